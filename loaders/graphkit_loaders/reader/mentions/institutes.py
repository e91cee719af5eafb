"""Short names after a place: institutes with the shortened field (大连化物所), schools and hospitals with a number."""

from __future__ import annotations

import re

from graphkit_loaders.reader.licence import Context
from graphkit_loaders.reader.mentions.reach import last_stop
from graphkit_loaders.reader.scan import Token
from graphkit_loaders.reader.surroundings import words

_NAME = re.compile("[\u4e00-\u9fff]{1,5}?[所院]")
_NUMBERED = re.compile("[一二三四五六七八九十]{1,3}[中小幼院]|[附实][中小]|[高职]中")
_RIGHT = frozenset("，、。；：！？（）》”’」— -·|\t\n与和同及跟对向赴到在为是将的等共签联牵派拟也已把")
"""What stands after a name; others may be more of it: 所长, 院区."""


def institute(context: Context, place: Token, tokens: list[Token], i: int) -> Token | None:
    """The institute named right after its place, the token ``tokens[i]``; None where a longer word of the tables is."""
    text = context.text
    found = _NUMBERED.match(text, place.stop) or _NAME.match(text, place.stop)
    if not found or (found.end() < len(text) and text[found.end()] not in _RIGHT):
        return None
    if found.re is _NUMBERED:
        return Token("I", place.start, found.end(), place.entry, (), (place.codes,), place.stop)
    start, stop = place.stop, found.end() - 1
    if last_stop(text, start, stop) != start or words("name", "no_institute").search(text, start, found.end()):
        return None
    if words("name", "verb").search(text, start, stop):
        return None
    for token in tokens[i + 1 :]:
        if token.start >= found.end():
            break
        if token.letter not in "kg" or token.stop > found.end():
            return None
    return Token("I", place.start, found.end(), place.entry, (), (place.codes,), place.stop)
