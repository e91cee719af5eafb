"""What the words of a text tell of the division that speaks, where neither its head nor its signature does.

A paper or an office of the place at either end, bare words for the level (县委), a speech that says 我们.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from graphkit_loaders.gazetteer import Gazetteer
from graphkit_loaders.reader.scan import Token
from graphkit_loaders.reader.wordtables import table

TITLE = 60
"""Characters at the beginning in which a title begins."""
_EDGE = 300
"""Characters at the beginning and end in which a paper or office of the place is looked for."""
PAPER = re.compile(
    "(?:市|县|区|省)?(?:日报|晚报|发布|融媒|政府网|新闻网|电视台|广播|人民政府办公|政府办|史志办|地方志|档案馆|讯|"
    "(?:微信|客户端|资讯|头条|快讯|新闻|云|在线|观察)[】）])"
)
_BARE = re.compile(
    r"(?:(?<![\u4e00-\u9fff])全?|(?<=我代表)|(?<=[由与和同及请对为向以让把将从在经给随派送了])|"
    r"(?<=同意|要求|责成|听取|关于|会议|终止|支持|推动|研究|审议|组织|督促|安排|建议|指导|依托|委托|批准|决定|提出|保留))"
    r"([市县区州旗])(?:委(?![员托派])|(?:人民)?政府|直[机单部]|长|属|领导|党政|工商联|医院|经开区|"
    r"高新区|(?![场民区县])[\u4e00-\u9fff]{2,9}?(?:局|委|办|厅|医院|中学|小学|学校|职教中心)(?![部长级]))"
)
"""The word for a level with nothing before it: 县委, 市发改委. Who writes so speaks of the own county or city."""
_MINUTES = re.compile("(?:纪要|备忘录|会议记录|议定事项|会议情况)(?:\n|$)")
"""How the titles of papers end that speak of their own offices by bare words, and first of what is their own."""
LEVELS = {
    "省": ("province",), "市": ("city", "county"), "州": ("city",), "盟": ("city",), "县": ("county",),
    "区": ("county",), "旗": ("county",),
}  # fmt: skip
_FOREIGN = re.compile("(?:[与同和跟赴到向、]|来自)[\u4e00-\u9fff]{0,6}$")
_WITH_US = re.compile("[与同和跟对][我本]")
_WE, _ACTS = re.compile("我们|咱们"), re.compile("[，。；：、！？\n“]")
"""The word of a speaker, and what stands before whoever acts."""
_OF_A_COUNTY = re.compile("县里|县上|县医院|县委|我们县|咱们县")
"""Who says so speaks of a county, and not for the city around it."""
_YEAR = re.compile("(?:^|[\n《])(?:19|20)[0-9]{2}年度?$")
_YEARLY = 8
"""The year that a title begins with, before its place: 2024年甲市乙区工作要点."""
_OFTEN = 3
"""How often the place must stand in the text that bare words alone make the home."""


@cache
def ordinary() -> frozenset[str]:
    """Names of places that are words, too."""
    return frozenset(table("ordinary.toml")["names_that_are_words"].split())


def elsewhere(text: str, token: Token) -> bool:
    """Whether a place stands as somebody else's: 与甲县, 赴甲县, 甲县与我县."""
    return bool(_FOREIGN.search(text, max(0, token.start - 8), token.start) or _WITH_US.match(text, token.stop))


def told_by_paper(text: str, places: Iterable[tuple[Token, str]]) -> str | None:
    """The place before a paper or an office at either end of a text: 甲县融媒体中心, 甲日报."""
    edges = ((0, _EDGE), (len(text) - _EDGE, len(text)))
    for token, code in places:
        if any(first <= token.start < last for first, last in edges) and PAPER.match(text, token.stop):
            return code
    return None


def told_by_bare_words(text: str, places: list[tuple[Token, str]], gaz: Gazetteer) -> str | None:
    """The place that bare words for its level mean: 县委, 市直机关."""
    inside = {at for t, _ in places for at in range(t.start + 1, t.stop + 1)}
    bare = Counter(found[1] for found in _BARE.finditer(text) if found.start(1) not in inside)
    if not bare:
        return None
    word, often = bare.most_common(1)[0]
    names = [(t, code) for t, code in places if t.entry.full or text[t.start : t.stop] not in ordinary()]
    level = [(t, code) for t, code in names if gaz.place(code).level in LEVELS[word]]
    called = [(t, code) for t, code in level if gaz.place(code).name.endswith(word)]
    count = Counter(code for _, code in called)
    ranked = count.most_common(2)
    if level and begins_line(text, level[0][0].start) and level[0][0].start < TITLE and count[level[0][1]] > 1:
        return level[0][1]  # the title begins with it
    if ranked and ranked[0][1] >= (_OFTEN if often > 1 else 2 * _OFTEN):
        return ranked[0][0] if len(ranked) == 1 or ranked[0][1] > 2 * ranked[1][1] else None
    return _own_of(text, level, word, gaz)


def _own_of(text: str, places: Iterable[tuple[Token, str]], word: str, gaz: Gazetteer) -> str | None:
    """The one place that bare words can mean: it is named in full, ends with the word, and never as somebody else's.

    Of several, minutes name their own first.
    """
    own: dict[str, None] = {}
    others: set[str] = set()
    before = None
    for token, code in places:
        below = before is not None and before.stop == token.start
        if below or elsewhere(text, token):
            others.add(code)
        elif token.entry.full and gaz.place(code).name.endswith(word):
            own[code] = None
        before = token
    left = [code for code in own if code not in others]
    if len(left) > 1 and not _MINUTES.search(text, 0, _EDGE):
        return None
    return left[0] if left else None


def told_by_we(text: str, places: list[tuple[Token, str]], gaz: Gazetteer) -> str | None:
    """Whose 我们 it is in a speech without a title: the city whose places act, while others are acted with."""
    if not _WE.search(text):
        return None
    acting, narrow = Counter[str](), Counter[str]()
    for token, code in places:
        city = gaz.city(code)
        if city is None:
            continue
        if _FOREIGN.search(text, max(0, token.start - 8), token.start):
            acting[city] -= 1
        elif _ACTS.search(text, max(0, token.start - 1), token.start + 1):
            acting[city] += 1
            narrow[code] += 1
    ranked = acting.most_common(2)
    if not ranked or ranked[0][1] < _OFTEN or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    city = ranked[0][0]
    own = Counter({code: count for code, count in narrow.items() if gaz.city(code) == city})
    most, times = own.most_common(1)[0]
    if 2 * times > own.total():
        return most
    return None if _OF_A_COUNTY.search(text) else city


def begins_line(text: str, at: int) -> bool:
    """Whether a place begins a line, a title in it, or a year stands before."""
    if at == 0 or text[at - 1] in "\n《〔（" or text[max(0, at - 2) : at] in ("中共", "印发"):
        return True
    return text[at - 1] in "年度" and _YEAR.search(text, max(0, at - _YEARLY), at) is not None
