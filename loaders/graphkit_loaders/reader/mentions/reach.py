"""How far a name reaches to the left of the word that it ends with."""

from __future__ import annotations

from dataclasses import dataclass

from graphkit_loaders.naming.tables import zones
from graphkit_loaders.reader.scan import Token

STOP_CHARS = "的在是将各把被让使于以为从了着过并及或每至其这那该们也都就又还不已由向对给"
"""Characters that stand in no name of a unit: a name begins after them."""

_INSIDE = frozenset(
    {
        "首都",
        "过程",
        "都市",
        "古都",
        "成都",
        "新都",
        "东至",
        "对外",
        "不动",
        "对口",
        "对台",
        "向阳",
        "由义",
        "在线",
        "至善",
        "以太",
        "以色",
        "供给",
        "补给",
        "自给",
        "给水",
        "给排",
    }
)
"""Words in which such a character is part of a name."""

LONGEST = 12
"""Tokens that a name is put together from at most."""

_STARTERS = "PMFH"
_PARTS_OF_CITIES = frozenset({"临港"})
_CONTENT = frozenset("lIZ")
"""Letters of tokens that a name may begin with though they are no place: waters, and other institutions."""
_ASIDE = 8
"""Characters that a bracket inside a name holds at most: 上海国际港务（集团）股份有限公司."""


@dataclass(slots=True)
class Reach:
    """Where a name begins: its offset, the first token that belongs to it, and whether a place is among them."""

    start: int
    first: int
    place: bool
    plain: int


def last_stop(text: str, start: int, stop: int) -> int:
    """Offset after the last character of ``text[start:stop]`` that stands in no name; ``start`` if there is none."""
    for at in range(stop - 1, start - 1, -1):
        if (
            text[at] in STOP_CHARS and text[at - 1 : at + 1] not in _INSIDE and text[at : at + 2] not in _INSIDE
        ) or not (text[at].isalnum() or text[at] in "“”"):
            return at + 1
    return start


def reach(text: str, out: list[Token], start: int, line: int, through: str, limit: int) -> Reach:
    """Go left from ``start`` over plain characters and tokens that a name may hold.

    Parameters
    ----------
    out : list of Token
        Tokens of the line before ``start``, merged so far.
    line : int
        Where the line begins.
    through : str
        Letters of tokens that such a name may hold besides places. A token flagged ``inner`` may always stand inside.
    limit : int
        Plain characters that it may hold.

    Returns
    -------
    Reach
        Up to the leftmost place that touches, if there is one in reach; otherwise up to the leftmost plain characters.
    """
    k = len(out)
    at = start
    plain = 0
    best = Reach(start, k, False, 0)
    while len(out) - k <= LONGEST:
        before = out[k - 1].stop if k else line
        if before < at:  # plain characters
            if best.place:
                break
            cut = last_stop(text, max(before, at - limit - 1), at)
            plain += at - cut
            if plain > limit:
                break
            if cut < at:
                best = Reach(cut, k, False, plain)
            if cut > before:
                break
            at = before
        if not k:
            break
        token = out[k - 1]
        aside = _aside(text, out, k) if token.letter == ")" and token.stop == at else None
        if aside is not None and not best.place:
            k, at = aside, out[aside].start
            continue
        if token.letter in _STARTERS:
            best = Reach(token.start, k - 1, True, plain)
        elif best.place:
            word = text[token.start : token.stop]
            if token.stop == at and (word in _PARTS_OF_CITIES or word in zones().bare):
                best = Reach(token.start, k - 1, True, plain)  # 临港 + 松江 + 科技城
            elif token.letter != "l" or k < 2 or out[k - 2].letter != "P" or out[k - 2].stop < token.start:
                break
        elif token.letter not in through and "inner" not in token.entry.flags:
            break
        elif token.letter in _CONTENT:
            plain += token.stop - token.start
            best = Reach(token.start, k - 1, False, plain)
        at = token.start
        k -= 1
    return best


def _aside(text: str, out: list[Token], k: int) -> int | None:
    """Index of the bracket that opens a short aside which ``out[k - 1]`` closes; None if it is no part of a name."""
    for i in range(k - 2, max(-1, k - 5), -1):
        if out[i].letter == "(":
            inside = text[out[i].stop : out[k - 1].start]
            short = 0 < len(inside) <= _ASIDE and "称" not in inside and text[out[i].start] in "（("
            return i if short and all(t.letter in "gJPFkSlA" for t in out[i + 1 : k - 1]) else None
    return None
