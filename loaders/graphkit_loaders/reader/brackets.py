"""Brackets of a paragraph, and lists parted outside of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graphkit_loaders.reader.shapes import Span

_MARK = re.compile("[（〔【［\\[）〕】］\\]]")
_OPENING = "（〔【［["


def brackets(text: str, start: int, stop: int) -> list[Span]:
    """The outermost brackets between two offsets, their marks included.

    Whatever closes, closes the last that opened: printed texts mix （ and 〕. One never closed counts for nothing.

    Examples
    --------
    >>> brackets("甲（乙（丙）丁）戊〔己〕", 0, 12)
    [(1, 8), (9, 12)]
    """
    opened: list[int] = []
    found: list[Span] = []
    for mark in _MARK.finditer(text, start, stop):
        if mark.group() in _OPENING:
            opened.append(mark.start())
        elif opened:
            first = opened.pop()
            while found and found[-1][0] > first:
                found.pop()
            found.append((first, mark.end()))
    return found


@cache
def _separators(marks: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(marks)}（〔【［）〕】］]")


def parts(text: str, start: int, stop: int, marks: str) -> Iterator[Span]:
    """Spans between separating marks that stand outside brackets; empty ones too."""
    depth = 0
    at = start
    for found in _separators(marks).finditer(text, start, stop):
        mark = found.group()
        if mark in "（〔【［":
            depth += 1
        elif mark in "）〕】］":
            depth = max(0, depth - 1)
        if depth == 0 and mark in marks:
            yield at, found.start()
            at = found.end()
    yield at, stop
