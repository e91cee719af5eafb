"""Which letters a clause must have for a pattern over letters to fit it.

A pattern such as ``[PZ]y[PZ][~m]*v`` needs a y, a v, and one of P and Z: a clause without them is not searched for it.
"""

from __future__ import annotations

from collections.abc import Mapping

Letters = frozenset[str]
_AROUND = ("?=", "?!", "?<=", "?<!")


def letters(expression: str, macros: Mapping[str, frozenset[Letters]]) -> frozenset[Letters]:
    """Sets of letters, of each of which one stands in every clause that an expression fits.

    Parameters
    ----------
    macros : mapping
        The same for each ``{NAME}`` that may stand in it.

    Examples
    --------
    >>> sorted(map(sorted, letters("(?P<a>{N})~*(?:v|s[tc])(?=y)", {"N": letters("[PZ]", {})})))
    [['P', 'Z'], ['s', 'v']]
    """
    try:
        return frozenset(_Reading(expression, macros).either())
    except (ValueError, IndexError, KeyError):
        return frozenset()  # a group or macro that is not known here


class _Reading:
    """An expression, read from left to right."""

    def __init__(self, expression: str, macros: Mapping[str, frozenset[Letters]]) -> None:
        self.text = expression
        self.macros = macros
        self.at = 0

    def _is(self, mark: str | tuple[str, ...]) -> bool:
        return self.text.startswith(mark, self.at)

    def either(self) -> set[Letters]:
        """Alternatives, up to the end of the group: together they need one letter of those that each needs."""
        branches = [self._row()]
        while self._is("|"):
            self.at += 1
            branches.append(self._row())
        if len(branches) == 1:
            return branches[0]
        return {Letters().union(*(min(branch, key=len) for branch in branches))} if all(branches) else set()

    def _row(self) -> set[Letters]:
        found: set[Letters] = set()
        while self.at < len(self.text) and not self._is(("|", ")")):
            piece = self._piece()
            if self._least():
                found |= piece
        return found

    def _least(self) -> int:
        """How often the piece before must stand."""
        least = 0 if self._is(("*", "?")) else 1
        if self._is("{"):
            stop = self.text.index("}", self.at)
            least = int(self.text[self.at + 1 : stop].partition(",")[0] or 0)
            self.at = stop + 1
        elif self._is(("*", "?", "+")):
            self.at += 1
        else:
            return 1
        self.at += self._is(("?", "+"))
        return least

    def _piece(self) -> set[Letters]:
        char = self.text[self.at]
        self.at += 1
        if char == "(":
            return self._group()
        if char == "[":
            return self._class()
        if char == "{":
            start, self.at = self.at, self.text.index("}", self.at) + 1
            return set(self.macros[self.text[start : self.at - 1]])
        if char == "\\":
            self.at += 1
            return set()
        return set() if char in "^$." else {Letters(char)}

    def _group(self) -> set[Letters]:
        around = self._is(_AROUND)
        if self._is("?P<"):
            self.at = self.text.index(">", self.at) + 1
        elif self._is((*_AROUND, "?:")):
            self.at += 3 if self._is("?<") else 2
        elif self._is("?"):
            raise ValueError(self.text)
        inner = self.either()
        self.at += 1
        return set() if around else inner

    def _class(self) -> set[Letters]:
        stop = self.text.index("]", self.at + 1)
        chars = self.text[self.at : stop]
        self.at = stop + 1
        plain = chars[0] != "^" and "\\" not in chars and "-" not in chars[1:-1]
        return {Letters(chars)} if plain else set()
