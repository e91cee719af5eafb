"""Which letters a clause must have for a pattern over letters to fit it.

A pattern such as ``[PZ]y[PZ][~m]*v`` needs a y, a v, and one of P and Z: a clause without them is not searched for it.
"""

from __future__ import annotations

from collections.abc import Mapping

from graphkit_loaders.reader.expressions import Cursor

Letters = frozenset[str]


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


class _Reading(Cursor):
    """Reads which letters an expression needs."""

    def __init__(self, expression: str, macros: Mapping[str, frozenset[Letters]]) -> None:
        super().__init__(expression)
        self.macros = macros

    def either(self) -> set[Letters]:
        """Alternatives, up to the end of the group: together they need one letter of those that each needs."""
        branches = [self._row()]
        while self.stands("|"):
            self.at += 1
            branches.append(self._row())
        if len(branches) == 1:
            return branches[0]
        return {Letters().union(*(min(branch, key=len) for branch in branches))} if all(branches) else set()

    def _row(self) -> set[Letters]:
        found: set[Letters] = set()
        while self.at < len(self.text) and self.text[self.at] not in "|)":
            piece = self._piece()
            least, _ = self.times()
            if least:
                found |= piece
        return found

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
        around = self.opened()
        inner = self.either()
        self.at += 1
        return set() if around else inner

    def _class(self) -> set[Letters]:
        chars = self.spelt()
        return {Letters(chars)} if chars else set()
