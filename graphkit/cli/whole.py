"""Rows of a listing as the sheet that files hold: every key a column of its own name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graphkit.language import Language
from graphkit.listings.places import place_words
from graphkit.tables import Column, Sheet


def whole(keys: Sequence[str], rows: Iterable[Mapping[str, Any]], language: Language, title: str = "") -> Sheet:
    """Sheet of these keys; the place of a sentence in words."""
    cells = [[place_words(row[key], language) if key == "place" else row[key] for key in keys] for row in rows]
    return Sheet(tuple(Column(key, key) for key in keys), cells, title)
