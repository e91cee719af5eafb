"""Printed pages → lines and tables, from words with their places on the paper: of a PDF file or of a scan.

Coordinates run from the upper left corner, to the right and down, in any unit.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from graphkit_loaders.documents.columns import in_columns
from graphkit_loaders.documents.text import Piece

_BLANK, _COLUMN = 0.3, 1.6
"""Gaps between words, in heights of a letter: from the first on a blank, from the second on another column."""
_ROOM = 1.6
"""Room at the end of a cell's line, in heights of a letter, in which the next word would have stood."""
_ENDS = tuple("、，；。：,;")


@dataclass(frozen=True, slots=True)
class Box:
    """Words and the rectangle that they take."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    confidence: float = 1.0

    @property
    def height(self) -> float:
        """Height of the letters."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Height on the page of the middle of the letters."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A cell, or a whole table."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, box: Box) -> bool:
        """Whether the middle of a box lies within."""
        return self.left <= (box.left + box.right) / 2 <= self.right and self.top <= box.middle <= self.bottom


Grid = Sequence[Sequence[Rectangle | None]]
"""Cells of a table by row and column; none where a cell is joined with the one before or above."""


@dataclass(slots=True)
class Line:
    """A printed line."""

    top: float
    left: float
    right: float
    height: float
    pieces: list[Piece]
    indented: bool = False

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(slots=True)
class Table:
    """A table, or the part of it that stands on one page."""

    top: float
    rows: list[list[list[Piece]]] = field(default_factory=list)
    goes_on: bool = False
    """It goes on from the page before."""
    header: list[list[Piece]] | None = None
    """Of the table that it goes on."""


@dataclass(slots=True)
class Page:
    """What stands on a page, from its head to its foot."""

    number: int
    items: list[Line | Table]


def read_page(number: int, boxes: Iterable[Box], grids: Iterable[Grid] = ()) -> Page:
    """Put the words of a page into lines and tables.

    Parameters
    ----------
    number : int
        Of the page, from 1.
    boxes : iterable of Box
        All words, in any order.
    grids : iterable of Grid
        The cells of each table.
    """
    free = list(boxes)
    tables: dict[Box, Table] = {}
    for grid in grids:
        whole = _hull(cell for row in grid for cell in row if cell is not None)
        inside = [box for box in free if whole.holds(box)]
        if not inside or max(len(row) for row in grid) < 2:
            continue
        free = [box for box in free if not whole.holds(box)]
        # What stands beside a table in another column must not be taken for what stands above or below it.
        place = Box("", whole.left, whole.top, whole.right, whole.top)
        tables[place] = Table(whole.top, _cells(grid, inside, number))
    items: list[Line | Table] = []
    for group in in_columns([*free, *tables]):
        lines = _lines([box for box in group if box not in tables], number)
        _mark_indented(lines)
        there = [tables[box] for box in group if box in tables]
        items += sorted([*there, *lines], key=lambda item: item.top)
    return Page(number, items)


def _hull(cells: Iterable[Rectangle]) -> Rectangle:
    every = list(cells)
    return Rectangle(
        min(c.left for c in every), min(c.top for c in every), max(c.right for c in every), max(c.bottom for c in every)
    )


def _cells(grid: Grid, boxes: list[Box], page: int) -> list[list[list[Piece]]]:
    of: dict[tuple[int, int], list[Box]] = {}
    tops = [min((c.top for c in row if c is not None), default=0.0) for row in grid]
    for box in boxes:
        # the row by its upper edge first: a table of a thousand rows is not searched for every word
        near = bisect_right(tops, box.middle) - 1
        for row in [near, *range(near - 1, max(-1, near - 40), -1)]:
            column = next((i for i, c in enumerate(grid[row]) if c is not None and c.holds(box)), None)
            if column is not None:
                of.setdefault((row, column), []).append(box)
                break
    return [[_cell(of.get((r, c), []), page) for c in range(len(row))] for r, row in enumerate(grid)]


def _cell(boxes: list[Box], page: int) -> list[Piece]:
    """Words of a cell. A line that left room for what follows ended by will: a blank keeps the two apart."""
    lines = _lines(boxes, page)
    edge = max((box.right for box in boxes), default=0.0)
    pieces: list[Piece] = []
    for i, line in enumerate(lines):
        willed = i > 0 and lines[i - 1].right < edge - _ROOM * line.height
        if willed and not lines[i - 1].text.endswith(_ENDS):
            pieces.append(Piece(" ", page))
        pieces += line.pieces
    return pieces


def _lines(boxes: Iterable[Box], page: int) -> list[Line]:
    rows: list[list[Box]] = []
    for box in sorted(boxes, key=lambda box: box.middle):
        last = rows[-1] if rows else []
        if last and abs(box.middle - last[-1].middle) < 0.5 * min(box.height, last[-1].height):
            last.append(box)
        else:
            rows.append([box])
    return [_line(sorted(row, key=lambda box: box.left), page) for row in rows]


def _line(row: list[Box], page: int) -> Line:
    pieces: list[Piece] = []
    for i, box in enumerate(row):
        if i:
            gap = (box.left - row[i - 1].right) / max(box.height, 1e-6)
            if gap >= _BLANK:
                pieces.append(Piece("\u3000\u3000" if gap >= _COLUMN else " ", page))
        pieces.append(Piece(box.text, page, box.confidence))
    top, bottom = min(box.top for box in row), max(box.bottom for box in row)
    return Line(top, row[0].left, row[-1].right, bottom - top, pieces)


def _mark_indented(lines: list[Line]) -> None:
    """Tell which lines begin a paragraph by standing two letters to the right of the others."""
    if len(lines) < 4:
        return
    (margin, count), *_ = Counter(round(line.left / 4) * 4 for line in lines).most_common(1)
    if count < len(lines) / 4:
        return
    for line in lines:
        line.indented = 1.4 * line.height < line.left - margin < 2.8 * line.height


FURNITURE = re.compile(r"\s*(?:[-—–―－─·•]*\s*\d{1,4}\s*[-—–―－─·•]*|第\s*\d{1,4}\s*页.{0,12})\s*\Z")
"""A line that only numbers its page."""
