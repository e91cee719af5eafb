"""Regular expressions of the tables: compiled when they are first used, as most documents need some; and read.

What a text must hold for an expression to be found in it is told by reading the expression piece by piece.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_TIMES = re.compile(r"(?:([*+?])|\{([0-9]*)(?:(,)([0-9]*))?\})[?+]?")
_OPENS = re.compile(r"\?(?:P<\w+>|:|(<?[=!]))")
_CLASS = re.compile(r"\^?\]?(?:\\.|[^\\\]])*")
_NOT_SPELT = re.compile(r"\^|.*\\|.+-.")
MANY = 9
"""Stands for as often as one likes."""


class Cursor:
    """An expression that is read from left to right.

    Parameters
    ----------
    text : str
        The expression.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        """Where the reading stands."""

    def stands(self, mark: str) -> bool:
        """Whether some characters come next."""
        return self.text.startswith(mark, self.at)

    def times(self) -> tuple[int, int]:
        """How often the piece before must and may stand, once where nothing tells; `MANY` for without an end."""
        found = _TIMES.match(self.text, self.at)
        if found is None:
            return 1, 1
        self.at = found.end()
        mark, low, comma, high = found.groups()
        if mark:
            return int(mark == "+"), 1 if mark == "?" else MANY
        return int(low or 0), int(high or MANY) if comma else int(low)

    def opened(self) -> bool:
        """Steps behind what a group begins with; whether it only looks around.

        Raises
        ------
        ValueError
            If it is a group of another kind.
        """
        if not self.stands("?"):
            return False
        found = _OPENS.match(self.text, self.at)
        if found is None:
            raise ValueError(self.text)
        self.at = found.end()
        return found[1] is not None

    def spelt(self) -> str | None:
        """Steps behind a class of characters; these, if they are spelt out one by one."""
        found = _CLASS.match(self.text, self.at)
        if found is None or not found[0]:
            raise ValueError(self.text)
        self.at = found.end() + 1
        return None if _NOT_SPELT.match(found[0]) else found[0]


class Later:
    """A regular expression to search with.

    Parameters
    ----------
    words : str
        The expression.
    refuse : callable
        Makes the error to raise if it is none, of what is wrong with it.
    """

    __slots__ = ("_refuse", "pattern", "search")

    def __init__(self, words: str, refuse: Callable[[re.error], Exception]) -> None:
        self.pattern = words
        self._refuse = refuse
        self.search: Callable[..., re.Match[str] | None] = self._first
        """As ``re.Pattern.search``; it is that method itself from the second call on."""

    def compiled(self) -> re.Pattern[str]:
        """The expression, compiled."""
        try:
            found = re.compile(self.pattern)
        except re.error as error:
            raise self._refuse(error) from None
        self.search = found.search
        return found

    def _first(self, text: str, *span: int) -> re.Match[str] | None:
        return self.compiled().search(text, *span)
