"""How ``diff`` and ``as_of`` grow with the number of links, beside one bare pass over the same rows.

Run with ``python benchmarks/bench_diff.py``; ``--quick`` takes small sizes. The slope is that of the logarithms of time
and size: 1 is linear.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable

from timing import slope, timed

from graphkit.comparison import diff
from graphkit.graph import Graph
from graphkit.model import STATUSES, Evidence, Link, Node, Records, Source

SIZES, QUICK = (10_000, 30_000, 100_000, 300_000, 1_000_000), (3_000, 10_000, 30_000)
LINKS_A_UNIT = 10


def make(links: int) -> Graph:
    """Units with dated partnerships between them, a hundredth of them ended again."""
    draw = random.Random(links)
    units = links // LINKS_A_UNIT
    nodes = [Node("Division", f"{n:09}", f"第{n}区") for n in range(units)]
    source = Source("ledger.csv@0", "ledger.csv", "ledger", "0", "utf-8", "合作" * (links + 1))
    made = []
    for n in range(links):
        rank = 0 if n % 100 == 0 else draw.randint(3, 7)
        day = f"20{draw.randint(15, 24)}-{draw.randint(1, 12):02}"
        since, until = (None, day) if rank == 0 else (day, None)
        told = {"status": STATUSES[rank], "rank": rank, "since": since, "until": until}
        a, b = draw.sample(range(units), 2)
        evidence = Evidence(source.key, "合作", 2 * n, 2 * n + 2, "ledger")
        made.append(Link("PARTNERS_WITH", "Division", nodes[a].key, "Division", nodes[b].key, told, evidence))
    return Graph.from_records(Records((source,), tuple(nodes), tuple(made)))


def bare(graph: Graph) -> int:
    """The least that a comparison must do: read every row of two days once, and count its pair."""
    seen: dict[tuple[str, str], int] = {}
    for _ in range(2):
        columns = graph.link_table("PARTNERS_WITH").select(["from_key", "to_key", "rank"]).columns
        for a, b, rank in zip(*(column.to_pylist() for column in columns), strict=True):
            seen[a, b] = rank
    return len(seen)


def main(words: list[str]) -> None:
    """Print seconds, microseconds a link, and the ratio to the bare pass, then the slopes."""
    sizes = list(QUICK if "--quick" in words else SIZES)
    found: dict[str, list[float]] = {"bare pass": [], "as_of": [], "diff": []}
    for links in sizes:
        graph = make(links)
        works: dict[str, Callable[[], object]] = {
            "bare pass": lambda g=graph: bare(g),  # type: ignore[misc]
            "as_of": lambda g=graph: g.as_of("2020-06-30"),  # type: ignore[misc]
            "diff": lambda g=graph: diff(g, old_as_of="2018", new_as_of="2022", gaps=False),  # type: ignore[misc]
        }
        for name, work in works.items():
            found[name].append(timed(work, 1 if links > 300_000 else 3)[0])
        told = ", ".join(f"{name} {s[-1]:.3f} s ({1e6 * s[-1] / links:.2f} us/link)" for name, s in found.items())
        print(
            f"{links:>9} links: {told}; diff / bare pass {found['diff'][-1] / found['bare pass'][-1]:.1f}", flush=True
        )
    print(
        "slope of log time over log size: "
        + ", ".join(f"{n} {slope([*zip(sizes, s, strict=True)]):.2f}" for n, s in found.items())
    )


if __name__ == "__main__":
    main(sys.argv[1:])
