"""Whether words say who is responsible: a bracket with or without a label, or a sentence of its own."""

from __future__ import annotations

import re
from functools import cache

from graphkit_loaders.reader.brackets import parts
from graphkit_loaders.reader.deadlines import is_time
from graphkit_loaders.reader.outline_words import any_of, pattern, table
from graphkit_loaders.reader.responsible import (
    BLANK,
    TABLE,
    all_units,
    duty,
    explains,
    has_label,
    is_group,
    label_pattern,
    role_ends,
    without_role,
)
from graphkit_loaders.reader.shapes import Responsible


def is_duty(text: str, start: int, stop: int) -> bool:
    """Whether the words of a bracket say who is responsible."""
    if stop - start > 1500:
        return has_label(text, start, start + 40)
    if pattern(TABLE, "names", "glosses").match(text, start, stop):
        return False
    first = label_pattern().match(text, start, stop)
    if (first and first.lastgroup != "drop") or has_label(text, start, stop):
        return True
    pieces = list(parts(text, start, stop, "，；。"))
    if len(pieces) > 1 and any(explains(text, a, b) for a, b in pieces) and all_units(text, *pieces[0]):
        return True
    if len(pieces) > 1 and all_units(text, *pieces[0]) and "、" in text[slice(*pieces[0])]:
        return all(is_time(text, a, b) for a, b in pieces[1:])
    for piece_start, piece_stop in pieces:
        end, tag = without_role(text, piece_start, piece_stop)
        if tag is not None and end > piece_start and all_units(text, piece_start, end):
            return True
    return False


@cache
def _tail() -> re.Pattern[str]:
    """What may follow the last name of a list."""
    return re.compile(rf"(?:{any_of(table(TABLE)['names']['open'])}|（[^（）]*）)\Z")


def is_bare_list(text: str, start: int, stop: int) -> bool:
    """Whether the words of a bracket are nothing but two or more names of units."""
    words = text[start:stop]
    if len(words) > 600 or "、" not in words or re.search(r"[\d。：]", words):
        return False
    endings = tuple(table(TABLE)["names"]["bare"])
    tail = _tail()
    names = [
        tail.sub("", text[a:b].strip(BLANK)) for a, b in parts(text, start, stop, "、，；") if not explains(text, a, b)
    ]
    return len(names) > 1 and all(len(name) > 2 and (name.endswith(endings) or is_group(name)) for name in names)


def is_lone_unit(words: str) -> bool:
    """Whether the words of a bracket are the name of one unit of the document's own level.

    Examples
    --------
    >>> is_lone_unit("县林业局"), is_lone_unit("林业局"), is_lone_unit("县林业局报告")
    (True, False, False)
    """
    names = table(TABLE)["names"]
    return (
        3 <= len(words) <= 24
        and words.startswith(tuple(names["levels"]))
        and words.endswith(tuple(names["bare"]))
        and not re.search(r"[\d、，；：。（]", words)
    )


def prose_duty(text: str, start: int, stop: int) -> tuple[Responsible, ...]:
    """Names in a sentence of its own that says who does a task: 由甲局牵头，乙局、丙局配合，6月底前完成。

    Examples
    --------
    >>> words = "建成网络。由司法局牵头，财政局、信访局配合，年底前完成。"
    >>> [(name.printed, name.role) for name in prose_duty(words, 0, len(words))]
    [('司法局', 'lead'), ('财政局', 'joint'), ('信访局', 'joint')]
    """
    if not role_ends().search(text, start, stop):
        return ()
    for first, last in parts(text, start, stop, "。；\n"):
        pieces = list(parts(text, first, last, "，"))
        if not any(text.startswith("由", a) for a, _ in pieces[1:]) and not _says_who(text, *pieces[0]):
            continue
        found = [piece for piece in pieces if _says_who(text, *piece)]
        if not found or (found[0] != pieces[0] and not text.startswith("由", found[0][0])):
            continue
        others = [piece for piece in pieces[pieces.index(found[0]) :] if piece not in found]
        if all(is_time(text, a, b) or without_role(text, a, b)[0] <= a for a, b in others):
            return duty(text, found[0][0], found[-1][1]).names
    return ()


def _says_who(text: str, start: int, stop: int) -> bool:
    """Whether a piece of a sentence holds nothing but units and what they have to do."""
    end, tag = without_role(text, start, stop)
    return tag is not None and end > start and all_units(text, _after_by(text, start), end)


def _after_by(text: str, at: int) -> int:
    return at + 1 if text.startswith("由", at) else at
