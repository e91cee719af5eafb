"""Python's search for reference cycles, left alone or made seldom while many values without any are made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def left_alone() -> Iterator[None]:
    """Search for no cycles within: each search walks all that is alive, so that its cost grows with what is made.

    Examples
    --------
    >>> with left_alone():
    ...     gc.isenabled()
    False
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


_SELDOM = 50_000
"""New values after which cycles are searched for, 700 by default."""


@contextmanager
def seldom() -> Iterator[None]:
    """Search for cycles seldom within: what a reader keeps is walked each time, and little of what it makes is one."""
    before = gc.get_threshold()
    gc.set_threshold(max(before[0], _SELDOM) if before[0] else 0, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
