"""The words of ledgers: headings, statuses, marks of scope and example, from ``columns.toml``."""

from __future__ import annotations

import difflib
import re
import tomllib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_DECORATION = re.compile(r"[\s*＊:：]+|[(（\[【].*?[)）\]】]")
"""What headings carry beside their word: blanks, marks of duty, explanations in brackets."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Headings and status words: each word to the column or status that it means."""

    columns: dict[str, str]
    required: tuple[str, ...]
    headings: dict[str, str]
    statuses: dict[str, str]
    outside: frozenset[str]
    example_columns: tuple[str, ...]
    example_words: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """``columns.toml`` of this folder."""
    table = tomllib.loads((Path(__file__).parent / "columns.toml").read_text(encoding="utf-8"))
    return Vocabulary(
        {word: name for name, words in table["columns"].items() for word in words},
        tuple(table["required"]["names"]),
        {name: words[0] for name, words in table["columns"].items()},
        {word: status for status, words in table["statuses"].items() for word in words},
        frozenset(table["outside"]["words"]),
        tuple(table["example"]["columns"]),
        frozenset(table["example"]["words"]),
    )


def fold(text: str) -> str:
    """A cell's text without what people type differently: full-width letters and digits, blanks around it."""
    return unicodedata.normalize("NFKC", text).strip()


def column_of(heading: str) -> str | None:
    """The column that a heading means; none if the table has none.

    Examples
    --------
    >>> column_of("状态（必填）"), column_of(" 本地 单位*"), column_of("电话")
    ('status', 'unit', None)
    """
    return vocabulary().columns.get(_DECORATION.sub("", fold(heading)).lower())


def status_of(word: str) -> str | None:
    """The model's status for a word of the status column; None if the table has none."""
    return vocabulary().statuses.get(fold(word).lower())


def nearest_status(word: str) -> str:
    """The status word most like a wrong one, for the message."""
    return next(iter(difflib.get_close_matches(word, vocabulary().statuses, n=1, cutoff=0.0)), "签约")


def nearest_name(word: str, known: Iterable[str]) -> str | None:
    """The name most like one that nothing is known by; none where no name is like it."""
    return next(iter(difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)), None)
