"""The search for all words of the dictionary at once."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from ahocorasick_rs import AhoCorasick, MatchKind

Found = list[tuple[int, int, int]]
"""Words by their number, where they begin and where they stop."""

_SURROGATES = re.compile("[\ud800-\udfff]")
_MUCH = 20_000
"""Characters after which all words are put into one search, which takes as long as to read some 20,000. Until then
only those are that stand in a text."""


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
        self._begun: dict[str, list[int]] = {}
        """Numbers of the words by how they begin."""

    def find(self, text: str) -> Found:
        """The words of a text; they do not overlap."""
        self._read += len(text)
        if self._whole is None and self._read > _MUCH:
            self._whole = _of(self._words)
            self._begun = {}
        if self._whole is not None:
            return _find(self._whole, text)
        numbers = self._possible(text)
        found = _find(_of([self._words[number] for number in numbers]), text)
        return [(numbers[number], start, stop) for number, start, stop in found]

    def _possible(self, text: str) -> list[int]:
        """Numbers of the words that stand somewhere in a text."""
        if not self._begun:
            for number, word in enumerate(self._words):
                self._begun.setdefault(word[:3], []).append(number)
        pairs = [*map(str.__add__, text, text[1:])]
        begun = {*text, *pairs, *map(str.__add__, pairs, text[2:])} & self._begun.keys()
        words = self._words
        return [number for start in begun for number in self._begun[start] if words[number] in text]


def _of(words: Collection[str]) -> AhoCorasick:
    return AhoCorasick(words, matchkind=MatchKind.LeftmostLongest, store_patterns=False)


def _find(search: AhoCorasick, text: str) -> Found:
    try:
        return search.find_matches_as_indexes(text)
    except UnicodeEncodeError:  # half a surrogate pair is no character
        return search.find_matches_as_indexes(_SURROGATES.sub("\ufffd", text))
