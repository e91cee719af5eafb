"""Divisions of the production corps with their regiments and farms: 第八师石河子总场, 兵团第九师一六一团, 143团.

A regiment is a number, so it counts only right after its division, or where the document speaks of the corps.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from graphkit_loaders.reader.lexicon import Entry
from graphkit_loaders.reader.licence import Context
from graphkit_loaders.reader.scan import Token

_ENTRY = Entry("I")
_NUMBER = "[一二三四五六七八九十]{1,3}"
_REGIMENT = "[零〇○一二三四五六七八九十百0-9]{1,5}(?:团场|团(?!队|结|员|伙|购|长|体|圆|聚)|牧场|连(?=[^续接夺日年个]))"
_FARM = "[\u4e00-\u9fff]{1,4}?(?:总场|农场|牧场|农牧场|马场|园艺场|[一二三四五六]场)"
_CORPS = re.compile("兵团|[一二三四五六七八九十]师")


@cache
def _division() -> re.Pattern[str]:
    number = f"第?{_NUMBER}师(?![范附专傅资生大德院])"
    city = "(?:[\u4e00-\u9fff]{2,4}市)?"
    return re.compile(
        f"(?:(?:新疆)?(?:生产建设)?兵团)?{number}{city}(?:{_REGIMENT}|{_FARM})"
        f"|(?:(?:新疆)?生产建设)?兵团第{_NUMBER}师(?![范附专傅资生大德院]){city}(?!师)"
        f"|(?<![\u4e00-\u9fff])第{_NUMBER}师(?=[、，。与和同及])"
    )


@cache
def _alone() -> re.Pattern[str]:
    figures = "[0-9]{2,3}|[一二三四五六七八九][零〇○一二三四五六七八九]{1,2}"
    return re.compile(f"(?<![第0-9零〇一二三四五六七八九十百])(?:{figures})团(?!队|结|员|伙|购|长|体|圆|聚|组)")


@lru_cache(maxsize=4)
def _speaks_of_corps(text: str) -> bool:
    return _CORPS.search(text) is not None


def with_corps(context: Context, tokens: list[Token], start: int, stop: int) -> list[Token]:
    """The tokens of a line with the divisions and regiments of the corps put in."""
    text = context.text
    if text.find("师", start, stop) < 0 and (text.find("团", start, stop) < 0 or not _speaks_of_corps(text)):
        return tokens
    spans = [found.span() for found in _division().finditer(text, start, stop)]
    if not spans and _speaks_of_corps(text):
        spans = [found.span() for found in _alone().finditer(text, start, stop)]
    elif spans:
        spans += [
            f.span()
            for f in _alone().finditer(text, start, stop)
            if not any(a < f.end() and f.start() < b for a, b in spans)
        ]
    if not spans:
        return tokens
    merged: list[Token] = []
    waiting = iter(sorted(spans))
    first, last = next(waiting)
    done = False
    for token in tokens:
        while not done and last <= token.start:
            merged.append(Token("I", first, last, _ENTRY))
            first, last = next(waiting, (stop, stop))
            done = first == stop
        if done or token.stop <= first:
            merged.append(token)
    if not done:
        merged.append(Token("I", first, last, _ENTRY))
        merged += [Token("I", *span, _ENTRY) for span in waiting]
    return merged
