"""Regular expressions of the tables that are compiled when they are first used: most documents need a part of them."""

from __future__ import annotations

import re
from collections.abc import Callable


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
