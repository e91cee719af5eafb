"""Whether the words around a construction make it a link: the word of cooperation it needs, words that forbid it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from graphkit_loaders.reader.actors import only_some
from graphkit_loaders.reader.clauses import Clause
from graphkit_loaders.reader.discourse import UNITS, Discourse
from graphkit_loaders.reader.marks import bits
from graphkit_loaders.reader.opposite import denies
from graphkit_loaders.reader.patterns import Pattern
from graphkit_loaders.reader.scan import Token
from graphkit_loaders.reader.surroundings import words

_COMMAS = 3
"""Commas over which a word of cooperation still belongs to a construction before it."""
_BACK = 4
"""Tokens that it may stand before the construction."""
_REACH = 6
"""Tokens after a construction in which a forbidding word counts."""
_ENCLAVE_REACH = 24
_NEXT = 14
"""Characters after a construction in which words that set the two against one another count."""
_ASKED = re.compile(
    "一事|[两三四五](?:家|地|市|县|区)[^，。]{0,4}之间(?:并)?(?:无|没有)|的(?:建议|提议|请求|申请|设想|诉求|提案)"
)
"""What was asked for is decided at the end of the clause."""
_ABOVE = 30
"""Characters before the title of a paper in which those who decreed it are named."""
_NOT_YET = re.compile("(?:尚未|还没有?|还未|暂未|没有?|未)(?:正式)?(?:签|订|谈)")
_AFTER, _LONG_TITLE = 8, 60
"""Characters after a construction in which the words that it needs may stand; those of a title that follows."""
_DENIED_BEFORE = 6
"""Characters before a construction in which a denial counts."""
_GIVING, _GIVEN = frozenset({"verb", "verb-subjectless"}), re.compile("(?:项目|资金)[0-9]")
"""Patterns of help, and what is given after the side that receives it."""
_TOLD_BY, _ONLY_TOLD = _GIVING | {"helper-told"}, "helper-told"
"""Patterns of help that may tell whom they speak of; what it then does, denies or plays is no part of the link."""
_OTHERWISE = re.compile("[没未不非无原曾拟将]|此前|过去|以前|一度|计划|准备|希望")
"""Between a side and its verb of help these deny it, or set it in another time."""
_HELPS = frozenset({"支援", "援助", "捐赠", "捐助", "援", "驰援", "捐资", "资助"})
"""Verbs of help that may be once only."""
_NEAR, _SIGNAL = re.compile("[vsx]"), re.compile("[vs]")
_TELLING = re.compile(f"[vsc]|y(?=[{''.join(sorted(UNITS))}])")
_ACT = re.compile("~?[PZDIX](?:[,h][PZDIX])+[gX]?[~m]{0,2}[vsX]")
_SIGNALS, _NAMED = frozenset("vs"), frozenset("PZDIHFGg")


@dataclass(frozen=True, slots=True)
class Licence:
    """Leave to read a link; ``word`` is what gives it, None where the construction needs none."""

    word: Token | None


@dataclass(slots=True)
class Refusal:
    """Why a construction that fitted gave no link; the first reason stays."""

    reason: str = ""
    barred: list[tuple[int, int]] = field(default_factory=list)
    """Tokens of constructions that the words around them deny: nothing looser may join their units."""

    def because(self, reason: str) -> None:
        """Note a reason."""
        self.reason = self.reason or reason


@dataclass(frozen=True, slots=True)
class Fit:
    """Where a pattern fits a clause whose letters are now ``letters`` (used units have another letter)."""

    clause: Clause
    letters: str
    match: re.Match[str]
    pattern: Pattern

    @property
    def tokens(self) -> list[Token]:
        """Tokens of the clause."""
        return self.clause.tokens

    def words(self, text: str, before: int, after: int) -> str:
        """The text of the construction with some characters of the clause on both sides."""
        first, last = self.match.span()
        start = max(self.clause.start, self.tokens[first].start - before)
        return text[start : min(self.clause.stop, self.tokens[last - 1].stop + after)]


def licence(fit: Fit, discourse: Discourse, refusal: Refusal) -> Licence | None:
    """Leave for a construction to be read as a link; None if nothing gives it or something forbids it."""
    text = discourse.context.text
    pattern = fit.pattern
    if pattern.text is not None and not pattern.text.search(fit.words(text, 0, _title_after(fit, text))):
        return None
    if pattern.id == _ONLY_TOLD and not _attributive(fit, text):
        return None
    reason = _forbidden(fit, text) or _declined(fit, text, discourse)
    if reason:
        refusal.because(reason)
        refusal.barred.append(fit.match.span())
        return None
    word = _word(fit)
    need = pattern.needs
    if need == "none":
        return Licence(word)
    if need == "enclave":
        end = fit.tokens[fit.match.end() - 1].stop
        found = words("link", "enclave").search(text, end, min(fit.clause.stop, end + _ENCLAVE_REACH))
        return Licence(word) if found else None
    if need == "transitive":
        verbs = [fit.tokens[i] for i in range(*fit.match.span()) if fit.letters[i] == "v"]
        return Licence(verbs[-1]) if verbs and all("transitive" in v.entry.flags for v in verbs) else None
    if need == "reciprocal":
        verb = _first_verb(fit)
        return Licence(verb) if verb and ("reciprocal" in verb.entry.flags or verb.letter == "s") else None
    given = discourse.scope
    if need == "outer":
        given = None if fit.clause.aside else given
    if need == "bracket":
        before = fit.clause.before
        opens = before is not None and discourse.opening == before.start and discourse.short
        closes = text[fit.clause.stop + 1 : fit.clause.stop + 2] in ("", "\n", "，", "；", "。", "、", " ")
        given = given if fit.clause.aside and opens and closes else None
    if need == "enclave-name":
        owner = fit.clause.before.letter if fit.clause.aside and fit.clause.before is not None else ""
        kind = {"P": "enclave_name", "Z": "enclave_name", "I": "house_name"}.get(owner)
        named = kind is not None and words("link", kind).match(text, fit.clause.stop + 1) is not None
        return Licence(word) if named else None
    if need == "aside":
        return Licence(word) if fit.clause.aside and fit.clause.before is not None else None
    if need == "title":
        first, last = fit.tokens[fit.match.start()].start, fit.tokens[fit.match.end() - 1].stop
        near = max(fit.clause.start, first - 4), min(fit.clause.stop, last + 12)
        elsewhere = denies(text, *near, fit.clause.held)
        given = None if elsewhere else discourse.scope or discourse.title
    if need == "line":
        given = word or discourse.line_word or discourse.scope or discourse.topic
    elif need == "cooperation":
        if word is not None and pattern.no_weak and "weak" in word.entry.flags:
            word = _stronger(fit)
        heading = discourse.scope if not pattern.opens or (fit.match.start() == 0 and not fit.clause.aside) else None
        given = word or heading
    return Licence(given) if given is not None else None


def _title_after(fit: Fit, text: str) -> int:
    """How many characters after a construction belong to it: some, or all of the title of a paper that follows."""
    end = fit.tokens[fit.match.end() - 1].stop
    close = text.find("》", end, end + _LONG_TITLE) if text.startswith("《", end) else -1
    return max(_AFTER, close + 1 - end)


def _forbidden(fit: Fit, text: str) -> str | None:
    """The reason why a construction cannot be a link, whatever word of cooperation stands near."""
    first, last = fit.match.span()
    letters, pattern = fit.letters, fit.pattern
    if pattern.granted or (pattern.id in _TOLD_BY and _attributive(fit, text)):
        return None
    after = _NEAR.search(letters, last, last + _REACH)
    learns = pattern.goes_there  # whoever goes there to learn goes there
    if learns:
        after = None
    follows = after is not None and after.group() == "x"
    if (not learns and _learnt(letters[max(0, first - 3) : first])) or "x" in letters[first:last] or follows:
        return "benchmark"
    held = fit.clause.held
    for name in ("contest", "compared", "feelers") if held & bits("link", "contest", "compared", "feelers") else ():
        stop = _bound(fit) if name == "contest" else fit.clause.stop
        if words("link", name).search(text, fit.clause.start, stop):
            return "no-cooperation"
    if held & bits("link", "rivals") and _rivals(fit, text):
        return "no-cooperation"
    if learns and words("link", "errand").search(fit.words(text, 0, 16)):
        return "no-cooperation"
    if held & bits("link", "relief") and _relief(fit, text):
        return "no-cooperation"
    if held & bits("link", "negated") and words("link", "negated").search(fit.words(text, 3, 8)):
        return "negated"
    if _denied(fit, text):
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
    if pattern.acts and "组成" in text[fit.tokens[first].start : fit.tokens[last - 1].stop]:
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


def _bound(fit: Fit) -> int:
    """Where the part of a sentence ends that binds two sides by a strong word; else the clause."""
    word = _word(fit)
    first, last = fit.match.span()
    comma = fit.letters.find("c", last)
    if word is None or comma < 0 or "strong" not in word.entry.flags or "c" in fit.letters[first:last]:
        return fit.clause.stop
    at = fit.tokens[comma].start
    return at if fit.tokens[first].start <= word.start < at else fit.clause.stop


def _attributive(fit: Fit, text: str) -> bool:
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
    """The letters of a construction and those after it, up to a comma behind which others are spoken of."""
    near = letters[first : last + _REACH]
    comma = near.find("c", last - first)
    return near[:comma] if comma >= 0 and near[comma + 1 : comma + 2] in "FP" else near


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


def _declined(fit: Fit, text: str, discourse: Discourse) -> str | None:
    """A reason where a line begins with what somebody asked for (关于与甲区结对。) and goes on to decline it."""
    clause = fit.clause
    if not words("link", "proposal").match(text, clause.start, clause.stop):
        return None
    return "supposed" if words("link", "declined").search(text, clause.stop, discourse.line_stop) else None


def _denied(fit: Fit, text: str) -> bool:
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
    if denied is None:
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


def _others(letters: str, start: int) -> bool:
    """Whether a part of a sentence begins with a list of others who act in it: 甲乙发展区获批，丙市、丁市联办快线."""
    return _ACT.match(letters, start) is not None


def _first_verb(fit: Fit) -> Token | None:
    first, last = fit.match.span()
    stop = min(last + 4, len(fit.letters))
    return next((fit.tokens[i] for i in range(first, stop) if fit.letters[i] in "vs"), None)


def _stronger(fit: Fit) -> Token | None:
    last = fit.match.end()
    near = range(last, min(len(fit.letters), last + _REACH))
    return next(
        (fit.tokens[i] for i in near if fit.letters[i] in "vs" and "weak" not in fit.tokens[i].entry.flags), None
    )


def _word(fit: Fit) -> Token | None:
    """The nearest word of cooperation or signing: in the construction, after it, or close before it."""
    first, last = fit.match.span()
    letters, tokens = fit.letters, fit.tokens
    inside = _SIGNAL.search(letters, first, last)
    if inside:
        return tokens[inside.start()]
    commas = 0
    for found in _TELLING.finditer(letters, last):
        letter, token = found.group(), tokens[found.start()]
        if letter in "vs" and not (commas and "weak" in token.entry.flags):
            return token
        if letter == "c":
            commas += 1
            if commas > _COMMAS or _others(letters, found.end()):
                break
        elif letter not in "vs":
            break
    colon = False
    for i in range(first - 1, max(-1, first - 1 - _BACK), -1):
        letter = letters[i]
        if letter == "s" or (letter == "v" and colon):
            return tokens[i]
        if letter == ":":
            colon = True
        elif letter == "c" and not colon:
            break
    return None
