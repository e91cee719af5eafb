"""Which words a text must hold for a regular expression to be found in it: where none stands, none need be looked for.

Of ``(?:甲乙|丙丁).{0,4}戊`` one of 甲乙, 丙丁 must stand there. An expression is read only as far as is needed for
that: what is in doubt, such as a class of many characters, tells nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from graphkit_loaders.reader.expressions import Cursor

Words = frozenset[str]

_NOTHING: Words = frozenset({""})
_MOST = 200
"""Words of which one must stand in the text, at most; more say little."""
_SPELT = 24
"""Words that a stretch of an expression may be spelt out in."""
_COMMON = frozenset(
    "，。、：；“”—（）|的一二三四五六七八九十年月日市县区省州镇乡村与和对在了有是不个人们来同上中大小新业作合建发开地院学园家方工农"
    "产海江山城南北东西安医结关联会协议局办化高务"
)
"""Characters that stand everywhere: one of them alone says nothing."""
_WORDS = re.compile(r"[^\\^$.|?*+()\[{]+(?:\|[^\\^$.|?*+()\[{]+)*(?=[|)]|$)")
"""Alternatives that are words as they stand."""
_PLAIN = re.compile(r"[^\\^$.|?*+()\[{]+(?![?*+{])")


@dataclass(slots=True)
class _Piece:
    """A piece of an expression: all words that it may stand for, if they are few; else one of those it must hold."""

    spelt: Words | None = None
    needed: Words | None = None


def needed(expression: str) -> Words | None:
    """Words of which one stands in every text in which the expression is found; None where that cannot be told.

    Examples
    --------
    >>> sorted(needed("(?:出|提供)(?:土地|厂房).{0,4}$"))
    ['出厂房', '出土地', '提供厂房', '提供土地']
    >>> needed(".{2,4}(?:甲乙)?") is None
    True
    """
    try:
        return _sure(_Reading(expression).either())
    except (ValueError, IndexError):
        return None  # a group that is not known here, or no expression at all


def _sure(piece: _Piece) -> Words | None:
    """The words of which a piece must hold one, if each says anything."""
    words = piece.needed if piece.spelt is None else piece.spelt
    says = words and len(words) <= _MOST and "" not in words and _COMMON.isdisjoint(words)
    return words if says else None


def _better(a: Words | None, b: Words | None) -> Words | None:
    """Of two sets the one that says more: the longer words, then the fewer."""
    if a is None or b is None:
        return a or b
    return max(a, b, key=lambda words: (min(min(map(len, words)), 3), -len(words)))


class _Reading(Cursor):
    """Reads which words an expression needs."""

    def either(self) -> _Piece:
        """Alternatives, up to the end of the group."""
        branches: list[_Piece] = []
        words: list[str] = []
        while True:
            plain = _WORDS.match(self.text, self.at)
            if plain:
                words += plain.group().split("|")
                self.at = plain.end()
            else:
                branches.append(self._row())
            if not self.stands("|"):
                break
            self.at += 1
        if words:
            branches.append(_Piece(frozenset(words)))
        if len(branches) == 1:
            return branches[0]
        spelt = [branch.spelt for branch in branches if branch.spelt is not None]
        whole = frozenset[str]().union(*spelt)
        if len(spelt) == len(branches) and len(whole) <= _SPELT:
            return _Piece(whole)
        sure = [some for branch in branches if (some := _sure(branch)) is not None]
        return _Piece(None, frozenset[str]().union(*sure) if len(sure) == len(branches) else None)

    def _row(self) -> _Piece:
        """Pieces one after the other."""
        run, best, whole = _NOTHING, None, True
        while self.at < len(self.text) and self.text[self.at] not in "|)":
            plain = _PLAIN.match(self.text, self.at)
            if plain:
                self.at = plain.end()
                run = frozenset([before + plain.group() for before in run])
                continue
            piece = self._repeated(self._piece())
            if piece.spelt is not None and len(piece.spelt) * len(run) <= _SPELT:
                run = frozenset(a + b for a in run for b in piece.spelt)
                continue
            best = _better(_better(best, _sure(_Piece(run))), _sure(piece))
            run = piece.spelt if piece.spelt is not None and len(piece.spelt) <= _SPELT else _NOTHING
            whole = False
        return _Piece(run) if whole else _Piece(None, _better(best, _sure(_Piece(run))))

    def _repeated(self, piece: _Piece) -> _Piece:
        """A piece with how often it may stand."""
        least, most = self.times()
        if least == 0:
            return _Piece(piece.spelt | _NOTHING) if most == 1 and piece.spelt is not None else _Piece()
        return piece if most == 1 else _Piece(None, _sure(piece))

    def _piece(self) -> _Piece:
        """A character, a class or a group."""
        char = self.text[self.at]
        self.at += 1
        if char == "(":
            return self._group()
        if char == "[":
            return self._class()
        if char == "\\":
            self.at += 1
            known = self.text[self.at - 1]
            return _Piece() if known.isalnum() else _Piece(frozenset({known}))
        if char in "^$":
            return _Piece(_NOTHING)
        return _Piece() if char == "." else _Piece(frozenset({char}))

    def _group(self) -> _Piece:
        around = self.opened()
        inner = self.either()
        self.at += 1
        return _Piece(_NOTHING) if around else inner

    def _class(self) -> _Piece:
        chars = self.spelt()
        return _Piece(frozenset(chars)) if chars and len(chars) <= _SPELT else _Piece()
