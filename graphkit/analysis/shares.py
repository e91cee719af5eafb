"""What share of the units is covered, in all and in each province, on each level, in each sector?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.analysis.coverage import DIMENSIONS, cells_of_plans, places
from graphkit.analysis.ties import Network, frame, name, partners, roster, ties
from graphkit.model import COVERING_STATUS

if TYPE_CHECKING:
    import pandas as pd


def shares(network: Network, least: str = COVERING_STATUS) -> pd.DataFrame:
    """Count the units of each role that have a counterpart at all, and in each cell of the coverage matrix.

    Parameters
    ----------
    network : networkx.MultiDiGraph
        As ``Graph.to_networkx`` gives it.
    least : str
        The lowest status that counts.

    Returns
    -------
    pandas.DataFrame
        ``plan``, ``role``, ``dimension`` (any, province, level or sector), ``cell`` and ``cell_id`` (empty for any),
        ``units`` (count in the roster), ``covered`` (count of those with a counterpart there), ``share`` (0 to 1).

    Examples
    --------
    >>> import graphkit as gk
    >>> found = shares(gk.wuhu(ledger=False).as_of("2021-12-31").to_networkx())
    >>> found[(found.role == "county") & (found.dimension == "any")][["units", "covered"]].values.tolist()
    [[7, 3]]
    """
    of_unit = partners(ties(network, least))
    groups: dict[tuple[str, str], list[str]] = {}
    for governed in roster(network):
        groups.setdefault((governed.plan, governed.role), []).append(governed.unit)
    rows = []
    matrix = {by: cells_of_plans(network, by, of_unit) for by in DIMENSIONS}
    for (plan, role), units in groups.items():
        found = sum(bool(of_unit.get(unit)) for unit in units)
        rows.append((plan, role, "any", "", "", len(units), found, found / len(units)))
        for by in DIMENSIONS:
            for cell in matrix[by][plan]:
                found = sum(any(cell in places(network, tie, by) for tie in of_unit.get(unit, ())) for unit in units)
                title = name(network, cell) if by == "province" else cell
                rows.append((plan, role, by, title, cell, len(units), found, found / len(units)))
    columns = {
        "plan": "object", "role": "object", "dimension": "object", "cell": "object", "cell_id": "object",
        "units": "int64", "covered": "int64", "share": "float64",
    }  # fmt: skip
    return frame(columns, rows)
