"""Rows of a listing as the sheet that files hold: every key a column, headed and worded for who will read it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from graphkit.cli.session import Session
from graphkit.language import Language
from graphkit.listings.places import place_words
from graphkit.tables import Column, Sheet
from graphkit.tables.formats import Format
from graphkit.terms import heading, reason, word

_CODED: Mapping[str, Callable[[str, Language], str]] = {
    **dict.fromkeys(("status", "minimum_status", "part", "scope", "counterpart_scope", "severity", "kind"), word),
    **dict.fromkeys(("change", "old_status", "new_status"), word),
    "reason": reason,
}
"""Columns that hold codes, and what gives their words."""

_FOR_PEOPLE: tuple[Format, ...] = ("html", "xlsx")
"""Formats in which codes are told in words; programs read the others."""


def whole(keys: Sequence[str], rows: Iterable[Mapping[str, Any]], session: Session, title: str = "") -> Sheet:
    """Sheet of these keys; the place of a sentence in words."""
    language = session.language
    worded = _CODED if session.format in _FOR_PEOPLE else {}

    def cell(row: Mapping[str, Any], key: str) -> Any:
        value = row[key]
        if key == "place":
            return place_words(value, language)
        return worded[key](value, language) if key in worded and isinstance(value, str) else value

    cells = [[cell(row, key) for key in keys] for row in rows]
    numeric = [_numeric([row[place] for row in cells]) for place in range(len(keys))]
    columns = tuple(Column(key, heading(key, language), number) for key, number in zip(keys, numeric, strict=True))
    return Sheet(columns, cells, title)


def _numeric(cells: Sequence[Any]) -> bool:
    """Whether a column holds numbers and nothing else."""
    held = [cell for cell in cells if cell is not None]
    return bool(held) and all(isinstance(cell, int | float) and not isinstance(cell, bool) for cell in held)
