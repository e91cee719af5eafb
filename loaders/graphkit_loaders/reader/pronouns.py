"""Words that stand for a unit named before: 其, 对方, 该区, 后者, 这两地."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from graphkit_loaders.reader.clauses import Clause, letters
from graphkit_loaders.reader.scan import Token

PARTIES = frozenset("PZDI")
LEVELS = {"省": "province", "市": "city county", "州": "city", "盟": "city", "县": "county", "区": "county city"}
_KINDS = {"园": "Z", "校": "I", "院": "I", "局": "D", "委": "D", "镇": "P", "乡": "P"}
_NAMED_SO = {
    "校": ("校", "学", "学院", "中专", "职专", "职高", "高职", "一中", "二中"),
    "院": ("院",),
    "局": ("局",),
    "委": ("委", "委员会"),
}
"""How the name of a unit ends that 该校 or 该院 can mean."""
_NUMBERS = {char: n for n, char in enumerate("零一二三四五六七八九")} | {"两": 2, "几": 0}
_THERE = ("那里", "那儿", "此地", "这里", "当地")
_LOCAL = re.compile("[yhf]q(?=$|[vsmc#~])")
_COUNT = re.compile("[二两三四五六七八九]")
_BOTH = re.compile("W[DI](?:[^c:]{0,4}|.{0,4}W[DI][^c:]{0,4})[vs]")
_OF_LISTED = re.compile("P(?:[,hy]P)+g(?P<body>[DIZ]?)")
_PART = frozenset("c:")
_BOTH_OF = 2
_UNITS = frozenset("PZDIHFW")

Opposed = Callable[[Token, Token], bool]
"""Whether two units can be the two sides of a link."""


def bind(
    clause: Clause,
    recent: list[Token],
    text: str,
    levels: Callable[[Token], set[str]],
    opposed: Opposed,
    topic: Token | None,
) -> None:
    """Put, for each pronoun of a clause, the units that it stands for; one that stands for nobody becomes plain text.

    Parameters
    ----------
    recent : list of Token
        Units of the sentences before, in the order of the text.
    levels : callable
        The levels that a place may have.
    topic : Token, optional
        The unit that the sentence before began with: 该校 or 它 at the head of the next one means it, if of
        that kind.
    """
    if "q" in clause.letters:
        _with_local(clause, text)
    if "Y" not in clause.letters:
        return
    tokens = clause.tokens
    for i, token in enumerate(tokens):
        if token.letter == "Y":
            here = [t for t in tokens[:i] if t.letter in PARTIES and not t.refs]
            before = [*recent, *here]
            opens = text[token.start] in "该它" and all(t.letter in "~cm" for t in tokens[:i])
            if topic is not None and opens:
                before.append(topic)
            word = text[token.start : token.stop]
            if word == "它" and not opens and tokens[i - 1].letter == "c" and here:
                topic, opens = here[0], True  # 甲县不建园，它是跟乙县共建
                before.append(topic)
            acts = opens and topic is not None and i + 1 < len(tokens) and _acts(tokens[i + 1], text)
            object_ = i > 0 and tokens[i - 1].letter in "yhd" and tokens[i - 1].stop == token.start
            if (word == "它" and not acts and not object_) or (word == "这里" and text[token.stop] == "是"):
                tokens[i] = Token("~", token.start, token.stop, token.entry)
                continue
            part = _part(tokens, i)
            faces = word == "其" or (object_ and word in _THERE)
            if (
                not part
                and faces
                and here
                and (tokens[0] is here[0] or tokens[tokens.index(here[0]) - 1].letter == "c")
            ):
                part = here[:1]  # 乙县看中了它的特产，与其合作: not itself
            tokens[i] = _bound(token, word, before, here, part, levels, opposed, text, topic if opens else None)
    clause.tokens = _plain_joined(_owning([one for token in tokens for one in _each(token)]))
    clause.letters = letters(clause.tokens)


def _with_local(clause: Clause, text: str) -> None:
    """当地 is a side where a joint stands before it and what the two do right behind it: 乙县与当地结对."""
    for found in _LOCAL.finditer(clause.letters):
        i = found.end() - 1
        token = clause.tokens[i]
        after = clause.tokens[i + 1] if i + 1 < len(clause.tokens) else None
        apart = after is None or after.letter != "~" or text[after.start] in "一共签结互联合"
        if text[token.start : token.stop] == "当地" and clause.tokens[i - 1].stop == token.start and apart:
            clause.tokens[i] = Token("Y", token.start, token.stop, token.entry)
    clause.letters = letters(clause.tokens)


def _acts(after: Token, text: str) -> bool:
    """Whether 它 works with others, as a party does and no building, by the word after it."""
    return after.letter in "yhvV" or (after.letter == "~" and text[after.start] in "的是跟原曾也还又再则便就已正先")


def _owning(tokens: list[Token]) -> list[Token]:
    """对方教育局 is one unit: the department of the place that the pronoun means."""
    found: list[Token] = []
    for token in tokens:
        before = found[-1] if found else None
        stands = before is not None and before.refs and before.letter == "P" and before.stop == token.start
        if before is not None and stands and token.letter in "DIZ" and not token.places:
            found[-1] = _owned(token, before)
            continue
        found.append(token)
    return found


def _plain_joined(tokens: list[Token]) -> list[Token]:
    """Plain text that a pronoun without meaning parted, in one piece again."""
    found: list[Token] = []
    for token in tokens:
        before = found[-1] if found else None
        if before is not None and before.letter == token.letter == "~" and before.stop == token.start:
            found[-1] = Token("~", before.start, token.stop, before.entry)
        else:
            found.append(token)
    return found


def _each(token: Token) -> list[Token]:
    """A pronoun for several units as a list of them."""
    if len(token.refs) < 2:
        return [token]
    found: list[Token] = []
    for ref in token.refs:
        start = token.stop if found else token.start
        if found:
            found.append(Token(",", start, start, token.entry))
        found.append(Token(ref.letter, start, token.stop, ref.entry, ref.codes, ref.places, ref.body, "", (ref,)))
    return found


def of_both(
    clause: Clause,
    text: str,
    levels: Callable[[Token], set[str]],
    remembered: Callable[[int], tuple[list[Token], list[Token]]],
) -> None:
    """两市发改委 are two departments: one of each of the two places that 两市 means."""
    _of_listed(clause, text)
    if "W" not in clause.letters or not _BOTH.search(clause.letters):
        return
    tokens: list[Token] = []
    for i, token in enumerate(clause.tokens):
        before = tokens[-1] if tokens else None
        if token.letter in "DI" and before is not None and before.letter == "W" and before.stop == token.start:
            pair = [units[0] for units in remembered(i - 1) if units and units[0].letter in "PH" and units[0].codes]
            wanted = next((LEVELS[c].split() for c in text[before.start : before.stop] if c in LEVELS), None)
            fits = all(levels(place).intersection(wanted or ("province", "city", "county")) for place in pair)
            if len(pair) == 2 and fits and not token.places:
                tokens.pop()
                one, other = (_owned(token, place) for place in pair)
                tokens += [one, Token("y", token.start, token.start, token.entry), other]
                continue
        tokens.append(token)
    clause.tokens = tokens
    clause.letters = letters(tokens)


def _of_listed(clause: Clause, text: str) -> None:
    """甲、乙两市教育局 are two departments, 甲、乙两市经开区 two zones, 甲、乙、丙三家法院 three courts."""
    if "g" not in clause.letters or not _OF_LISTED.search(clause.letters):
        return
    for found in reversed(list(_OF_LISTED.finditer(clause.letters))):
        first, last = found.span()
        places = [t for t in clause.tokens[first:last] if t.letter == "P"]
        count = clause.tokens[first + 2 * len(places) - 1]
        body = clause.tokens[last - 1] if found["body"] else None
        if count.body > count.start:
            kind, last = count.lent or "D", last - len(found["body"])
            body = Token(kind, count.body, count.stop, count.entry, body=count.body)
        if body is None or body.places or _NUMBERS.get(text[count.start]) != len(places):
            continue
        tokens = [_owned(body, places[0], places[0].start)]
        for place in places[1:]:
            joint = Token("y" if len(places) == 2 else ",", count.start, count.start, count.entry)
            tokens += [joint, _owned(body, place)]
        clause.tokens[first:last] = tokens
    clause.letters = letters(clause.tokens)


def _owned(token: Token, place: Token, start: int | None = None) -> Token:
    """A department as that of a place."""
    body = token.body if token.body >= 0 and (token.letter != "I" or token.places) else token.start
    start = token.start if start is None else start
    how = "of" if token.letter == "I" else token.lent if token.lent == "部门" else ""
    return Token(token.letter, start, token.stop, token.entry, (), (place.codes,), body, how)


def last_two(recent: list[Token], kind: str, text: str) -> tuple[Token, Token] | None:
    """The two units of a kind last spoken of, if one line speaks of both: whom 两校 means."""
    units = [unit.refs[0] if len(unit.refs) == 1 else unit for unit in recent]
    found: list[Token] = []
    for unit in reversed(units):
        if unit.letter == kind and all(unit.start != other.start for other in found):
            found.append(unit)
        if len(found) == _BOTH_OF:
            return (found[1], found[0]) if text.find("\n", found[1].stop, found[0].start) < 0 else None
    return None


def _part(tokens: list[Token], at: int) -> list[Token]:
    """The other units of the part between commas."""
    start = stop = at
    while start and tokens[start - 1].letter not in _PART:
        start -= 1
    while stop + 1 < len(tokens) and tokens[stop + 1].letter not in _PART:
        stop += 1
    return [t for t in (*tokens[start:at], *tokens[at + 1 : stop + 1]) if t.letter in PARTIES or t.letter == "H"]


def _bound(
    token: Token,
    word: str,
    before: list[Token],
    here: list[Token],
    part: list[Token],
    levels: Callable[[Token], set[str]],
    opposed: Opposed,
    text: str,
    topic: Token | None,
) -> Token:
    plain = Token("~", token.start, token.stop, token.entry)
    count = _COUNT.search(word)
    if count:
        listed = _last(before, _NUMBERS[count.group()], part, levels)
        if not listed:
            return plain
        if part and all(opposed(part[0], unit) for unit in listed):
            return _standing(token, listed)
        return Token("W", token.start, token.stop, token.entry)
    if word in ("前者", "后者"):
        pair = here[-2:] if len(here) >= 2 else before[-2:]
        return _standing(token, [pair[word == "后者"]]) if len(pair) == 2 else plain
    if word in _THERE:
        there = [unit for unit in before if unit.letter == "P" and unit not in part]
        opened = next((unit for unit in here if unit in there), None) if word == "这里" else None
        place = opened or next(reversed(there), None)
        return _standing(token, [place]) if place is not None else plain
    kind, wanted = _KINDS.get(word[-1]), LEVELS.get(word[-1], "").split()
    subject = part[0] if part else None
    same = [unit for unit in before if subject is not None and levels(unit) & levels(subject)]
    if word == "它" and subject is not None:
        alike = [unit for unit in before if unit.letter == subject.letter]
        same, before = (alike, alike) if alike else (same, before)
    for unit in (*reversed(same), *reversed(before)):
        if unit in part:
            continue
        if kind is not None and (unit.letter != kind or not _named_so(text, unit, word[-1])):
            continue
        if wanted and (unit.letter != "P" or not levels(unit).intersection(wanted)):
            continue
        if subject is None or opposed(subject, unit) or (unit is topic and kind == "I"):
            return _standing(token, [unit])
    return plain


def _named_so(text: str, unit: Token, kind: str) -> bool:
    """Whether a unit's name ends as that of its kind does: 该院 is no 中学."""
    meant = unit.refs[0] if unit.refs else unit
    return text.endswith(_NAMED_SO.get(kind, ""), meant.start, meant.stop)


def _last(before: list[Token], count: int, part: Iterable[Token], levels: Callable[[Token], set[str]]) -> list[Token]:
    """The last ``count`` places of one level, each once; none if there are fewer."""
    found: dict[str, dict[tuple[str, ...], Token]] = {}
    others = {t.codes for t in part}
    for unit in reversed(before):
        if unit.letter != "P" or unit.codes in others:
            continue
        for level in sorted(levels(unit)):
            same = found.setdefault(level, {})
            same.setdefault(unit.codes, unit)
            if len(same) == count:
                return list(same.values())[::-1]
    return []


def _standing(token: Token, units: list[Token]) -> Token:
    """A token where the pronoun stands that means these units."""
    first = units[0]
    codes = first.codes if len(units) == 1 else ()
    places = first.places if len(units) == 1 else ()
    meant = tuple(ref for unit in units for ref in (unit.refs or (unit,)))
    return Token(first.letter, token.start, token.stop, first.entry, codes, places, first.body, "", meant)
