"""Firms by their short names, a brand and a trade, where they face a place: 华润电力与玉门市, 甲县同隆基绿能.

Such words are common nouns anywhere else (清洁能源), so they count as names only beside 与 with a place across it.
"""

from __future__ import annotations

import re
from functools import cache

from graphkit_loaders.naming.tables import parties
from graphkit_loaders.reader.lexicon import Entry
from graphkit_loaders.reader.licence import Context
from graphkit_loaders.reader.mentions.heads import FIRMS
from graphkit_loaders.reader.mentions.reach import last_stop
from graphkit_loaders.reader.scan import Token
from graphkit_loaders.reader.surroundings import words

_ENTRY = Entry("I")
_CHINA = 8
"""Characters between 中国 and the part of a firm's name that is known."""
_SIDES = frozenset("PZDHI")
_LONGEST = 9
_BEGINS = "(?:^|(?<=[，。；：、（“”日月由的 .．]))"
_ENDS = r"(?=$|[，。；：、）”的签敲商议就在对拟将已共合联达携开洽谈建投战成])"


@cache
def _names() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A firm's name before 与, and after it."""
    trades = "|".join(sorted(parties().trades, key=len, reverse=True))
    name = f"[\u4e00-\u9fffA-Z]{{2,5}}?(?:{trades})"
    return re.compile(f"{_BEGINS}{name}$"), re.compile(f"{name}{_ENDS}")


def with_firms(context: Context, out: list[Token], line: int, stop: int) -> list[Token]:
    """The tokens of a line with the firms that stand over against a place."""
    out = _of_china(context, out, line, stop) if context.text.find("中国", line, stop) >= 0 else out
    at = [i for i, token in enumerate(out) if token.letter == "y"]
    for i in reversed(at):
        joint = out[i]
        if i + 1 < len(out) and out[i + 1].letter in _SIDES and out[i + 1].start == joint.stop:
            _put(context, out, _before(context, joint.start, line))
        elif i and out[i - 1].letter in _SIDES and out[i - 1].stop == joint.start:
            _put(context, out, _after(context, joint.stop, stop))
    return out


def _of_china(context: Context, out: list[Token], line: int, stop: int) -> list[Token]:
    """With 中国 before the names of firms, over waters and trades between: 中国 + 长江 + 三峡集团有限公司."""
    found: list[Token] = []
    for token in out:
        if token.letter == "I" and context.text.endswith(FIRMS, token.start, token.stop):
            k, at = len(found), token.start
            while k and found[k - 1].letter in "lkgJS" and token.start - found[k - 1].start <= _CHINA:
                k, at = k - 1, found[k - 1].start
            floor = max(line, found[k - 1].stop if k else line, at - _CHINA)
            begins = context.text.find("中国", floor, at)
            if begins >= 0 and last_stop(context.text, begins + 2, token.start) == begins + 2:
                del found[k:]
                body = token.body
                token = Token("I", begins, token.stop, token.entry, token.codes, token.places, body, token.lent)
        found.append(token)
    return found


def _before(context: Context, at: int, line: int) -> tuple[int, int] | None:
    before, _ = _names()
    start = max(line, at - _LONGEST)
    found = before.search(context.text[start:at])
    return (start + found.start(), at) if found and (found.start() or start == line or _edge(context, start)) else None


def _edge(context: Context, at: int) -> bool:
    return context.text[at - 1] in "，。；：、（“”的 .．\n"


def _after(context: Context, at: int, stop: int) -> tuple[int, int] | None:
    _, after = _names()
    found = after.match(context.text, at, stop)
    return found.span() if found else None


def _put(context: Context, out: list[Token], span: tuple[int, int] | None) -> None:
    """Put a firm in the place of the tokens that it covers, unless one of them is a name or the words are common."""
    if span is None:
        return
    start, stop = span
    covered = [i for i, token in enumerate(out) if token.start < stop and start < token.stop]
    if any(out[i].letter not in "kgmvS" or out[i].start < start or out[i].stop > stop for i in covered):
        return
    if words("name", "no_brand").match(context.text, start, stop):
        return
    first = covered[0] if covered else next((i for i, t in enumerate(out) if t.start >= stop), len(out))
    out[first : first + len(covered)] = [Token("I", start, stop, _ENTRY)]
