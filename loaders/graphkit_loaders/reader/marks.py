"""Which expressions of the tables a stretch of text may hold, told by one search for the words that they need.

Most expressions look for what hardly any sentence says: a match, a refusal, what was only planned. Each is a bit of a
number; that of a clause has the bits of those whose words stand in it, and no other is searched for there. Expressions
of which nothing can be told share a bit that each clause has.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from operator import itemgetter

from ahocorasick_rs import AhoCorasick

from graphkit_loaders.reader.needed import needed
from graphkit_loaders.reader.patterns import patterns
from graphkit_loaders.reader.search import matches
from graphkit_loaders.reader.statusrules import rules
from graphkit_loaders.reader.surroundings import expression, named

_ANY = 1
"""The bit of expressions of which nothing can be told."""
SECTIONS = ("link", "opposite", "frame", "exchange", "spread")
"""Sections of ``surroundings.toml`` that are asked for clauses."""
_START = itemgetter(1)


class Marks:
    """The words of expressions in one text."""

    def __init__(self, text: str) -> None:
        signs, search = _search()
        found = matches(search, text, overlapping=True)
        found.sort(key=_START)
        self._starts = [start for _, start, _ in found]
        self._bits = [signs[number] for number, _, _ in found]

    def of(self, start: int, stop: int) -> int:
        """The bits of all expressions that ``text[start:stop]`` may hold."""
        first = bisect_left(self._starts, start)
        held = _ANY
        for bits in self._bits[first : bisect_left(self._starts, stop, first)]:
            held |= bits
        return held


@cache
def _signs() -> tuple[dict[str, int], dict[tuple[str, str], int]]:
    """The words with the bits of the expressions that need them, and the bit of each expression."""
    asked = [("text", pattern.id, pattern.text.pattern) for pattern in patterns() if pattern.text is not None]
    asked += [("status", rule.id, rule.match.pattern) for rule in rules() if rule.match is not None]
    asked += [(section, name, expression(section, name)) for section in SECTIONS for name in named(section)]
    bits: dict[tuple[str, str], int] = {}
    found: dict[str, int] = {}
    for kind, name, words in asked:
        wanted = needed(words)
        bits[kind, name] = 2 << len(bits) if wanted else _ANY
        for word in wanted or ():
            found[word] = found.get(word, 0) | bits[kind, name]
    return found, bits


@cache
def _search() -> tuple[list[int], AhoCorasick]:
    """The bits of all words in the order of their numbers, and the search for them."""
    found, _ = _signs()
    return list(found.values()), AhoCorasick(list(found), store_patterns=False)


@cache
def bits(kind: str, *names: str) -> int:
    """The bits of some expressions: of a section of ``surroundings.toml``, of ``text`` of patterns, of ``status``."""
    known, found = _signs()[1], 0
    for name in names:
        found |= known.get((kind, name), _ANY)
    return found
