"""Towns and subdistricts, found by their endings among the towns of the counties that the document names."""

from __future__ import annotations

import re

from graphkit_loaders.reader.lexicon import Entry
from graphkit_loaders.reader.licence import Context
from graphkit_loaders.reader.scan import Token

_ENDING = re.compile("街道办事处|街道|镇|乡|苏木")
_LONGEST = 9
_SHORTEST = 2


def with_towns(context: Context, tokens: list[Token], start: int, stop: int) -> list[Token]:
    """The tokens of a line with its towns in place of what the scanner saw there."""
    found: list[Token] = []
    at = start
    for ending in _ENDING.finditer(context.text, start, stop):
        town = _town(context, at, ending)
        if town is not None:
            found.append(town)
            at = town.stop
    if not found:
        return tokens
    merged: list[Token] = []
    waiting = iter(found)
    town = next(waiting, None)
    for token in tokens:
        while town is not None and town.stop <= token.start:
            merged.append(town)
            town = next(waiting, None)
        if town is None or token.stop <= town.start:
            merged.append(token)
    if town is not None:
        merged.append(town)
        merged.extend(waiting)
    return merged


def _town(context: Context, at: int, ending: re.Match[str]) -> Token | None:
    """The longest town name that ends here and begins after ``at``."""
    last = ending.end()
    shown = ending.start() + len(ending.group().removesuffix("办事处"))
    for first in range(max(at, shown - _LONGEST), shown - _SHORTEST + 1):
        codes = context.town(context.text[first:shown])
        if codes and not context.text.startswith(("村", "贤", "企"), last):
            return Token("P", first, last, Entry("P", codes, codes), codes)
    return None
