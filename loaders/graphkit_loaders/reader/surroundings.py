"""The expressions of ``surroundings.toml``, compiled when one is first asked for."""

from __future__ import annotations

import re
from functools import cache

from graphkit.errors import InputError
from graphkit_loaders.reader.wordtables import table, wanted

_FILE = "surroundings.toml"


@cache
def _sections() -> dict[str, dict[str, str | list[str]]]:
    return table(_FILE)


def expression(section: str, name: str) -> str:
    """An entry as one expression; the lines of a long one are alternatives.

    Raises
    ------
    InputError
        If the table has no such entry or it holds a line end; the message names it.
    """
    row = _sections().get(section, {})
    wanted(_FILE, f"[{section}]", row, name)
    entry = row[name]
    whole = entry if isinstance(entry, str) else "|".join(entry)
    if "\n" in whole:
        raise InputError(f"{_FILE}: {name} in [{section}] has a line end inside; write its lines as a list")
    return whole


@cache
def words(section: str, name: str) -> re.Pattern[str]:
    """The expression of an entry.

    Raises
    ------
    InputError
        If the table has no such entry or it is no regular expression; the message names it.

    Examples
    --------
    >>> bool(words("link", "negated").search("尚未与乙市签约"))
    True
    """
    try:
        return re.compile(expression(section, name))
    except re.error as error:
        raise InputError(f"{_FILE}: {name} in [{section}] is no regular expression: {error}") from None


def named(section: str) -> tuple[str, ...]:
    """The names of the entries of a section, in their order."""
    return tuple(_sections().get(section, {}))
