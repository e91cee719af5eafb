"""A job in a process of its own, so that its seconds and its peak memory are its own."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path


def run(script: str, *words: str | int | Path) -> dict[str, float]:
    """Run a script with these words; gives what it reports: ``seconds`` of the job by the wall, ``processor``
    seconds, ``megabytes`` at its peak, more; fails if the script does.
    """
    command = [sys.executable, script, *map(str, words)]
    ran = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")
    told: dict[str, float] = json.loads(ran.stdout.splitlines()[-1])
    return told


def report(job: Callable[[], object], **more: float) -> None:
    """Do a job in this process and print what ``run`` reads."""
    tell(**measured(job), **more)


def measured(job: Callable[[], object]) -> dict[str, float]:
    """Do a job in this process; gives what it took."""
    before = peak()
    begin, used = time.perf_counter(), time.process_time()
    job()
    told = {"seconds": time.perf_counter() - begin, "processor": time.process_time() - used}
    return {**told, "megabytes": peak(), "before": before}


def tell(**figures: float) -> None:
    """Print what ``run`` reads."""
    print(json.dumps(figures))


def peak(whose: int = resource.RUSAGE_SELF) -> float:
    """Most memory that this process has held, or the largest of those that it started, in megabytes."""
    used = resource.getrusage(whose).ru_maxrss
    return used / (1 << 20 if sys.platform == "darwin" else 1 << 10)
