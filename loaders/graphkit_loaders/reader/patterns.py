"""The table of patterns, read once, checked and compiled."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from graphkit.errors import InputError
from graphkit.model import STATUSES
from graphkit_loaders.reader.expressions import Later
from graphkit_loaders.reader.needletters import Letters, letters
from graphkit_loaders.reader.wordtables import known, one_of, refused, table, wanted

_FILE = "patterns.toml"
NEEDS = (
    "none",
    "cooperation",
    "reciprocal",
    "transitive",
    "signing",
    "line",
    "scope",
    "strong",
    "enclave",
    "enclave-name",
    "bracket",
    "outer",
    "title",
    "aside",
)
_USED = "X"
"""The letter of a unit that a construction has taken."""
_PAIRS = re.compile(
    r"(?:(?P<left>[abcd]|subject|home|aided|named|before)(?P<how>[*=@])(?P<right>[abcd])|(?P<all>a)\^|(?P<word>chain|memory|fused))(?::(?P<status>\w+))?"
)


@dataclass(frozen=True, slots=True)
class Pairs:
    """One instruction of a pattern: which groups make pairs, and how.

    ``how`` is ``cross``, ``zip``, ``owner`` (the place in the name of a zone on the right), ``all``, ``chain``,
    ``memory`` or ``fused``; ``left`` may be ``subject``, ``home``,
    ``named`` (the units of the heading) or ``before`` (the unit before a bracket).
    """

    how: str
    left: str = "a"
    right: str = ""
    status: str | None = None


@dataclass(frozen=True, slots=True)
class Pattern:
    """One construction."""

    id: str
    match: Later
    letters: frozenset[str]
    """Letters without which it cannot fit; all must stand in the clause."""
    pairs: tuple[Pairs, ...]
    needs: str
    text: Later | None
    example: str
    not_near: frozenset[str] = frozenset()
    no_weak: bool = False
    opens: bool = False
    acts: bool = False
    opposite: bool = False
    granted: bool = False

    goes_there: bool = False
    """Whether it tells of visits and nothing else."""
    ends: bool = False
    """Whether it tells that a link ended."""

    least: int = 1
    """How many units a clause must have for it to fit: one for each group of its shortest instruction."""
    needed: tuple[Letters, ...] = ()
    """Letters, of each of which a clause must have one, as the expression tells."""


_HOW = {"*": "cross", "=": "zip", "@": "owner"}


def _pairs(name: str, words: str) -> Pairs:
    found = _PAIRS.fullmatch(words)
    if not found or (found["status"] and found["status"] not in STATUSES):
        raise InputError(
            f"{_FILE}: the pattern {name} has pairs = {words}, which is not understood; see the head of the table"
        )
    if found["all"]:
        return Pairs("all", "a", "", found["status"])
    if found["word"]:
        return Pairs(found["word"], "a", "", found["status"])
    return Pairs(_HOW[found["how"]], found["left"], found["right"], found["status"])


_WANTED = ("id", "match", "pairs", "needs", "example")
_OPTIONS = ("not_near", "no_weak", "opens", "acts", "has", "text", "opposite", "granted")


def _pattern(row: dict[str, Any], macros: dict[str, str], needs: dict[str, frozenset[Letters]]) -> Pattern:
    name = row.get("id", "without an id")
    wanted(_FILE, name, row, *_WANTED)
    known(_FILE, name, row, (*_WANTED, *_OPTIONS))
    one_of(_FILE, name, row, "needs", NEEDS)
    words = row["match"]
    try:
        for _ in range(4):
            words = re.sub(r"\{([A-Z]+)\}", lambda macro: macros[macro.group(1)], words)
    except KeyError as error:
        raise InputError(
            f"{_FILE}: the pattern {name} uses the macro {error.args[0]}, which [macros] does not define"
        ) from None
    refuse = partial(refused, _FILE, name)
    match, text = Later(words, refuse), Later(row["text"], refuse) if "text" in row else None
    pairs = tuple(_pairs(name, p) for p in row["pairs"])
    told = {how.status for how in pairs}
    least = min(len(frozenset("abcd") & {how.left, how.right}) for how in pairs)
    return Pattern(
        name, match, frozenset(row.get("has", "")), pairs, row["needs"], text, row["example"],
        frozenset(row.get("not_near", "")), row.get("no_weak", False), row.get("opens", False), row.get("acts", False),
        row.get("opposite", False), row.get("granted", False), told == {"visit"}, "ended" in told, least,
        tuple(some for some in letters(row["match"], needs) if _USED not in some),
    )  # fmt: skip


@cache
def patterns() -> tuple[Pattern, ...]:
    """All patterns in the order of the table.

    Raises
    ------
    InputError
        If an entry lacks something or is not understood; the message names it.
    """
    data = table(_FILE)
    needs: dict[str, frozenset[Letters]] = {}
    for name, words in data["macros"].items():
        needs[name] = letters(words, needs)
    found = tuple(_pattern(row, data["macros"], needs) for row in data["pattern"])
    names = [p.id for p in found]
    for name in names:
        if names.count(name) > 1:
            raise InputError(f"{_FILE}: two patterns are called {name}; give each its own id")
    return found
