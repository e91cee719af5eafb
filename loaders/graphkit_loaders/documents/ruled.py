"""The cells of ruled tables in the picture of a page, by their lines."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from graphkit_loaders.documents.libraries import library
from graphkit_loaders.documents.printed import Grid, Rectangle

_ACROSS, _DOWN = 25, 40
"""A line is as long as this part of the page's width or height at least."""
_REACH = 0.6
"""Share of the table's width that a line between rows takes at least."""
_REACH_DOWN = 0.3
"""Share of the table's height that a line between columns takes at least."""
_NEAR = 12
"""Pixels within which two lines are one."""

Span = tuple[int, int, int]
"""Where a line stands, and from where to where it runs."""


def grids(pixels: Any) -> list[Grid]:
    """Tables of a page, from its head to its foot.

    Parameters
    ----------
    pixels : numpy.ndarray
        Height × width × 3, 0 to 255.
    """
    cv2 = library("cv2", "ocr", "a scan")
    grey = cv2.cvtColor(pixels.copy(), cv2.COLOR_BGR2GRAY)
    _, ink = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    height, width = ink.shape
    # A line drawn a little askew breaks into steps; thickening it first keeps it whole.
    thick = cv2.dilate(ink, cv2.getStructuringElement(cv2.MORPH_RECT, (3, 3)))
    across = cv2.morphologyEx(thick, cv2.MORPH_OPEN, _bar(cv2, max(2, width // _ACROSS), 1))
    down = cv2.morphologyEx(thick, cv2.MORPH_OPEN, _bar(cv2, 1, max(2, height // _DOWN)))
    lines = cv2.dilate(cv2.bitwise_or(across, down), cv2.getStructuringElement(cv2.MORPH_RECT, (5, 5)))
    found = []
    for left, top, wide, high in _parts(cv2, lines):
        if wide < width / 4 or high < height / 40:
            continue
        here = slice(top, top + high), slice(left, left + wide)
        rows = _bounds([(y + h // 2, x, x + w) for x, y, w, h in _parts(cv2, across[here])], _REACH * wide)
        columns = _bounds([(x + w // 2, y, y + h) for x, y, w, h in _parts(cv2, down[here])], _REACH_DOWN * high)
        if len(rows) > 2 and len(columns) > 2:
            between = [(left + a, left + b) for a, b in pairwise(columns)]
            grid = [[Rectangle(a, top + y, b, top + z) for a, b in between] for y, z in pairwise(rows)]
            found.append((top, grid))
    return [grid for _, grid in sorted(found, key=lambda one: one[0])]


def _bar(cv2: Any, wide: int, high: int) -> Any:
    return cv2.getStructuringElement(cv2.MORPH_RECT, (wide, high))


def _parts(cv2: Any, mask: Any) -> Iterator[tuple[int, int, int, int]]:
    """Left, top, width and height of all that hangs together."""
    count, _, stats, _ = cv2.connectedComponentsWithStats(mask)
    for i in range(1, count):
        yield tuple(int(value) for value in stats[i][:4])  # type: ignore[misc]


def _bounds(lines: list[Span], least: float) -> list[int]:
    """Where lines stand that together are long enough; near ones are one."""
    groups: list[list[Span]] = []
    for line in sorted(lines):
        if groups and line[0] - groups[-1][-1][0] <= _NEAR:
            groups[-1].append(line)
        else:
            groups.append([line])
    return [
        sum(line[0] for line in group) // len(group)
        for group in groups
        if sum(stop - start for _, start, stop in group) >= least
    ]
