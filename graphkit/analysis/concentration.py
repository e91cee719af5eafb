"""Do the partnerships of a unit, or of all, crowd into few provinces, cities or sectors?"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from graphkit.analysis.ties import Network, Tie, frame, name, partners, province, ties
from graphkit.model import COVERING_STATUS

if TYPE_CHECKING:
    import pandas as pd

DIMENSIONS = ("province", "city", "sector")


def concentration(network: Network, least: str = COVERING_STATUS) -> pd.DataFrame:
    """Measure with the Herfindahl index how partnerships spread over provinces, cities and sectors.

    The index is the sum of squared shares (Herfindahl 1950, Hirschman 1945): 1 where all lie in one place, 1/n where
    they spread evenly over n. A tie with several sectors counts in equal parts in each; what has no known place or no
    sector is left out and counted in ``unknown``.

    Parameters
    ----------
    network : networkx.MultiDiGraph
        As ``Graph.to_networkx`` gives it.
    least : str
        The lowest status that counts.

    Returns
    -------
    pandas.DataFrame
        First all units together (``unit`` and ``unit_id`` are empty), then each unit with a counterpart. ``unit``,
        ``unit_id``, ``dimension`` (province, city, sector), ``ties`` (count of unit and counterpart pairs), ``unknown``
        (count of those left out), ``places`` (count of different ones), ``herfindahl`` (0 to 1, missing where nothing
        is known), ``effective`` (its inverse: as many places of equal weight), ``largest`` (name of the place with
        most), ``largest_share`` (0 to 1).

    Examples
    --------
    >>> import graphkit as gk
    >>> found = concentration(gk.wuhu().as_of("2021-12-31").to_networkx())
    >>> one = found[(found.unit == "芜湖市教育局") & (found.dimension == "city")]
    >>> one[["ties", "places", "herfindahl"]].astype(float).values.tolist()
    [[4.0, 4.0, 0.25]]
    """
    every = ties(network, least)
    rows = []
    groups: list[tuple[str, list[Tie]]] = [("", every)] if every else []
    groups += sorted(partners(every).items())
    for unit, found in groups:
        for dimension in DIMENSIONS:
            weights: Counter[str] = Counter()
            for tie in found:
                where = _places(network, tie, dimension)
                for place in where:
                    weights[place] += 1 / len(where)  # type: ignore[assignment]  # a Counter may hold parts
            unknown = sum(not _places(network, tie, dimension) for tie in found)
            total = sum(weights.values())
            index = sum((weight / total) ** 2 for weight in weights.values()) if total else None
            largest = min(weights, key=lambda place: (-weights[place], place), default=None)
            rows.append(
                (
                    name(network, unit) if unit else "",
                    unit,
                    dimension,
                    len(found),
                    unknown,
                    len(weights),
                    index,
                    1 / index if index else None,
                    name(network, largest) if largest else None,
                    weights[largest] / total if largest else None,
                )
            )
    columns = {
        "unit": "object", "unit_id": "object", "dimension": "object", "ties": "int64", "unknown": "int64",
        "places": "int64", "herfindahl": "Float64", "effective": "Float64", "largest": "object",
        "largest_share": "Float64",
    }  # fmt: skip
    return frame(columns, rows)


def _places(network: Network, tie: Tie, dimension: str) -> tuple[str, ...]:
    if dimension == "sector":
        return tuple(sorted(tie.sectors))
    told = network.nodes[tie.counterpart]
    found = province(network, tie.counterpart) if dimension == "province" else told.get("city")
    return (str(found),) if found else ()
