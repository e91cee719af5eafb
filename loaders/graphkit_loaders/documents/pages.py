"""Pages of lines and tables → one text: heads and feet that every page repeats left out, split tables put together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from graphkit.places import Place
from graphkit_loaders.documents.printed import FURNITURE, Line, Page, Table
from graphkit_loaders.documents.text import Extracted, Piece, Writer

_REPEATED = 0.6
"""Share of the pages from which a first or last line is their head or foot."""

_LEAST = 4
"""Lines of a page from which it can have a head or a foot."""

Row = list[list[Piece]]


def write(pages: Sequence[Page], writer: Writer, scanned: Iterable[int] = ()) -> Extracted:
    """Put pages into one text, parted by form feeds.

    A row that a page break splits stands whole on the page where it begins; each of its words keeps its own page.
    """
    _drop_repeated(pages)
    _unite_tables(pages)
    tables = 0
    rows = 0
    for page in pages:
        if page is not pages[0]:
            writer.page_break()
        for item in page.items:
            if isinstance(item, Line):
                blanks = [Piece("\u3000\u3000")] if item.indented else []
                writer.line([*blanks, *item.pieces], Place(0, page=page.number))
                continue
            if not (item.goes_on and tables):
                tables, rows = tables + 1, 0
            for row in item.rows:
                rows += 1
                writer.row(row, Place(0, page=page.number, table=tables, row=rows))
    return writer.done(scanned)


def _drop_repeated(pages: Sequence[Page]) -> None:
    if len(pages) < 3:
        return
    for edge in (0, -1):
        seen: Counter[str] = Counter()
        for page in pages:
            if len(page.items) >= _LEAST and isinstance(line := page.items[edge], Line):
                seen[_shape(line)] += 1
        repeated = {shape for shape, count in seen.items() if count >= max(3, _REPEATED * len(pages))}
        for page in pages:
            if len(page.items) >= _LEAST and isinstance(line := page.items[edge], Line) and _shape(line) in repeated:
                del page.items[edge]


def _shape(line: Line) -> str:
    return re.sub(r"\d+", "0", "".join(line.text.split()))


def _unite_tables(pages: Sequence[Page]) -> None:
    """Where a table goes on at the head of the next page, its repeated header goes and its split row is joined."""
    for page, following in pairwise(pages):
        last = next((item for item in reversed(page.items) if not _numbers_page(item)), None)
        first = next((item for item in following.items if not _numbers_page(item)), None)
        if not (isinstance(last, Table) and isinstance(first, Table) and last.rows and first.rows):
            continue
        if len(last.rows[-1]) != len(first.rows[0]):
            continue
        first.goes_on = True
        header = last.header or last.rows[0]
        first.header = header
        if _texts(first.rows[0]) == _texts(header):
            del first.rows[0]
        if first.rows and _goes_on(first.rows[0]):
            for cell, more in zip(last.rows[-1], first.rows[0], strict=True):
                cell += more
            del first.rows[0]


def _goes_on(row: Row) -> bool:
    """Whether a row is the rest of one: its first cell is empty, and so is another one, if there are three."""
    empty = [not text for text in _texts(row)]
    return empty[0] and (len(row) < 3 or sum(empty) >= 2) and not all(empty)


def _texts(row: Row) -> list[str]:
    return ["".join(piece.text for piece in cell).strip() for cell in row]


def _numbers_page(item: Line | Table) -> bool:
    return isinstance(item, Line) and FURNITURE.match(item.text) is not None
