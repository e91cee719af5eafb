"""Numbers at the beginning of paragraphs: 一、（一）1．第三条 ①."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from graphkit_loaders.reader.dates import number
from graphkit_loaders.reader.outline_words import rules


@dataclass(frozen=True, slots=True)
class Numbered:
    """The number of a paragraph: its level from 1 for 一、, its value, and where the words after it begin."""

    level: int
    no: int
    after: int


@cache
def _any_number() -> re.Pattern[str]:
    """All numberings as one pattern: most paragraphs have none, and one look is enough to tell."""
    numberings = rules("outline", "numbering", "level")
    return re.compile("|".join(found.pattern.replace("(?P<no>", "(?:") for _, found in numberings))


def numbered(text: str, start: int, stop: int) -> Numbered | None:
    """The number that a paragraph begins with, if it does.

    Examples
    --------
    >>> numbered("（十二）加强保障。", 0, 9)
    Numbered(level=2, no=12, after=4)
    >>> numbered("2.5亿元", 0, 5) is None
    True
    """
    if not _any_number().match(text, start, stop):
        return None
    for level, found in rules("outline", "numbering", "level"):
        match = found.match(text, start, stop)
        if match:
            return Numbered(level, number(match["no"]), match.end())
    return None
