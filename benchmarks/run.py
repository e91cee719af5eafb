"""Run every ``bench_*.py`` beside this file, one process each, and fail if one fails or misses a limit of its own.

Give names to run some: ``python benchmarks/run.py reading start``. ``--quick`` runs each at its least size, to see
that it still runs: its figures say little.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path


def main(words: list[str]) -> int:
    """Run the named benchmarks, or all; the exit status counts those that did not end well."""
    names = [word for word in words if word != "--quick"]
    quick = ["--quick"] * ("--quick" in words)
    place = Path(__file__).resolve().parent
    found = {script.stem.removeprefix("bench_"): script for script in sorted(place.glob("bench_*.py"))}
    unknown = [name for name in names if name not in found]
    if unknown:
        print(f"no benchmark {', '.join(unknown)}; there are {', '.join(found) or 'none'}", file=sys.stderr)
        return 2
    told: dict[str, tuple[float, bool]] = {}
    for name in names or found:
        print(f"== {name}", flush=True)
        begin = time.perf_counter()
        # A process of its own: what one imports would make the next look fast.
        status = subprocess.run([sys.executable, found[name], *quick], check=False).returncode
        told[name] = time.perf_counter() - begin, status == 0
    print("== all")
    for name, (seconds, well) in told.items():
        print(f"{name:16}{seconds:7.0f} s  {'done' if well else 'failed, or missed a limit: see above'}")
    return sum(not well for _, well in told.values())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
