"""Names of development zones and parks: 芜湖高新区 is 芜湖高新技术产业开发区, and which city it lies in."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from graphkit.model import Node, Value
from graphkit_loaders.gazetteer import NATION, Gazetteer, ZoneEntry
from graphkit_loaders.gazetteer.forms import short_forms
from graphkit_loaders.naming.places import split_place
from graphkit_loaders.naming.tables import ZoneClass, longest_ending, zones

_OFFICE = re.compile(r"(管委会|管理委员会|党工委|(?:党政|政府|友好|经贸|商务)?(?:代表团|考察团|访问团|考察组))$")
_NATIONAL = re.compile(r"^中国[（(](.+?)[）)]")


@dataclass(frozen=True, slots=True)
class ZoneName:
    """A zone name taken apart: the place it begins with (code), the head after it, the suffix and its class."""

    body: str
    place: str | None
    head: str
    suffix: str
    kind: ZoneClass


def zone_suffix(name: str) -> str | None:
    """The longest suffix of the table that the name ends with."""
    short = "园" if len(name) > 2 and name.endswith("园") else None  # 中关村科技园区海淀园
    return longest_ending(name, zones().classes) or short


@lru_cache(maxsize=4096)
def parse_zone(gaz: Gazetteer, printed: str, home: str | None = None) -> ZoneName | None:
    """Take a zone name apart; None if it ends with no suffix of the table.

    Examples
    --------
    >>> from graphkit_loaders.gazetteer import gazetteer
    >>> name = parse_zone(gazetteer(), "南京江宁经济开发区")
    >>> name.place, name.head, name.suffix, name.kind.name
    ('320115', '', '经济开发区', '经开')
    """
    body = _OFFICE.sub("", printed)
    body = _NATIONAL.sub(r"\1", body)
    suffix = zone_suffix(body)
    if suffix is None:
        return None
    stem = body[: -len(suffix)]
    place, head = split_place(gaz, stem, home)
    if not stem and home is not None and home in gaz and gaz.place(home).level == "county":
        place = home  # a county's 经开区 is its own, not the city's
    known = _known(body)
    if known is not None:
        place, head = known, head if place is not None else stem
    return ZoneName(body, place, head, suffix, zones().classes.get(suffix, zones().classes["分园"]))


def _known(body: str) -> str | None:
    """The division that a zone lies in which the table knows by the end of its name."""
    table = zones()
    if (name := longest_ending(body, table.known)) is not None:
        return table.known[name]
    name = longest_ending(body, table.joint)
    return table.joint[name][0] if name is not None else None


@lru_cache(maxsize=4)
def _by_city(gaz: Gazetteer) -> dict[str, list[ZoneEntry]]:
    found: dict[str, list[ZoneEntry]] = {}
    for entry in gaz.zones:
        found.setdefault(entry.city, []).append(entry)
    return found


@lru_cache(maxsize=512)
def _listed(gaz: Gazetteer, city: str) -> dict[tuple[str, str], list[tuple[ZoneEntry, ZoneName]]]:
    """Zones of the list that lie in a city, by (family, head or place code). A city's are parsed when first asked."""
    found: dict[tuple[str, str], list[tuple[ZoneEntry, ZoneName]]] = {}
    for entry in _by_city(gaz).get(city, ()):
        name = parse_zone(gaz, entry.name, entry.county or city)
        if name is None:
            continue
        place = name.place
        if place is not None and place != city and city not in gaz.ancestors(place):
            place = entry.county or city  # 安徽江北…: the province only says where
        mark = name.head or place or entry.county or city
        found.setdefault((name.kind.family, mark), []).append((entry, name))
    return found


def _find(gaz: Gazetteer, name: ZoneName, city: str | None) -> tuple[ZoneEntry, ZoneName] | None:
    """The zone of the list with this head (or place) and family in the city; the exact class wins over the family."""
    if city is None:
        return None
    marks = [name.head] if name.head else [name.place or city]
    if name.head and name.place is None:
        marks += [name.head[i:] for i in range(1, len(name.head) - 1)]  # of 皖江江北 the list has only the tail
    for mark in marks:
        entries = _listed(gaz, city).get((name.kind.family, mark), [])
        if not name.head and name.place is None and not name.kind.roster:
            entries = [
                e for e in entries if e[1].suffix == name.suffix
            ]  # 产业合作园区 is a kind, not the city's 开发区
        if entries:
            return min(entries, key=lambda e: (e[1].suffix != name.suffix, e[1].kind != name.kind))
    return None


def _core(gaz: Gazetteer, name: ZoneName, city: str | None) -> str:
    """The name without province and city before it, unless nothing but the suffix would be left."""
    suffix = zones().full.get(name.suffix, name.suffix)
    if name.head:
        place = name.place
        inner = gaz.place(place).name if place and gaz.place(place).level == "county" else ""
        shorts = short_forms(inner) if inner else ()
        return (shorts[0] if shorts else inner) + name.head + suffix
    code = name.place or city
    if code is None:
        return suffix
    place_name = gaz.place(code).name
    shorts = short_forms(place_name)
    return (shorts[0] if shorts else place_name) + suffix


def _inner_place(gaz: Gazetteer, head: str, within: str) -> str | None:
    """A division named inside the head that lies below ``within``: 临港奉贤 below 上海 gives 奉贤区."""
    for start in range(len(head)):
        for stop in range(len(head), start + 1, -1):
            for code in gaz.lookup(head[start:stop]):
                if within in gaz.ancestors(code):
                    return code
    return None


def zone(gaz: Gazetteer, printed: str, home: str | None = None, owner: str | None = None) -> Node | None:
    """The node of a zone.

    Parameters
    ----------
    printed : str
        As printed: 芜湖高新区, 上海莘庄工业园, or the suffix alone (经济技术开发区), which is the owner's.
    home : str, optional
        Code of the document's division: where a zone lies whose name tells no place.
    owner : str, optional
        Code of the division that the sentence puts before it; it goes before the home.

    Returns
    -------
    Node or None
        None if the name ends with no suffix of ``zones.toml``, or is only the word for a kind of park.
    """
    named = _OFFICE.sub("", printed)
    meant = next((full for bare, full in zones().bare.items() if named.endswith(bare)), None)
    if meant is not None:
        found = zone(gaz, meant, home, owner)
        return found and replace(found, aliases=(*found.aliases, printed))
    name = parse_zone(gaz, printed, owner or home)
    if name is None:
        return None
    site = _own_site(gaz, printed, home) or _site(gaz, name, owner or home)
    if name.body == name.suffix and not (owner or site.listed or name.kind.roster):
        return None  # 产业合作园区 alone is a kind of park
    core = _core(gaz, site.listed[1], site.listed[0].city) if site.listed else _core(gaz, name, site.city or site.place)
    suffix = zones().full.get(name.suffix)
    stem = name.body[: -len(name.suffix)]
    shown = _OFFICE.sub("", printed)
    if not stem or (suffix and site.listed and not name.head):
        title = core
    else:
        title = stem + suffix if suffix and name.kind.name != "自贸" else shown
    names = [printed, shown, name.body, core]
    if len(name.head) > 1 and name.place:
        names += [name.head + name.suffix, *([name.head + suffix] if suffix else [])]
    names += [site.listed[0].name] if site.listed else []
    names += [stem + suffix] if suffix else []
    if not stem and site.city:
        city_name = gaz.place(site.city).name
        names += [s + name.body for s in (city_name, *short_forms(city_name))]
    aliases = tuple(dict.fromkeys(n for n in names if n != title))
    seat = site.city or site.place or NATION
    return Node(
        "Zone", f"zone:{seat}/{core}", title, aliases, {"class": name.kind.name, **_whereabouts(gaz, site.place)}
    )


def is_placed(gaz: Gazetteer, printed: str, home: str | None) -> bool:
    """Whether a zone's name tells which zone it is: by a division in it, by the list, or as the home's own by suffix.

    Other heads are plain words, and may be a verb that stood before the suffix.
    """
    name = parse_zone(gaz, printed, home)
    if name is None:
        return False
    stem = name.body[: -len(name.suffix)]
    if not stem or name.place is not None or _own_site(gaz, printed, home) is not None:
        return True
    return home is not None and _inner_place(gaz, stem, gaz.city(home) or home) is not None


@dataclass(frozen=True, slots=True)
class _Site:
    """Where a zone lies: its entry in the list, the nearest division, and the city."""

    listed: tuple[ZoneEntry, ZoneName] | None
    place: str | None
    city: str | None


@lru_cache(maxsize=4096)
def _own_site(gaz: Gazetteer, printed: str, home: str | None) -> _Site | None:
    """The site of a zone of the list in the home's own city.

    It goes first: a city's own 江北 cluster is meant, not the district of that name far away.
    """
    city = gaz.city(home) if home else None
    name = parse_zone(gaz, printed, home)
    if city is None or name is None:
        return None
    stem = name.body[: -len(name.suffix)]
    # One name alone (江北) may be a head of the own list; a chain (宁波江北) tells another city.
    foreign = name.place is not None and gaz.city(name.place) != city and not gaz.lookup(stem)
    whole = ZoneName(name.body, name.place if foreign else None, stem, name.suffix, name.kind)
    listed = (_find(gaz, whole, city) if stem else None) or (_find(gaz, name, city) if not foreign else None)
    return _Site(listed, listed[0].county or listed[0].city, city) if listed else None


def _site(gaz: Gazetteer, name: ZoneName, context: str | None) -> _Site:
    """The site by the places in the name, else by the context."""
    stem = name.body[: -len(name.suffix)]
    place = name.place
    if place is not None and name.head:
        place = _inner_place(gaz, name.head, place) or place
    elif place is None and stem and context:
        place = _inner_place(gaz, stem, gaz.city(context) or context)
    near = place or context
    city = gaz.city(near) if near else None
    listed = _find(gaz, name, city)
    return _Site(listed, place or (listed[0].county or listed[0].city if listed else context), city)


def _whereabouts(gaz: Gazetteer, place: str | None) -> dict[str, Value]:
    """Province, city, county and seat point of the division that a zone lies in."""
    if place is None or place == NATION:
        return {}
    division = gaz.place(place)
    county = place if division.level == "county" and division.last_year is None else None
    city = gaz.city(place)
    point = gaz.place(city) if division.lon is None and city else division
    return {"province": gaz.province(place), "city": city, "county": county, "lon": point.lon, "lat": point.lat}
