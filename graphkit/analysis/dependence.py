"""Which units hang on one counterpart, and what is lost if a counterpart leaves?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.analysis.ties import Network, Tie, frame, name, partners, province, roster, ties
from graphkit.model import COVERING_STATUS, STATUSES

if TYPE_CHECKING:
    import pandas as pd


def single_counterpart(network: Network, least: str = COVERING_STATUS) -> pd.DataFrame:
    """List the units that have exactly one counterpart.

    Parameters
    ----------
    network : networkx.MultiDiGraph
        As ``Graph.to_networkx`` gives it.
    least : str
        The lowest status that counts.

    Returns
    -------
    pandas.DataFrame
        ``unit``, ``unit_id``, ``role`` (empty where no plan governs the unit), ``counterpart``, ``counterpart_id``,
        ``status`` (the highest), ``links`` (count of sentences and ledger rows that say so).

    Examples
    --------
    >>> import graphkit as gk
    >>> found = single_counterpart(gk.wuhu(ledger=False).as_of("2021-12-31").to_networkx())
    >>> found[found.role == "county"].unit.tolist()
    ['镜湖区', '鸠江区', '湾沚区']
    """
    roles = {governed.unit: governed.role for governed in roster(network)}
    rows = [
        (
            name(network, unit),
            unit,
            roles.get(unit, ""),
            name(network, only[0].counterpart),
            only[0].counterpart,
            STATUSES[only[0].rank],
            only[0].links,
        )
        for unit, only in sorted(partners(ties(network, least)).items())
        if len(only) == 1
    ]
    columns = {
        "unit": "object", "unit_id": "object", "role": "object", "counterpart": "object", "counterpart_id": "object",
        "status": "object", "links": "int64",
    }  # fmt: skip
    return frame(columns, rows)


def loss(network: Network, least: str = COVERING_STATUS) -> pd.DataFrame:
    """Tell for each counterpart what would be gone without it.

    Parameters
    ----------
    network : networkx.MultiDiGraph
        As ``Graph.to_networkx`` gives it.
    least : str
        The lowest status that counts.

    Returns
    -------
    pandas.DataFrame
        The gravest first: ``counterpart``, ``counterpart_id``, ``units`` (count of units tied to it), ``links`` (count
        of sentences and ledger rows), ``left_alone`` (count of units that would have nobody), ``alone`` (their names,
        a tuple), ``provinces_lost`` (count of pairs of a unit and a province where the unit would have nobody left).

    Examples
    --------
    >>> import graphkit as gk
    >>> found = loss(gk.wuhu(ledger=False).as_of("2021-12-31").to_networkx())
    >>> found.loc[found.counterpart == "普陀区", ["units", "left_alone"]].values.tolist()
    [[2, 2]]
    """
    every = ties(network, least)
    of_unit = partners(every)
    of_counterpart: dict[str, list[Tie]] = {}
    for tie in every:
        of_counterpart.setdefault(tie.counterpart, []).append(tie)
    rows = []
    for counterpart, held in of_counterpart.items():
        alone = [tie.unit for tie in held if len(of_unit[tie.unit]) == 1]
        there = province(network, counterpart)
        lost = sum(
            there is not None
            and not any(
                province(network, other.counterpart) == there
                for other in of_unit[tie.unit]
                if other.counterpart != counterpart
            )
            for tie in held
        )
        links = sum(tie.links for tie in held)
        names = tuple(name(network, unit) for unit in alone)
        rows.append((name(network, counterpart), counterpart, len(held), links, len(alone), names, lost))
    rows.sort(key=lambda row: (-row[4], -row[6], -row[2], row[1]))
    columns = {
        "counterpart": "object", "counterpart_id": "object", "units": "int64", "links": "int64",
        "left_alone": "int64", "alone": "object", "provinces_lost": "int64",
    }  # fmt: skip
    return frame(columns, rows)
