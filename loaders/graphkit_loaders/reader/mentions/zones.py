"""Names of zones and parks."""

from __future__ import annotations

import re

from graphkit_loaders.naming.tables import zones
from graphkit_loaders.reader.licence import Context
from graphkit_loaders.reader.mentions.heads import acts, built, named, without_verb
from graphkit_loaders.reader.mentions.reach import Reach, last_stop, reach
from graphkit_loaders.reader.scan import Token
from graphkit_loaders.reader.surroundings import words

_ZONE_LIMIT = 10
_OWN_ZONE = frozenset({"development", "high-tech"})
"""Families of zones of which a division has one: 经济技术开发区 alone is the home's."""
_ONE_EACH = frozenset({"经开", "高新"})
"""Classes of zones that a name has of one place only: 甲县—乙高新区 are two units."""
_PARTS = frozenset({"片区", "新片区", "分区", "分园", "园区", "核心区"})
"""Endings of parts of a zone: 自贸试验区 + 甲片区."""
_BONDED = frozenset({"综合保税区", "综保区", "保税区", "保税港区", "保税物流中心", "保税物流园区", "出口加工区"})
"""Endings that the name of a port, an airport or a zone may have behind it: 甲机场 + 综合保税区."""
_WHOLES = frozenset({"新区", "开发区", "示范区", "试验区", "园区"})
"""Endings that a name in 城 may have behind it: 甲科技城 + 新区."""
_COUNTED = re.compile("[0-9一二三四五六七八九十]+个")
"""What counts zones names none: 灯塔、多柯河3个保护分区."""
_DASHED = 12
_AFTER_CITY = frozenset({"市场", "市民", "市政", "市委", "市区"})
"""Words that 市 begins after a name in 城: 科技城 + 市场."""


def _aside(context: Context, out: list[Token], head: Token, line: int) -> Reach | None:
    """A name with a place in brackets: 中国（安徽）自由贸易试验区, 甲（乙）产业园, 中德（甲）创新园."""
    text = context.text
    k = len(out)
    while k > 3 and out[k - 1].letter in "kvlSgA" and len(out) - k < 4:
        k -= 1
    if k < 3 or out[k - 1].letter != ")" or out[k - 2].letter not in "PF" or out[k - 3].letter != "(":
        return None
    if head.start - out[k - 1].stop > _ZONE_LIMIT or re.search("[，、的与和]", text[out[k - 1].stop : head.start]):
        return None
    start = out[k - 3].start
    if text.startswith("中国", start - 2):
        return Reach(start - 2, k - 3, True, 0)
    if k > 3 and out[k - 4].letter in "PFZ" and out[k - 4].stop == start:
        return Reach(out[k - 4].start, k - 4, True, 0)
    before = out[k - 4].stop if k > 3 else line
    cut = last_stop(text, max(before, start - 5), start)
    cut = max(cut, *(m.end() for m in words("name", "verb").finditer(text, cut, start)), 0)
    return Reach(cut, k - 3, True, 0) if 1 < start - cut < 5 else None


def _across(text: str, out: list[Token], head: Token) -> bool:
    """Whether the name joins a place and one of no table by a dash: 二连浩特—扎门乌德经济合作区."""
    dash = out[-1]
    if len(out) < 2 or dash.letter != "-" or out[-2].letter != "P" or out[-2].stop != dash.start:
        return False
    return 1 < head.start - dash.stop < 6 and last_stop(text, dash.stop, head.start) == dash.stop


def zone(context: Context, out: list[Token], head: Token, line: int) -> Token:
    """A zone, or a generic noun where nothing names it."""
    text = context.text
    suffix = text[head.start : head.stop]
    if suffix[-1] == "城" and text.startswith("市", head.stop) and text[head.stop : head.stop + 2] not in _AFTER_CITY:
        return Token("g", head.start, head.stop, head.entry)  # 智慧城市 ends in 城市
    found = _aside(context, out, head, line)
    if found:
        return named(out, found, head, "Z")
    previous = out[-1] if out else None
    city = previous and previous.letter == "Z" and text[previous.stop - 1] == "城" and suffix in _WHOLES
    if previous and previous.letter in "ZI" and previous.stop == head.start and (suffix in _PARTS | _BONDED or city):
        above = out[-2] if len(out) > 1 and out[-2].letter == "P" and suffix in _BONDED else None
        if above and 0 <= previous.start - above.stop < 4 and last_stop(text, above.stop, previous.start) == above.stop:
            return named(out, Reach(above.start, len(out) - 2, True, 0), head, "Z")  # 重庆 + 两路 + 果园港 + 保税区
        return named(out, Reach(previous.start, len(out) - 1, True, 0), head, "Z")
    if previous and previous.letter == "M" and previous.stop == head.start and suffix in _PARTS:
        return named(out, Reach(previous.start, len(out) - 1, False, 0), head, "M")  # 甲经济区 + 核心区
    if previous and part_of_zone(text, out, head, suffix):
        return named(out, Reach(previous.start, len(out) - 1, True, 0), head, "Z")
    first = _dashed(text, out, head, suffix)
    if first is not None:
        return named(out, Reach(out[first].start, first, True, 0), head, "Z")
    first = _bare(text, out, head)
    if first is not None:
        return named(out, Reach(out[first].start, first, True, 0), head, "Z")
    if out and _across(text, out, head):
        return named(out, Reach(out[-2].start, len(out) - 2, True, 0), head, "Z")
    found = reach(text, out, head.start, line, "klMvSAgm" if suffix.endswith("园") else "klMSAg", _ZONE_LIMIT)
    found = without_verb(text, out, found, head)
    if acts(text, out, found, head) or _COUNTED.search(text, found.start, head.start):
        return Token("g", head.start, head.stop, head.entry)
    if found.place and out[found.first].letter == "H":
        return named(out, found, head, "Z" if found.first == len(out) - 1 else "G")
    if found.place and found.first == len(out) - 1 and out[-1].letter == "F" and out[-1].stop == head.start:
        return named(out, found, head, "G" if suffix in ("园区", "城区", "开发区", "经济开发区") else "Z")
    if found.place and built(text, out, found, head):
        return Token("g", head.start, head.stop, head.entry)
    if found.place:
        area = found.first > 0 and out[found.first].letter == "P" and out[found.first - 1].letter == "Z"
        if area and out[found.first - 1].stop == found.start and suffix in _PARTS:
            found = Reach(out[found.first - 1].start, found.first - 1, True, 0)  # 自贸试验区 + 芜湖片区
        return named(out, found, head, "Z")
    quantified = bool(out) and out[-1].letter == "q" and out[-1].stop >= head.start - 1
    if quantified:
        return named(out, Reach(out[-1].start, len(out) - 1, False, 0), head, "G")
    if found.plain >= 2 and suffix != "片区" and not words("name", "common_noun").search(text, found.start, head.start):
        return named(out, found, head, "Z")
    table = zones()
    if len(suffix) > 2 and suffix != "开发区" and table.classes[suffix].family in _OWN_ZONE and context.home:
        return Token("Z", head.start, head.stop, head.entry, (), (), head.start)
    return Token("g", head.start, head.stop, head.entry)


def _dashed(text: str, out: list[Token], head: Token, suffix: str) -> int | None:
    """The first token of a park that bears two places, 甲—乙产业合作示范园; none of a zone that each place has."""
    k, at = len(out), head.start
    while k and out[k - 1].letter in "kvlg" and out[k - 1].stop == at:
        k, at = k - 1, out[k - 1].start
    if k < 3 or "".join(t.letter for t in out[k - 3 : k]) != "P-P":
        return None
    if suffix[-1] == "区" and zones().classes[suffix].name in _ONE_EACH:
        return None
    left, dash, right = out[k - 3 : k]
    near = right.stop == at or (k == len(out) and head.start - right.stop <= _DASHED)
    return k - 3 if near and right.start == dash.stop and dash.start == left.stop else None


def _bare(text: str, out: list[Token], head: Token) -> int | None:
    """Where a name with a zone named without its kind begins: 张江 + 高科技园, 宝坻 + 京津 + 中关村 + 科技城."""
    k, at = len(out), head.start
    while k and out[k - 1].letter == "k" and out[k - 1].stop == at:
        k, at = k - 1, out[k - 1].start  # 中关村 + 科技 + 产业园
    if not k or out[k - 1].stop != at or not text.endswith(zones().bare_names, out[k - 1].start, at):
        return None
    first = k - 1
    while first and out[first - 1].letter in "PF" and out[first - 1].stop == out[first].start:
        first -= 1
    return first


def part_of_zone(text: str, out: list[Token], head: Token, suffix: str) -> bool:
    """Whether a zone, and a few plain characters after it, name a part of it: 前海 + 蛇口 + 片区."""
    if not out or out[-1].letter != "Z" or suffix not in _PARTS or not 1 < head.start - out[-1].stop < 5:
        return False
    if text[out[-1].stop] == "等":
        return False  # 甲产业园等5个园区
    if words("name", "verb").search(text, out[-1].stop, head.start):
        return False  # 甲高新区 + 创建园区
    return last_stop(text, out[-1].stop, head.start) == out[-1].stop


def named_park(text: str, out: list[Token], head: Token, word: str) -> bool:
    """Whether a place and a word of its own name one park, and no kind of parks: 巴彦淖尔 + 临空 + 园区."""
    if word != "园区" or not out or out[-1].letter != "P" or not 1 < head.start - out[-1].stop < 5:
        return False
    own = text[out[-1].stop : head.start]
    return last_stop(own, 0, len(own)) == 0 and not words("name", "kind_of_park").search(own)


def known_zone(out: list[Token], token: Token) -> Token:
    """A zone that everybody knows by name, with the places before it: 河北雄安新区."""
    first, start = len(out), token.start
    while first and out[first - 1].letter in "PZ" and out[first - 1].stop == start:
        first, start = first - 1, out[first - 1].start
    del out[first:]
    owners = tuple((code,) for code in token.entry.codes)
    return Token("Z", start, token.stop, token.entry, (), owners, token.start)
