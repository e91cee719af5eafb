"""Whose report to a people's congress it is, where no title says it: 我代表市人民政府向大会报告工作."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable

from graphkit_loaders.gazetteer import Gazetteer
from graphkit_loaders.reader.scan import Token

_OPENING = 800
"""Characters at the beginning in which the government is named that reports."""
_REPORTS = re.compile(
    "代表(?P<own>[\u4e00-\u9fff]{0,12}?)(?P<level>自治区|自治州|自治县|省|市|州|盟|县|区|旗)[一二三四五六七八九十第届]{0,6}"
    "(?:人民)?政府[^。]{0,40}?报告"
)
_LEVELS = {
    "省": ("province",), "自治区": ("province",), "州": ("city",), "自治州": ("city",), "盟": ("city",),
    "县": ("county",), "自治县": ("county",), "区": ("county",), "旗": ("county",),
    "市": ("province", "city", "county"),
}  # fmt: skip
_LEAST, _AHEAD = 3, 1.5
"""What the place must score that speaks, and how many times as much as the next."""
_OF_THOSE_BELOW = 0.5
"""What a mention of a place counts for the one above it."""
_LONGER = "域场民界内外"
"""After a name that ends in 市, 县 or 区 these make another word."""


def reports_to_congress(
    text: str, places: Iterable[tuple[Token, str]], gaz: Gazetteer, ordinary: Collection[str]
) -> str | None:
    """Code of the division whose government reports: the one of its level that, with what lies in it, is named most.

    None where nobody reports, or no place is named clearly more than the others.
    """
    opening = _REPORTS.search(text, 0, _OPENING)
    if opening is None:
        return None
    level = opening["level"]
    count = Counter(code for token, code in places if _is_name(text, token, ordinary))
    score: dict[str, float] = {}
    for code, times in count.items():
        score[code] = score.get(code, 0.0) + times
        for above in gaz.ancestors(code):
            score[above] = score.get(above, 0.0) + 1 + _OF_THOSE_BELOW * times
    own = {code: points for code, points in score.items() if _of_level(gaz, code, level) and count[code]}
    ranked = sorted(own.items(), key=lambda item: -item[1])[:2]
    if not ranked or ranked[0][1] < _LEAST:
        return None
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= _AHEAD * ranked[1][1] else None


def _is_name(text: str, token: Token, ordinary: Collection[str]) -> bool:
    """Whether a token names a place, and is no word that only looks like one: 新建, 和县域."""
    name = text[token.start : token.stop]
    if name in ordinary or text[token.stop : token.stop + 1] in _LONGER:
        return False
    return len(name) > 2 or not token.entry.full


def _of_level(gaz: Gazetteer, code: str, level: str) -> bool:
    place = gaz.place(code)
    if place.level not in _LEVELS[level]:
        return False
    if level == "省":
        return place.name.endswith("省")
    if level == "自治区":
        return place.name.endswith("自治区")
    return place.name.endswith(level[-1]) or (level == "州" and place.name.endswith("自治州"))
