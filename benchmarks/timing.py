"""Least time of a piece of work, for the benchmarks that compare times."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def timed(work: Callable[[], T], repeats: int = 1, clock: Callable[[], float] = time.perf_counter) -> tuple[float, T]:
    """Least time of some runs in seconds, and the answer of the last; ``time.process_time`` counts the processor's."""
    best = float("inf")
    for _ in range(repeats):
        begin = clock()
        answer = work()
        best = min(best, clock() - begin)
    return best, answer
