"""How far apart do partners lie?"""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING

from graphkit.analysis.ties import Network, frame, name, ties
from graphkit.model import COVERING_STATUS

if TYPE_CHECKING:
    import pandas as pd

EARTH_KM = 6371.0
"""Mean radius of the earth."""

Seat = tuple[float, float, str]
"""Longitude and latitude in degrees, and whose seat it is: own, county, city or province."""


def distance(network: Network, least: str = COVERING_STATUS) -> pd.DataFrame:
    """Measure each tie from seat to seat, as the crow flies.

    Towns, departments and institutions have no coordinates of their own: the seat of their county or city stands for
    them. The gazetteer's points are some 0.5 km off (``data/SOURCES.md``).

    Parameters
    ----------
    network : networkx.MultiDiGraph
        As ``Graph.to_networkx`` gives it.
    least : str
        The lowest status that counts.

    Returns
    -------
    pandas.DataFrame
        ``unit``, ``unit_id``, ``counterpart``, ``counterpart_id``, ``km`` (kilometres, missing where a seat is not
        known), ``unit_seat`` and ``counterpart_seat`` (whose seat was taken: own, county, city, province; none).

    Examples
    --------
    >>> import graphkit as gk
    >>> found = distance(gk.wuhu(ledger=False).as_of("2021-12-31").to_networkx())
    >>> found[(found.unit == "湾沚区") & (found.counterpart == "玉环市")].km.round().tolist()
    [421.0]
    """
    rows = []
    for tie in ties(network, least):
        a, b = seat(network, tie.unit), seat(network, tie.counterpart)
        km = kilometres(a, b) if a and b else None
        rows.append(
            (
                name(network, tie.unit),
                tie.unit,
                name(network, tie.counterpart),
                tie.counterpart,
                km,
                a[2] if a else None,
                b[2] if b else None,
            )
        )
    columns = {
        "unit": "object", "unit_id": "object", "counterpart": "object", "counterpart_id": "object", "km": "Float64",
        "unit_seat": "object", "counterpart_seat": "object",
    }  # fmt: skip
    return frame(columns, rows)


def seat(network: Network, key: str) -> Seat | None:
    """Where a unit has its seat, or the nearest division above it that has one; none where nothing is known."""
    told = network.nodes[key]
    if "lon" in told and "lat" in told:
        return told["lon"], told["lat"], "own"
    county = key[:6] if told["label"] == "Division" and len(key) == 9 else told.get("county")
    for place, whose in ((county, "county"), (told.get("city"), "city"), (told.get("province"), "province")):
        above = network.nodes[str(place)] if place in network else {}
        if place != key and "lon" in above and "lat" in above:
            return above["lon"], above["lat"], whose
    return None


def kilometres(a: Seat, b: Seat) -> float:
    """Great-circle distance by the haversine formula.

    Examples
    --------
    >>> round(kilometres((0, 0, "own"), (0, 90, "own")))
    10008
    """
    lon, lat, other_lon, other_lat = map(radians, (a[0], a[1], b[0], b[1]))
    half = sin((other_lat - lat) / 2) ** 2 + cos(lat) * cos(other_lat) * sin((other_lon - lon) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))
