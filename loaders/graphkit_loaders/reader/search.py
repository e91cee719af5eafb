"""The search for all words of the dictionary at once."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ahocorasick_rs import AhoCorasick, MatchKind

Found = list[tuple[int, int, int]]
"""Words by their number, where they begin and where they stop."""

_SURROGATES = re.compile("[\ud800-\udfff]")
_MUCH = 100_000
"""Characters of texts after which all words are put into one automaton. To make it takes as long as three times as
many cost more that are looked up in a table of words."""


def matches(automaton: AhoCorasick, text: str, overlapping: bool = False) -> Found:
    """What an automaton finds in a text; half a surrogate pair in it is no character and is found in no word."""
    try:
        return automaton.find_matches_as_indexes(text, overlapping=overlapping)
    except UnicodeEncodeError:
        return automaton.find_matches_as_indexes(_SURROGATES.sub("\ufffd", text), overlapping=overlapping)


class Search:
    """Finds the longest words from left to right.

    Parameters
    ----------
    words : sequence of str
        All words, without repetitions.
    """

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        self._read = 0
        self._whole: AhoCorasick | None = None
        self._numbers: dict[str, int] = {}
        self._sizes: dict[str, tuple[int, ...]] = {}
        """Lengths of the words that begin with two characters, the longest first."""

    def find(self, text: str) -> Found:
        """The words of a text; they do not overlap."""
        self._read += len(text)
        if self._read <= _MUCH:
            return self._looked_up(text)
        if self._whole is None:
            self._whole = AhoCorasick(self._words, matchkind=MatchKind.LeftmostLongest, store_patterns=False)
            self._numbers, self._sizes = {}, {}
        return matches(self._whole, text)

    def _looked_up(self, text: str) -> Found:
        """The same by a table of words."""
        if not self._numbers:
            self._tabulate()
        sizes, numbers = self._sizes, self._numbers
        found: Found = []
        at, end = 0, len(text)
        while at < end:
            for size in sizes.get(text[at : at + 2], ()):
                word = text[at : at + size]
                number = numbers.get(word)
                if number is not None:
                    size = len(word)
                    break
            else:
                size = 1
                number = numbers.get(text[at])
            if number is not None:
                found.append((number, at, at + size))
            at += size
        return found

    def _tabulate(self) -> None:
        self._numbers = {word: number for number, word in enumerate(self._words)}
        sizes: dict[str, set[int]] = {}
        for word in self._words:
            if len(word) > 1:
                sizes.setdefault(word[:2], set()).add(len(word))
        self._sizes = {begun: tuple(sorted(some, reverse=True)) for begun, some in sizes.items()}
