"""Least time of a piece of work, for the benchmarks that compare wall clocks."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def timed(work: Callable[[], T], repeats: int = 1) -> tuple[float, T]:
    """Least time of some runs in seconds, and the answer of the last."""
    best = float("inf")
    for _ in range(repeats):
        begin = time.perf_counter()
        answer = work()
        best = min(best, time.perf_counter() - begin)
    return best, answer
