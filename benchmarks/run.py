"""Run every ``bench_*.py`` beside this file, one process each, and fail if one fails.

Give names to run some: ``python benchmarks/run.py reading start``. ``--quick`` runs each at its least size, to see
that it still runs: its figures say little.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path


def main(words: list[str]) -> int:
    """Run the named benchmarks, or all; the exit status counts those that failed."""
    names = [word for word in words if word != "--quick"]
    quick = ["--quick"] * ("--quick" in words)
    place = Path(__file__).resolve().parent
    found = {script.stem.removeprefix("bench_"): script for script in sorted(place.glob("bench_*.py"))}
    unknown = [name for name in names if name not in found]
    if unknown:
        print(f"no benchmark {', '.join(unknown)}; there are {', '.join(found) or 'none'}", file=sys.stderr)
        return 2
    told: dict[str, str] = {}
    for name in names or found:
        print(f"== {name}", flush=True)
        begin = time.perf_counter()
        # A process of its own: what one imports would make the next look fast.
        status = subprocess.run([sys.executable, found[name], *quick], check=False).returncode
        told[name] = f"{time.perf_counter() - begin:7.0f} s  {'FAILED' if status else 'done'}"
    print("== all")
    for name, said in told.items():
        print(f"{name:16}{said}")
    return sum(said.endswith("FAILED") for said in told.values())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
