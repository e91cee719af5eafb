"""Names of development zones and parks: 芜湖高新区 is 芜湖高新技术产业开发区, and which city it lies in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from graphkit.model import Node, Value
from graphkit_loaders.gazetteer import Gazetteer, ZoneEntry
from graphkit_loaders.gazetteer.forms import short_forms
from graphkit_loaders.naming.places import split_place
from graphkit_loaders.naming.tables import ZoneClass, zones

_OFFICE = re.compile(r"(管委会|管理委员会|党工委)$")
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
    return next((s for s in zones().suffixes if name.endswith(s)), None)


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
    return ZoneName(body, place, head, suffix, zones().classes[suffix])


@lru_cache(maxsize=4)
def _listed(gaz: Gazetteer) -> dict[tuple[str, str, str], list[tuple[ZoneEntry, ZoneName]]]:
    """Zones of the list by (city, family, head or place code)."""
    found: dict[tuple[str, str, str], list[tuple[ZoneEntry, ZoneName]]] = {}
    for entry in gaz.zones:
        name = parse_zone(gaz, entry.name, entry.county or entry.city)
        if name is None:
            continue
        place = name.place
        if place is not None and place != entry.city and entry.city not in gaz.ancestors(place):
            place = entry.county or entry.city  # 安徽江北…: the province only says where
        mark = name.head or place or entry.county or entry.city
        found.setdefault((entry.city, name.kind.family, mark), []).append((entry, name))
    return found


def _find(gaz: Gazetteer, name: ZoneName, city: str | None) -> tuple[ZoneEntry, ZoneName] | None:
    """The zone of the list with this head (or place) and family in the city; the exact class wins over the family."""
    if city is None:
        return None
    listed = _listed(gaz)
    marks = [name.head] if name.head else [name.place or city]
    if name.head:
        # 皖江江北: the list has only the tail 江北
        marks += [name.head[i:] for i in range(1, len(name.head) - 1)]
    for mark in marks:
        entries = listed.get((city, name.kind.family, mark), [])
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
        None if the name ends with no suffix of ``zones.toml``.
    """
    context = owner or home
    name = parse_zone(gaz, printed, context)
    if name is None:
        return None
    stem = name.body[: -len(name.suffix)]
    city = gaz.city(context) if context else None
    listed = _find(gaz, ZoneName(name.body, None, stem, name.suffix, name.kind), city) if stem else None
    if listed is None:
        place = name.place
        if place is not None and name.head:
            place = _inner_place(gaz, name.head, place) or place
        elif place is None and stem and context:
            place = _inner_place(gaz, stem, gaz.city(context) or context)
        city = gaz.city(place) if place else city
        listed = _find(gaz, name, city)
    else:
        place = listed[0].county or listed[0].city
    where = place or (listed[0].county or listed[0].city if listed else None) or context
    core = _core(gaz, listed[1], listed[0].city) if listed else _core(gaz, name, city or where)
    seat = city or where or "100000"
    full = zones().full.get(name.suffix)
    if not stem:
        title = core
    elif full and listed and not name.head:
        title = core
    else:
        shown = _OFFICE.sub("", printed)
        title = shown[: -len(name.suffix)] + full if full and name.kind.name != "自贸" else shown
    names = [printed, _OFFICE.sub("", printed), name.body, core, *([listed[0].name] if listed else [])]
    names += [name.body[: -len(name.suffix)] + full] if full else []
    if not stem and context:
        names += [s + name.body for s in (gaz.place(context).name, *short_forms(gaz.place(context).name))]
    properties: dict[str, Value] = {"class": name.kind.name}
    if where and where != "100000":
        properties |= {"province": gaz.province(where), "city": gaz.city(where)}
        county = where if gaz.place(where).level == "county" else None
        properties["county"] = county if county and gaz.place(county).last_year is None else None
        point = gaz.place(where)
        if point.lon is None and gaz.city(where):
            point = gaz.place(gaz.city(where) or where)
        properties |= {"lon": point.lon, "lat": point.lat}
    return Node("Zone", f"zone:{seat}/{core}", title, tuple(dict.fromkeys(n for n in names if n != title)), properties)
