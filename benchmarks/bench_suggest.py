"""``suggest``: the same optimum as HiGHS on the same problem, and how its time grows with the units that need somebody.

Run with ``python benchmarks/bench_suggest.py``; ``--quick`` for few units. The linear program allows parts of pairs, so
that its optimum is a bound: a ratio of 1 says that no choice is better.
"""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from given import numbers
from timing import slope, timed

from graphkit.suggestions.flow import choose

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from random_problems import problem
from test_suggest_optimal import bound, worth


def main(sizes: list[int]) -> None:
    """Print seconds of both, and the ratio of the optima."""
    choose(problem(1, units=3, per_province=3, provinces=2, chance=0.8))  # the first pays for imports
    points, theirs = [], []
    for units in sizes:
        asked = problem(units, units=units, per_province=max(8, units // 2), provinces=3, chance=0.8)
        seconds, choice = timed(partial(choose, asked))
        by_program, least = timed(partial(bound, asked))
        chosen = choice.pairs
        open_, number, points_ = worth(asked, chosen)
        ours = 10**8 * open_ + 10**4 * number + points_
        print(
            f"{units:4} units, {len(asked.pairs):6} pairs on offer, {len(chosen):4} chosen: flow {seconds:7.2f} s, "
            f"linear program with its making {by_program:7.2f} s, ratio of optima {ours / least:.6f}",
            flush=True,
        )
        points.append((units, seconds))
        theirs.append((units, by_program))
    print(f"slope over units: flow {slope(points):.2f}, linear program {slope(theirs):.2f}")


if __name__ == "__main__":
    main(numbers(sys.argv[1:], usual=(10, 20, 40, 80), quick=(10, 20)))
