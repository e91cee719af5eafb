"""Text measured in terminal columns: a Chinese character takes two, a combining mark none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_NOT_FIRST = frozenset("，。、；：！？）〕】》」』”’%…,.;:!?)]}")
"""Marks that must not begin a line."""

_NOT_LAST = frozenset("（〔【《「『“‘([{")
"""Marks that must not end a line."""

_BLANK = re.compile(r"\s+")
_CHINESE = r"\u3000-\u303f\u4e00-\u9fff\uff00-\uffef“”"
_BETWEEN_CHINESE = re.compile(rf"(?<=[{_CHINESE}])\s+(?=[{_CHINESE}\d])")


def width(text: str) -> int:
    """Terminal columns that a text takes.

    Examples
    --------
    >>> width("东湖区"), width("gap")
    (6, 3)
    """
    return len(text) if text.isascii() else sum(map(_columns, text))


def squash(text: str) -> str:
    """A quotation on one line: wrapped lines joined, without blanks between Chinese characters.

    Examples
    --------
    >>> squash("西山经济开发区\\n\\n与海州工业园区")
    '西山经济开发区与海州工业园区'
    >>> squash("point  to\\npoint")
    'point to point'
    """
    return _BLANK.sub(" ", _BETWEEN_CHINESE.sub("", text)).strip()


def shorten(text: str, columns: int, around: str = "") -> str:
    """At most so many columns of a text on one line, with ``…`` where words are left out.

    Parameters
    ----------
    text : str
        Words to show; line breaks are joined first.
    columns : int
        Terminal columns at most.
    around : str, optional
        Words that should stay in sight where the text has them.

    Examples
    --------
    >>> shorten("东湖区与海州明珠市开展合作", 12)
    '东湖区与海…'
    >>> shorten("东湖区与海州明珠市开展合作", 14, "明珠市")
    '…海州明珠市开…'
    """
    line = squash(text)
    if width(line) <= columns:
        return line
    if width(around) > columns - 2:
        around = ""  # too long to stay in sight
    place = line.find(around) if around else -1
    if place <= 0 or width(line[: place + len(around)]) <= columns - 1:
        return _cut(line, columns - 1) + "…"
    tail = line[place + len(around) :]
    # The words asked for end two thirds of the way, so that what follows them shows too.
    behind = _cut(tail, max(0, min(width(tail), (columns - width(around)) // 3)))
    room = columns - 1 - width(around) - width(behind) - (len(behind) < len(tail))
    before = _cut(line[:place][::-1], max(0, room))[::-1]
    return "…" + before + around + behind + ("…" if len(behind) < len(tail) else "")


def wrap(text: str, columns: int, indent: str = "", hanging: str | None = None) -> list[str]:
    """Lines of at most so many columns; Chinese breaks anywhere but before closing and after opening marks.

    Parameters
    ----------
    text : str
        One paragraph.
    columns : int
        Terminal columns of a line, indent included.
    indent, hanging : str
        What the first line begins with, and the others (by default the same).

    Examples
    --------
    >>> wrap("东湖区没有对口合作单位。", 12)
    ['东湖区没有对', '口合作单位。']
    """
    hanging = indent if hanging is None else hanging
    lines: list[str] = []
    line, used, blank = indent, width(indent), ""
    empty = True
    room = max(2, columns - width(hanging))
    for piece in _pieces(text, room):
        if piece.isspace():
            blank = "" if empty else " "
            continue
        if not empty and used + len(blank) + width(piece) > columns:
            lines.append(line)
            line, used, blank, empty = hanging, width(hanging), "", True
        line += blank + piece
        used += len(blank) + width(piece)
        blank, empty = "", False
    return [*lines, line]


@lru_cache(maxsize=30_000)
def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _cut(text: str, columns: int) -> str:
    used = 0
    for place, character in enumerate(text):
        used += _columns(character)
        if used > columns:
            return text[:place]
    return text


def _pieces(text: str, room: int) -> Iterator[str]:
    """Parts that stay whole: blanks, Latin words, and Chinese characters with the marks that cling to them.

    What is wider than a line is broken all the same.
    """
    piece = ""
    for character in text:
        wide = _columns(character) == 2
        if piece and (not _clings(piece, character, wide) or width(piece) + _columns(character) > room):
            yield piece
            piece = ""
        piece += character
    if piece:
        yield piece


def _clings(piece: str, character: str, wide: bool) -> bool:
    last = piece[-1]
    if character.isspace() or last.isspace():
        return character.isspace() and last.isspace()
    if character in _NOT_FIRST or last in _NOT_LAST:
        return True
    return not wide and _columns(last) < 2
