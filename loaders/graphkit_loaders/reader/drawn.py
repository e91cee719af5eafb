"""Rows of a table whose cells are parted by tabs or strokes, and a row of any table as a task."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from graphkit_loaders.reader.cells import Cell, joined
from graphkit_loaders.reader.deadlines import told_deadline
from graphkit_loaders.reader.outline_words import first_rule, pattern, table
from graphkit_loaders.reader.responsible import duty
from graphkit_loaders.reader.shapes import Clean, Responsible, Span, TaskRow

Column = Literal["number", "kind", "title", "time", "units", "lead", "joint", "drop", ""]

STROKES = re.compile("[\t|｜]")
_UNIT_COLUMNS: tuple[Column, ...] = ("lead", "units", "joint")
_NUMBER = re.compile(r"\s*\d{1,3}\s*\Z")


def drawn_rows(
    clean: Clean, lines: list[Span], columns: list[Column], year: str | None
) -> tuple[list[TaskRow], list[tuple[int, int, str]]]:
    """Rows of a table whose cells are parted by tabs or strokes; an empty number repeats the one above."""
    rows: list[TaskRow] = []
    unread: list[tuple[int, int, str]] = []
    lines = [line for line in lines if not names_group(clean.text[slice(*line)])]
    for start, stop, parts in _records(clean.text, lines, len(columns), "number" in columns[:1]):
        cells: dict[Column, list[list[Span]]] = {}
        for kind, spans in zip(columns, parts, strict=False):
            if spans:
                cells.setdefault(kind, []).append(spans)
        if clean.text.startswith(tuple(table("outline_annex")["sums"]["words"]), _stripped(clean.text, start, stop)[0]):
            continue
        if "title" not in cells:
            unread.append((start, stop, "no-title"))
            continue
        number = clean.text[slice(*cells["number"][0][0])] if "number" in cells else ""
        no = int(number) if number.isdecimal() else len(rows) + 1 if "number" not in columns else None
        if not number and rows and "number" in columns:
            no = rows[-1].no  # a merged cell: the number above goes on
        title = joined(clean.text, cells["title"][0])
        units: list[tuple[Cell, str]] = [
            (joined(clean.text, part), kind)
            for kind in _UNIT_COLUMNS
            for spans in cells.get(kind, [])
            for part in unit_by_unit(clean.text, spans)
        ]
        time = joined(clean.text, [span for spans in cells["time"] for span in spans]) if "time" in cells else None
        rows.append(row_of(no, (start, stop), title, units, time, year))
    return rows, unread


def names_group(line: str) -> bool:
    """Whether a line names a group of rows: 一、知识产权."""
    return pattern("outline_annex", "stops", "groups").match(line) is not None


def _records(text: str, lines: list[Span], width: int, numbered: bool) -> Iterator[tuple[int, int, list[list[Span]]]]:
    """Rows with the spans of their cells.

    A row too short goes on in the next line, whose first words belong to its last cell: a line broken inside a cell.
    """
    begin, end = 0, 0
    row: list[list[Span]] = []
    for start, stop in lines:
        cells = _cells_between(text, start, stop)
        goes_on = numbered and row and len(row) + len(cells) - 1 == width and len(row) < width
        if goes_on and not (cells[0] and _NUMBER.match(text[slice(*cells[0])])):
            row[-1] += [cells[0]] if cells[0] else []
            row += [[cell] if cell else [] for cell in cells[1:]]
            end = stop
            continue
        if row:
            yield begin, end, row
        begin, end, row = start, stop, [[cell] if cell else [] for cell in cells]
    if row:
        yield begin, end, row


def _cells_between(text: str, start: int, stop: int) -> list[Span | None]:
    """The span of each cell of a line; None for an empty one."""
    at = start + (1 if text[start] in "|｜" else 0)
    found: list[Span | None] = []
    while True:
        mark = STROKES.search(text, at, stop)
        first, last = _stripped(text, at, mark.start() if mark else stop)
        found.append((first, last) if last > first else None)
        if mark is None:
            return found
        at = mark.end()


def unit_by_unit(text: str, lines: list[Span]) -> Iterator[list[Span]]:
    """The lines of a cell, parted where one ends with a whole name and the next begins one without a mark between."""
    begins = tuple(table("outline_annex")["units"]["begins"])
    whole = tuple(table("outline_responsible")["names"]["bare"])
    part: list[Span] = []
    for line in lines:
        if part and text.endswith(whole, *part[-1]) and text.startswith(begins, line[0]):
            yield part
            part = []
        part.append(line)
    if part:
        yield part


def row_of(
    no: int | None, span: Span, title: Cell, units: list[tuple[Cell, str]], time: Cell | None, year: str | None
) -> TaskRow:
    names: dict[str, Responsible] = {}
    leads = any(kind == "lead" for _, kind in units)
    joins = any(kind == "joint" for _, kind in units)
    for cell, kind in units:
        for name in duty(cell.text, 0, len(cell.text)).names:
            placed = cell.placed(name)
            if kind == "lead" or (kind == "units" and joins and not leads):
                placed = replace(placed, role="lead")
            names.setdefault(placed.printed, placed)
    told = told_deadline(time.text, 0, len(time.text), year) if time else None
    due_span = time.span(*told.span) if time and told else None
    demanded = first_rule("outline_targets", "demand", "status", title.text)
    first, last = title.span(0, len(title.text))
    return TaskRow(
        no, "annex", title.text, first, last, *span, tuple(names.values()), told.due if told else None,
        bool(told and told.ongoing), due_span, demanded,
    )  # fmt: skip


def _stripped(text: str, start: int, stop: int) -> Span:
    while start < stop and text[start] in " \t":
        start += 1
    while stop > start and text[stop - 1] in " \t":
        stop -= 1
    return start, stop
