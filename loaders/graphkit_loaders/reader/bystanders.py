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
    "[^，。；、：与和同及]{0,5}?(?:签|举行|召开|会晤|会谈|见面|碰头|碰面|座谈|换文|落笔|盖章|握手)|[与同]"
)
"""What follows a place where others meet."""

_GATHERING = re.compile("(?:会议?|论坛|活动|仪式|培训班|研讨班|比赛|大赛|赛事|决赛)[^，。]{0,4}$")
"""What is held at a place, and is no unit itself."""


def without_sources(clause: Clause, text: str) -> None:
    """Make plain text of a unit that only says or counts what follows: 据甲局统计."""
    at = text.find("据", clause.start, clause.stop)
    found = _SOURCE.search(text, at, clause.stop) if at >= 0 else None
    if not found:
        return
    for i, token in enumerate(clause.tokens):
        if found.start() <= token.start and token.stop <= found.end() and token.letter in PARTIES:
            clause.tokens[i] = Token("~", token.start, token.stop, token.entry)
    clause.letters = letters(clause.tokens)


def without_venues(clause: Clause, text: str) -> None:
    """Make plain text of the place where others meet or sign: 甲、乙两县在杭州签约."""
    if "在" not in text[clause.start : clause.stop]:
        return
    codes = clause.letters
    for i in range(1, len(codes) - 1):
        token, place = clause.tokens[i], clause.tokens[i + 1]
        if codes[i + 1] != "P" or text[token.start : token.stop] != "在":
            continue
        if _UNITS.isdisjoint(codes[:i]) and not _GATHERING.search(text, clause.start, token.start):
            continue
        if _MEET.match(text, place.stop, clause.stop):
            clause.tokens[i + 1] = Token("~", place.start, place.stop, place.entry)
    clause.letters = letters(clause.tokens)


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
