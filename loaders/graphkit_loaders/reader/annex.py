"""Tables of tasks: rows with tabs or strokes, and tables that lost their lines, one cell over several lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from graphkit_loaders.reader.cells import Cell, joined
from graphkit_loaders.reader.dates import DATE
from graphkit_loaders.reader.drawn import STROKES, Column, drawn_rows, names_group, row_of, unit_by_unit
from graphkit_loaders.reader.outline_words import any_of, pattern, table
from graphkit_loaders.reader.responsible import is_unit_list
from graphkit_loaders.reader.shapes import Clean, Span, TaskRow

Part = Literal["body", "annex"]

_HEADER_CELLS = 12
_ROW_NUMBER, _WORDS = re.compile(r"(\d{1,3})"), re.compile(r"[^ \t]+")
_PART = any_of(table("outline_deadlines")["part"])
_TIME_CELL = re.compile(
    rf"(?:{DATE.pattern}|(?<![\d.])(?:1[0-2]|0?[1-9])月(?:份|(?:[12]\d|3[01]|0?[1-9])日)?|{_PART})"
    rf"(?:{_PART}|[一二三四]季度|年底前|底前|底|前)*(?:{any_of(table('outline_deadlines')['deeds'])})?"
    rf"|{any_of(table('outline_deadlines')['ongoing'])}",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class TaskTable:
    """The rows of one table, where its header and rows stand, and the rows that could not be read."""

    start: int
    stop: int
    header: Span
    rows: tuple[TaskRow, ...]
    unread: tuple[tuple[int, int, str], ...] = ()


def task_tables(clean: Clean, paragraphs: list[Span], year: str | None) -> list[TaskTable]:
    """Every table of tasks: its header names a column of tasks and one of units or deadlines."""
    found: list[TaskTable] = []
    index = 0
    while index < len(paragraphs):
        header = _header(clean.text, paragraphs, index)
        if header is None:
            index += 1
            continue
        columns, first, drawn = header
        last = _end(clean.text, paragraphs, first, drawn)
        read = drawn_rows if drawn else _lost_rows
        rows, unread = read(clean, paragraphs[first:last], columns, year)
        if rows:
            span = (paragraphs[index][0], paragraphs[first - 1][1])
            found.append(TaskTable(span[0], paragraphs[last - 1][1], span, tuple(rows), tuple(unread)))
            index = last
        else:
            index = first
    return found


def column(cell: str) -> Column:
    """What a header cell calls its column.

    Examples
    --------
    >>> [column(cell) for cell in ("序号", "重点任务", "完成时限", "市级责任单位", "北京方")]
    ['number', 'title', 'time', 'units', '']
    """
    words = "".join(cell.split())
    if len(words) > _HEADER_CELLS or not _any_column().search(words):
        return ""
    for kind, names in table("outline_annex")["columns"].items():
        if any(name in words for name in names):
            return kind  # type: ignore[no-any-return]
    return ""


@cache
def _any_column() -> re.Pattern[str]:
    """Any word that tells a column: most short lines hold none."""
    return re.compile(any_of(name for names in table("outline_annex")["columns"].values() for name in names))


def _glued(line: str) -> list[str]:
    """Cells of a header whose blanks are gone: names of columns and nothing else."""
    if len(line) > 60 or not _columns_only().fullmatch(line):
        return [line]
    return _any_column().findall(line)


@cache
def _columns_only() -> re.Pattern[str]:
    return re.compile(f"(?:{_any_column().pattern}){{3,}}")


def _tells_tasks(columns: list[Column]) -> bool:
    return "title" in columns and any(kind in columns for kind in ("time", "units", "lead", "joint"))


def _header(text: str, paragraphs: list[Span], index: int) -> tuple[list[Column], int, bool] | None:
    """Columns, index of the first paragraph after the header, and whether cells are marked off by tabs or strokes."""
    start, stop = paragraphs[index]
    if stop - start > 150:
        return None
    line = text[start:stop]
    if STROKES.search(line):
        columns = [column(cell) for cell in _cells(line)]
        return (columns, index + 1, True) if _tells_tasks(columns) else None
    cells = line.split() if " " in line else _glued(line)
    if len(cells) >= 3:
        columns = [column(cell) for cell in cells]
        return (columns, index + 1, False) if _tells_tasks(columns) and columns[0] == "number" else None
    if column(line) != "number":
        return None
    columns = ["number"]
    at = index + 1
    while at < len(paragraphs) and len(columns) < 8:
        words = text[slice(*paragraphs[at])]
        kind = column(words)
        if len(words) > _HEADER_CELLS or words.strip().isdecimal():
            break
        columns.append(kind)
        at += 1
    return (columns, at, False) if _tells_tasks(columns) else None


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in STROKES.split(line.strip("|｜"))]


def _end(text: str, paragraphs: list[Span], first: int, drawn: bool) -> int:
    """Index after the last paragraph of a table that begins at ``first``."""
    stops = pattern("outline_annex", "stops", "pattern")
    for index in range(first, len(paragraphs)):
        line = text[slice(*paragraphs[index])]
        if drawn and names_group(line) and _goes_on(text, paragraphs, index + 1):
            continue
        if (drawn and not STROKES.search(line)) or stops.match(line):
            return index
        if names_group(line) and not (
            index + 1 < len(paragraphs) and re.match(r"\d{1,3}(?![．.、\d])", text[slice(*paragraphs[index + 1])])
        ):
            return index
    return len(paragraphs)


def _goes_on(text: str, paragraphs: list[Span], index: int) -> bool:
    """Whether a row with marked-off cells follows, after other lines that name a group of rows."""
    while index < len(paragraphs) and names_group(text[slice(*paragraphs[index])]):
        index += 1
    return index < len(paragraphs) and STROKES.search(text, *paragraphs[index]) is not None


def _lost_rows(
    clean: Clean, lines: list[Span], columns: list[Column], year: str | None
) -> tuple[list[TaskRow], list[tuple[int, int, str]]]:
    """Rows of a table that lost its lines: the next number alone on a line begins a row."""
    rows: list[TaskRow] = []
    unread: list[tuple[int, int, str]] = []
    for no, start, group in _groups(clean, lines):
        stop = group[-1][1] if group else start
        row = _lost_row(clean.text, no, (start, stop), group, columns, year)
        if row:
            rows.append(row)
        else:
            unread.append((start, stop, "no-title" if not group else "no-units"))
    return rows, unread


def _groups(clean: Clean, lines: list[Span]) -> Iterator[tuple[int, int, list[Span]]]:
    """The lines of each row, by the numbers that count up from 1."""
    expected, begin = 1, None
    group: list[Span] = []
    for start, stop in lines:
        number = _ROW_NUMBER.match(clean.text, start, stop)
        after = number.end() if number else start
        # a number glued to its cell counts if a blank stood between them in the text as given
        own = number and (
            after == stop or clean.text[after] in " \t" or clean.origin[after] - clean.origin[after - 1] > 1
        )
        if number and own and int(number.group()) == expected:
            if begin is not None:
                yield expected - 1, begin, group
            begin, group, expected = start, [], expected + 1
            group += _cells_of_line(clean, after, stop)
        elif begin is not None and not names_group(clean.text[start:stop]):
            group += _cells_of_line(clean, start, stop)
    if begin is not None:
        yield expected - 1, begin, group


def _cells_of_line(clean: Clean, start: int, stop: int) -> Iterator[Span]:
    """Stretches of a line that belong to different cells: parted at blanks, and around a time that blanks set off."""
    for words in _WORDS.finditer(clean.text, start, stop):
        first, last = words.span()
        time = next(
            (t for t in _TIME_CELL.finditer(clean.text, first, last) if _set_off(clean, *t.span(), first, last)), None
        )
        if time is None:
            blank = _blank_before_units(clean, first, last)
            yield first, blank
            if blank < last:
                yield blank, last
            continue
        yield from (span for span in ((first, time.start()), time.span(), (time.end(), last)) if span[1] > span[0])


def _blank_before_units(clean: Clean, start: int, stop: int) -> int:
    """Where a list of units begins behind a figure or a mark: the blank between them is gone from the clean text."""
    for at in range(stop - 1, start, -1):
        apart = clean.origin[at] - clean.origin[at - 1] > 1
        if apart and is_unit_list(clean.text[at:stop]) and not is_unit_list(clean.text[start:at]):
            return at
    return stop


def _set_off(clean: Clean, start: int, stop: int, first: int, last: int) -> bool:
    """Whether blanks, or the ends of the line, stood on both sides in the text as given."""
    return all(at in (first, last) or clean.origin[at] - clean.origin[at - 1] > 1 for at in (start, stop))


def _lost_row(
    text: str, no: int, span: Span, group: list[Span], columns: list[Column], year: str | None
) -> TaskRow | None:
    """Part the lines of a row into title, time and units: at the time, or where the lines begin to name units."""
    for index, (start, stop) in enumerate(group):
        found = _TIME_CELL.fullmatch(text, start, stop) if "time" in columns and index else None
        if found is None:
            continue
        before, after = group[:index], group[index + 1 :]
        time = joined(text, [found.span()])
        if (after and is_unit_list(joined(text, after).text)) or columns.index("time") < len(columns) - 1:
            return row_of(no, span, joined(text, before), _unit_cells(text, after, columns), time, year)
        parted = _units_from(text, before)
        if parted:
            return row_of(
                no, span, joined(text, before[:parted]), _unit_cells(text, before[parted:], columns), time, year
            )
        return row_of(no, span, joined(text, before), [], time, year)
    parted = _units_from(text, group)
    if parted is None:
        return row_of(no, span, joined(text, group), [], None, year) if group and columns[-1] == "title" else None
    return row_of(no, span, joined(text, group[:parted]), _unit_cells(text, group[parted:], columns), None, year)


def _unit_cells(text: str, spans: list[Span], columns: list[Column]) -> list[tuple[Cell, str]]:
    """Cells of units with the kinds of their columns: what blanks part on one line lies in two cells."""
    cells: list[list[Span]] = []
    for span in spans:
        if cells and "\n" in text[cells[-1][-1][1] : span[0]]:
            cells[-1].append(span)
        else:
            cells.append([span])
    kinds = [kind for kind in columns if kind in ("lead", "units", "joint")]
    if len(cells) != len(kinds):
        kinds = ["units"] * len(cells)
    return [
        (joined(text, part), kind) for cell, kind in zip(cells, kinds, strict=True) for part in unit_by_unit(text, cell)
    ]


def _units_from(text: str, group: list[Span]) -> int | None:
    """Index of the line from which the rest of a row names units and nothing else."""
    best = None
    for index in range(len(group) - 1, max(0, len(group) - 60), -1):
        beside = index + 1 < len(group) and "\n" not in text[group[index][1] : group[index + 1][0]]
        if beside and not is_unit_list(text[slice(*group[index])]):
            break
        if is_unit_list(joined(text, group[index:]).text):
            best = index
    while best is not None and best + 1 < len(group) and _ends_title(text, group[best], group[best + 1]):
        best += 1
    return best


def _ends_title(text: str, line: Span, following: Span) -> bool:
    """Whether a line that could begin a name is the end of a title, since a whole name begins after it."""
    begins = tuple(table("outline_annex")["units"]["begins"])
    words = text[slice(*line)]
    return not words.startswith(begins) and "、" not in words and text.startswith(begins, following[0])
