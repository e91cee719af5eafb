"""Patterns over a clause → candidate pairs: which units, by which construction, licensed by which word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

from graphkit_loaders.naming import split_place
from graphkit_loaders.naming.tables import zones
from graphkit_loaders.naming.zones import zone_suffix
from graphkit_loaders.reader.clauses import Clause
from graphkit_loaders.reader.discourse import UNITS, Discourse, units_between
from graphkit_loaders.reader.frames import frames
from graphkit_loaders.reader.licensing import Fit, Refusal, licence
from graphkit_loaders.reader.patterns import Pairs, fitting
from graphkit_loaders.reader.scan import Token
from graphkit_loaders.reader.surroundings import words

MOST_PAIRS = 400
"""Pairs that two lists may make; longer ones are no sentence."""
MOST_JOINT = 6
"""Units that may all be paired with all."""
_BRANCH = re.compile(
    "(?P<parent>.{2,14}?(?:大学|医院))(?!附属|医学院|人民).{2,10}(?:研究院|分院|校区|分校|创新中心|院区)"
)
_TWIN = re.compile("“?(?P<one>[^（]{2,10})（(?P<other>[^）]{2,6})）.{0,6}(?:科创|创新|研发|孵化|离岸|飞地|共建).{0,6}")
"""An enclave that bears whose it is and, in a bracket, where it lies: 甲市（乙市）创新中心."""
_LANDFORMS = "山河湖湾洋岛岭溪"
"""After the short name of a place in another name these make it that of a hill, a bay, an island."""
_LISTED = "PZDIMGHFWn"
"""Letters that a list of units may hold."""
_PAIRING = re.compile("结对|对口|帮扶|支援|协作|挂钩")
_USED = str.maketrans(dict.fromkeys(UNITS, "X"))


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two units that a construction joins, before their names are resolved.

    ``word`` is what licensed it; ``first`` and ``last`` are the tokens of the clause that the construction covers;
    ``nary`` says that several units act together. One token on both sides is a run of letters whose members are paired.
    """

    rule: str
    clause: Clause
    left: Token
    right: Token
    status: str | None
    word: Token | None
    first: int
    last: int
    nary: bool = False
    strict: bool = False
    """Whether the two must lie in different cities, since only they, and no word between them, tell the sides."""


def candidates(clause: Clause, discourse: Discourse, refusal: Refusal) -> Iterator[Candidate]:
    """All pairs that a clause states, in the order of the table of patterns."""
    letters = clause.letters
    present = frozenset(letters)
    if "Z" in present:
        yield from _parks(clause, discourse)
    if not present.isdisjoint("ZI"):
        yield from _named_after(clause, discourse)
    if not present.isdisjoint("IZ"):
        yield from _branches(clause, discourse)
    used = False
    for pattern in fitting(present, min(2, sum(map(letters.count, _LISTED)))):
        if used and not pattern.letters.issubset(letters):
            continue
        at = 0
        while match := pattern.match.search(letters, at):
            first, last = match.span()
            fit = Fit(clause, letters, match, pattern)
            leave = licence(fit, discourse, refusal)
            joined = list(_joined(fit, discourse)) if leave is not None else []
            if leave is None or not joined:
                at = first + 1
                continue
            word = leave.word
            nary = len(joined) > 1 and pattern.pairs[0].how == "all"
            for left, right, status in joined:
                two = pattern.pairs[0].how == "all" and not nary and word is not None and word.letter != "s"
                strict = (
                    pattern.opposite
                    or (nary and _possessive(fit, discourse.context.text))
                    or (two and word is not None and "strong" not in word.entry.flags)
                )
                yield Candidate(pattern.id, clause, left, right, status, word, first, last, nary, strict)
            letters = letters[:first] + letters[first:last].translate(_USED) + letters[last:]
            used = True
            at = last
    for first, last in refusal.barred:
        letters = letters[:first] + letters[first:last].translate(_USED) + letters[last:]
    for frame in frames(clause, letters, discourse):
        yield Candidate(
            "frame", clause, frame.left, frame.right, None, frame.word, frame.first, frame.last, strict=True
        )


def _one_by_one(left: list[Token], right: list[Token], discourse: Discourse) -> bool:
    """Whether two equally long lists of counties go pairwise though no 分别 says so: in papers on who helps whom."""
    topic = discourse.topic
    if topic is None or not _PAIRING.search(discourse.context.text, topic.start, topic.stop):
        return False
    if len(left) != len(right) or len(left) < 2 or any(t.letter != "P" for t in (*left, *right)):
        return False
    gaz = discourse.context.gaz
    return all(code[:6] in gaz and gaz.place(code[:6]).level == "county" for t in (*left, *right) for code in t.codes)


def _possessive(fit: Fit, text: str) -> bool:
    """Whether what several have is spoken of, which may be with others: 甲、乙、丙三县的协作项目."""
    first, last = fit.match.span()
    return any(fit.letters[i] == "~" and text[fit.tokens[i].start] == "的" for i in range(first, last))


def _parks(clause: Clause, discourse: Discourse) -> Iterator[Candidate]:
    """The two owners in the name of a park: 甲（乙）产业园, 甲乙合作区."""
    context = discourse.context
    park = words("link", "park")
    joined = words("link", "park_name")
    for i, token in enumerate(clause.tokens):
        if token.letter != "Z" or token.lent or not park.search(context.text, token.start, token.stop):
            continue
        if "x" in clause.letters[clause.letters.rfind("c", 0, i) + 1 : i]:
            continue  # 学习甲乙产业园的经验
        owners = [Token("P", token.start, token.stop, token.entry, codes) for codes in token.places]
        if words("name", "of_two").match(context.text, token.start + 2):
            for k in range(i - 2, -1, -2):  # 鲁渝、鲁甘合作产业园
                if clause.letters[k : k + 2] != "F,":
                    break
                shared = clause.tokens[k]
                if _at_home(discourse, shared):
                    yield Candidate("park", clause, shared, shared, None, None, k, i + 1)
        run = context.run_inside(token.start, token.body)
        if run is None and len(owners) == 1 and token.body - token.start > 3:
            run, owners = context.run_inside(token.body - 2, token.body), []  # 鄂尔多斯 + 蒙苏 + 经济开发区
        if run is not None and not owners and context.text[run.stop] != "边" and _at_home(discourse, run):
            yield Candidate("park", clause, run, run, None, None, i, i + 1)
        elif len(owners) == 2 and (
            context.text[token.start : token.stop] in zones().joint
            or ("（" in context.text[token.start : token.stop] and not _hill(discourse, token))
            or (
                _expected(discourse, owners[1])
                and (
                    _far(discourse, owners)
                    or (
                        not joined.search(context.text, token.start, token.body)
                        and _levels(discourse, owners[0]) & _levels(discourse, owners[1])
                    )
                )
            )
        ):
            yield Candidate("park", clause, owners[0], owners[1], None, None, i, i + 1)


def _named_after(clause: Clause, discourse: Discourse) -> Iterator[Candidate]:
    """A park that bears the name of a zone elsewhere joins the zone with the place it lies in: 甲市中关村科技园."""
    text = discourse.context.text
    for i, token in enumerate(clause.tokens):
        found = _known_zone().search(text, token.start, token.stop) if token.letter in "ZI" else None
        if found is None or found.end() == token.stop:
            continue
        before = clause.tokens[i - 2] if i > 1 and clause.tokens[i - 1].letter == "-" else None
        host: Token | None = None
        if found.start() > token.start:
            host = _owner_at(discourse, token, token.start, found.start())
            if host is None and token.places:
                host = Token("P", token.start, found.start(), token.entry, token.places[0])
            elif host is None:
                code, rest = split_place(discourse.context.gaz, text[token.start : found.start()])
                host = Token("P", token.start, found.start(), token.entry, (code,)) if code and not rest else None
        elif before is not None and before.letter in "PZ" and before.stop == clause.tokens[i - 1].start:
            host = before
        brand = _owner_at(discourse, token, *found.span())
        if host is not None and brand is not None and discourse.opposed(host, brand):
            yield Candidate("park", clause, host, brand, "built", None, i, i + 1, strict=True)


@cache
def _known_zone() -> re.Pattern[str]:
    """The names by which everybody knows some zones."""
    return re.compile("|".join(map(re.escape, zones().bare)))


def _hill(discourse: Discourse, park: Token) -> bool:
    """Whether what stands before the bracket is a hill or a lake with the name of a place in it: 紫云山（甲）产业园."""
    text = discourse.context.text
    name = text[park.start : text.index("（", park.start)]
    return name[-1] in _LANDFORMS and name not in discourse.context.lexicon.entries


def _expected(discourse: Discourse, owner: Token) -> bool:
    """Whether the document speaks of a place in a park's name, which else is a word: 启东滨海工业园 lies by the sea."""
    gaz, seen = discourse.context.gaz, discourse.context.seen
    return any(code[:6] in seen or not seen.isdisjoint(gaz.ancestors(code[:6])) for code in owner.codes)


def _at_home(discourse: Discourse, run: Token) -> bool:
    """Whether letters in a park's name mean a place of the document: 藏龙岛 is neither Tibet nor Heilongjiang."""
    context = discourse.context
    meant = {code for char in context.text[run.start : run.stop] for code in context.initials.get(char, ())}
    spoken = {*context.seen, *([context.home] if context.home else [])}
    return not meant.isdisjoint(chain.from_iterable((code, *context.gaz.ancestors(code)) for code in spoken))


def _far(discourse: Discourse, owners: list[Token]) -> bool:
    """Whether two places lie in different provinces, so that neither says where the other lies."""
    one, other = ({discourse.context.gaz.province(code[:6]) for code in owner.codes} for owner in owners)
    return one.isdisjoint(other)


def _branches(clause: Clause, discourse: Discourse) -> Iterator[Candidate]:
    """The place in the name of a branch: 甲大学乙市研究院 joins 甲大学 and 乙市."""
    context = discourse.context
    for i, token in enumerate(clause.tokens):
        if token.letter not in "IZ":
            continue
        twin = _TWIN.fullmatch(context.text, token.start, token.stop)
        if twin:
            sides = [_owner_at(discourse, token, *twin.span(name)) for name in ("one", "other")]
            if sides[0] is not None and sides[1] is not None and discourse.opposed(sides[0], sides[1]):
                yield Candidate("branch", clause, sides[0], sides[1], "built", None, i, i + 1, strict=True)
            continue
        if token.letter == "Z":
            continue
        found = _BRANCH.fullmatch(context.text, token.start, token.stop)
        place = _place_at(discourse, token, found.end("parent")) if found else None
        if found and place is not None:
            parent = Token("I", token.start, found.end("parent"), token.entry)
            if discourse.opposed(parent, place):
                yield Candidate("branch", clause, parent, place, "built", None, i, i + 1, strict=True)


def _place_at(discourse: Discourse, token: Token, start: int) -> Token | None:
    """The place whose name begins at ``start`` inside the name of a branch."""
    entries = discourse.context.lexicon.entries
    for size in (4, 3, 2):
        entry = entries.get(discourse.context.text[start : start + size])
        if entry is not None and entry.letter == "P" and start + size < token.stop:
            if discourse.context.text[start + size] in _LANDFORMS:
                return None  # 桂林洋校区
            return Token("P", start, start + size, entry, entry.codes)
    return None


def _owner_at(discourse: Discourse, token: Token, start: int, stop: int) -> Token | None:
    """The place or zone that ``text[start:stop]`` names, inside the name of an enclave."""
    words_ = discourse.context.text[start:stop]
    entry = discourse.context.lexicon.entries.get(words_)
    if entry is None or entry.letter not in "PZ":
        code, rest = split_place(discourse.context.gaz, words_)
        named = code is not None and rest and zone_suffix(rest) == rest
        return Token("Z", start, stop, token.entry, (), ((code,),)) if named and code else None
    places = tuple((code,) for code in entry.codes) if entry.letter == "Z" else ()
    return Token(entry.letter, start, stop, entry, () if places else entry.codes, places)


def _levels(discourse: Discourse, place: Token) -> set[str]:
    gaz = discourse.context.gaz
    return {"city" if gaz.city(code) == code else gaz.place(code).level for code in place.codes}


def _joined(fit: Fit, discourse: Discourse) -> Iterator[tuple[Token, Token, str | None]]:
    """The pairs of units that the instructions of a pattern make of what it matched."""
    for how in fit.pattern.pairs:
        for left, right in _sides(fit, how, discourse):
            yield left, right, how.status


def _group(fit: Fit, name: str) -> list[Token]:
    if fit.match.group(name) is None:
        return []
    return units_between(fit.tokens, fit.letters, *fit.match.span(name))


def _offices(both: Token, places: list[Token]) -> list[Token]:
    """The departments of some places that 两市教育局 names."""
    named = [t for t in places if t.letter in "PH" and t.codes]
    return [Token("D", both.start, both.stop, both.entry, (), (t.codes,), both.body) for t in named]


def _sides(fit: Fit, how: Pairs, discourse: Discourse) -> Iterator[tuple[Token, Token]]:
    if how.how == "memory":
        left, right = discourse.remembered(fit.clause, fit.match.start())
        both = next((t for t in fit.tokens[slice(*fit.match.span())] if t.letter == "W" and t.body > t.start), None)
        if both is not None:
            left, right = _offices(both, left), _offices(both, right)
        yield from ((a, b) for a in left for b in right)
        return
    if how.left == "subject":
        left = discourse.subject(fit.clause, fit.match.start())
    elif how.left == "home":
        left = discourse.home()
    elif how.left == "named":
        left = [] if fit.clause.aside else discourse.named
    elif how.left == "before":
        left = [fit.clause.before] if fit.clause.before is not None and fit.clause.before.letter in UNITS else []
    else:
        left = _group(fit, how.left)
    if how.how == "chain":
        yield from ((left[i], left[i + 1]) for i in range(0, len(left) - 1, 2))
    elif how.how == "fused":
        yield from ((run, run) for run in left)
    elif how.how == "all":
        if 1 < len(left) <= MOST_JOINT:
            yield from ((a, b) for i, a in enumerate(left) for b in left[i + 1 :])
    else:
        right = _group(fit, how.right)
        if how.how == "owner":
            right = [Token("P", z.start, z.stop, z.entry, z.places[0]) for z in right if len(z.places) == 1]
        if how.how == "zip" and min(len(left), len(right)) > 1:
            if len(left) == len(right):
                yield from zip(left, right, strict=True)
        elif how.how == "cross" and fit.pattern.id == "with" and _one_by_one(left, right, discourse):
            yield from zip(left, right, strict=True)
        elif how.how == "zip" and fit.letters[fit.match.end() : fit.match.end() + 1] == ",":
            return  # the list goes on with a name that is not known
        elif len(left) * len(right) <= MOST_PAIRS:
            yield from ((a, b) for a in left for b in right)
