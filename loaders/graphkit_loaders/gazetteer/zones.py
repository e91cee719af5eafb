"""Development zones of the statistical code list, found by head and family rather than by their exact names.

Plans print other names than lists do (繁昌经济开发区 stands there as 安徽繁昌工业园区), so a zone is looked up by the
place-like head of its name and the family of its class.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from graphkit_loaders.gazetteer.places import rows

MUNICIPAL = {"110100": "110000", "120100": "120000", "310100": "310000", "500100": "500000", "500200": "500000"}
"""The list puts an artificial city between a municipality and its districts."""


@dataclass(frozen=True, slots=True)
class ZoneEntry:
    """A zone of the list: its name there, and the county and city (six-digit codes) that it lies in."""

    code: str
    name: str
    county: str
    city: str


def read_zones(path: Path) -> list[ZoneEntry]:
    """All zones of the list, in its order."""
    return [
        ZoneEntry(code, name, county, MUNICIPAL.get(city, city))
        for code, name, county, city in rows(path, ("nbs_code", "name", "county_code", "city_code"))
    ]
