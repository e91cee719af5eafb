"""What forbids a construction to be read as a link, whatever word of cooperation stands near."""

from __future__ import annotations

import re

from graphkit_loaders.reader.actors import only_some
from graphkit_loaders.reader.denying import denied, denied_later, only_asks
from graphkit_loaders.reader.discourse import UNITS
from graphkit_loaders.reader.fits import REACH, Fit, nearest_word
from graphkit_loaders.reader.marks import bits
from graphkit_loaders.reader.surroundings import words

_NEXT = 14
"""Characters after a construction in which words that set the two against one another count."""
_ABOVE = 30
"""Characters before the title of a paper in which those who decreed it are named."""
_GIVING, _GIVEN = frozenset({"verb", "verb-subjectless"}), re.compile("(?:项目|资金)[0-9]")
"""Patterns of help, and what is given after the side that receives it."""
TOLD_BY = "helper-told"
"""The pattern of a side that is told by what binds it to the other."""
_TOLD_BY = _GIVING | {TOLD_BY}
"""Patterns of help that may tell whom they speak of; what it then does, denies or plays is no part of the link."""
_OTHERWISE = re.compile("[没未不非无原曾拟将]|此前|过去|以前|一度|计划|准备|希望")
"""Between a side and its verb of help these deny it, or set it in another time."""
_HELPS = frozenset({"支援", "援助", "捐赠", "捐助", "援", "驰援", "捐资", "资助"})
"""Verbs of help that may be once only."""
_NEAR = re.compile("[vsx]")
_ELSE = ("contest", "compared", "feelers", "mistaken")
"""What a sentence may tell in place of a link."""
_FORMS = re.compile("组成(?![^，。；]{0,8}(?:共同体|联合体|教共体|教联体|医共体|医联体|联盟))")
"""What some form for something else to do, and not what binds them to one another."""


def forbidden(fit: Fit, text: str) -> str | None:
    """The reason why a construction cannot be a link, whatever word of cooperation stands near."""
    first, last = fit.match.span()
    letters, pattern = fit.letters, fit.pattern
    if pattern.granted or (pattern.id in _TOLD_BY and attributive(fit, text)):
        return None
    after = _NEAR.search(letters, last, last + REACH)
    learns = pattern.goes_there  # whoever goes there to learn goes there
    if learns:
        after = None
    follows = after is not None and after.group() == "x"
    if (
        (not learns and _learnt(letters[max(0, first - 3) : first + (letters[first] == "c")]))
        or "x" in letters[first:last]
        or follows
    ):
        return "benchmark"
    held = fit.clause.held
    for name in _ELSE if held & bits("link", *_ELSE) else ():
        span = _reach(fit) if name == "contest" else (fit.clause.start, fit.clause.stop)
        if words("link", name).search(text, *span):
            return "no-cooperation"
    if held & bits("link", "rivals") and _rivals(fit, text):
        return "no-cooperation"
    if learns and words("link", "errand").search(fit.words(text, 0, 16)):
        return "no-cooperation"
    if held & bits("link", "relief") and _relief(fit, text):
        return "no-cooperation"
    if held & bits("link", "negated") and words("link", "negated").search(fit.words(text, 3, 8)):
        return "negated"
    if denied(fit, text):
        return "negated"
    if not pattern.ends and denied_later(fit.clause, text, fit.tokens[last - 1].stop):
        return "negated"
    if only_asks(fit.clause, text):
        return "supposed"
    supposed = words("link", "supposed") if held & bits("link", "supposed") else None
    opens = fit.tokens[first].stop if letters[first] == "~" else fit.tokens[first].start + 1
    if supposed is not None and supposed.search(text, fit.clause.start, opens):
        return "supposed"
    end = fit.tokens[last - 1]
    listed = last > 1 and letters[last - 2] in ",hj"
    grouped = listed and end.letter == "G" and "的" in text[end.start : end.stop]  # 甲、乙的三家企业
    given = fit.pattern.id in _GIVING and _GIVEN.match(text, end.stop)  # 甲市帮扶乙市资金3亿元
    only = (end.letter in UNITS or end.letter in "eg") and words("link", "somebody").match(text, end.stop)
    if not given and (grouped or only):
        return "object"
    if words("link", "undecided").match(text, end.stop):
        return "negated"
    if _counts(fit, text) or _tells(fit, text) or (learns and words("link", "no_envoys").search(fit.words(text, 0, 8))):
        return "object"
    if fit.clause.aside and words("link", "from_above").search(
        text, max(0, fit.clause.start - _ABOVE), fit.clause.start
    ):
        return "no-cooperation"
    if learns and words("link", "leisure").match(text, end.stop):
        return "no-cooperation"
    if not pattern.not_near.isdisjoint(_before_others(letters, first, last)):
        return "no-cooperation"
    if pattern.acts and _FORMS.search(text, fit.tokens[first].start, fit.tokens[last - 1].stop):
        return "object"  # 甲、乙组成小组: what the two form does the rest
    if pattern.acts and first and letters[first - 1] == "~":
        token = fit.tokens[first - 1]
        if text[token.stop - 1] != "的" and not words("link", "time").search(text, token.start, token.stop):
            return "object"  # 带动甲、乙合作: the list is what somebody else acts on
    return None


def _rivals(fit: Fit, text: str) -> bool:
    """Whether two places are compared, or only said to be neighbours."""
    first, last = fit.match.span()
    stop = min(fit.clause.stop + 1, fit.tokens[last - 1].stop + _NEXT)  # with the mark that ends the clause
    return words("link", "rivals").search(text, fit.tokens[first].start, stop) is not None


def _reach(fit: Fit) -> tuple[int, int]:
    """The part of a sentence that holds a construction and its word, and those beside it that name nobody else.

    What follows a word that binds by itself is another matter: 甲县与乙县签订协议，首场巡演下月开锣.
    """
    letters, tokens = fit.clause.letters, fit.tokens
    first, last = fit.match.span()
    first += letters[first] == "c"
    word = nearest_word(fit)
    if word is not None:
        last = max(last, next((i for i, token in enumerate(tokens) if token is word), 0) + 1)
    told_before = "W" in letters[first:last]  # 甲主场迎战乙，双方携手谢场
    begin, end = -1 if told_before else letters.rfind("c", 0, first), letters.find("c", last)
    while begin > 0 and UNITS.isdisjoint(letters[letters.rfind("c", 0, begin) + 1 : begin]):
        begin = letters.rfind("c", 0, begin)
    bound = word is not None and "strong" in word.entry.flags
    while end > 0 and not bound and UNITS.isdisjoint(letters[end + 1 :].partition("c")[0]):
        end = letters.find("c", end + 1)
    start = fit.clause.start if begin < 0 else tokens[begin].stop
    return start, fit.clause.stop if end < 0 else tokens[end].start


def attributive(fit: Fit, text: str) -> bool:
    """Whether one side is told by what binds it to the other: 甲区对口帮扶的乙县参展, 帮扶乙县的甲区参展."""
    groups = fit.match.re.groupindex
    first, last = sorted((fit.match.start("a" if "a" in groups else 0), fit.match.start("b")))
    of = fit.tokens[last - 1]
    if text[of.start : of.stop] != "的":
        return False
    at = next((i for i in range(last - 2, fit.match.start() - 1, -1) if fit.letters[i] == "v"), -1)
    if at < 0 or words("link", "lasting").search(text, fit.tokens[at].start, fit.tokens[at].stop) is None:
        return False
    before = fit.tokens[min(first, at)].start
    return _OTHERWISE.search(text, max(fit.clause.start, before - 4), fit.tokens[max(first, at)].start) is None


def _relief(fit: Fit, text: str) -> bool:
    """Whether one side only helped the other in need: 支援甲市抗疫."""
    verbs = [token for token in fit.tokens[slice(*fit.match.span())] if token.letter in "vs"]
    if not verbs or any(text[token.start : token.stop] not in _HELPS for token in verbs):
        return False
    start, stop = fit.clause.start, fit.clause.stop
    return words("link", "relief").search(text, start, stop) is not None and not words("link", "lasting").search(
        text, start, stop
    )


def _learnt(before: str) -> bool:
    """Whether the letters before a construction, from the last mark on, say that one side only learns."""
    return "x" in before and "x" in before[max(map(before.rfind, "c;:,")) + 1 :]


def _before_others(letters: str, first: int, last: int) -> str:
    """The letters of a construction and those after it, up to a comma behind which others are spoken of.

    So also where the word of cooperation stands before it: 推进甲乙一体化，打通断头路.
    """
    near = letters[first : last + REACH]
    comma = near.find("c", last - first)
    told = comma >= 0 and not {"v", "s"}.isdisjoint(near[last - first : comma])
    return near[:comma] if told or (comma >= 0 and near[comma + 1 : comma + 2] in "FP") else near


def _counts(fit: Fit, text: str) -> bool:
    """Whether the first side is only some of those that are there: 甲市3家医院与乙医院."""
    if "a" not in fit.match.groupdict() or fit.match["a"] is None:
        return False
    units = [token for token in fit.tokens[slice(*fit.match.span("a"))] if token.letter in UNITS]
    return bool(units) and only_some(text, units)


def _tells(fit: Fit, text: str) -> bool:
    """Whether the first side only reports on what others do: 甲局关于与乙县协作情况的汇报."""
    if "a" not in fit.match.groupdict() or fit.match["a"] is None:
        return False
    return text.startswith(("关于", "就与", "就同", "就和"), fit.tokens[fit.match.end("a") - 1].stop)
