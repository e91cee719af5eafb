"""Words around a link → how far it has come, by the rules of ``status.toml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, partial

from graphkit.errors import InputError
from graphkit.model import STATUSES
from graphkit_loaders.reader.expressions import Later
from graphkit_loaders.reader.wordtables import table, wanted

_FILE = "status.toml"
_ASIDE, _PAST = re.compile("（[^（）]*）"), re.compile("（(?:按|注|原|曾|此前|以前|前身|[^（）]{0,8}原)[^（）]*）")
_BLANK = "\0"
_ANOTHER = re.compile("[与同跟]")
"""In the next part of a sentence these begin to speak of others."""
_PARTS = 2
"""Parts after that of a construction that are near it."""
WHERE = ("whole", "clause", "before", "near", "part", "after", "heading", "section", "always")


@dataclass(frozen=True, slots=True)
class StatusRule:
    """One rule of the table."""

    id: str
    status: str
    where: str
    match: Later | None
    unless: Later | None
    genre: frozenset[str]


def _refused(name: str, error: re.error) -> InputError:
    return InputError(f"{_FILE}: the rule {name} is no regular expression: {error}")


@cache
def rules() -> tuple[StatusRule, ...]:
    """The rules in the order of the table.

    Raises
    ------
    InputError
        If a rule lacks something or is not understood; the message names it.
    """
    found = []
    for row in table(_FILE)["rule"]:
        name = row.get("id", "without an id")
        wanted(_FILE, name, row, "id", "status", "where")
        if row["status"] not in STATUSES:
            raise InputError(
                f"{_FILE}: the rule {name} gives {row['status']}; a status is one of {', '.join(STATUSES)}"
            )
        if row["where"] not in WHERE:
            raise InputError(f"{_FILE}: the rule {name} looks at {row['where']}; it must be one of {', '.join(WHERE)}")
        refuse = partial(_refused, name)
        match, unless = (Later(row[k], refuse) if k in row else None for k in ("match", "unless"))
        found.append(StatusRule(name, row["status"], row["where"], match, unless, frozenset(row.get("genre", ()))))
    return tuple(found)


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


def _end(words: str, last: int, others: int | None, start: int) -> int:
    """Where they end: before the part that names others."""
    if others is None:
        return len(words)
    comma = words.rfind("，", last, max(last, others - start))
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
    """
    whole = _PAST.sub(_blank, text[slice(*clause)])
    first, last = construction[0] - clause[0], construction[1] - clause[0]
    windows = {
        "whole": _ASIDE.sub("", whole),
        "clause": _ASIDE.sub("", whole[_begin(whole, first, earlier) : _end(whole, last, others, clause[0])]),
        "before": whole[:last],
        "near": _near(whole, first, last, len(whole) if others is None else others - clause[0]),
        "part": whole[whole.rfind("，", 0, first) + 1 : _next(whole, last)],
        "after": whole[last:],
        "heading": heading,
        "section": section,
    }
    for rule in rules():
        if rule.genre and genre not in rule.genre:
            continue
        if rule.match is not None and not rule.match.search(windows[rule.where]):
            continue
        if rule.unless is not None and rule.unless.search(windows["whole"]):
            continue
        return rule.status
    return "paired"
