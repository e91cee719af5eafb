"""Where a pattern fits a clause, why it gave no link, and the word of cooperation nearest to it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from graphkit_loaders.reader.clauses import Clause
from graphkit_loaders.reader.discourse import UNITS
from graphkit_loaders.reader.patterns import Pattern
from graphkit_loaders.reader.scan import Token

REACH = 6
"""Tokens after a construction in which a forbidding word counts."""
_SIGNAL = re.compile("[vs]")
_COMMAS = 3
"""Commas over which a word of cooperation still belongs to a construction before it."""
_BACK = 4
"""Tokens that it may stand before the construction."""
_TELLING = re.compile(f"[vsc]|y(?=[{''.join(sorted(UNITS))}])")
_ACT = re.compile("~?[PZDIX](?:[,h][PZDIX])+[gX]?[~m]{0,2}[vsX]")


@dataclass(slots=True)
class Refusal:
    """Why a construction that fitted gave no link; the first reason stays."""

    reason: str = ""
    barred: list[tuple[int, int]] = field(default_factory=list)
    """Tokens of constructions that the words around them deny: nothing looser may join their units."""

    def because(self, reason: str) -> None:
        """Note a reason."""
        self.reason = self.reason or reason


@dataclass(frozen=True, slots=True)
class Fit:
    """Where a pattern fits a clause whose letters are now ``letters`` (used units have another letter)."""

    clause: Clause
    letters: str
    match: re.Match[str]
    pattern: Pattern

    @property
    def tokens(self) -> list[Token]:
        """Tokens of the clause."""
        return self.clause.tokens

    def words(self, text: str, before: int, after: int) -> str:
        """The text of the construction with some characters of the clause on both sides."""
        first, last = self.match.span()
        start = max(self.clause.start, self.tokens[first].start - before)
        return text[start : min(self.clause.stop, self.tokens[last - 1].stop + after)]


def _others(letters: str, start: int) -> bool:
    """Whether a part of a sentence begins with a list of others who act in it: 甲乙发展区获批，丙市、丁市联办快线."""
    return _ACT.match(letters, start) is not None


def nearest_word(fit: Fit) -> Token | None:
    """The nearest word of cooperation or signing: in the construction, after it, or close before it."""
    first, last = fit.match.span()
    letters, tokens = fit.letters, fit.tokens
    inside = _SIGNAL.search(letters, first, last)
    if inside:
        return tokens[inside.start()]
    commas = 0
    for found in _TELLING.finditer(letters, last):
        letter, token = found.group(), tokens[found.start()]
        if letter in "vs" and not (commas and "weak" in token.entry.flags):
            return token
        if letter == "c":
            commas += 1
            if commas > _COMMAS or _others(letters, found.end()):
                break
        elif letter not in "vs":
            break
    colon = False
    for i in range(first - 1, max(-1, first - 1 - _BACK), -1):
        letter = letters[i]
        if letter == "s" or (letter == "v" and colon):
            return tokens[i]
        if letter == ":":
            colon = True
        elif letter == "c" and not colon:
            break
    return None
