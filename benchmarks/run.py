"""Run every ``bench_*.py`` beside this file, one process each, and fail if one fails.

Give names to run some: ``python benchmarks/run.py reading start``.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def main(names: list[str]) -> int:
    """Run the named benchmarks, or all; the exit status counts those that failed."""
    place = Path(__file__).resolve().parent
    found = {script.stem.removeprefix("bench_"): script for script in sorted(place.glob("bench_*.py"))}
    unknown = [name for name in names if name not in found]
    if unknown:
        print(f"no benchmark {', '.join(unknown)}; there are {', '.join(found) or 'none'}", file=sys.stderr)
        return 2
    failed = 0
    for name in names or found:
        print(f"== {name}", flush=True)
        # A process of its own: what one imports would make the next look fast.
        failed += subprocess.run([sys.executable, found[name]], check=False).returncode != 0
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
