"""Departments and offices: whose they are, and those that only their ending tells (前方指挥部, 崇川分局, 市某某局).

An ending counts where a name can end, and makes a department only with somebody before it whose office it is: a place,
the word 市, 县 or 省, or the leadership (市委).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from operator import attrgetter

from graphkit_loaders.naming.tables import departments
from graphkit_loaders.reader.lexicon import Entry
from graphkit_loaders.reader.licence import Context
from graphkit_loaders.reader.mentions.reach import LONGEST, last_stop
from graphkit_loaders.reader.scan import Token
from graphkit_loaders.reader.surroundings import words

_HEAD = Entry("E")
_START, _STOP = attrgetter("start"), attrgetter("stop")
_ENDS = frozenset("、，。；：！？（）》】〕”’」』与和同及的在是将等到赴来去于已为携联也就向对 \n\t|—-·/→")
_GIVES_WAY = frozenset("OgvJkmqE")
"""Letters of words that an ending may hold."""
_INNER = frozenset("kvlgmAqRSK")
"""Letters of words that the name of an office may hold."""
_OWNERS = frozenset("PHMO")
_LEADING = frozenset("市县区省州盟旗委府关")
"""Characters that a word for a level or its leadership ends with."""
_PLAIN, _FIELD = 12, 5
_LEADERS = 6
_COUNTED = re.compile("[三四五六七八九](?:家|地|个|市|县|区|州|省|镇|乡|[市县区]级?)(?:人民)?")
"""How many there are of one kind, of which each place of the list before has one."""
_BRANCH = re.compile("[一-鿿]{2,5}(?<![的和与及各等])")
_SEATED, _SEAT = frozenset({"海关", "海事局", "边检站", "出入境边防检查站"}), 4
"""Offices at ports, which may lie where no division is; characters of the name of such a place at most."""
_NO_SEAT = re.compile(
    "主管|属地|隶属|各地?|[当属驻进出入离起两三]地?境?|直属|相关|有关|目的|对方|周边|兄弟|毗邻|邻近|口岸|两岸|双方|[我该本贵此]|全国|国家|中国|通过|向|沿海|内陆|所在|上级|智慧|首|多"
)
"""What tells no such place."""
_SLOTS = frozenset("yh,cd.-:")
"""Letters of what may stand before such a name."""
_HUB = 3
"""Plain characters between a place and the word for its port."""

_FOR = frozenset({"", "工作", "帮扶", "帮扶工作", "对口帮扶", "挂职干部", "驻点", "前方", "干部"})
"""What may stand between a place and the word for an office that somebody keeps there."""

Places = tuple[tuple[str, ...], ...]


def with_offices(context: Context, tokens: list[Token], start: int, stop: int) -> list[Token]:
    """The tokens of a line with the endings of offices put in where a name can end there."""
    heads = [head for head in _heads(context, tokens, start, stop) if not context.is_silent(head.start)]
    if not heads:
        return tokens
    found: list[Token] = []
    at = 0
    for head in heads:
        i = bisect_right(tokens, head.start, at, key=_STOP)
        over = bisect_left(tokens, head.stop, i, key=_START)
        if all(_gives_way(context.text, t) and t.start >= head.start and t.stop <= head.stop for t in tokens[i:over]):
            found += tokens[at:i]
            found.append(head)
            at = over
    return [*found, *tokens[at:]]


def _gives_way(text: str, token: Token) -> bool:
    return token.letter in _GIVES_WAY or text.startswith("机场", token.start)


def _heads(context: Context, tokens: list[Token], start: int, stop: int) -> Iterator[Token]:
    text = context.text
    no_office = words("name", "no_office")
    starts: dict[int, str] | None = None
    for found in words("name", "office").finditer(text, start, stop):
        last = found.end()
        if last - found.start() == 1 and found.start() > start and no_office.match(text, last - 2):
            continue
        if text.startswith("长", last):
            continue
        if starts is None:
            starts = {t.start: t.letter for t in tokens}
        hub = words("name", "hub").fullmatch(found.group()) is not None
        if found.group() == "港" and (starts.get(last, "v") in "SJABkgPZ" or _letters(context, tokens, found.start())):
            continue  # 天津港保税区; 京港、京澳
        if (
            last - found.start() > 1
            or (hub and not words("name", "no_hub").match(text, last))
            or last == stop
            or text[last] in _ENDS
            or last in starts
            or words("name", "staff").match(text, last)
        ):
            yield Token("E", found.start(), last, _HEAD)


def _letters(context: Context, tokens: list[Token], at: int) -> bool:
    """Whether 港 stands right after the letter of a province, so that the two are a run: 京港、京澳."""
    provinces = context.lexicon.abbreviations.get(context.text[at - 1 : at], ())
    if not any(code.endswith("0000") for code in provinces):
        return False
    before = bisect_right(tokens, at, key=_START) - 1
    return before < 0 or tokens[before].stop < at


def department(context: Context, out: list[Token], head: Token, line: int) -> Token | None:
    """A department: stems before its name, the word 市, 县 or 省, and the place whose it is."""
    start = head.start
    k = len(out)
    while k and len(out) - k < LONGEST and out[k - 1].letter == "k" and out[k - 1].stop == start:
        k -= 1
        start = out[k].start
        if k > 1 and out[k - 1].letter == "h" and out[k - 1].stop == start and out[k - 2].letter == "k":
            k -= 1
            start = out[k].start
    text = context.text
    if k > 2 and out[k - 1].letter == "h" and out[k - 1].stop == start and out[k - 2].letter == "k":
        field = out[k - 2]
        if out[k - 3].letter in "PO" and out[k - 3].stop == field.start and out[k - 1].start == field.stop:
            k, start = k - 2, field.start  # 衡阳市 + 商务 + 和 + 粮食局
    body = start
    if k and out[k - 1].letter == "W" and out[k - 1].stop == body:  # 两市 + 教育局: one of each
        both = out[k - 1]
        del out[k - 1 :]
        return Token("W", both.start, head.stop, both.entry, (), (), body)
    if (
        k > 2
        and out[k - 1].letter == "P"
        and out[k - 2].letter in ",h"
        and _COUNTED.fullmatch(text, out[k - 1].stop, body)
    ):
        del out[k:]
        return Token("W", out[-1].stop, head.stop, head.entry, (), (), body)  # 甲、乙、丙 + 三家 + 法院
    place = out[k - 1] if k else None
    if place is not None and place.letter == "P" and 0 < start - place.stop < 5:
        leaders = words("name", "leaders").fullmatch(text, place.stop, start)
        plain = last_stop(text, place.stop, start) == place.stop and leaders is None
        if plain and not _acted(text, place.stop, start):
            body = place.stop  # 澳门 + 贸易 + 投资促进局
    start, first, places = owner(text, out[:k], body, line)
    if start == body == head.start and text[body : head.stop] in _SEATED:
        floor = out[-1].stop if out else line
        seat = last_stop(text, max(floor, body - _SEAT - 1), body)
        if (
            1 < body - seat <= _SEAT
            and not (_acted(text, seat, body) or _NO_SEAT.search(text, seat, body))
            and (seat > floor or not out or out[-1].letter in _SLOTS)
        ):
            return Token("I", seat, head.stop, head.entry, (), (), body)  # 洋浦 + 海事局, which has no county
    if start == body and text[body : head.stop] in departments().owned:
        return None
    if start == body:
        wide, k = _body(text, out, body, line)
        if wide < body and not _acted(text, wide, body):
            whole = owner(text, out[:k], wide, line)
            if whole[0] < wide:  # 市 + 文体 + 广电 + 和 + 旅游局
                body, (start, first, places) = wide, whole
    before = out[-1] if out else None
    touches = start == body and before is not None and before.stop == body
    if before is not None and touches and words("name", "builds").fullmatch(text, before.start, body):
        return Token("g", body, head.stop, head.entry)  # 共建创新服务中心
    del out[first:]
    return Token("D", start, head.stop, head.entry, (), places, body)


def _acted(text: str, start: int, stop: int) -> bool:
    """Whether the words before an office are a verb, of which it is the object: 甲县 + 求助 + 红十字会."""
    return any(
        found is not None
        for found in (words("name", "verb").search(text, start, stop), words("name", "deals").match(text, start, stop))
    )


def owner(text: str, out: list[Token], at: int, line: int) -> tuple[int, int, Places]:
    """Whose office a name is that begins at ``at``; ``out`` are the tokens before it.

    Returns
    -------
    (start, first, places)
        Where the whole name begins, the first token that belongs to it, and the place whose office it is.
    """
    k = len(out)
    before = out[k - 1] if k else None
    leaders = words("name", "leaders")
    if before is not None and before.stop == at and before.letter == "O":
        if leaders.fullmatch(text, before.start, at):
            at, k = before.start, k - 1
    elif text[at - 1 : at] in _LEADING:
        floor = max(before.stop if before is not None else line, at - _LEADERS)
        at = next((first for first in range(floor, at) if leaders.fullmatch(text, first, at)), at)
    places: Places = ()
    before = out[k - 1] if k else None
    if before is not None and before.stop == at and before.letter in "PHMZ":
        at, k = before.start, k - 1
        places = (before.codes,) if before.letter == "P" else ()
        if k and out[k - 1].letter == "D" and out[k - 1].stop == at:
            at, k = out[k - 1].start, k - 1  # 国家税务总局 + 南通市 + 税务局
    floor = out[k - 1].stop if k else line
    prefix = words("name", "organ_prefix").search(text, max(floor, at - _LEADERS), at)
    return (prefix.start() if prefix else at), k, places


def office(context: Context, out: list[Token], head: Token, line: int) -> Token | None:
    """The office that ends in ``head``; None where nothing before it tells whose it is."""
    text = context.text
    if words("name", "hub").fullmatch(text, head.start, head.stop):
        return _hub(text, out, head)
    body, k = _body(text, out, head.start, line)
    touching = out[k - 1] if k and out[k - 1].stop == body else None
    if touching is not None and touching.letter == "M":  # the office of an alliance speaks for it
        del out[k - 1 :]
        return Token("M", touching.start, head.stop, touching.entry, (), touching.places, touching.body)
    there = touching is not None and touching.letter == "P" and text[body : head.start] in _FOR
    if touching is not None and there:
        sent = _sent(text, out, k - 1, line)
        if sent is not None:
            start, first, places = sent
            return _made(out, start, first, head, places, start)
        if body == head.start and k > 1 and out[k - 2].letter == "D" and out[k - 2].stop == touching.start:
            above = out[k - 2]  # 市公安局 + 崇川 + 分局
            return _made(out, above.start, k - 2, head, above.places, above.body)
    last = out[-1] if out else None
    if last is not None and last.letter == "D" and _branch(text, last, head):
        return _made(out, last.start, len(out) - 1, head, last.places, last.body)
    if head.stop - body < 2 or words("name", "founds").search(text, body, head.start):
        return None
    start, first, places = owner(text, out[:k], body, line)
    if start == body or (touching is not None and touching.letter == "O" and start == touching.start and not places):
        level = text[start : start + 1]
        if start == body and k < len(out) and out[k].letter == "l" and out[k].start == body:
            return Token("I", start, head.stop, head.entry, (), (), body) if _cut(out, k) else None
        if start == body or not words("name", "leaders").match(text, start) or level in "人政党管":
            return None
    return _made(out, start, first, head, places, body)


def _branch(text: str, above: Token, head: Token) -> bool:
    """Whether an office is the branch of the one right before it, called after a place that no table has as one."""
    name = text[above.stop : head.start]
    return text[head.start : head.stop] == "分局" and _BRANCH.fullmatch(name) is not None


def _hub(text: str, out: list[Token], head: Token) -> Token | None:
    """A port or an airport with the name of its place: 嘉兴港, 宁波舟山港, 武汉阳逻港."""
    k, at = len(out), head.start
    while k > 1 and out[k - 1].letter in "lt" and at - out[k - 1].start <= _HUB:
        if out[k - 1].letter == "t" and out[k - 1].start == out[k - 2].stop:
            break
        k -= 1  # 黔江 + 武陵山 + 机场, 额济纳旗 + 桃来 + 机场
    while k and out[k - 1].letter == "P":
        gap = out[k - 1].stop
        named = at == head.start and at - gap <= _HUB and last_stop(text, gap, at) == gap
        if gap != at and (not named or words("name", "verb").search(text, gap, at)):
            break
        k, at = k - 1, out[k - 1].start
    if at == head.start:
        return Token("R", head.start, head.stop, head.entry) if text[head.start] == "机" else None
    places = tuple(t.codes for t in out[k:])
    del out[k:]
    return Token("I", at, head.stop, head.entry, (), places, head.start)


def _body(text: str, out: list[Token], at: int, line: int) -> tuple[int, int]:
    """Where the part of an office's name begins that tells its field, and how many tokens stand before it."""
    k, plain = len(out), 0
    while len(out) - k <= LONGEST:
        before = out[k - 1].stop if k else line
        if before < at:
            cut = last_stop(text, max(before, at - _PLAIN - 1), at)
            found = words("name", "leaders").match(text, cut, at)
            if found and (cut > before or not k or out[k - 1].letter not in _INNER):
                return found.end(), k
            plain += at - cut
            if plain > _PLAIN or cut > before:
                return at if plain > _PLAIN else cut, k
            at = before
        if not k:
            break
        token = out[k - 1]
        joins = token.letter in "hy" and k > 1 and _is_field(text, out, k - 2, token, line)
        if not joins and (token.letter in _OWNERS or (token.letter not in _INNER and "inner" not in token.entry.flags)):
            break
        at, k = token.start, k - 1
    return at, k


def _is_field(text: str, out: list[Token], i: int, joint: Token, line: int) -> bool:
    """Whether the field of an office stands before 和 or 与: a word for one, or words behind 市 or 县 (市农牧 + 和)."""
    if out[i].stop == joint.start:
        return out[i].letter in ("kv" if joint.letter == "h" else "k")
    floor = max(out[i].stop, line, joint.start - _FIELD)
    return joint.letter == "h" and words("name", "leaders").match(text, floor, joint.start) is not None


def _sent(text: str, out: list[Token], k: int, line: int) -> tuple[int, int, Places] | None:
    """Who keeps an office at the place ``out[k]``: 江苏省对口支援伊犁州前方指挥部, 市政府驻上海联络处."""
    at = out[k].start
    if k and out[k - 1].stop == at and words("name", "sent").fullmatch(text, out[k - 1].start, at):
        k, at = k - 1, out[k - 1].start
    elif at > line and text[at - 1] in "驻援":
        at -= 1
    else:
        return None
    start, first, places = owner(text, out[:k], at, line)
    return (start, first, places) if start < at else None


def _cut(out: list[Token], k: int) -> bool:
    del out[k:]
    return True


def _made(out: list[Token], start: int, first: int, head: Token, places: Places, body: int) -> Token:
    del out[first:]
    return Token("D", start, head.stop, head.entry, (), places, body)
