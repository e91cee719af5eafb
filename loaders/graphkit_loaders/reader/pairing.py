"""Patterns over a clause → candidate pairs: which units, by which construction, licensed by which word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from graphkit_loaders.gazetteer import Gazetteer, in_municipality
from graphkit_loaders.naming.zones import zone_suffix
from graphkit_loaders.reader.actors import subject
from graphkit_loaders.reader.candidate import Candidate
from graphkit_loaders.reader.clauses import Clause
from graphkit_loaders.reader.denying import denied_later
from graphkit_loaders.reader.discourse import UNITS, Discourse, units_between
from graphkit_loaders.reader.exchange import exchanges
from graphkit_loaders.reader.fits import Fit, Refusal
from graphkit_loaders.reader.frames import frames
from graphkit_loaders.reader.giving import at_partner, given
from graphkit_loaders.reader.licensing import licence
from graphkit_loaders.reader.marks import bits
from graphkit_loaders.reader.patterns import Pairs, Pattern, patterns
from graphkit_loaders.reader.scan import Token
from graphkit_loaders.reader.surroundings import words
from graphkit_loaders.reader.within_names import within_names

MOST_PAIRS = 400
"""Pairs that two lists may make; longer ones are no sentence."""
_FEW = 3
"""Units that are bound to one another by whatever they do together."""
MOST_JOINT = 6
"""Units that may all be paired with all."""
_LISTED = "PZDIMGHFWn"
"""Letters that a list of units may hold."""
_PAIRING = re.compile("结对|对口|帮扶|支援|协作|挂钩")
_LEVELS = {"市": "市州盟", "省": "省区市"}
"""What the names of places end with that 两市 and 两省 count."""
_BELOW, _COUNTY = frozenset("村寨镇乡社街"), 6
"""What a word counts that lies below counties, and the characters of a county's code."""
_AIDED = {"援疆": ("新疆",), "援藏": ("西藏", "藏族"), "援青": ("青海",)}
"""What the names of those hold that are helped under such a word."""
_LABELLED = re.compile("[^：]{0,4}[省市州县区旗盟]级[^：]{2,8}：")
_JOINS = ("融入", "接入", "对接", "对接融入")
"""Before letters these tell of somebody who joins those that they stand for."""
_USED = str.maketrans(dict.fromkeys(UNITS, "X"))


@cache
def _guarded() -> tuple[tuple[Pattern, frozenset[str], tuple[frozenset[str], ...], int], ...]:
    """All patterns with what a clause must have for them: all of some letters, one each of others, bits."""
    found = []
    for p in patterns():
        alone = p.letters.union(*(some for some in p.needed if len(some) == 1))
        found.append((p, alone, tuple(some for some in p.needed if len(some) > 1), bits("text", p.id)))
    return tuple(found)


@lru_cache(maxsize=4096)
def _fitting(letters: frozenset[str], units: int) -> tuple[tuple[Pattern, int], ...]:
    """The patterns that may fit a clause of these letters and as many units, with the bits of which it must have one.

    More than two units count as two.
    """
    return tuple(
        [
            (p, needs)
            for p, alone, some, needs in _guarded()
            if p.least <= units and alone <= letters and not any(map(letters.isdisjoint, some))
        ]
    )


def candidates(clause: Clause, discourse: Discourse, refusal: Refusal) -> Iterator[Candidate]:
    """All pairs that a clause states, in the order of the table of patterns."""
    letters = clause.letters
    present = frozenset(letters)
    text = discourse.context.text
    for named in within_names(clause, discourse) if not present.isdisjoint("ZI") else ():
        if not denied_later(clause, text, clause.tokens[named.last - 1].stop):
            yield named
    used = False
    held = clause.held
    fitting = _fitting(present, min(2, sum(map(letters.count, _LISTED))))
    for pattern in [pattern for pattern, needs in fitting if held & needs]:
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
    for one in given(clause, letters, discourse):
        yield Candidate(
            one.rule, clause, one.left, one.right, None, None, one.first, one.last, plain=one.status, strict=True
        )
        letters = letters[: one.first] + letters[one.first : one.last].translate(_USED) + letters[one.last :]
    rule = "frame"
    found = list(frames(clause, letters, discourse))
    if not found:
        rule, found = "exchange", list(exchanges(clause, letters, discourse))
    for frame in found:
        if at_partner(clause, frame.left, frame.right, discourse):
            continue
        yield Candidate(rule, clause, frame.left, frame.right, None, frame.word, frame.first, frame.last, strict=True)


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


def _joined(fit: Fit, discourse: Discourse) -> Iterator[tuple[Token, Token, str | None]]:
    """The pairs of units that the instructions of a pattern make of what it matched."""
    for how in fit.pattern.pairs:
        for left, right in _sides(fit, how, discourse):
            if how.left == "subject" and _taken_up(fit, right):
                continue  # 经与甲医院协商，解除该院与乙医院的合同: it acts itself
            if how.left != "subject" and any(_nameless(token, discourse.context.text) for token in (left, right)):
                continue  # 与乙县共建的产业园: whose it is, the subject tells
            if how.left == "subject" and (left.start < 0 or left is discourse.issuer):
                discourse.objects.add(right.start)
            yield _speaks_for(left, right, discourse), right, how.status


def _taken_up(fit: Fit, unit: Token) -> bool:
    """Whether a pronoun of the clause stands for a unit, and not as the one by whom more is done: 由该校派出教师."""
    tokens, letters = fit.tokens, fit.clause.letters
    return any(
        ref.start == unit.start and letters[max(0, i - 1)] != "f" for i, t in enumerate(tokens) for ref in t.refs
    )


def _nameless(token: Token, text: str) -> bool:
    """Whether a zone is told by its kind alone."""
    name = text[token.start : token.stop]
    return token.letter == "Z" and not token.places and zone_suffix(name) == name


def _speaks_for(left: Token, right: Token, discourse: Discourse) -> Token:
    """The division whose bureau writes, where the bureau is not named and the other side is a division too."""
    if left is discourse.issuer and left.letter == "D" and right.letter == "P" and discourse.context.home:
        return Token("H", -1, -1, left.entry)
    return left


def _group(fit: Fit, name: str) -> list[Token]:
    if fit.match.group(name) is None:
        return []
    return units_between(fit.tokens, fit.letters, *fit.match.span(name))


def _counted(word: str, sides: tuple[list[Token], list[Token]], gaz: Gazetteer) -> tuple[list[Token], list[Token]]:
    """The two sides that a word counts: after two counties 两市 are the cities that they lie in."""
    endings = _LEVELS.get(word[1:2])
    both = [token for side in sides for token in side if token.letter == "P"]
    codes = [{c[:6] for c in token.codes if c[:6] in gaz} for token in both]
    if word[1:2] in _BELOW and any(len(code) <= _COUNTY for token in both for code in token.codes):
        return [], []  # 甲县…乙县…两村: they are not named
    if endings is None or any(_fit(gaz, known, endings) for known in codes):
        return sides
    above: dict[tuple[str, ...], tuple[str, ...]] = {}
    for token, known in zip(both, codes, strict=True):
        found = {next((a for a in gaz.ancestors(c) if _fits(gaz, a, endings)), "") for c in known}
        if len(found) != 1 or "" in found:
            return [], []
        above[token.codes] = tuple(found)
    left, right = (
        [Token("P", t.start, t.stop, t.entry, above[t.codes]) if t.letter == "P" else t for t in side] for side in sides
    )
    return left, right


def _fits(gaz: Gazetteer, code: str, endings: str) -> bool:
    """Whether a division is called so, or is a city."""
    return gaz.place(code).name[-1] in endings or gaz.city(code) == code


def _fit(gaz: Gazetteer, codes: set[str], endings: str) -> bool:
    """Whether a place may be called so; districts of municipalities stand level with cities."""
    return any(_fits(gaz, c, endings) for c in codes) or (bool(codes) and all(map(in_municipality, codes)))


def _offices(both: Token, places: list[Token]) -> list[Token]:
    """The departments of some places that 两市教育局 names."""
    named = [t for t in places if t.letter in "PH" and t.codes]
    kind, how = (both.lent, "of") if both.lent else ("D", "")
    return [Token(kind, both.start, both.stop, both.entry, (), (t.codes,), both.body, how) for t in named]


def _aided(fit: Fit, discourse: Discourse) -> bool:
    """Whether the document speaks for the region that 援疆, 援藏 or 援青 helps."""
    gaz, home = discourse.context.gaz, discourse.context.home
    if home is None:
        return False
    words = fit.words(discourse.context.text, 0, 8)
    names = [gaz.place(code).name for code in (home, *gaz.ancestors(home))]
    return any(aid in words and any(mark in name for name in names for mark in marks) for aid, marks in _AIDED.items())


def _once(fit: Fit, count: int, text: str) -> bool:
    """Whether many only made something known together: 甲、乙、丙、丁四市法院联合发布典型案例."""
    once = words("link", "once_together")
    return count > _FEW and once.search(text, fit.tokens[fit.match.start()].start, fit.clause.stop) is not None


def _partner_before(fit: Fit, discourse: Discourse) -> bool:
    """Whether a bracket tells of the home's partner before this one: 市级结对：甲市（此前为乙市）."""
    before = fit.clause.before
    label = _LABELLED.match(discourse.context.text, discourse.line_start, discourse.line_stop)
    return label is not None and before is not None and bool(discourse.home()) and not discourse.own(before)


def _theme(fit: Fit, run: Token, discourse: Discourse) -> bool:
    """Whether letters only name what a paper is about, or what one joins: 甲县2024年京蒙协作总结, 融入甲乙同城化."""
    tokens, letters = fit.tokens, fit.letters
    at = next(i for i, token in enumerate(tokens) if token is run)
    if discourse.context.text.endswith(_JOINS, 0, run.start):
        return True
    home, gaz = discourse.context.home, discourse.context.gaz
    if home is None or discourse.line_start > 0 or at == 0 or letters[0] not in "PX":
        return False
    return gaz.place(home).level == "county" and discourse.own(tokens[0])


def _left_behind(first: list[Token], second: list[Token], new: list[Token], discourse: Discourse) -> list[Token]:
    """Whom a successor works with: of two that part, those in whose place it does not come, being of their city."""
    at_home = any(not discourse.opposed(a, c) for a in first for c in new)
    return second if at_home and all(discourse.opposed(b, c) for b in second for c in new) else first


def _sides(fit: Fit, how: Pairs, discourse: Discourse) -> Iterator[tuple[Token, Token]]:
    if how.how == "memory":
        left, right = discourse.remembered(fit.clause, fit.match.start())
        both = next((t for t in fit.tokens[slice(*fit.match.span())] if t.letter == "W"), None)
        if both is not None:
            word = discourse.context.text[both.start : both.stop]
            left, right = _counted(word, (left, right), discourse.context.gaz)
        if both is not None and both.body > both.start:
            left, right = (_offices(both, side) for side in (left, right))
        yield from ((a, b) for a in left for b in right)
        return
    if how.left == "subject":
        left = subject(discourse, fit.clause, fit.match.start())
    elif how.left == "home":
        left = discourse.home()
    elif how.left == "aided":
        left = discourse.home() if _aided(fit, discourse) else []
    elif how.left == "named":
        left = [] if fit.clause.aside else discourse.named
    elif how.left == "before" and fit.pattern.id == "formerly" and _partner_before(fit, discourse):
        left = discourse.home()
    elif how.left == "before":
        left = [fit.clause.before] if fit.clause.before is not None and fit.clause.before.letter in UNITS else []
    else:
        left = _group(fit, how.left)
    if how.how == "chain":
        yield from ((left[i], left[i + 1]) for i in range(0, len(left) - 1, 2))
    elif how.how == "fused":
        yield from ((run, run) for run in left if not _theme(fit, run, discourse))
    elif how.how == "all":
        if 1 < len(left) <= MOST_JOINT and not _once(fit, len(left), discourse.context.text):
            yield from ((a, b) for i, a in enumerate(left) for b in left[i + 1 :])
    else:
        right = _group(fit, how.right)
        if how.how == "owner":
            right = [Token("P", z.start, z.stop, z.entry, z.places[0]) for z in right if len(z.places) == 1]
        if fit.pattern.id == "ended-then" and how.right == "c":
            left = _left_behind(left, _group(fit, "b"), right, discourse)
        if how.how == "zip" and min(len(left), len(right)) > 1:
            if len(left) == len(right):
                yield from zip(left, right, strict=True)
        elif how.how == "cross" and fit.pattern.id == "with" and _one_by_one(left, right, discourse):
            yield from zip(left, right, strict=True)
        elif how.how == "zip" and fit.letters[fit.match.end() : fit.match.end() + 1] == ",":
            return  # the list goes on with a name that is not known
        elif len(left) * len(right) <= MOST_PAIRS:
            yield from ((a, b) for a in left for b in right)
