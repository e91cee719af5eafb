"""Names of several: alliances and wide areas, and groups that name nobody."""

from __future__ import annotations

import re

from graphkit_loaders.naming.tables import zones
from graphkit_loaders.reader.licence import Context
from graphkit_loaders.reader.mentions.heads import acts, built, named
from graphkit_loaders.reader.mentions.reach import LONGEST, Reach, last_stop, reach
from graphkit_loaders.reader.mentions.zones import named_park, part_of_zone, zone
from graphkit_loaders.reader.scan import Token
from graphkit_loaders.reader.surroundings import words

_ALLIANCE_LIMIT = 8
_MODIFIER = 4
_RUN_BY = ("管委会", "管理委员会")
"""After a park these tell that it is one, and no kind of parks."""
_MANY = re.compile("[两二三四五六七八九十]|[1-9]")
_COUNT = re.compile(r"(?:的|各|若干|其他)?[\d一二三四五六七八九十两]*[个家所座]?")

_MEETING = re.compile(
    "(?:的?第[0-9一二三四五六七八九十]{1,3}[次届轮]|年度|首次|本次|例行|定期|党政|高层|部门|专题|工作){1,3}"
)
"""Words between a verb and 联席会议 that tell which meeting it is, and no name."""


def alliance(context: Context, out: list[Token], head: Token, line: int) -> Token:
    """A metropolitan area, corridor or other grouping."""
    if len(out) > 2 and out[-1].letter == "P" and out[-2].letter == "-" and out[-3].letter == "P":
        return Token("g", head.start, head.stop, head.entry)  # 甲—乙都市圈: the dash says more
    sits = context.text.startswith("联席", head.start)
    if sits and _side_by_side(out):
        return Token("g", head.start, head.stop, head.entry)  # 甲镇·乙县东西部协作联席会议
    if _of_members(context.text, out, head):
        return Token("g", head.start, head.stop, head.entry)
    found = reach(context.text, out, head.start, line, "klAG", _ALLIANCE_LIMIT)
    if out and out[-1].letter == "G" and context.text[out[-1].stop : head.start] == "":
        found = Reach(out[-1].start, len(out) - 1, False, 0)
    if acts(context.text, out, found, head) or built(context.text, out, found, head):
        return Token("g", head.start, head.stop, head.entry)
    meets = sits and not found.place and _MEETING.fullmatch(context.text, found.start, head.start)
    if found.start == head.start or meets:  # 第三次联席会议
        # 建立联席会议制度 names none: they sit together
        entry = context.lexicon.entries["联席"] if sits else head.entry
        return Token("v" if sits else "g", head.start, head.stop, entry)
    return named(out, found, head, "M")


def _side_by_side(out: list[Token]) -> bool:
    """Whether the last place of a line stands behind another one and a dash, with words of cooperation after it."""
    k = len(out)
    while k and out[k - 1].letter in "vk":
        k -= 1
    return k > 2 and "".join(token.letter for token in out[k - 3 : k]) == "P-P"


def _of_members(text: str, out: list[Token], head: Token) -> bool:
    """Whether the places themselves grow together that letters name: 甲乙 + 滨江 + 城市带 + 一体化."""
    if not out or out[-1].letter != "F" or not words("name", "grows").match(text, head.stop):
        return False
    return _plain(text[out[-1].stop : head.start])


def _plain(gap: str) -> bool:
    """Whether a few plain characters between a place and a noun belong to the noun: 长三角 + 高等 + 院校."""
    return len(gap) <= _MODIFIER and last_stop(gap, 0, len(gap)) == 0


def _edge_of_two(text: str, out: list[Token], head: Token) -> bool:
    """Whether a noun says where two places meet that stand before it: 甲市与乙市毗邻地区."""
    if len(out) < 3 or out[-1].letter != "P" or out[-1].stop != head.start:
        return False
    both = out[-2].letter in "yh,-" and out[-3].letter == "P"
    return both and words("name", "edge").fullmatch(text, head.start, head.stop) is not None


def group(context: Context, out: list[Token], head: Token, line: int) -> Token:
    """A collective that names nobody: 沪苏浙相关城区, 上海市重点区域, 各县市区."""
    text = context.text
    k, at = len(out), head.start
    first, start = k, at
    word = text[head.start : head.stop]
    if k and out[k - 1].letter == "F" and out[k - 1].stop == at and words("name", "edge").fullmatch(word):
        return Token("g", head.start, head.stop, head.entry)  # 鲁豫毗邻地区合作: the places themselves
    if part_of_zone(text, out, head, word) or named_park(text, out, head, word):
        return zone(context, out, head, line)
    verbs = False
    while k and len(out) - k < LONGEST:
        token = out[k - 1]
        gap = text[token.stop : at]
        if gap and token.letter == "P" and _MANY.match(gap) and k > 1 and out[k - 2].letter in "-,h":
            break  # 甲—乙、丙—丁两个园区: the count closes the list
        if gap and not _COUNT.fullmatch(gap) and not (token.letter in "PFM" and _plain(gap)):
            break
        if token.letter in "PFMHZ":
            if verbs:
                break
            if token.letter == "P" and gap == "的" and k > 2 and out[k - 2].letter in "yh" and out[k - 3].letter == "P":
                return Token("g", head.start, head.stop, head.entry)  # 甲市与乙县的 + 园区: of the two
            if k == len(out) and _edge_of_two(text, out, head):
                return Token("g", head.start, head.stop, head.entry)
            if token.letter == "P" and k == len(out) and not gap and word in zones().classes:
                return zone(context, out, head, line)
            first, start = k - 1, token.start
            break
        joins = token.letter == "q" and verbs and not gap and k > 1 and out[k - 2].stop == token.start
        if joins and out[k - 2].letter in "PFZ":  # 与港澳 + 高水平 + 合作 + 平台: the verb joins the places
            return Token("g", head.start, head.stop, head.entry)
        if token.letter == "q":
            first, start = k - 1, token.start
        elif token.letter == "y" and k < len(out) and out[k].letter == "v" and not gap:
            first, start = k, out[k].start  # 与对口支援省份
            break
        elif token.letter == "v":
            verbs = True
        elif token.letter not in "kg" and "inner" not in token.entry.flags:
            break
        k, at = k - 1, token.start
    if first == len(out):
        return Token("g", head.start, head.stop, head.entry)
    if first == len(out) - 1 and out[first].letter == "F" and text.startswith(_RUN_BY, head.stop):
        return named(out, Reach(start, first, True, 0), head, "Z")  # 宿马园区管委会
    del out[first:]
    return Token("G", start, head.stop, head.entry)
