"""Short names that a document declares itself: 靖江经济技术开发区（以下简称靖江园区）."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator

from graphkit_loaders.reader.lexicon import Entry
from graphkit_loaders.reader.scan import Token
from graphkit_loaders.reader.surroundings import named, words

_WITH, _SELF = Entry("y"), Entry("H")

_DECLARED = re.compile(
    '（(?:以下|下文|下|以下统|文中)?(?:简)?称(?:为|作)?[“‘「"]?(?P<name>[^（）“”‘’「」"，。、；\n]{2,12})[”’」"]?）'
)
_LATIN = re.compile('（(?:简称)?[“‘「"]?(?P<name>[A-Z][A-Za-z0-9&-]{1,9})[”’」"]?）')
"""Letters in a bracket behind an institution: 加州大学洛杉矶分校（UCLA）."""
_YOURS = re.compile(
    "[贵你](?:省|市|县|区|州|旗|盟|镇|乡|街道|园区|园|校|院|局|委|厅|办|社|会|所|馆|站|台|厂|行|队|部|法院|学院|研究院|研究所|协会|商会|公司|中心|支队|大队|集团|单位|方)(?![长里])|贵(?=我(?:双方|两))"
)
_BOTH = re.compile("贵我(?=双方|两|二)|我方")
"""Both sides of a letter: 贵我双方; and the one who writes."""
_SIGNED_TO = re.compile("(?:^|\n)致[：:]?(?P<whom>[^，。；：\n]{2,24})(?:\n|$)")
_AREA = frozenset("省市县区州旗盟")
_TO = re.compile("致(?P<whom>[^，。；：\n]{2,20}?)的(?:感谢信|慰问信|贺信|公开信|函)\n")
"""A letter whose title says to whom it goes."""
_GREETS = re.compile("(?:^|\n)(?P<whom>[^，。；：\n]{4,30})：(?=[^\n]{0,80}贵[\u4e00-\u9fff])")
"""A line that greets somebody and goes on: 甲县疾控中心：感谢贵中心……"""
_NAME = 80
"""Characters before a declaration in which the name that it shortens is looked for."""
_PARTIES = frozenset("PZDIM")


def with_aliases(
    text: str, tokens: list[Token], merged: Callable[[int, int], list[Token]], salutation: tuple[int, int] | None
) -> list[Token]:
    """The tokens of a text, with every later use of a declared short name as the unit that it stands for.

    In a letter 贵区 is whom the salutation names.

    Parameters
    ----------
    merged : callable
        Gives the units of a line, from where it begins to where the declaration stands.
    """
    meant: dict[str, tuple[int, Token]] = {}
    for found in _DECLARED.finditer(text):
        unit = _unit_before(text, found.start(), merged)
        if unit is not None and unit.letter in _PARTIES and unit.stop >= found.start() - 1:
            meant.setdefault(found["name"], (found.end(), unit))
    for found in _LATIN.finditer(text):
        unit = _unit_before(text, found.start(), merged)
        if unit is not None and unit.letter == "I" and unit.stop == found.start():
            meant.setdefault(found["name"], (found.end(), unit))
    addressed = [t for t in merged(*salutation) if t.letter in _PARTIES] if salutation else []
    if not addressed:
        titled = _TO.match(text) or _SIGNED_TO.search(text) or _GREETS.search(text)
        addressed = [t for t in merged(*titled.span("whom")) if t.letter in _PARTIES] if titled else []
        salutation = (0, 0) if addressed and titled else salutation
    same = len({t.codes or t.start for t in addressed}) == 1  # 甲市委、甲市人民政府
    put: list[Token] = []
    if salutation is not None and same:
        words = {found.group() for found in _YOURS.finditer(text, salutation[1])}
        meant |= {word: (salutation[1], _yours(word, addressed[0])) for word in words - meant.keys()}
        put = list(_both(text, salutation[1], addressed[0]))
    if not meant and not put:
        return tokens
    uses = re.compile("|".join(re.escape(name) for name in sorted(meant, key=len, reverse=True)))
    for use in uses.finditer(text) if meant else ():
        after, unit = meant[use.group()]
        if use.start() >= after:
            put.append(Token(unit.letter, *use.span(), unit.entry, unit.codes, unit.places, unit.body, "", (unit,)))
    return in_place(tokens, sorted(put, key=lambda token: token.start))


def _both(text: str, after: int, unit: Token) -> Iterator[Token]:
    """Who is written to and who writes, as two sides, in 贵我双方: whoever writes is of the same kind."""
    name = text[unit.start : unit.stop]
    kind = next((k for k in named("speaker_ending") if words("speaker_ending", k).search(name)), "")
    kind = kind if unit.letter in "DI" else ""
    for found in _BOTH.finditer(text, after):
        start, stop = found.span()
        if text[start] == "贵":
            yield Token(unit.letter, start, start + 1, unit.entry, unit.codes, unit.places, unit.body, "", (unit,))
            yield Token("y", start + 1, start + 1, _WITH)
            start += 1
        yield Token("H", start, stop, _SELF, lent=kind)


def _yours(word: str, unit: Token) -> Token:
    """Whom 贵县 means: where a department is addressed, the division whose it is."""
    if word[1:] not in _AREA or unit.letter != "D" or len(unit.places) != 1:
        return unit
    return Token("P", unit.start, unit.stop, unit.entry, unit.places[0])


def _unit_before(text: str, at: int, merged: Callable[[int, int], list[Token]]) -> Token | None:
    """The last unit of the line before a declaration."""
    units = merged(max(text.rfind("\n", 0, at) + 1, at - _NAME), at)
    return units[-1] if units else None


def in_place(tokens: list[Token], put: list[Token]) -> list[Token]:
    """Both in order; where they overlap the longer one stays, the declared name if they are equally long."""
    kept: list[Token] = []
    starts = [token.start for token in tokens]
    for new in put:
        first = bisect_left(starts, new.start)
        if first and tokens[first - 1].stop > new.start:
            first -= 1
        over = [t for t in tokens[first : bisect_left(starts, new.stop)] if t.stop > new.start]
        if all(t.stop - t.start <= new.stop - new.start for t in over):
            kept.append(new)
    result: list[Token] = []
    i = 0
    for new in kept:
        while i < len(tokens) and tokens[i].stop <= new.start:
            result.append(tokens[i])
            i += 1
        result.append(new)
        while i < len(tokens) and tokens[i].start < new.stop:
            i += 1
    return result + tokens[i:]
