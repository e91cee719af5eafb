"""Rows of a ledger with the place of each in the file's text."""

from __future__ import annotations

import csv
import difflib
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path

from graphkit.errors import InputError

_DATE = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?|年)?$")
_SEVERAL = re.compile(r"[;；]")


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One row: cells by column, the number of its line, and where it stands in the text."""

    cells: dict[str, str]
    line: int
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Headings and status words: each word to the column or status that it means."""

    columns: dict[str, str]
    required: tuple[str, ...]
    headings: dict[str, str]
    statuses: dict[str, str]
    outside: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """``columns.toml`` of this folder."""
    table = tomllib.loads((Path(__file__).parent / "columns.toml").read_text(encoding="utf-8"))
    columns = {word: name for name, words in table["columns"].items() for word in words}
    statuses = {word: status for status, words in table["statuses"].items() for word in words}
    headings = {name: words[0] for name, words in table["columns"].items()}
    outside = frozenset(table["outside"]["words"])
    return Vocabulary(columns, tuple(table["required"]["names"]), headings, statuses, outside)


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


def read_rows(text: str, file: str) -> Iterator[LedgerRow]:
    """Rows below the heading row, blank ones left out.

    Raises
    ------
    InputError
        If the table has no heading row with the columns that a ledger needs.
    """
    words = vocabulary()
    lines = text.splitlines(keepends=True)
    offsets = [0, *accumulate(len(line) for line in lines)]
    table = csv.reader(lines)
    names: list[str | None] = []
    for cells in table:
        names = [words.columns.get(_fold(cell).lower()) for cell in cells]
        break
    missing = [n for n in words.required if n not in names]
    if missing:
        wanted = "、".join(words.headings[n] for n in missing)
        raise InputError(
            f"{file}: row 1 lacks the columns {wanted}; a ledger begins with {','.join(words.headings.values())}"
        )
    begin = table.line_num
    for cells in table:
        first, begin = begin, table.line_num
        if any(cell.strip() for cell in cells):
            named = {n: _fold(c) for n, c in zip(names, cells, strict=False) if n}
            stop = offsets[table.line_num]
            yield LedgerRow(named, first + 1, offsets[first], stop - (text[stop - 1 : stop] == "\n"))


def iso_date(text: str) -> str | None:
    """A date of any precision as an ISO text; None if it is none.

    Examples
    --------
    >>> iso_date("2020年9月16日"), iso_date("2016-08"), iso_date("2024"), iso_date("去年")
    ('2020-09-16', '2016-08', '2024', None)
    """
    found = _DATE.fullmatch(_fold(text).split(" ")[0])
    if not found:
        return None
    year, month, day = found.groups()
    if (month and not 1 <= int(month) <= 12) or (day and not 1 <= int(day) <= 31):
        return None
    return "-".join([year, *(f"{int(part):02}" for part in (month, day) if part)])


def status_of(word: str) -> str | None:
    """The model's status for a word of the status column; None if the table has none."""
    return vocabulary().statuses.get(_fold(word).lower())


def nearest_status(word: str) -> str:
    """The status word most like a wrong one, for the message."""
    return next(iter(difflib.get_close_matches(word, vocabulary().statuses, n=1, cutoff=0.0)), "签约")


def parties(cell: str) -> tuple[str, ...]:
    """The names of a cell that may hold several, parted by semicolons."""
    return tuple(name.strip() for name in _SEVERAL.split(cell) if name.strip())
