"""Rows of a ledger with the place of each in the text that stands for its file."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from graphkit.errors import InputError
from graphkit.places import Place
from graphkit_loaders.ledger.sheets import Grid, letters
from graphkit_loaders.ledger.vocabulary import column_of, fold, vocabulary

_LINES = re.compile(r"[^\n]*\n|[^\n]+")
_SEVERAL = re.compile(r"[;；]")

HEAD_ROWS = 30
"""Rows at the top of a sheet among which the headings are looked for: titles and notes stand above them."""

BETWEEN = " | "
"""What parts the cells of a workbook's row in the text that stands for it."""


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One row: cells by column, and where it stands: sheet and row in the file, offsets in the text.

    ``addresses`` has the letters and the heading of each column.
    """

    cells: dict[str, str]
    addresses: dict[str, tuple[str, str]]
    sheet: str | None
    number: int
    start: int
    stop: int

    def where(self, column: str) -> str:
        """A cell as a workbook names it, with its heading: ``签约!E12 “状态”``."""
        place, heading = self.addresses[column]
        sheet = f"{self.sheet}!" if self.sheet is not None else ""
        return f"{sheet}{place}{self.number} “{heading}”"


@dataclass(frozen=True, slots=True)
class Ledger:
    """The rows of a file, the text that offsets count in, and where in the file the text stands."""

    rows: tuple[LedgerRow, ...]
    text: str
    places: tuple[Place, ...] = ()
    examples: int = 0


def read_csv(text: str, file: str) -> Ledger:
    """Rows below the headings of a comma-separated text, blank ones left out.

    Raises
    ------
    InputError
        If no row near the top names the columns that a ledger needs.
    """
    lines = _LINES.findall(text)  # not splitlines, which takes more for an end than a line feed
    offsets = [0, *accumulate(len(line) for line in lines)]
    # A sheet saved as "Unicode text" is parted by tabs.
    table = csv.reader(lines, delimiter="\t" if lines and "\t" in lines[0] and "," not in lines[0] else ",")
    rows: list[Sequence[str]] = []
    spans: list[tuple[int, int]] = []
    numbers: list[int] = []
    begin = 0
    try:
        for cells in table:
            first, begin = begin, table.line_num
            stop = offsets[begin]
            rows.append(cells)
            numbers.append(first + 1)
            spans.append((offsets[first], stop - (text[stop - 1 : stop] == "\n")))
    except csv.Error as error:
        raise InputError(f"{file}, line {table.line_num}: this is no table ({error}); save the sheet as CSV") from error
    found, examples = _rows(Grid(None, rows, numbers), spans)
    if found is None:
        raise _no_ledger(file, [Grid(None, rows, numbers)])
    return Ledger(tuple(found), text, (), examples)


def read_grids(grids: Sequence[Grid], file: str) -> Ledger:
    """Rows of all sheets that have the headings of a ledger; the text has a line for each row of a sheet.

    Raises
    ------
    InputError
        If no sheet has them.
    """
    parts: list[str] = []
    places: list[Place] = []
    rows: list[LedgerRow] = []
    size = examples = 0
    ledgers = [grid for grid in grids if _headings(grid) is not None]
    for grid in ledgers:
        spans = []
        for number, cells in zip(grid.numbers, grid.rows, strict=True):
            line = BETWEEN.join(cell for cell in cells if cell)
            spans.append((size, size + len(line)))
            sheet = grids.index(grid) + 1 if len(grids) > 1 else None
            places.append(Place(size, table=sheet, row=number))
            parts.append(line + "\n")
            size += len(line) + 1
        found, some = _rows(grid, spans)
        rows += found or ()
        examples += some
    if not ledgers:
        raise _no_ledger(file, grids)
    return Ledger(tuple(rows), "".join(parts), tuple(places), examples)


def parties(cell: str) -> tuple[str, ...]:
    """The names of a cell that may hold several, parted by semicolons."""
    return tuple(name.strip() for name in _SEVERAL.split(cell) if name.strip())


def _headings(grid: Grid) -> tuple[int, dict[str, int]] | None:
    """The row of the headings and the place of each column in it; none where a column that is needed is not there."""
    for line, cells in enumerate(grid.rows[:HEAD_ROWS]):
        places: dict[str, int] = {}
        for place, cell in enumerate(cells):
            if cell and (name := column_of(cell)):
                places.setdefault(name, place)
        if all(name in places for name in vocabulary().required):
            return line, places
    return None


def _rows(grid: Grid, spans: Sequence[tuple[int, int]]) -> tuple[list[LedgerRow] | None, int]:
    """Rows below the headings and how many examples were left out; no rows at all where there are no headings."""
    head = _headings(grid)
    if head is None:
        return None, 0
    line, places = head
    headings = {name: fold(grid.rows[line][place]) for name, place in places.items()}
    found: list[LedgerRow] = []
    examples = 0
    for cells, number, (start, stop) in list(zip(grid.rows, grid.numbers, spans, strict=True))[line + 1 :]:
        named = {name: fold(cells[place]) if place < len(cells) else "" for name, place in places.items()}
        if not any(named.get(name) for name in (*vocabulary().required, "date", "what")):
            continue
        if _is_example(named):
            examples += 1
            continue
        if _repeats_headings(named, headings):
            continue
        addresses = {name: (letters(place), headings[name]) for name, place in places.items()}
        found.append(LedgerRow(named, addresses, grid.name, number, start, stop))
    return found, examples


def _is_example(named: dict[str, str]) -> bool:
    words = vocabulary().example_words
    return any(named.get(column, "").lower() in words for column in vocabulary().example_columns)


def _repeats_headings(named: dict[str, str], headings: dict[str, str]) -> bool:
    """Whether a row is the headings once more, as at the top of a printed page."""
    return all(named[name] == headings[name] for name in vocabulary().required)


def _no_ledger(file: str, grids: Sequence[Grid]) -> InputError:
    """What is missing, told of the row that comes nearest to the headings of a ledger."""
    words = vocabulary()
    best: tuple[int, str, list[str]] = (-1, "row 1", list(words.required))
    for grid in grids:
        for number, cells in zip(grid.numbers[:HEAD_ROWS], grid.rows[:HEAD_ROWS], strict=False):
            names = {column_of(cell) for cell in cells if cell}
            lacks = [name for name in words.required if name not in names]
            known = len(names - {None})
            if known > best[0]:
                row = f"row {number}" if grid.name is None else f"sheet {grid.name}, row {number}"
                best = (known, row, lacks)
    wanted = "、".join(words.headings[name] for name in best[2])
    return InputError(
        f"{file}: {best[1]} lacks the columns {wanted}; a ledger has {','.join(words.headings.values())}, of which "
        f"{'、'.join(words.headings[name] for name in words.required)} are needed"
    )
