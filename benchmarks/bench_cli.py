"""How long the command line takes, as ratios to what it cannot do without, measured in one run.

    python benchmarks/bench_cli.py [rounds | --quick]

Every command is a process of its own; the rounds go through all of them in turn, so that a busy moment of the machine
hits them alike, and the median of each counts. Byte code is cached for all of them, as it is after an installation.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time

from given import numbers

PYTHON = sys.executable

COMMANDS = {
    "python -c pass": [PYTHON, "-c", "pass"],
    "graphkit --help": [PYTHON, "-m", "graphkit", "--help"],
    "graphkit gaps --help": [PYTHON, "-m", "graphkit", "gaps", "--help"],
    "import of the libraries": [PYTHON, "-c", "import pandas, networkx, ladybug, pyarrow.parquet"],
    "graphkit gaps": [PYTHON, "-m", "graphkit", "gaps"],
    "graphkit links": [PYTHON, "-m", "graphkit", "links"],
}

LIMITS = (
    ("graphkit --help", "python -c pass", 4.0),
    ("graphkit gaps", "import of the libraries", 1.5),
    ("graphkit links", "import of the libraries", None),
    ("graphkit gaps --help", "python -c pass", None),
)
"""Command, what it is measured by, and the ratio that it shall not exceed."""


def main(rounds: int) -> int:
    """Measure and print; the exit status counts the limits exceeded."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for turn in range(rounds + 1):
        for name, command in COMMANDS.items():
            begin = time.perf_counter()
            done = subprocess.run(command, capture_output=True, check=False, env=environment)
            if done.returncode:
                sys.exit(f"{name}: exit {done.returncode}: {done.stderr.decode(errors='replace')}")
            if turn:  # the first round only fills the caches
                times[name].append(time.perf_counter() - begin)
    medians = {name: statistics.median(some) for name, some in times.items()}
    for name, seconds in medians.items():
        print(f"{name:26}{seconds * 1000:8.0f} ms")
    exceeded = 0
    for name, measure, limit in LIMITS:
        ratio = medians[name] / medians[measure]
        told = "" if limit is None else f"  (limit {limit}: {'kept' if ratio <= limit else 'EXCEEDED'})"
        print(f"{name} / {measure}: {ratio:.2f}{told}")
        exceeded += limit is not None and ratio > limit
    return exceeded


if __name__ == "__main__":
    sys.exit(main(*numbers(sys.argv[1:], usual=(15,), quick=(1,))))
