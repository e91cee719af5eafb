"""The word tables of this folder, read once and checked."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Container
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from graphkit.errors import InputError
from graphkit.model import ROSTER_ROLES

_LONGEST_ENDING = 16
_FOLDER = Path(__file__).parent


def read_table(name: str) -> dict[str, Any]:
    """One TOML table of this folder.

    Raises
    ------
    InputError
        If it is no TOML; the message names file and line.
    """
    try:
        return tomllib.loads((_FOLDER / name).read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{name}: this table cannot be read: {error}") from None


@dataclass(frozen=True, slots=True)
class Department:
    """One entry of ``departments.toml``; ``stems[0]`` is the full stem."""

    canonical: str
    short: str
    stems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Departments:
    """Stems, suffixes and level words of department names; suffixes longest first."""

    by_stem: dict[str, Department]
    suffixes: tuple[str, ...]
    whole: frozenset[str]
    party: frozenset[str]
    owned: frozenset[str]
    same: dict[str, str]
    """Names in whole in fewer words, each with the name that it stands for."""
    endings: tuple[str, ...]
    level_words: dict[str, str]


@dataclass(frozen=True, slots=True)
class ZoneClass:
    """One entry of ``zones.toml`` without its suffixes."""

    name: str
    family: str
    roster: bool


@dataclass(frozen=True, slots=True)
class Zones:
    """Suffixes of zone names, longest first, with their class and the full form of an abbreviated one."""

    suffixes: tuple[str, ...]
    classes: dict[str, ZoneClass]
    full: dict[str, str]
    known: dict[str, str]
    joint: dict[str, tuple[str, ...]]
    bare: dict[str, str]
    bare_names: tuple[str, ...]
    """The names in ``bare``."""


@dataclass(frozen=True, slots=True)
class GroupForm:
    """A pattern of words that name nobody, and the roster role that they stand for."""

    stands_for: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Parties:
    """How names of institutions and alliances end, names of wide areas, and forms of groups."""

    institutions: dict[str, str]
    institution_suffixes: tuple[str, ...]
    scanned: tuple[str, ...]
    """Those of the endings that tell an institution wherever they stand."""
    trades: tuple[str, ...]
    """Trades that the short names of firms end with."""
    known: dict[str, str]
    countries: tuple[str, ...]
    alliances: dict[str, str]
    alliance_suffixes: tuple[str, ...]
    alliance_names: frozenset[str]
    groups: tuple[GroupForm, ...]


_BESIDE_PLACES = frozenset({"port", "airport", "village", "short", "number", "firm", "authority"})
"""Groups of endings of institutions that need a place, or marks, around them."""
_KINDS = {"short": "institute", "number": "other", "firm": "company", "authority": "other"}
"""Kinds of the groups that are not called by their kind."""


def _longest_first(words: Any) -> tuple[str, ...]:
    return tuple(sorted(dict.fromkeys(words), key=lambda w: (-len(w), w)))


def longest_ending(name: str, endings: Container[str]) -> str | None:
    """The longest of some endings that a name has.

    Examples
    --------
    >>> longest_ending("芜湖经济开发区", {"开发区", "经济开发区"})
    '经济开发区'
    """
    starts = range(max(0, len(name) - _LONGEST_ENDING), len(name))
    return next((name[start:] for start in starts if name[start:] in endings), None)


@cache
def departments() -> Departments:
    """``departments.toml``."""
    table = read_table("departments.toml")
    by_stem: dict[str, Department] = {}
    for row in table["department"]:
        entry = Department(row["canonical"], row["short"], tuple(row["stems"]))
        for stem in entry.stems:
            if stem in by_stem:
                raise InputError(f"departments.toml: the stem {stem} stands in two entries; leave it in one")
            by_stem[stem] = entry
    for stem in table["plain"]["stems"]:
        by_stem.setdefault(stem, Department("", "", (stem,)))
    words = {word: level for level, group in table["level_words"].items() for word in group}
    return Departments(
        by_stem, _longest_first(table["suffixes"]), frozenset(table["whole"]) | frozenset(table["party"]),
        frozenset(table["party"]), frozenset(table["owned"]), table["same"], tuple(table["endings"]), words,
    )  # fmt: skip


@cache
def zones() -> Zones:
    """``zones.toml``."""
    classes: dict[str, ZoneClass] = {}
    full: dict[str, str] = {}
    table = read_table("zones.toml")
    for row in table["zone"]:
        kind = ZoneClass(row["class"], row["family"], row["roster"])
        for suffix, form in row["suffixes"].items():
            if suffix in classes:
                raise InputError(f"zones.toml: the suffix {suffix} stands in two classes; leave it in one")
            classes[suffix] = kind
            if form:
                full[suffix] = form
    joint = {name: tuple(codes) for name, codes in table["joint"].items()}
    return Zones(_longest_first(classes), classes, full, table["known"], joint, table["bare"], tuple(table["bare"]))


@cache
def parties() -> Parties:
    """``parties.toml``."""
    table = read_table("parties.toml")
    institutions = {suffix: kind for kind, group in table["institution"].items() for suffix in group}
    kinds = {suffix: _KINDS.get(group, group) for suffix, group in institutions.items()}
    alliances = {suffix: kind for kind, group in table["alliance"].items() if kind != "names" for suffix in group}
    groups = []
    for row in table["group"]:
        if row["stands_for"] not in ROSTER_ROLES:
            raise InputError(f"parties.toml: {row['stands_for']} is no role of a roster; use {', '.join(ROSTER_ROLES)}")
        groups.append(GroupForm(row["stands_for"], re.compile(row["pattern"])))
    trades = tuple(table["institution"]["firm"])
    scanned = tuple(suffix for suffix, kind in institutions.items() if kind not in _BESIDE_PLACES)
    return Parties(
        kinds, _longest_first(institutions), scanned, trades, table["known"], tuple(table["abroad"]["countries"]),
        alliances, _longest_first(alliances), frozenset(table["alliance"]["names"]), tuple(groups),
    )  # fmt: skip


@cache
def abbreviations() -> dict[str, dict[str, str]]:
    """``abbreviations.toml``: one character to a code, by level (province, city)."""
    return read_table("abbreviations.toml")
