"""Who speaks in a document where it is no division: a port, a zone, a hospital, a university, a firm (我院, 我港)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from graphkit_loaders.gazetteer import is_town
from graphkit_loaders.reader.lexicon import Entry
from graphkit_loaders.reader.scan import Token
from graphkit_loaders.reader.surroundings import named, words

_UNITS = frozenset("ZID")
_LAST = 2
"""Lines at the end in which a signature is looked for."""
_BRANCHES = ("分公司", "子公司", "分院", "分校", "分行", "支行")
"""Endings of parts, which do not speak for the whole."""
_TOP = 3
_TITLE = 40
"""Lines at the top in which a title stands, and its characters at most."""
_SHORT = 2
"""Characters of a name that is too short to be a brand."""
_FIRM = ("公司", "司", "集团")
_OURS = re.compile("[我本](?:公司|司|集团)")
"""Words by which a text shows that a firm speaks in it."""
_LOOSE = frozenset("gSJkBE~")
"""Letters of tokens that give way to a noun with which the speaker means itself."""
_SELF = Entry("H")
_OF_HOSPITAL = re.compile("(?<![\u4e00-\u9fff])(?:副?院长|院方)")
_OF_SCHOOL = re.compile("(?<![\u4e00-\u9fff])(?:副?校长|校方)")
_HEADS = {"医院": _OF_HOSPITAL, "学校": _OF_SCHOOL, "中学": _OF_SCHOOL, "小学": _OF_SCHOOL}
"""How those who lead a unit of this ending are called without its name."""
_OF_ZONE = re.compile(".{2,16}?(?:开发区|高新区|经开区|新区|工业园区|园区|合作区|保税区|产业园|工业园)(?=.{2})")
_OUR_ZONE = re.compile("[我本]区")
_ZONE = re.compile("区(?:管委会|管理委员会)?$")


def bind_speakers(
    text: str, merged: list[list[Token]], spans: Sequence[Sequence[int]], ours: Callable[[Token], tuple[str, ...]]
) -> Token | None:
    """Let 我院 and its like stand for the units that they mean, in all lines; gives the unit that speaks.

    Parameters
    ----------
    merged : list of list of Token
        Tokens of each line; lines in which the speaker means itself by a noun are replaced.
    spans : sequence of (int, int)
        Where each line begins and ends.
    ours : callable
        The code of the division that a word such as 我市 means, or none.
    """
    said = words("speaker", "ours").findall(text)
    speakers = find_speakers(text, merged, said)
    issuer = find_issuer(text, merged, speakers, said)
    if issuer is not None:
        for k, (start, stop) in enumerate(spans):
            if merged[k]:
                merged[k] = with_itself(text, merged[k], start, stop, issuer)
    if issuer is None:
        for token, unit in _own_subjects(text, merged):
            token.refs = (unit,)
    zone = issuer is not None and issuer.letter == "Z" and bool(_ZONE.search(text, issuer.start, issuer.stop))
    for token in (token for tokens in merged for token in tokens if token.letter == "H" and not token.refs):
        kind = spoken_kind(text, token) or token.lent
        if kind and issuer is not None and _is(text, issuer, kind):
            token.refs = (issuer,)
        elif kind in speakers:
            token.refs = (speakers[kind],)
        elif issuer is not None and zone and text[token.start : token.stop] in ("我区", "本区"):
            token.refs = (issuer,)
        else:
            token.codes = ours(token)
    return issuer


def find_issuer(text: str, lines: Iterable[list[Token]], speakers: dict[str, Token], said: list[str]) -> Token | None:
    """The unit that speaks, where it is a zone or an institution; none where nothing tells.

    It is told by whom an interview is with, by the unit that the title of its papers begins with or that stands alone
    above it, or by 我院 where it stands more often than 我市. ``said`` are all words such as 我院, without their 我.
    """
    top = [tokens for tokens in lines if tokens][:_TOP]
    for tokens in top:
        for token in tokens:
            if token.letter not in _UNITS:
                continue
            asked = words("speaker", "talks").search(text, max(0, token.start - 6), token.start)
            if asked and words("speaker", "people").match(text, token.stop):
                return _zone_of(text, token)
    lines = list(lines)
    titled = _signed(text, lines, said) or _titled(text, top, said) or _brand(text, lines) or _led(text, top)
    if titled is not None:
        return titled
    kinds = Counter(said).most_common(1)
    if len(_own_subjects(text, lines)) == len(said):
        return None
    if not kinds or kinds[0][1] <= len(words("speaker", "area").findall(text)):
        return None
    return speakers.get(kinds[0][0])


def _led(text: str, top: list[list[Token]]) -> Token | None:
    """The hospital or school that a headline begins with, where the text calls its head by the office alone."""
    first = top[0][0] if top else None
    if first is None or first.letter != "I" or (first.start and text[first.start - 1] != "\n"):
        return None
    head = next((h for kind, h in _HEADS.items() if text.endswith(kind, first.start, first.stop)), None)
    if head is None or not {"级", "各", "某"}.isdisjoint(text[first.start : first.stop]):
        return None  # 河南省县级医院: hospitals in general
    return first if head.search(text, first.stop) else None


def _own_subjects(text: str, lines: Iterable[list[Token]]) -> list[tuple[Token, Token]]:
    """Each 本校 with the school that its sentence speaks of before it: 甲中学的学生没有在本校上课."""
    found: list[tuple[Token, Token]] = []
    for tokens in lines:
        for i, token in enumerate(tokens):
            if token.letter != "H" or text[token.start] != "本" or (kind := spoken_kind(text, token)) is None:
                continue
            named = [
                t
                for t in tokens[:i]
                if t.letter in _UNITS and words("speaker_ending", kind).search(text[t.start : t.stop])
            ]
            unit = next((t for t in named if text.find("。", t.stop, token.start) < 0), None)
            if unit is not None:
                found.append((token, unit))
    return found


def _is(text: str, unit: Token, kind: str) -> bool:
    """Whether a unit may call itself by a word such as 院 or 公司: its name ends so, or it is a firm by its brand."""
    name = text[unit.start : unit.stop]
    return words("speaker_ending", kind).search(name) is not None or (kind in _FIRM and _by_brand(name, unit))


def _by_brand(name: str, unit: Token) -> bool:
    return unit.letter == "I" and words("speaker", "no_firm").search(name) is None


def _zone_of(text: str, office: Token) -> Token:
    """The zone that an office belongs to, if its name begins with one: 甲经开区 + 投促局."""
    found = _OF_ZONE.match(text, office.start, office.stop) if office.letter == "D" else None
    return Token("Z", office.start, found.end(), office.entry, (), office.places) if found is not None else office


def _speaks_below(text: str, token: Token, said: list[str]) -> bool:
    """Whether a place is a town that speaks: it signs by its office, or the text says 我镇."""
    if token.letter != "P" or not any(map(is_town, token.codes)):
        return False
    return (
        any(_is(text, token, kind) for kind in said)
        or words("speaker", "town_office").search(text, token.start, token.stop) is not None
    )


def _signed(text: str, lines: Iterable[list[Token]], said: list[str]) -> Token | None:
    """The zone, institution or town that one of the last lines begins with, and nothing else but its office."""
    for tokens in reversed([tokens for tokens in lines if tokens][-_LAST:]):
        first = next((t for t in tokens if t.letter in "ZI" or _speaks_below(text, t, said)), tokens[0])
        line = text.rfind("\n", 0, first.start) + 1
        own = first.letter in "ZI" or _speaks_below(text, first, said)
        start = next((t.start for t in tokens if t.letter == "P"), first.start) if first.letter == "P" else first.start
        begins = own and words("speaker", "before_signature").fullmatch(text, line, start)
        if begins and words("speaker", "signs").fullmatch(text[first.stop :].partition("\n")[0].strip()):
            return first
    return None


def _brand(text: str, lines: Iterable[list[Token]]) -> Token | None:
    """The firm whose brand the title begins with: 宏达电气月报, where later lines name 宏达电气."""
    start = len(text) - len(text.lstrip())
    for token in (token for tokens in lines for token in tokens if token.letter == "I"):
        name = text[token.start : token.stop]
        if (
            len(name) > _SHORT
            and text.startswith(name, start)
            and words("speaker", "papers").match(text, start + len(name))
        ):
            return token
    return None


def _titled(text: str, top: list[list[Token]], said: list[str]) -> Token | None:
    """The zone, institution or town that a title begins with, or that has the line above it for itself."""
    for k, tokens in enumerate(top):
        first = tokens[0]
        start, stop = text.rfind("\n", 0, first.start) + 1, text.find("\n", first.stop)
        line = text[start : stop if stop >= 0 else len(text)]
        last = tokens[-2] if k == 0 and len(tokens) > 2 and tokens[-1].letter == ")" else None
        if (
            last is not None
            and last.letter in "ZI"
            and text[last.start - 1] in "（("
            and last.stop + 1 >= start + len(line)
        ):
            return last  # 问答选编（甲合作区）
        if k == 0 and (first.letter in _UNITS or _speaks_below(text, first, said)) and first.start - start < 2:
            if words("speaker", "papers").match(text, first.stop):
                return _zone_of(text, first) if _OUR_ZONE.search(text) else first
            if len(tokens) == 1 and first.stop - start == len(line.rstrip()):
                waiting = text[first.stop :].lstrip("\n").partition("\n")[0]
                return first if len(waiting) <= _TITLE and words("speaker", "papers").match(waiting) else None
    return None


def find_speakers(text: str, lines: Iterable[list[Token]], said: list[str]) -> dict[str, Token]:
    """For each word such as 我院 in a document, without its 我: the unit of that ending that it names most."""
    found: dict[str, Token] = {}
    every = list(lines)
    letters = {token.lent for tokens in every for token in tokens if token.letter == "H" and token.lent}
    for kind in sorted(letters.union(said)):
        ending = words("speaker_ending", kind)
        often = Counter[str]()
        seen: dict[str, Token] = {}
        for token in (token for tokens in every for token in tokens):
            name = text[token.start : token.stop]
            branch = name.endswith(_BRANCHES)
            if token.letter in "ZIDP" and len(name) > 2 and ending.search(name) and not branch:
                often[name] += 1
                seen.setdefault(name, token)
        if often:
            found[kind] = seen[often.most_common(1)[0][0]]
    return found


def spoken_kind(text: str, token: Token) -> str | None:
    """The kind of unit that 我院, 我港 stands for; none for a word for a division such as 我市."""
    found = words("speaker", "ours").match(text, token.start, token.stop)
    return found.group(1) if found else None


def with_itself(text: str, tokens: list[Token], start: int, stop: int, issuer: Token) -> list[Token]:
    """The tokens of a line, with those nouns in it that mean the issuer: 新区与甲市签约, 由学校提供."""
    name = text[issuer.start : issuer.stop]
    nouns = _nouns(name, _by_brand(name, issuer) and _OURS.search(text) is not None)
    found: list[Token] = []
    at = 0
    for noun in nouns.finditer(text, start, stop) if nouns else ():
        first = bisect_right(tokens, noun.start(), at, key=lambda t: t.stop)
        last = bisect_left(tokens, noun.end(), first, key=lambda t: t.start)
        if all(t.letter in _LOOSE for t in tokens[first:last]):
            found += tokens[at:first]
            found.append(Token("H", *noun.span(), _SELF, refs=(issuer,)))
            at = last
    return [*found, *tokens[at:]]


def _nouns(name: str, firm: bool) -> re.Pattern[str] | None:
    """Nouns that mean a unit of this name, or a firm known by its brand, where no name stands before them."""
    fitting = tuple(noun for noun in named("speaker_noun") if words("speaker_noun", noun).search(name))
    if firm and not fitting:
        fitting = ("公司", "集团")
    return _any_noun(fitting) if fitting else None


@cache
def _any_noun(fitting: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        f"(?:(?<![\u4e00-\u9fff])|(?<=[与同和由在对为向从是把来到赴]))(?:{'|'.join(fitting)})"
        f"(?!{words('speaker', 'no_noun').pattern})"
    )
