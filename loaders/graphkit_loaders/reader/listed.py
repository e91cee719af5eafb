"""Entries of lists whose heading says the rest: states with those that have come as far, parties in brackets, founders.

已缔结：甲区、乙县 under a title that tells whose friends they are; 丙园（甲市、乙市） under one that says who stands in
the brackets; 丁实验室：甲大学、乙研究所 in a list of joint laboratories.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from graphkit_loaders.reader.opposite import denies
from graphkit_loaders.reader.scan import Token
from graphkit_loaders.reader.states import NONE, listed_state, state
from graphkit_loaders.reader.surroundings import words

_PARTIES = frozenset("PZDI")
_MOST = 6
"""Founders of one thing at most."""
_LONGEST = 90
"""Characters of an entry."""
_HEADING = 60
_HEADED = re.compile("(?:[一二三四五六七八九十]{1,2}、|（[一二三四五六七八九十]{1,2}）)[^。，；]{2,14}$")
"""A heading with its number, which ends what the one before said of the entries."""
_BEGINS = re.compile("[：（、，； 与和及同]")
_ENDS = re.compile("[、与和及同，。；）（ |｜\\t\\n]|$|[两双三四五][方家校院地市县]|共同|合[建办]|共建|联[建办]")
"""What stands before and after a whole entry of a list."""
_MARK = re.compile("(?:[0-9]{1,2}[.、．)）]?|（[0-9一二三四五六七八九十]{1,2}）|[·●■◆○▲-])? ?")
_STOPS = "，。；（ |｜\t"
Entry = tuple[Token, Token, str | None]
"""The two sides, and the status if the entry tells it."""


@dataclass(slots=True)
class Listed:
    """What the last headings say of the entries below them."""

    within: bool = False
    """Whether both sides stand in a bracket behind the name of what they run."""
    joint: bool = False
    """Whether the entries are what several founded, each with its founders behind it."""

    state: str | None = None
    """The status of the entries below, where a line of its own tells it."""
    facing: list[Token] = field(default_factory=list)
    """Whose partners they are."""
    entries: set[int] = field(default_factory=set)
    """Where the units of entries begin: a short one that holds a word of signing is no heading."""

    def read(
        self, text: str, start: int, stop: int, tokens: Sequence[Token], facing: Sequence[Token]
    ) -> Iterator[Entry]:
        """The pairs of a line; ``facing`` are the units that a list of states is of."""
        if stop - start > _LONGEST:
            return
        if not _parties(tokens) and (text[stop - 1] == "：" or _HEADED.match(text, start, stop)):
            self.state = listed_state(text[start:stop].rstrip("：") + "：")
            if self.state is not None:
                if not any(unit.start in self.entries for unit in facing):
                    self.facing = list(facing)
                return
        colon = text.find("：", start, stop - 1)
        if colon < 0 and stop - start <= _HEADING and words("listed", "heading").search(text, start, stop):
            within, joint = (words("listed", name).search(text, start, stop) for name in ("within", "joint"))
            if within or joint or not _parties(tokens):
                self.within, self.joint = within is not None, joint is not None
                return
        if not _parties(tokens):
            return
        if self.state is not None and colon < 0:
            units = _alone(text, start, stop, tokens)
            self.entries.update(unit.start for unit in units)
            if self.state != NONE:
                yield from ((one, unit, self.state) for one in self.facing for unit in units)
            if units:
                return
            self.state = None
        if colon > 0 and facing:
            told = listed_state(text[start : colon + 1])
            units = _behind(tokens, colon)
            if told is not None and all(_entry(text, unit) for unit in units):
                if told != NONE and all(unit.start > colon for unit in _parties(tokens)):
                    yield from ((one, unit, told) for one in facing for unit in units)
                return
        if self.within:
            yield from self._in_bracket(text, start, stop, tokens)
        if self.joint and colon > 0:
            yield from self._founders(text, start, stop, colon, tokens)

    def _in_bracket(self, text: str, start: int, stop: int, tokens: Sequence[Token]) -> Iterator[Entry]:
        opens = text.find("（", start, stop)
        closes = text.find("）", opens, stop)
        if 0 <= opens < closes:
            units = _whole(text, opens + 1, closes, tokens)
            yield from ((a, b, "built") for a, b in combinations(units, 2))

    def _founders(self, text: str, start: int, stop: int, colon: int, tokens: Sequence[Token]) -> Iterator[Entry]:
        if not words("listed", "thing").search(text, start, colon) or denies(text, start, stop):
            return
        end = min((at for mark in _STOPS if (at := text.find(mark, colon, stop)) >= 0), default=stop)
        units = _whole(text, colon + 1, end, tokens)
        told = state(text[end:stop])
        if told != NONE:
            yield from ((a, b, told) for a, b in combinations(units, 2))


def _parties(tokens: Sequence[Token]) -> list[Token]:
    return [token for token in tokens if token.letter in _PARTIES]


def _alone(text: str, start: int, stop: int, tokens: Sequence[Token]) -> list[Token]:
    """The units of an entry that names nothing else behind its number or mark."""
    units = _parties(tokens)
    begins = _MARK.match(text, start, stop)
    ends = units[-1].stop == stop or text[units[-1].stop] in _STOPS
    return units if begins is not None and begins.end() == units[0].start and ends else []


def _entry(text: str, unit: Token) -> bool:
    """Whether a unit is a whole entry of a list: nothing but marks stand beside it."""
    return _ENDS.match(text, unit.stop) is not None and _BEGINS.match(text, unit.start - 1) is not None


def _behind(tokens: Sequence[Token], at: int) -> list[Token]:
    return _parties(tokens[bisect_left(tokens, at, key=lambda token: token.start) :])


def _whole(text: str, start: int, stop: int, tokens: Sequence[Token]) -> list[Token]:
    """The units of a list that fills a stretch of the text; names that are not known are left out."""
    first, last = (bisect_left(tokens, at, key=lambda token: token.start) for at in (start, stop))
    units = _parties(tokens[first:last])
    kept = [unit for unit in units if _entry(text, unit)]
    return kept if 1 < len(kept) <= _MOST else []
