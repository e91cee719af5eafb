"""Divisions of the production corps with their regiments and farms: 第八师石河子总场, 兵团第九师一六一团, 143团.

A regiment is a number, so it counts only right after its division, or where the document speaks of the corps.
"""

from __future__ import annotations

import re

from graphkit_loaders.reader.lexicon import Entry
from graphkit_loaders.reader.licence import Context
from graphkit_loaders.reader.scan import Token

_ENTRY = Entry("I")
_NUMBER = "[一二三四五六七八九十]{1,3}"
_REGIMENT = "[零〇○一二三四五六七八九十百0-9]{1,5}(?:团场|团(?!队|结|员|伙|购|长|体|圆|聚)|牧场|连(?=[^续接夺日年个]))"
_FARM = "[\u4e00-\u9fff]{1,4}?(?:总场|农场|牧场|农牧场|马场|园艺场|[一二三四五六]场)"
_CORPS = re.compile("兵团|[一二三四五六七八九十]师")
_DIVISION = re.compile(
    f"(?:(?:新疆)?(?:生产建设)?兵团)?第?{_NUMBER}师(?![范附专傅资生大德院])(?:[\u4e00-\u9fff]{{2,4}}市)?(?:{_REGIMENT}|{_FARM})"
    f"|(?:(?:新疆)?生产建设)?兵团第{_NUMBER}师(?![范附专傅资生大德院])(?:[\u4e00-\u9fff]{{2,4}}市)?(?!师)"
    f"|(?<![\u4e00-\u9fff])第{_NUMBER}师(?=[、，。与和同及])"
)
_ALONE = re.compile(
    "(?<![第0-9零〇一二三四五六七八九十百])(?:[0-9]{2,3}|[一二三四五六七八九][零〇○一二三四五六七八九]{1,2})团(?!队|结|员|伙|购|长|体|圆|聚|组)"
)


def with_corps(context: Context, tokens: list[Token], start: int, stop: int) -> list[Token]:
    """The tokens of a line with the divisions and regiments of the corps put in."""
    text = context.text
    if "师" not in text and "兵团" not in text:
        return tokens
    spans = [found.span() for found in _DIVISION.finditer(text, start, stop)]
    if not spans and _CORPS.search(text):
        spans = [found.span() for found in _ALONE.finditer(text, start, stop)]
    elif spans:
        spans += [
            f.span()
            for f in _ALONE.finditer(text, start, stop)
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
