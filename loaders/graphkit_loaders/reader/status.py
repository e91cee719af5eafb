"""Words around a link → how far it has come, by the rules of ``status.toml``."""

from __future__ import annotations

import re
from functools import cache

from graphkit_loaders.reader.marks import bits
from graphkit_loaders.reader.statusrules import StatusRule, rules

_ASIDE, _PAST = re.compile("（[^（）]*）"), re.compile("（(?:按|注|原|曾|此前|以前|前身|[^（）]{0,8}原)[^（）]*）")
_BLANK = "\0"
_ANOTHER = re.compile("与(?!会)|同(?![意时年期步样心])|跟(?![进踪上])")
"""In the next part of a sentence these begin to speak of others."""
_PARTS = 2
"""Parts after that of a construction that are near it."""


@cache
def _rules() -> tuple[tuple[StatusRule, int], ...]:
    """The rules, with the bits of which a clause must have one."""
    elsewhere = ("heading", "section")
    return tuple((rule, -1 if rule.where in elsewhere else bits("status", rule.id)) for rule in rules())


def _next(words: str, start: int) -> int:
    """Where the part of a clause that goes on at ``start`` ends."""
    comma = words.find("，", start)
    return comma if comma >= 0 else len(words)


def _near(words: str, first: int, last: int, others: int) -> str:
    start = words.rfind("，", 0, first) + 1
    stop = _next(words, last)
    for _ in range(_PARTS):
        after = _next(words, stop + 1)
        if stop >= len(words) or after > others or _ANOTHER.search(words, stop, after):
            break
        stop = after
    return words[start:stop]


def _begin(words: str, first: int, earlier: bool) -> int:
    """Where the words of a clause begin that speak of the two sides, and not of others named earlier."""
    return words.rfind("，", 0, first) + 1 if earlier else 0


def _end(words: str, last: int, others: int | None) -> int:
    """Where they end: before the part that names others."""
    if others is None:
        return len(words)
    comma = words.rfind("，", last, max(last, others))
    return comma if comma >= 0 else _next(words, last)


def _blank(aside: re.Match[str]) -> str:
    """A bracket that tells what was before is no part of what the clause says; its place stays."""
    return _BLANK * len(aside.group())


def status(
    text: str,
    clause: tuple[int, int],
    construction: tuple[int, int],
    heading: str,
    genre: str,
    section: str = "",
    others: int | None = None,
    earlier: bool = False,
    apart: bool = False,
    held: int = -1,
) -> str:
    """The status that the words of a clause tell.

    Parameters
    ----------
    text : str
        The clean text; the spans count in it.
    clause, construction : tuple of int
        The clause, and in it the words that join the two sides.
    heading : str
        The word of cooperation in the heading that governs the line, empty if none does.
    genre : str
        Genre of the document as the outline has it.
    section : str
        The last heading before the line, whatever it says.
    others : int, optional
        Where, after the construction, the next unit is named: from its part of the clause on others are spoken of.
    earlier : bool
        Whether others are named before the construction.
    apart : bool
        Whether they are named between it and whoever acts: 甲市与乙县签约，与丙县……
    held : int
        Bits of the rules whose words stand in the clause.
    """
    whole = text[slice(*clause)]
    if "（" in whole:
        whole = _PAST.sub(_blank, whole)
        held = -1  # without a bracket other words touch one another
    first, last = construction[0] - clause[0], construction[1] - clause[0]
    others = None if others is None else others - clause[0]
    if whole.startswith("，", first):
        first += 1  # a construction that a comma opens speaks of what stands behind it
        if apart:
            whole, others = whole[first:], None if others is None else others - first
            first, last = 0, last - first
    if others is not None:
        comma = whole.rfind("，", last, max(last, others))
        if comma >= 0 and _ANOTHER.match(whole, comma + 1):
            whole = whole[:comma]  # ……，与丙县…… is another link with words of its own
    windows = {"heading": heading, "section": section}

    def window(where: str) -> str:
        if where not in windows:
            windows[where] = _window(where, whole, first, last, others, earlier)
        return windows[where]

    for rule, needs in _rules():
        if not held & needs or (rule.genre and genre not in rule.genre):
            continue
        if rule.match is not None and not rule.match.search(window(rule.where)):
            continue
        if rule.unless is not None and rule.unless.search(window("whole")):
            continue
        return rule.status
    return "paired"


def _window(where: str, whole: str, first: int, last: int, others: int | None, earlier: bool) -> str:
    """The words that some rules look at."""
    if where == "whole":
        return _ASIDE.sub("", whole)
    if where == "clause":
        return _ASIDE.sub("", whole[_begin(whole, first, earlier) : _end(whole, last, others)])
    if where == "near":
        return _near(whole, first, last, len(whole) if others is None else others)
    if where == "part":
        return whole[whole.rfind("，", 0, first) + 1 : _next(whole, last)]
    own = earlier and not _ANOTHER.match(whole, first)  # 要主动登门，同乙县……: whoever acts stands before the comma
    return whole[_begin(whole, first, own) : last] if where == "before" else whole[last:]
