"""Tables that lost their lines: one cell a line, row after row. Gives back the rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from graphkit_loaders.reader.scan import Token

UNITS = frozenset("PZDIHF")
_LONGEST = 26
_FEWEST = 4
_MOST_COLUMNS = 8
_HEAD = 12
_TRIED = 120
"""Lines from which it is judged how wide a table is."""
_NUMBER = re.compile(r"[0-9一二三四五六七八九十]{1,3}[.．、]?")
_EMPTY = re.compile(r"[-—－/／无]+|同上|〃|″")
_SENTENCE = re.compile("[。；：|｜\t]|，.*，|，$|^，")
_DATE = re.compile(
    r"(?:19|20)\d\d(?:年|[-./])|\d{1,2}月|每(?:季度?|个?月|半?年|周)$|(?:全年|长期|持续|常年|年底前?|年内)$"
)

Areas = Callable[[Token], frozenset[str]]
"""The city and the province that a unit may lie in."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its units; ``kind`` is unit, number, date, empty or text."""

    start: int
    stop: int
    tokens: list[Token]
    kind: str


@dataclass(frozen=True, slots=True)
class Stack:
    """A table: its header and its rows, by index of the lines."""

    first: int
    last: int
    header: tuple[int, ...]
    rows: tuple[tuple[int, ...], ...]


def line_of(text: str, start: int, stop: int, tokens: list[Token]) -> Line:
    """A line and what kind of cell it may be."""
    words = text[start:stop].strip()
    covered = sum(t.stop - t.start for t in tokens if t.letter in UNITS or t.letter in ",hj")
    if _SENTENCE.search(words) or len(words) > _LONGEST:
        kind = "prose"
    elif _NUMBER.fullmatch(words):
        kind = "number"
    elif _EMPTY.fullmatch(words):
        kind = "empty"
    elif _DATE.match(words):
        kind = "date"
    elif any(t.letter in UNITS for t in tokens) and covered >= 0.6 * len(words):
        kind = "unit"
    else:
        kind = "text"
    return Line(start, stop, tokens, kind)


def stacks(lines: Sequence[Line], areas: Areas, names_party: Callable[[Line], bool]) -> list[Stack]:
    """The tables among the lines of a document.

    Parameters
    ----------
    areas : callable
        Where a unit may lie: tells two columns of units apart.
    names_party : callable
        Whether the words of a line name a column of parties: 支援方, 受援县.
    """
    found = []
    at = 0
    while at < len(lines):
        stop = at
        while stop < len(lines) and lines[stop].kind != "prose":
            stop += 1
        if stop - at >= _FEWEST and sum(line.kind == "unit" for line in lines[at:stop]) >= _FEWEST:
            table = _table(lines, at, stop, areas, names_party)
            if table is not None:
                found.append(table)
        at = stop + 1
    return found


def _table(
    lines: Sequence[Line], first: int, last: int, areas: Areas, names_party: Callable[[Line], bool]
) -> Stack | None:
    best: tuple[float, int, int] | None = None
    tried = min(last, first + _HEAD + _TRIED)
    for width in range(2, _MOST_COLUMNS + 1):
        for start in range(first, min(first + _HEAD, last - width)):
            table = _rows(lines, first, start, tried, width)
            if table is None:
                continue
            score = _worth(lines, table, width, areas, names_party)
            if score > 0 and (best is None or score > best[0]):
                best = (score, start, width)
    return _rows(lines, first, best[1], last, best[2]) if best else None


def _rows(lines: Sequence[Line], first: int, start: int, last: int, width: int) -> Stack | None:
    """Rows of a width from a line on, as long as their cells are of the kinds of the first row."""
    kinds = [line.kind for line in lines[start : start + width]]
    if kinds.count("unit") < 2:
        return None
    rows = []
    at = start
    while at + width <= last and all(
        _alike(kind, line.kind) for kind, line in zip(kinds, lines[at : at + width], strict=True)
    ):
        rows.append(tuple(range(at, at + width)))
        at += width
    if len(rows) < 2:
        return None
    header = tuple(range(start - width, start)) if start - width >= first else ()
    return Stack(header[0] if header else start, at, header, tuple(rows))


def _alike(kind: str, other: str) -> bool:
    if kind == other or "empty" in (kind, other):
        return True
    return {kind, other} <= {"text", "unit"} and kind == "text"


def _worth(lines: Sequence[Line], table: Stack, width: int, areas: Areas, names_party: Callable[[Line], bool]) -> float:
    """How well a table fits: rows covered, a header that names parties, columns that lie in areas of their own."""
    score = float(len(table.rows) * width)
    units = [k for k in range(width) if lines[table.rows[0][k]].kind == "unit"]
    headed = sum(_heads(lines[table.header[k]], names_party) for k in units) if table.header else 0
    if headed >= 2:
        score += 6
    columns = [_common(lines, table, k, areas) for k in units]
    apart = bool(columns[0]) and bool(columns[1]) and columns[0].isdisjoint(columns[1])
    if apart:
        score += 5
    elif headed < 2:
        return 0
    kinds = [lines[k].kind for k in table.rows[0]]
    if (table.header and any(lines[k].kind == "number" for k in table.header)) or "number" in kinds[1:]:
        return 0
    return score - 0.1 * width


def _heads(line: Line, names_party: Callable[[Line], bool]) -> bool:
    """Whether a line is the head of a column of parties; a name in full is none."""
    return names_party(line) and not any(t.letter in UNITS and t.entry.full for t in line.tokens)


def _common(lines: Sequence[Line], table: Stack, column: int, areas: Areas) -> frozenset[str]:
    """The areas that all units of a column share."""
    shared: frozenset[str] | None = None
    for row in table.rows:
        for token in lines[row[column]].tokens:
            if token.letter in UNITS and (here := areas(token)):
                shared = here if shared is None else shared & here
    return shared or frozenset()
