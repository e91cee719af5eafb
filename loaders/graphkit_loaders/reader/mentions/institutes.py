"""Short names after a place: institutes with the shortened field (大连化物所), schools and hospitals with a number."""

from __future__ import annotations

import re

from graphkit_loaders.reader.licence import Context
from graphkit_loaders.reader.mentions.reach import last_stop
from graphkit_loaders.reader.scan import Token
from graphkit_loaders.reader.surroundings import words

_NAME = re.compile("[\u4e00-\u9fff]{1,5}?[所院]")
_NUMBERED = re.compile("[一二三四五六七八九十]{1,3}[中小幼院]|[附实][中小]|[高职]中")
_LONGER = frozenset("院学级心国区队医路街号校所部线期批次组年月日个家层楼栋时步段块撮口站型种类名品字产专长道程策")
"""After a number and 中, 小 or 院 these make another word of it: 两小时, 一院两区."""
_LEVELS = frozenset("县市区州旗")
_MANY = frozenset("全各每两三四五六七八九十几多该这那百千地")
_BRANCH = re.compile("[所院厂]")
_RIGHT = frozenset("，、。；：！？（）》”’」— -·|\t\n与和同及跟对向赴到在为是将的等共签联牵派拟也已还又都把")
"""What stands after a name; others may be more of it: 所长, 院区."""


def institute(context: Context, place: Token, tokens: list[Token], i: int) -> Token | None:
    """The institute named right after its place, the token ``tokens[i]``; None where a longer word of the tables is."""
    text = context.text
    brand = words("name", "brand").search(text, max(0, place.start - 6), place.start)
    first = brand.start() if brand else place.start  # 中车 + 株洲所
    numbered = _NUMBERED.match(text, place.stop)
    whole = _BRANCH.match(text, place.stop) if brand else None
    found = numbered or whole or _NAME.match(text, place.stop)
    after = text[found.end() : found.end() + 1] if found else ""
    if not found or (after and (after in _LONGER if numbered else after not in _RIGHT)):
        return None
    if not numbered and not whole and not _plain(text, place.stop, found.end(), tokens, i):
        return None
    return Token("I", first, found.end(), place.entry, (), (place.codes,), place.stop)


def counts(text: str, token: Token) -> bool:
    """Whether what looks like a school or hospital by number only counts: 两市一小时, 全县一中心."""
    if token.stop - token.start != 3 or text[token.start] not in _LEVELS or text[token.stop - 1] not in "中小幼院":
        return False
    return text[token.stop : token.stop + 1] in _LONGER or text[token.start - 1 : token.start] in _MANY


def _plain(text: str, start: int, stop: int, tokens: list[Token], i: int) -> bool:
    """Whether the words up to 所 or 院 tell a field, and no longer word of the tables is there."""
    if last_stop(text, start, stop - 1) != start or words("name", "no_institute").search(text, start, stop):
        return False
    if words("name", "verb").search(text, start, stop - 1):
        return False
    for token in tokens[i + 1 :]:
        if token.start >= stop:
            break
        if token.letter not in "kg" or token.stop > stop:
            return False
    return True
