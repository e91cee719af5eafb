"""A side that a paragraph names once: its first sentence, or the heading, opens a link that the next sentences fill.

丙市先后结对过两个县。最早是甲县，现在帮扶的是乙县。 The first sentence has a word of cooperation and one side only;
what follows names the other, one by one, and leaves the first out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from graphkit_loaders.reader.clauses import Clause
from graphkit_loaders.reader.opposite import denies
from graphkit_loaders.reader.scan import Token
from graphkit_loaders.reader.surroundings import words

_PARTIES = frozenset("PZDIH")
_WORDS = frozenset("vsC")
_BARRED = frozenset("xRKoQ")
_MOST = 6
_UNKNOWN = re.compile("y(?![PZDIHFGWY])")
"""The other side is named by words that are no known name."""
Opposed = Callable[[Token, Token], bool]


@dataclass(slots=True)
class Topic:
    """The side that waits, and the word of cooperation said of it."""

    units: list[Token] = field(default_factory=list)
    word: Token | None = None
    line: int = -1
    announces: bool = False
    """Whether it ends with a colon, so that the lines below fill it."""

    def read(self, clause: Clause, text: str, opposed: Opposed, linked: bool) -> Iterator[tuple[Token, Token, Token]]:
        """Pairs that a clause fills; then the clause itself may open one.

        Parameters
        ----------
        linked : bool
            Whether constructions found a pair in the clause.
        """
        if clause.aside:
            return
        units = [t for t in clause.tokens if t.letter in _PARTIES]
        if linked or not units:
            if linked:
                self.word = None
            return
        word = next((t for t in clause.tokens if t.letter in _WORDS and "weak" not in t.entry.flags), None)
        told = self.word if clause.line == self.line or self.announces else None
        if (word is None and told is None) or len(units) > _MOST or not _BARRED.isdisjoint(clause.letters):
            return
        if _UNKNOWN.search(clause.letters) or denies(text, clause.start, clause.stop, clause.held):
            return
        if told is not None and all(opposed(a, b) for a in self.units for b in units):
            opens = self.announces and next(t for t in clause.tokens if t.letter != "~") is units[0]
            if word is not None or opens or words("topic", "listed").search(text, clause.start, units[0].start):
                yield from ((a, b, word or told) for a in self.units for b in units)
            return
        if word is not None and not any(opposed(units[0], u) for u in units[1:]):
            self.units, self.word, self.line = units, word, clause.line
            self.announces = text[clause.stop - 1 : clause.stop] == "："
