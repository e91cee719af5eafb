"""Rows of the gazetteer: current divisions, former names, towns."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from graphkit.errors import InputError

NATION = "100000"
"""Code that stands for the whole country: the owner of national departments. It is no division of the graph."""

LEVELS = {"1": "province", "2": "city", "3": "county", "4": "town"}


class Place(NamedTuple):
    """An administrative division.

    ``code`` has six digits, a town's nine. ``parent`` is the code above, empty for a province. ``lon`` and ``lat`` are
    the seat in degrees, absent for towns and for a few counties. ``last_year`` is set where the division ended.
    """

    code: str
    name: str
    level: str
    parent: str
    lon: float | None = None
    lat: float | None = None
    pinyin: str = ""
    last_year: int | None = None


class FormerName(NamedTuple):
    """A name or code that a division had from ``first_year`` to ``last_year``; ``current`` is its code today."""

    code: str
    name: str
    first_year: int
    last_year: int
    current: str


@dataclass(frozen=True, slots=True)
class Period:
    """A name and code with the years in which they held; ``last_year`` is open for those of today."""

    code: str
    name: str
    first_year: int
    last_year: int | None

    def __str__(self) -> str:
        return f"{self.first_year}-{self.last_year or ''} {self.code} {self.name}"


def rows(path: Path, columns: tuple[str, ...]) -> Iterator[list[str]]:
    """Rows of a table whose header must begin with ``columns``.

    Raises
    ------
    InputError
        If the file is missing or its header differs.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            table = csv.reader(file)
            header = next(table, [])
            if tuple(header[: len(columns)]) != columns:
                raise InputError(f"{path.name}: the first row must read {','.join(columns)}, not {','.join(header)}")
            yield from (row for row in table if row)
    except FileNotFoundError:
        raise InputError(f"{path}: this table of the gazetteer is missing; install graphkit again") from None


def read_divisions(path: Path) -> Iterator[Place]:
    """Current provinces, cities and counties."""
    for code, name, level, parent, lon, lat, pinyin in rows(
        path, ("code", "name", "level", "parent", "lon", "lat", "pinyin")
    ):
        yield Place(code, name, LEVELS[level], parent, float(lon) if lon else None, float(lat) if lat else None, pinyin)


def read_history(path: Path) -> Iterator[FormerName]:
    """Names and codes that are no longer current."""
    for code, name, first, last, stable in rows(path, ("code", "name", "first_year", "last_year", "stable_id")):
        yield FormerName(code, name, int(first), int(last), stable)


def read_since(path: Path) -> dict[str, int]:
    """First year of the name and code of today, by code."""
    return {code: int(year) for code, year in rows(path, ("code", "first_year"))}


def read_short_names(path: Path) -> dict[str, tuple[str, ...]]:
    """Customary short names that no rule gives, by code: of 652700 (博尔塔拉蒙古自治州) the name 博州."""
    found: dict[str, tuple[str, ...]] = {}
    for code, name in rows(path, ("code", "name")):
        found[code] = (*found.get(code, ()), name)
    return found
