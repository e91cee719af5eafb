"""Do partners match: county with county, and a zone with one of its class?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.analysis.ties import Network, frame, level, name, ties
from graphkit.model import COVERING_STATUS

if TYPE_CHECKING:
    import pandas as pd

STEPS = {"province": 0, "city": 1, "county": 2, "town": 3}
"""Levels of divisions from the top. A department stands on the level of the government that it belongs to."""


def rung(network: Network, key: str) -> int | None:
    """Level of a division, or of the division that a department belongs to; none for others."""
    told = network.nodes[key]
    if told["label"] == "Department":
        owner = key.removeprefix("dept:").partition("/")[0]
        return STEPS.get(level(network, owner)) if owner in network else None
    return STEPS.get(level(network, key))


def balance(network: Network, least: str = COVERING_STATUS) -> pd.DataFrame:
    """Set the level, or the class of zone, of each unit against its counterpart's.

    Parameters
    ----------
    network : networkx.MultiDiGraph
        As ``Graph.to_networkx`` gives it.
    least : str
        The lowest status that counts.

    Returns
    -------
    pandas.DataFrame
        A row a tie. ``unit``, ``unit_id``, ``unit_kind`` and ``counterpart``, ``counterpart_id``, ``counterpart_kind``
        (level of a division; class of a zone such as 经开; department, institution), ``steps`` (count of levels that
        the counterpart stands below the unit, negative above; missing where one has no level), ``mismatch``: ``level``
        (not the same), ``class`` (two zones of different class), ``kind`` (a zone with a division, or a unit with an
        institution, which has no level), or empty.

    Examples
    --------
    >>> import graphkit as gk
    >>> found = balance(gk.wuhu(ledger=False).as_of("2021-12-31").to_networkx())
    >>> found[found.unit == "镜湖区"][["unit_kind", "counterpart_kind", "steps", "mismatch"]].values.tolist()
    [['county', 'town', 1, 'level']]
    """
    rows = []
    for tie in ties(network, least):
        a, b = (network.nodes[key]["label"] for key in (tie.unit, tie.counterpart))
        mine, theirs = _kind(network, tie.unit), _kind(network, tie.counterpart)
        above, below = rung(network, tie.unit), rung(network, tie.counterpart)
        steps = None if above is None or below is None else below - above
        if a == b == "Zone":
            mismatch = "" if mine == theirs else "class"
        elif steps is None:
            mismatch = "kind"
        else:
            mismatch = "level" if steps else ""
        rows.append(
            (
                name(network, tie.unit),
                tie.unit,
                mine,
                name(network, tie.counterpart),
                tie.counterpart,
                theirs,
                steps,
                mismatch,
            )
        )
    columns = {
        "unit": "object", "unit_id": "object", "unit_kind": "object", "counterpart": "object",
        "counterpart_id": "object", "counterpart_kind": "object", "steps": "Int64", "mismatch": "object",
    }  # fmt: skip
    return frame(columns, rows)


def _kind(network: Network, key: str) -> str:
    told = network.nodes[key]
    return str(told.get("class") or "zone") if told["label"] == "Zone" else level(network, key)
