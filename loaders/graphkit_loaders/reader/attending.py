"""Whom 三局, 双方 and 三地 mean where no sentence before says it: those of a meeting, of a line's head, of letters."""

from __future__ import annotations

import re
from collections.abc import Callable

from graphkit_loaders.reader.lexicon import Entry
from graphkit_loaders.reader.licence import Context
from graphkit_loaders.reader.scan import Token

KIND = {"校": "I", "院": "I", "馆": "I", "港": "I", "园": "Z", "局": "D"}
"""The letter of the units that 两校, 两园 and 两局 count."""
_LETTERS = re.compile("(?=[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔滇藏陕甘青宁新港澳]{3})")
_BACK, _AHEAD = 200, 60
"""Characters before and after the beginning of a clause in which 三地 looks for letters for three provinces."""
_PARTIES = frozenset("PZDI")
_RUN = Entry("H")
_TWO = 2
_COUNTS = {"两": 2, "双": 2, "三": 3, "四": 4}


def of_meeting(attending: list[Token], both: str) -> tuple[list[Token], list[Token]] | None:
    """Two lists that between them hold each pair of those whom a word counts; None where it may mean others.

    Four without a list of those who attend are nobody.
    """
    if attending and _COUNTS.get(both[:1]) == len(attending):
        counted = KIND.get(both[1:2]) if len(both) == 2 else None
        if all(counted in (None, token.letter) for token in attending):
            return attending[:-1], attending[1:]
    return ([], []) if both[:1] == "四" else None


def of_head(
    head: list[Token], home: list[Token], before: str, opposed: Callable[[Token, Token], bool]
) -> tuple[list[Token], list[Token]] | None:
    """The home and whom the line begins with, in a list of those whom it works with: 丙市：两市共建……"""
    if not head or not home or not _PARTIES.isdisjoint(before.partition(":")[2] if ":" in before else before):
        return None
    return (home, head) if all(opposed(a, b) for a in home for b in head) else None


def of_guest(
    home: list[Token], recent: list[Token], before: list[Token], line_start: int, own: Callable[[Token], bool]
) -> tuple[list[Token], list[Token]] | None:
    """The home and the only other one that its line has named: 乙县客人来访。翌日，双方…"""
    others = [t for t in (*recent, *before) if t.letter in _PARTIES and t.start >= line_start]
    if not home or not others or any(own(t) or t.letter != "P" or t.codes != others[0].codes for t in others):
        return None
    return home, others[:1]


def of_lately(
    recent: list[Token],
    before: list[Token],
    line_start: int,
    opposed: Callable[[Token, Token], bool],
    text: str,
) -> tuple[list[Token], list[Token]] | None:
    """The two units of one kind that the line has named so far, if it has named no more: 甲县愁销路。乙县来人，双方…"""
    named = [t.refs[0] if len(t.refs) == 1 else t for t in (*recent, *before) if t.letter in _PARTIES]
    units: list[Token] = []
    for unit in named:
        if unit.start >= line_start and not any(_same(unit, known, text) for known in units):
            units.append(unit)
    if len(units) != _TWO or units[0].letter != units[1].letter or not opposed(units[0], units[1]):
        return None
    return [units[0]], [units[1]]


def _same(unit: Token, other: Token, text: str) -> bool:
    """Whether two tokens name one unit, as far as they tell."""
    if unit.letter == other.letter == "P":
        return not set(unit.codes).isdisjoint(other.codes)
    return text[unit.start : unit.stop] == text[other.start : other.stop]


def of_speaker(
    issuer: Token | None, recent: list[Token], line_start: int, opposed: Callable[[Token, Token], bool]
) -> tuple[list[Token], list[Token]] | None:
    """The institution that speaks and the only other one that the line has named."""
    if issuer is None or issuer.letter != "I":
        return None
    others = {t.start: t for t in recent if t.start >= line_start and t.letter == "I" and opposed(issuer, t)}
    return ([issuer], list(others.values())) if len(others) == 1 else None


def run_of_three(tokens: list[Token], context: Context, line_stop: int) -> Token | None:
    """The three letters for provinces that the text speaks of, here or shortly before: 京津冀, 沪苏浙."""
    at = tokens[0].start if tokens else 0
    letters = context.initials
    for found in _LETTERS.finditer(context.text, max(0, at - _BACK), min(line_stop, at + _AHEAD)):
        start = found.start()
        three = context.text[start : start + 3]
        if len(set(three)) == 3 and all(any(c[2:] == "0000" for c in letters.get(x, ())) for x in three):
            return Token("F", start, start + 3, _RUN)
    return None
