"""Look-ups over the gazetteer's tables."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches
from functools import cache, cached_property
from pathlib import Path

from graphkit import shipped
from graphkit.errors import InputError
from graphkit_loaders.gazetteer.forms import short_forms
from graphkit_loaders.gazetteer.own_names import COLUMNS, OwnName, read_own_names
from graphkit_loaders.gazetteer.places import (
    FormerName,
    Period,
    Place,
    read_divisions,
    read_history,
    read_short_names,
    read_since,
)
from graphkit_loaders.gazetteer.towns import Towns
from graphkit_loaders.gazetteer.zones import ZoneEntry, read_zones

MUNICIPALITIES = frozenset({"110000", "120000", "310000", "500000"})
"""Provinces that are cities: their districts have no prefecture between."""


def in_municipality(code: str) -> bool:
    """Whether a code is a municipality's or lies in one: its districts stand level with cities.

    Examples
    --------
    >>> in_municipality("310115"), in_municipality("340200")
    (True, False)
    """
    return f"{code[:2]}0000" in MUNICIPALITIES


def is_town(code: str) -> bool:
    """Whether a code is a town's: nine digits, or that of its county, a stroke and its name where no table has it.

    Examples
    --------
    >>> is_town("310101017"), is_town("330327/龙港镇"), is_town("330327")
    (True, True, False)
    """
    return len(code) == 9 or code[6:7] == "/"


class Gazetteer:
    """Divisions, names and zones of one set of tables.

    Parameters
    ----------
    folder : Path
        Holds ``divisions.csv``, ``divisions_extra.csv``, ``divisions_history.csv``, ``divisions_since.csv``,
        ``short_names.csv``, ``zones_nbs.csv`` and ``towns/NN.csv`` by province.
    own : Path, optional
        A user's own table of names, which goes before the others.
    """

    def __init__(self, folder: Path, own: Path | None = None) -> None:
        self._folder = folder
        tables = (folder / "divisions.csv", folder / "divisions_extra.csv")
        self._places: dict[str, Place] = {p.code: p for table in tables for p in read_divisions(table)}
        self._customary = read_short_names(folder / "short_names.csv")
        self._former = list(read_history(folder / "divisions_history.csv"))
        ended = {f.current: f for f in sorted(self._former, key=lambda f: f.last_year or 0)}
        for former in ended.values():  # each as it was last: 渝北区 lay in 四川 once
            if former.current not in self._places:  # the division ended without a successor: 三山区
                level = "city" if former.code.endswith("00") else "county"
                parent = former.code[:2] + "0000" if level == "city" else former.code[:4] + "00"
                if parent not in self._places:
                    parent = former.code[:2] + "0000"
                self._places[former.current] = Place(
                    former.current, former.name, level, parent, last_year=former.last_year
                )
        self._children: dict[str, list[str]] = {}
        for place in self._places.values():
            if place.last_year is None:
                self._children.setdefault(place.parent, []).append(place.code)
        self._towns = Towns(folder / "towns")
        self._listed_towns: dict[str, Place] = {}
        self._ancestors: dict[str, tuple[str, ...]] = {}
        self._cities: dict[str, str | None] = {}
        self.own: dict[str, tuple[OwnName, str]] = {}
        for row in read_own_names(own) if own else ():
            code = self._code_of(row, own)
            self.own |= dict.fromkeys((row.name, *row.other_names), (row, code))
        self.__dict__.pop("by_name", None)  # the look-ups above did without the user's names

    def _code_of(self, row: OwnName, file: Path | None) -> str:
        """The one division that a row of the user's own names lies in."""
        codes = [row.place] if row.place in self else [c for c in self.lookup(row.place) if len(c) == 6]
        full = [code for code in codes if self.place(code).name == row.place] or codes
        about = f"{file.name if file else ''}: row {row.line}, column {COLUMNS['place'][0]}: "
        if not full:
            names = (place.name for place in self._places.values() if place.last_year is None)
            close = get_close_matches(row.place, names, n=3)
            hint = f"did you mean {' or '.join(close)}?" if close else "write a name or code of the gazetteer."
            raise InputError(f"{about}there is no division {row.place!r}; {hint}")
        if len(full) > 1:
            raise InputError(f"{about}{row.place} may be {', '.join(full)}; write the code.")
        return full[0]

    def place(self, code: str) -> Place:
        """The division with this code, towns included; one in no table has the code of its county, a stroke, its name.

        Raises
        ------
        KeyError
            If no table has the code.
        """
        found = self._places.get(code)
        if found is not None:
            return found
        county, unlisted, name = code.partition("/")
        if unlisted and county in self._places:
            return Place(code, name, "town", county)
        if code not in self._listed_towns:
            self._listed_towns |= {town.code: town for town in self.towns(code[:6]).values()}
        return self._listed_towns[code]

    def __contains__(self, code: str) -> bool:
        return code in self._places

    def provinces(self) -> tuple[str, ...]:
        """Codes of the provinces."""
        return tuple(self._children[""])

    def children(self, code: str) -> tuple[str, ...]:
        """Codes directly below, in the order of the table; towns are not among them."""
        return tuple(self._children.get(code, ()))

    def children_in(self, code: str, year: int) -> tuple[str, ...]:
        """Codes of the divisions directly below in a year: those of today, and those that ended later.

        A division that had another name then (芜湖县, today 湾沚区) is given by its code of today.
        """
        ended = [
            f.current
            for f in self._former
            if f.first_year <= year <= f.last_year
            and self._places[f.current].last_year is not None
            and self._places[f.current].parent == code
        ]
        return tuple(dict.fromkeys((*self.children(code), *ended)))

    def ancestors(self, code: str) -> tuple[str, ...]:
        """Codes above, nearest first: of 310101013 (a subdistrict) 310101 and 310000."""
        found = self._ancestors.get(code)
        if found is not None:
            return found
        if is_town(code):
            return (code[:6], *self.ancestors(code[:6]))
        parent = self._places[code].parent
        found = self._ancestors[code] = (parent, *self.ancestors(parent)) if parent else ()
        return found

    def province(self, code: str) -> str:
        """Code of the province that the division lies in (itself, if it is one)."""
        return code[:2] + "0000"

    def city(self, code: str) -> str | None:
        """Code of the prefecture or municipality: itself for one, None for any other province.

        A county that stands directly under its province is its own city.
        """
        county = code[:6]  # a town lies in the city of its county
        if county in self._cities:
            return self._cities[county]
        chain = (county, *self.ancestors(county))
        above = next((c for c in chain if c in MUNICIPALITIES or self._places[c].level == "city"), None)
        found = self._cities[county] = above or (None if self._places[county].level == "province" else county)
        return found

    def children_of_kind(self, code: str, level: str) -> tuple[str, ...]:
        """Codes of all divisions of a level below ``code``, at any depth."""
        below = self.children(code)
        return tuple(c for child in below for c in ((child,) if self._places[child].level == level else ())) + tuple(
            c for child in below if self._places[child].level != level for c in self.children_of_kind(child, level)
        )

    def towns(self, county: str) -> dict[str, Place]:
        """Towns of a county by name."""
        return self._towns.of(county)

    def towns_named(self, name: str) -> tuple[str, ...]:
        """Codes of all towns of the country with a name, in order of their codes."""
        return self._towns.named(name)

    def towns_meant(self, name: str) -> tuple[str, ...]:
        """The same; a township of a people may be named without it: 找郢乡 is 找郢回族乡."""
        found = self._towns.named(name)
        return found or (self._towns.of_people_named(name) if name.endswith("乡") and len(name) > 2 else ())

    def names(self) -> Iterator[tuple[str, str, str]]:
        """Every name with its code and kind: ``full``, ``short`` or ``former`` (full or short, of a name gone).

        What the user's own table names means that, and nothing else.
        """
        listed = self._listed_names
        yield from (each for each in listed if each[0] not in self.own) if self.own else listed
        for name, (row, code) in self.own.items():
            if row.kind == "division":
                yield name, code, "full"

    @cached_property
    def _listed_names(self) -> list[tuple[str, str, str]]:
        found: list[tuple[str, str, str]] = []
        for code, place in self._places.items():
            if place.last_year is None:
                found.append((place.name, code, "full"))
                found += [(short, code, "short") for short in short_forms(place.name)]
                found += [(short, code, "short") for short in self._customary.get(code, ())]
        for former in self._former:
            code = former.current
            found.append((former.name, code, "former"))
            if self._places[code].last_year is None or not former.name.endswith("地区"):
                found += [(short, code, "former") for short in short_forms(former.name)]
        return found

    @cached_property
    def by_name(self) -> dict[str, tuple[str, ...]]:
        """Codes that a name may mean: current full names first, then short ones, then former ones."""
        ranks = {"full": 0, "short": 1, "former": 2}
        found: dict[str, list[tuple[int, str]]] = {}
        for name, code, kind in self.names():
            found.setdefault(name, []).append((ranks[kind], code))
        return {
            name: (known[0][1],) if len(known) == 1 else tuple(dict.fromkeys(code for _, code in sorted(known)))
            for name, known in found.items()
        }

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """The first two characters of all names."""
        return frozenset(name[:2] for name in self.by_name)

    def lookup(self, name: str) -> tuple[str, ...]:
        """Codes that a name may mean, the likeliest kind first; empty if none."""
        return self.by_name.get(name, ())

    @cached_property
    def former_names(self) -> dict[str, tuple[str, ...]]:
        """Former names by current code: of 340210 (湾沚区) the name 芜湖县."""
        found: dict[str, dict[str, None]] = {}
        for former in self._former:
            place = self._places.get(former.current)
            if place and former.name != place.name:
                found.setdefault(former.current, {})[former.name] = None
        return {code: tuple(names) for code, names in found.items()}

    @cached_property
    def _former_by_code(self) -> dict[str, list[FormerName]]:
        """The names and codes that divisions had, by their codes of today."""
        found: dict[str, list[FormerName]] = {}
        for former in self._former:
            found.setdefault(former.current, []).append(former)
        return found

    @cached_property
    def _since(self) -> dict[str, int]:
        return read_since(self._folder / "divisions_since.csv")

    def history(self, code: str) -> tuple[Period, ...]:
        """Names and codes of a division by years, today's last; empty where the tables know only today's."""
        former = self._former_by_code.get(code)
        if former is None:
            return ()
        periods = [Period(f.code, f.name, f.first_year, f.last_year) for f in former]
        place = self._places[code]
        if place.last_year is None:
            first = self._since.get(code, max(period.last_year or 0 for period in periods) + 1)
            # What stood beside it, under another name, went into it and is not what it was.
            periods = [period for period in periods if (period.last_year or 0) < first]
            periods.append(Period(code, place.name, first, None))
            if len(periods) == 1:
                return ()
        return tuple(sorted(periods, key=lambda p: (p.first_year, p.code)))

    @cached_property
    def zones(self) -> tuple[ZoneEntry, ...]:
        """Development zones of the statistical code list; one inside another, which the list counts as its county, has
        none."""
        entries = read_zones(self._folder / "zones_nbs.csv")
        return tuple(entry if entry.county in self else replace(entry, county="") for entry in entries)


OWN_NAMES = "GRAPHKIT_NAMES"
"""Environment variable with the path of a user's own table of names: whatever process reads, reads by it."""


def gazetteer() -> Gazetteer:
    """The gazetteer that travels with graphkit, with the names of the table that GRAPHKIT_NAMES tells; read once.

    Raises
    ------
    InputError
        If the table of names cannot be read.
    """
    own = os.environ.get(OWN_NAMES)
    if not own:
        return _gazetteer(None)
    path = Path(own)
    try:
        changed = path.stat().st_mtime_ns
    except OSError as error:
        raise InputError(f"{path}: this table of names cannot be read ({(error.strerror or '').lower()}).") from error
    return _gazetteer(path, changed)


@cache
def _gazetteer(own: Path | None, changed: int = 0) -> Gazetteer:
    return Gazetteer(shipped.folder("data") / "gazetteer", own)
