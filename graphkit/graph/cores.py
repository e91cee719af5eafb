"""Columns and tables side by side on the cores: Arrow works on large ones without holding up other threads."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Thing = TypeVar("Thing")
Result = TypeVar("Result")

WORTH_THREADS = 100_000
"""Rows from which threads pay."""


def on_cores(work: Callable[[Thing], Result], things: Iterable[Thing], rows: int) -> list[Result]:
    """Do the work for each thing, in threads if there are many rows in all.

    Examples
    --------
    >>> on_cores(len, ["a", "bc"], rows=1_000_000)
    [1, 2]
    """
    if rows < WORTH_THREADS:
        return [work(thing) for thing in things]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(work, things))
