"""Whether the words around a construction deny it, decline it or only ask."""

from __future__ import annotations

import re

from graphkit_loaders.reader.clauses import Clause
from graphkit_loaders.reader.discourse import Discourse
from graphkit_loaders.reader.fits import Fit
from graphkit_loaders.reader.marks import bits
from graphkit_loaders.reader.surroundings import words

_ASKED = re.compile(
    "一事|[两三四五](?:家|地|市|县|区)[^，。]{0,4}之间(?:并)?(?:无|没有)|的(?:建议|提议|请求|申请|设想|诉求|提案)"
)
"""What was asked for is decided at the end of the clause."""
_NOT_YET = re.compile("(?:尚未|还没有?|还未|暂未|没有?|未)(?:正式)?(?:签|订|谈)")
_BUT = re.compile(
    "[^，。；]{0,6}，(?:但|却|不过|可)[^，。；]{0,4}?(?:已|早)[^，。；]*(?:结|合作|共|互|联|协作|建立|开展|签)"
)
"""After a denial these tell that the two are bound all the same: 虽未签约，但已结对."""
_CEASED = re.compile(
    "(?:因|由于|鉴于)[^，。；]*，[^，。；]{0,8}?(?:不再(?!考虑|研究|讨论)|终止|停止|解除|退出|撤销|撤回|撤出|中止|结束|作罢)"
)
"""A part that gives the reason why a link ended: 因用地没有落实，不再推进."""
_AGREED = re.compile("(?:签订|签署|签下|订立|达成|续签)的[^，。；]{0,16}(?:协议|合同|备忘录|协定|意向)")
"""An agreement that is there, whatever has not come of it: 签订的协议至今没有启动."""
_DENIED_BEFORE = 6
"""Characters before a construction in which a denial counts."""
_SIGNALS, _NAMED = frozenset("vs"), frozenset("PZDIHFGg")


def declined(fit: Fit, text: str, discourse: Discourse) -> str | None:
    """A reason where a line begins with what somebody asked for (关于与甲区结对。) and goes on to decline it."""
    clause = fit.clause
    if not words("link", "proposal").match(text, clause.start, clause.stop):
        return None
    return "supposed" if words("link", "declined").search(text, clause.stop, discourse.line_stop) else None


def denied(fit: Fit, text: str) -> bool:
    """Whether the words from the construction to the end of its part of the sentence deny it; an ended link is one."""
    if fit.pattern.ends or not fit.clause.held & bits("link", "denied"):
        return False
    tokens, letters = fit.tokens, fit.letters
    first, last = fit.match.span()
    stop = letters.find("c", last)
    if _ASKED.search(text, tokens[last - 1].stop, fit.clause.stop):
        stop = -1  # 建议甲与乙结对一事，因…，暂不考虑
    while stop >= 0 and _goes_on(letters, last, stop):
        stop = letters.find("c", stop + 1)
    if stop < 0:
        stop = len(letters)
    start = max(fit.clause.start, tokens[first].start - _DENIED_BEFORE)
    if words("link", "example").search(text, start, tokens[first].start):
        start = fit.clause.start  # 甲事不属于合作，如乙—丙
    denied = words("link", "denied").search(text, start, tokens[stop - 1].stop)
    if denied is None or _BUT.match(text, denied.end(), fit.clause.stop):
        return False
    if _AGREED.search(text, tokens[last - 1].stop, denied.start()):
        return False
    ceased = _CEASED.search(text, tokens[last - 1].stop, fit.clause.stop)
    if ceased is not None and ceased.start() < denied.start() < ceased.end():
        return False
    yet = _NOT_YET.match(text, denied.start())
    return yet is None or words("link", "willing").search(text, denied.end(), fit.clause.stop) is None


def denied_later(clause: Clause, text: str, after: int) -> bool:
    """Whether the sentence goes on to say that the two have nothing together: 经查，双方未签任何文件."""
    may = clause.held & bits("link", "denied_later")
    return bool(may) and words("link", "denied_later").search(text, after, clause.stop) is not None


def _goes_on(letters: str, last: int, comma: int) -> bool:
    """Whether what follows a comma speaks of the construction too: its word is yet to come, or nobody else is named."""
    following = letters[comma + 1 :].partition("c")[0]
    return _SIGNALS.isdisjoint(letters[last:comma]) or _NAMED.isdisjoint(following)


def only_asks(clause: Clause, text: str) -> bool:
    """Whether a clause asks whether there is a link, so that it states none."""
    marked = text[clause.stop : clause.stop + 1] == "？"
    may = clause.held & bits("link", "asks")
    if not marked and not (may and words("link", "asks").search(text, clause.start, clause.stop)):
        return False
    return words("link", "granted").search(text, clause.start, clause.stop) is None
