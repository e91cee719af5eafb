"""Units in a clause that are no party there: they only say where, when or by whose word.

And whose the offices are that somebody meets where they went.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from graphkit_loaders.reader.clauses import Clause, letters
from graphkit_loaders.reader.marks import bits
from graphkit_loaders.reader.pronouns import LEVELS, PARTIES
from graphkit_loaders.reader.scan import Token
from graphkit_loaders.reader.surroundings import words

_SOURCE = re.compile("据.{2,24}?(?:统计|介绍|通报|消息|透露|披露|报道|反映|测算|数据|称)(?=，)")
_HOSTS = re.compile("tP[^tPZDI]{0,5}?[yhd]D")
_UNITS = frozenset("PZDIHFW")
_MEET = re.compile(
    "[^，。；、：与和同及]{0,5}?(?:签|举行|召开|会晤|会谈|见面|碰头|碰面|座谈|换文|落笔|盖章|握手|开幕|闭幕|落幕|开赛|首演|首映)|[与同]"
)
"""What follows a place where others meet."""

_GATHERED = re.compile(
    "(?:(?:会晤|相会|碰头|碰面|见面|会面|相见|会谈|会商|聚首|汇聚|会聚|相聚|云集|聚集|集聚|集结|会师)(?:于|在)?|[齐同共再又欢重]聚(?:于|在|到)?|相约(?:于|在)?)$"
)
"""What several do at the place that follows: 十市市长会晤于甲市, 四县代表齐聚乙县."""

_MODIFIER = re.compile("[tmb~]P~(?P<unit>[DIZ](?![,hj]))?")
_FACES = re.compile("y[PZDIH]")
_MODIFYING = 12
_BASED = re.compile("(?:总部|注册地|所在地|公司|厂址|地址|校址|院址|主校区)(?:设|位|坐落)?[在于]$")
"""Before a place these tell where somebody sits who is named after it."""

_SIGNED_THERE = re.compile("y[PZDI](?:[,h][PZDI])*[~mg]{0,3}[vs]")
_GATHERING = re.compile("(?:会议?|论坛|活动|仪式|培训班|研讨班|比赛|大赛|赛事|决赛)[^，。]{0,4}$")
"""What is held at a place, and is no unit itself."""


def without_sources(clause: Clause, text: str) -> None:
    """Make plain text of a unit that only says or counts what follows, or sees it done: 据甲局统计."""
    _without_witnesses(clause, text)
    at = text.find("据", clause.start, clause.stop)
    found = _SOURCE.search(text, at, clause.stop) if at >= 0 else None
    if not found:
        return
    for i, token in enumerate(clause.tokens):
        if found.start() <= token.start and token.stop <= found.end() and token.letter in PARTIES:
            clause.source = clause.source or token
            clause.tokens[i] = Token("~", token.start, token.stop, token.entry)
    clause.letters = letters(clause.tokens)


def _without_witnesses(clause: Clause, text: str) -> None:
    """Make plain text of those under whose eyes others act: 在省水利厅见证下，甲县与乙县…"""
    may = clause.held & bits("link", "under_eyes")
    found = words("link", "under_eyes").search(text, clause.start, clause.stop) if may else None
    if not found:
        return
    inside = [i for i, t in enumerate(clause.tokens) if found.start() <= t.start and t.stop <= found.end()]
    if _UNITS.isdisjoint(t.letter for i, t in enumerate(clause.tokens) if i not in inside):
        return
    for i in inside:
        token = clause.tokens[i]
        if token.letter in PARTIES or token.letter == "F":
            clause.tokens[i] = Token("~", token.start, token.stop, token.entry)
    clause.letters = letters(clause.tokens)


def without_venues(clause: Clause, text: str, speaks: bool) -> None:
    """Make plain text of the place where others meet or sign: 甲、乙两县在杭州签约.

    Where somebody ``speaks`` in the text, he is the one who signs: 于5月8日在杭州与乙县签约.
    """
    codes = clause.letters
    if "P" not in codes[2:]:
        return
    for i in range(1, len(codes) - 1):
        token, place = clause.tokens[i], clause.tokens[i + 1]
        if codes[i + 1] != "P" or codes[i] not in "m~":
            continue
        if text[token.start : token.stop] != "在":
            if codes[i] == "~" and not _UNITS.isdisjoint(codes[:i]) and _GATHERED.search(text, token.start, token.stop):
                clause.tokens[i + 1] = Token("~", place.start, place.stop, place.entry)
            continue
        alone = _UNITS.isdisjoint(codes[:i]) and not _GATHERING.search(text, clause.start, token.start)
        if alone and not (speaks and _SIGNED_THERE.match(codes, i + 2)):
            continue
        if _MEET.match(text, place.stop, clause.stop):
            clause.tokens[i + 1] = Token("~", place.start, place.stop, place.entry)
    clause.letters = letters(clause.tokens)


def without_modifiers(clause: Clause, text: str) -> None:
    """Make plain text of a place that only tells which unit acts: 来甲县义诊的乙医院与丙医院签约, 总部在甲市的公司.

    Only where the unit goes on to face another one; else the two may be the sides.
    """
    if "P~" not in clause.letters:
        return
    came = False
    for found in _MODIFIER.finditer(clause.letters):
        i = found.start() + 1
        before, place, after = clause.tokens[i - 1 : i + 2]
        short = after.stop - after.start <= _MODIFYING and text[after.stop - 1] == "的"
        faced = short and found["unit"] is not None and _FACES.search(clause.letters, found.end()) is not None
        based = _BASED.search(text, clause.start, place.start) is not None and text[after.start] == "的"
        if (faced and text[before.stop - 1] in "在于来赴到抵往处") or based:
            clause.tokens[i] = Token("~", place.start, place.stop, place.entry)
            if faced and before.letter == "t":
                came = True
                clause.tokens[i - 1] = Token("~", before.start, before.stop, before.entry)
    if came:
        clause.tokens = _as_one(clause.tokens)
    clause.letters = letters(clause.tokens)


def _as_one(tokens: list[Token]) -> list[Token]:
    """The tokens with plain ones that touch put together."""
    found: list[Token] = []
    for token in tokens:
        last = found[-1] if found else None
        if last is not None and last.letter + token.letter == "~~" and last.stop == token.start:
            found[-1] = Token("~", last.start, token.stop, last.entry)
        else:
            found.append(token)
    return found


def without_events(clause: Clause, text: str) -> None:
    """Make plain text of a place that only an event bears: 甲农业嘉年华, 乙茶博会."""
    if not clause.held & bits("link", "event"):
        return
    event = words("link", "event")
    for i, token in enumerate(clause.tokens):
        if token.letter == "P" and event.match(text, token.stop, clause.stop):
            if i and clause.tokens[i - 1].letter in "-y":
                continue  # 甲—乙年货节 is held by both
            clause.tokens[i] = Token("~", token.start, token.stop, token.entry)
    clause.letters = letters(clause.tokens)


def with_hosts(clause: Clause, text: str, levels: Callable[[Token], set[str]]) -> None:
    """市商务局 that somebody meets in the place that they went to is of that place: 赴甲市，与市商务局会商."""
    if "t" not in clause.letters:
        return
    for found in _HOSTS.finditer(clause.letters):
        i, last = found.start() + 1, found.end() - 1
        place, office = clause.tokens[i], clause.tokens[last]
        level = LEVELS.get(text[office.start], "").split()
        if not office.places and office.body > office.start and levels(place).intersection(level):
            clause.tokens[last] = Token("D", office.start, office.stop, office.entry, (), (place.codes,), office.body)
