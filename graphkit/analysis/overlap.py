"""Where do several court one counterpart, and where do several departments share one task?"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from graphkit.analysis.ties import Network, Tie, edges, frame, name, ties
from graphkit.model import COVERING_STATUS

if TYPE_CHECKING:
    import pandas as pd


def courted(network: Network, least: str = COVERING_STATUS) -> pd.DataFrame:
    """List the counterparts that several units court for the same.

    Parameters
    ----------
    network : networkx.MultiDiGraph
        As ``Graph.to_networkx`` gives it.
    least : str
        The lowest status that counts.

    Returns
    -------
    pandas.DataFrame
        Counterparts of two units or more, those with most units first: ``counterpart``, ``counterpart_id``, ``units``
        (count), ``unit_names`` (tuple), ``sectors`` (those that two units or more have in mind, a tuple),
        ``same_sector`` (count of units that another one meets in a sector).

    Examples
    --------
    >>> import graphkit as gk
    >>> found = courted(gk.wuhu(ledger=False).as_of("2021-12-31").to_networkx())
    >>> found.loc[found.counterpart == "普陀区", ["units", "sectors"]].values.tolist()
    [[2, ('城市建设', '城市管理')]]
    """
    held: dict[str, list[Tie]] = {}
    for tie in ties(network, least):
        held.setdefault(tie.counterpart, []).append(tie)
    rows = []
    for counterpart, some in held.items():
        if len(some) < 2:
            continue
        number = Counter(sector for tie in some for sector in tie.sectors)
        sectors = {sector for sector, units in number.items() if units > 1}
        names = tuple(name(network, tie.unit) for tie in some)
        meeting = sum(bool(tie.sectors & sectors) for tie in some)
        rows.append((name(network, counterpart), counterpart, len(some), names, tuple(sorted(sectors)), meeting))
    rows.sort(key=lambda row: (-row[2], -row[5], row[1]))
    columns = {
        "counterpart": "object", "counterpart_id": "object", "units": "int64", "unit_names": "object",
        "sectors": "object", "same_sector": "int64",
    }  # fmt: skip
    return frame(columns, rows)


def crowded(network: Network) -> pd.DataFrame:
    """List the tasks and rows of annexes for which several departments are responsible.

    Parameters
    ----------
    network : networkx.MultiDiGraph
        As ``Graph.to_networkx`` gives it.

    Returns
    -------
    pandas.DataFrame
        Tasks with two departments or more, those with most first: ``plan``, ``task`` (title), ``task_id``, ``part``
        (body or annex), ``no`` (its number there), ``departments`` (count), ``names`` (tuple), ``leads`` (count of
        those that the plan calls the lead), ``others`` (count of responsible units that are no department; a
        collective counts as one).

    Examples
    --------
    >>> import graphkit as gk
    >>> crowded(gk.wuhu().to_networkx())[["part", "no", "departments"]].values.tolist()[0]
    ['body', 2, 19]
    """
    held: dict[str, dict[str, bool]] = {}
    others: dict[str, set[str]] = {}
    for unit, task, told in edges(network, "RESPONSIBLE_FOR"):
        if network.nodes[unit]["label"] == "Department":
            found = held.setdefault(task, {})
            found[unit] = found.get(unit, False) or told.get("role") == "lead"
        elif told.get("basis") != "group" or network.nodes[unit]["label"] == "Group":
            others.setdefault(task, set()).add(unit)
    rows = []
    for task, departments in held.items():
        if len(departments) < 2:
            continue
        told = network.nodes[task]
        names = tuple(name(network, unit) for unit in sorted(departments))
        rows.append(
            (
                told.get("plan"),
                told.get("title") or name(network, task),
                task,
                told.get("part"),
                told.get("no"),
                len(departments),
                names,
                sum(departments.values()),
                len(others.get(task, ())),
            )
        )
    rows.sort(key=lambda row: (-row[5], str(row[0]), str(row[3]) != "body", row[4] or 0, row[2]))
    columns = {
        "plan": "object", "task": "object", "task_id": "object", "part": "object", "no": "Int64",
        "departments": "int64", "names": "object", "leads": "int64", "others": "int64",
    }  # fmt: skip
    return frame(columns, rows)
