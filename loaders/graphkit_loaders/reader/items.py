"""Numbered paragraphs of a document as a tree, and the responsibility lists between two offsets."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from graphkit_loaders.reader.assigned import is_bare_list, is_duty
from graphkit_loaders.reader.brackets import brackets
from graphkit_loaders.reader.numbering import Numbered, numbered
from graphkit_loaders.reader.outline_words import pattern
from graphkit_loaders.reader.responsible import label_pattern
from graphkit_loaders.reader.shapes import Span

_STOPS = "。；！？）〕】\n"


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered paragraph with what follows it."""

    level: int
    no: int
    start: int
    after: int
    """Where the words after the number begin."""
    first_stop: int
    """Where its first paragraph ends."""
    own_stop: int
    """Where the next numbered paragraph begins, whatever its level."""
    stop: int
    """Where the next one of its level or a higher one begins."""
    parent: int | None
    """Index of the item above it."""


def heads(text: str, paragraphs: list[Span]) -> Iterator[tuple[int, int, Numbered]]:
    """Paragraphs that begin with a number, each with it; lines of a table of contents are left out."""
    for start, stop in paragraphs:
        number = numbered(text, start, stop)
        if number and not pattern("outline", "sections", "contents").search(text, max(start, stop - 20), stop):
            yield start, stop, number


def items(text: str, paragraphs: list[Span], body_stop: int) -> list[Item]:
    """Numbered paragraphs that begin before ``body_stop``, in order."""
    found = list(heads(text, paragraphs[: bisect_left(paragraphs, (body_stop,))]))
    ends = [body_stop] * len(found)
    parents: list[int | None] = [None] * len(found)
    open_items: list[int] = []
    for index, (start, _, number) in enumerate(found):
        while open_items and found[open_items[-1]][2].level >= number.level:
            ends[open_items.pop()] = start
        parents[index] = open_items[-1] if open_items else None
        open_items.append(index)
    own = [*(start for start, _, _ in found[1:]), body_stop]
    return [
        Item(number.level, number.no, start, number.after, min(stop, body_stop), own[i], ends[i], parents[i])
        for i, (start, stop, number) in enumerate(found)
    ]


def last_stop(text: str, found: list[Item]) -> int | None:
    """Where the last item ends, if none of its level has as many paragraphs: what follows speaks of all of them."""
    last = found[-1]
    others = [item for item in found[:-1] if item.level == last.level]
    if len(others) < 2:
        return None
    most = max(text.count("\n", item.start, item.stop - 1) for item in others)
    at = last.start - 1
    for _ in range(most + 1):
        at = text.find("\n", at + 1, last.stop)
        if at < 0:
            return None
    return at


def responsibility_lists(text: str, start: int, stop: int) -> list[Span]:
    """Spans of responsibility lists in whole paragraphs: brackets with their marks, or a label to its line's end."""
    found: list[Span] = []
    while start < stop:
        end = text.find("\n", start, stop)
        end = stop if end < 0 else end
        found += _in_paragraph(text, start, end)
        start = end + 1
    return found


def _in_paragraph(text: str, start: int, stop: int) -> list[Span]:
    closed = [
        (first, last)
        for first, last in brackets(text, start, stop)
        if is_duty(text, first + 1, last - 1)
        or (_stands_apart(text, first, last, stop) and is_bare_list(text, first + 1, last - 1))
    ]
    at = closed[-1][1] if closed else start
    words = text[start:stop]
    for label in label_pattern().finditer(text, start, stop) if "：" in words or ":" in words else ():
        if label.lastgroup != "drop" and (label.start() == start or label.start() >= at):
            before = text[label.start() - 1] if label.start() > start else "\n"
            if before in _STOPS + "（〔【， 	|｜—-–":
                return [*(span for span in closed if span[1] <= label.start()), (label.start(), stop)]
    return closed


def _stands_apart(text: str, first: int, last: int, stop: int) -> bool:
    """Whether a bracket follows a full stop or ends its paragraph."""
    return last >= stop or text[first - 1] in _STOPS or text[last : last + 1] in "。"
