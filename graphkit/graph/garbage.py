"""Python's search for reference cycles, left alone while millions of values without any are made."""

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
