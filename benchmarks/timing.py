"""Time of a piece of work, how it grows, and what else the machine does meanwhile: for all benchmarks."""

from __future__ import annotations

import math
import os
import time
from collections.abc import Callable, Sequence
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


def processor(work: Callable[[], T], repeats: int = 1) -> tuple[float, T]:
    """Least seconds of the processor, of all threads, and the answer of the last run."""
    return timed(work, repeats, time.process_time)


def slope(points: Sequence[tuple[int, float]]) -> float:
    """Slope of the line through sizes and seconds on log scales, by least squares: 1 is linear."""
    xs, ys = [math.log(x) for x, _ in points], [math.log(y) for _, y in points]
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True)) / sum((x - mean_x) ** 2 for x in xs)


def load() -> str:
    """How many pieces of work wait for the machine's cores, in words; Windows does not tell."""
    return f"load of the machine {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
