"""Institutions that the tables know by name, with what belongs to the name before and behind it."""

from __future__ import annotations

import re

from graphkit_loaders.naming.tables import parties
from graphkit_loaders.reader.licence import Context
from graphkit_loaders.reader.mentions.offices import department
from graphkit_loaders.reader.scan import Token

_HOSPITAL = re.compile("附?[一二三四五六]院(?![校区系])")
_BELONGS = frozenset({"", "附属", "直属"})
_UNIVERSITY = "大学"


def known(context: Context, out: list[Token], token: Token, line: int) -> Token | None:
    """A known name, whole; ``out`` loses what became part of it."""
    text = context.text
    before = out[-1] if out else None
    touches = before is not None and before.stop == token.start
    if before is not None and touches and before.letter == "P":
        if _office(text, token):
            return department(context, out, token, line)
        out.pop()  # 青岛 + 海尔集团
        return Token("I", before.start, token.stop, token.entry, (), (before.codes,), token.start)
    if before is not None and before.letter == "I" and text[before.stop : token.start] in _BELONGS and not before.refs:
        out.pop()  # 同济医学院 + 附属 + 协和医院
        return Token("I", before.start, token.stop, before.entry, (), before.places, before.body)
    whole = _HOSPITAL.match(text, token.stop)
    if whole:
        return Token("I", token.start, whole.end(), token.entry)  # 浙大 + 一院
    return _with_country(text, token, before.stop if before is not None else line)


def with_campus(text: str, token: Token, following: list[Token]) -> Token:
    """A university with the bracket that tells it from others of its name: 香港中文大学（深圳）."""
    if token.letter != "I" or len(following) < 3 or not text.endswith(_UNIVERSITY, 0, token.stop):
        return token
    opens, place, closes = following[:3]
    if opens.letter + place.letter + closes.letter != "(P)" or opens.start != token.stop:
        return token
    if place.start != opens.stop or closes.start != place.stop or place.entry.full:
        return token
    return Token("I", token.start, closes.stop, token.entry, (), token.places, token.body)


def _office(text: str, token: Token) -> bool:
    """Whether the name of a firm is that of an office after a place: 黄浦区 + 招商局."""
    return text[token.stop - 1] == "局" and not text.startswith("集团", token.stop)


def _with_country(text: str, token: Token, floor: int) -> Token:
    """A firm that everybody knows, with the country before it: 德国 + 博世集团."""
    for size in (4, 3, 2):
        first = token.start - size
        if first >= floor and text[first : token.start] in parties().countries:
            return Token("I", first, token.stop, token.entry)
    return token
