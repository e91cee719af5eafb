"""How the lines of a document lie: page marks, and whether its paragraphs were wrapped at a fixed width."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import NamedTuple

_LINE = re.compile(r"([^\n\f\v\u2028\u2029\x85]*)([\n\f\v\u2028\u2029\x85]|\Z)")
_DASH = r"[-—–―－─·•]"
_PAGE_MARK = re.compile(
    rf"\s*(?:{_DASH}+\s*\d{{1,4}}\s*{_DASH}+|第\s*\d{{1,4}}\s*页(?:\s*[，,/]?\s*共\s*\d{{1,4}}\s*页)?)\s*\Z"
)
_NUMBER = re.compile(r"\s*(\d{1,4})\s*\Z")
_LETTERHEAD = re.compile(r"\s*[\u4e00-\u9fff]{2,24}(?:政府|办公室|办公厅|委员会|国务院)\s*文\s*件\s*\Z")
_LETTERHEAD_REACH = 3000
"""A red-letter head (…办公室文件) stands on the first page; text further down is no head."""

TERMINATORS = "。！？；：.!?;:"
_TERMINATORS = tuple(TERMINATORS)
CLOSERS = "”’」』）)》〉】〕]\"'"

_CELLS = re.compile("[\t|｜]")
_PAIRED = re.compile(
    "[^，。；：—－–→↔⇄-]{2,24}[—－–→↔⇄-]{1,3}[^，。；：—－–→↔⇄-]{2,24}|[^，。；：、]{2,14}、[^，。；：、]{2,14}"
)
"""An entry of a list that sets two names against one another: 甲区—乙县, 甲区、乙县."""
_NARROWEST = 24
_CUT_LEAST = 20
_SLACK = 8
"""Full lines of a wrapped text differ in width by marks that must not begin a line and by Latin letters."""


class Line(NamedTuple):
    """A line that holds something: its span in the text as given, without blanks around, and what precedes it."""

    start: int
    stop: int
    end: int
    """Where the character that ends the line stands; the length of the text if none does."""
    text: str
    blank_before: bool
    """A blank line stands before it."""
    indent: int
    """Blanks before its first character."""


def width(text: str) -> int:
    """Columns that a text takes in a fixed-width font: two a Chinese character.

    Examples
    --------
    >>> width("G60走廊")
    7
    """
    # GB 18030 spends two bytes on a Chinese character or mark and one on a Latin one (four on rare ones)
    return len(text.encode("gb18030", "replace"))


def printed_lines(text: str) -> tuple[list[Line], list[Line]]:
    """Lines of a text that hold something, and apart from them those that only furnish the page."""
    found: list[Line] = []
    pages: list[int] = []
    page, blank = 0, False
    for match in _LINE.finditer(text):
        body, ending = match.group(1), match.group(2)
        stripped = body.strip(" \u3000\xa0\r\ufeff\u200b")
        if stripped.strip():
            start = match.start() + body.index(stripped)
            indent = start - match.start()
            found.append(Line(start, start + len(stripped), match.end(1), stripped, blank, indent))
            pages.append(page)
            blank = False
        else:
            blank = True
        page += ending == "\f"
    numbers = _page_numbers(found, pages)
    furniture = [
        bool(_PAGE_MARK.match(line.text))
        or number
        or (line.start < _LETTERHEAD_REACH and bool(_LETTERHEAD.match(line.text)))
        for line, number in zip(found, numbers, strict=True)
    ]
    kept: list[Line] = []
    for index, line in enumerate(found):
        if not furniture[index]:
            # blanks around a page mark belong to it: the paragraph may go on
            page_turned = index > 0 and furniture[index - 1]
            kept.append(line._replace(blank_before=False) if page_turned and line.blank_before else line)
    return kept, [line for line, out in zip(found, furniture, strict=True) if out]


def letterheads(text: str) -> list[str]:
    """Lines of the first page that are a red-letter head: …人民政府办公室文件."""
    return [line for line in text[:_LETTERHEAD_REACH].split("\n") if _LETTERHEAD.match(line)]


def _page_numbers(lines: list[Line], pages: list[int]) -> list[bool]:
    """Which lines are bare page numbers: first or last of their page, and counting up with the pages.

    A bare number elsewhere is a row of a table that lost its lines.
    """
    result = [False] * len(lines)
    if not pages or pages[-1] == 0:
        return result
    for edge in (-1, 1):
        offsets: dict[int, list[int]] = {}
        for i, line in enumerate(lines):
            at_edge = not 0 <= i + edge < len(lines) or pages[i + edge] != pages[i]
            number = _NUMBER.match(line.text)
            if at_edge and number:
                offsets.setdefault(int(number.group(1)) - pages[i], []).append(i)
        for rows in offsets.values():
            if len(rows) >= 2:
                for i in rows:
                    result[i] = True
    return result


def ends_sentence(text: str) -> bool:
    """Whether a line ends where a sentence, a clause or an announcement of a list may end."""
    return text.rstrip(CLOSERS).endswith(_TERMINATORS) or (
        text.endswith(("）", "〕", "】", ")")) and text.rstrip(CLOSERS) != text and _bracket_follows_stop(text)
    )


def _bracket_follows_stop(text: str) -> bool:
    opening = max(text.rfind(mark) for mark in "（〔【(")
    return opening > 0 and text[opening - 1] in TERMINATORS


def wrap_width(lines: list[Line]) -> int | None:
    """Width at which the text was wrapped, in columns; None if its lines are paragraphs, rows or items of a list.

    Wrapped lines share one width, nearly none is wider, and most of them break off in the middle of a sentence.
    """
    # The row of a table is as wide as it is, however the paragraphs beside it were wrapped.
    lines = [line for line in lines if not _CELLS.search(line.text) and not _PAIRED.fullmatch(line.text)]
    widths = [width(line.text) for line in lines]
    if not widths:
        return None
    top = max(widths)
    if top > 400:
        return None
    count = [0] * (top + 2)
    for w in widths:
        count[w] += 1
    total = [0, *accumulate(count)]
    within = [total[w + 1] - total[w - _SLACK] for w in range(_NARROWEST, top + 1)]
    best = _NARROWEST + within.index(max(within)) if within else 0
    full = [line for line, w in zip(lines, widths, strict=True) if best - _SLACK <= w <= best]
    wider = sum(w > best + 2 for w in widths)
    if len(full) < 4 or len(full) < 0.25 * len(lines) or wider > 0.04 * len(lines):
        return _cut_width(lines)
    broken = sum(not ends_sentence(line.text) for line in full)
    return best if broken >= 0.6 * len(full) else None


def _cut_width(lines: list[Line]) -> int | None:
    """Width of a short text that was cut at a number of characters: its longest lines all have just that length."""
    longest = max(len(line.text) for line in lines)
    cut = [line for line in lines if len(line.text) == longest]
    if longest < _CUT_LEAST or len(cut) < 3 or len(cut) < 0.1 * len(lines):
        return None
    broken = sum(not ends_sentence(line.text) for line in cut)
    return max(width(line.text) for line in cut) if broken >= 0.8 * len(cut) else None
