"""The outline's word tables, read once, checked, and turned into patterns."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from graphkit.errors import InputError

_FOLDER = Path(__file__).parent / "tables"


@cache
def table(name: str) -> dict[str, Any]:
    """One TOML table of the reader.

    Raises
    ------
    InputError
        If it is no TOML; the message names the file and the line.
    """
    try:
        return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{name}.toml: this table cannot be read: {error}; mend it there") from None


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first.

    Examples
    --------
    >>> any_of(["局", "总局"])
    '(?:总局|局)'
    """
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w))) + ")"


@cache
def pattern(name: str, *path: str) -> re.Pattern[str]:
    """The pattern that a table holds under a path of keys; a list of words is a pattern for any of them.

    Raises
    ------
    InputError
        If it is no regular expression.
    """
    value = table(name)
    for key in path:
        value = value[key]
    try:
        return re.compile(value if isinstance(value, str) else any_of(value))
    except re.error as error:
        raise InputError(f"{name}.toml: {'.'.join(path)} is no pattern: {error}; mend it there") from None


@cache
def rules(name: str, kind: str, gives: str) -> tuple[tuple[Any, re.Pattern[str]], ...]:
    """An ordered list of entries of a table: what each gives, and its pattern."""
    try:
        return tuple((row[gives], re.compile(row["pattern"])) for row in table(name)[kind])
    except re.error as error:
        raise InputError(f"{name}.toml: a pattern under {kind} is no pattern: {error}; mend it there") from None


def first_rule(name: str, kind: str, gives: str, text: str) -> Any:
    """What the first entry gives whose pattern occurs in the text; None if none does."""
    return next((given for given, found in rules(name, kind, gives) if found.search(text)), None)
