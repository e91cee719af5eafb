"""Which unit has a counterpart in which province, on which level, in which sector?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from graphkit.analysis.ties import CITY, Network, Tie, edges, frame, level, name, partners, province, roster, ties
from graphkit.errors import UsageError
from graphkit.model import COVERING_STATUS, STATUSES
from graphkit.nearest import nearest

if TYPE_CHECKING:
    import pandas as pd

Dimension = Literal["province", "level", "sector"]

DIMENSIONS: tuple[Dimension, ...] = ("province", "level", "sector")

LEVELS = ("province", "city", "county", "town", "zone", "department", "institution")
"""What a counterpart can be, in the order of the columns."""


def coverage(network: Network, by: Dimension = "province", least: str = COVERING_STATUS) -> pd.DataFrame:
    """Set every unit of the roster against every province, level or sector, empty cells included.

    Parameters
    ----------
    network : networkx.MultiDiGraph
        As ``Graph.to_networkx`` gives it.
    by : {"province", "level", "sector"}
        What the cells are: provinces that the plan's targets name or where a counterpart lies; what counterparts are
        (levels of divisions, zone, department, institution); sectors that the plan's tasks or the links concern.
    least : str
        The lowest status that counts.

    Returns
    -------
    pandas.DataFrame
        A row for each unit and cell. ``plan``, ``role`` (city, county, zone, department), ``unit``, ``unit_id``,
        ``cell`` (name) and ``cell_id`` (code of the province, else the name), ``counterparts`` (count of distinct
        ones), ``status`` (the highest among them), ``covered`` (whether there is one), ``demanded`` (whether a target
        of the plan names this province for units of this role).

    Raises
    ------
    UsageError
        If ``by`` or ``least`` is unknown.

    Examples
    --------
    >>> import graphkit as gk
    >>> matrix = coverage(gk.wuhu().as_of("2021-12-31").to_networkx())
    >>> matrix[(matrix.unit == "镜湖区") & matrix.covered].cell.tolist()
    ['上海市']
    """
    if by not in DIMENSIONS:
        raise UsageError(f"There is no coverage by {by!r}; {nearest(by, DIMENSIONS)}")
    of_unit = partners(ties(network, least))
    rows = []
    demands, cells = demanded(network), cells_of_plans(network, by, of_unit)
    for governed in roster(network):
        mine = of_unit.get(governed.unit, [])
        for cell in cells[governed.plan]:
            there = [tie for tie in mine if cell in places(network, tie, by)]
            rows.append(
                (
                    governed.plan,
                    governed.role,
                    name(network, governed.unit),
                    governed.unit,
                    name(network, cell) if by == "province" else cell,
                    cell,
                    len(there),
                    STATUSES[max(tie.rank for tie in there)] if there else None,
                    bool(there),
                    by == "province" and cell in demands.get((governed.plan, governed.role), ()),
                )
            )
    columns = {
        "plan": "object", "role": "object", "unit": "object", "unit_id": "object", "cell": "object",
        "cell_id": "object", "counterparts": "int64", "status": "object", "covered": "bool", "demanded": "bool",
    }  # fmt: skip
    return frame(columns, rows)


def places(network: Network, tie: Tie, by: Dimension) -> frozenset[str]:
    """The cells that a tie lies in."""
    if by == "sector":
        return tie.sectors
    found = province(network, tie.counterpart) if by == "province" else level(network, tie.counterpart)
    return frozenset((found,)) if found else frozenset()


def cells_of_plans(network: Network, by: Dimension, of_unit: dict[str, list[Tie]]) -> dict[str, list[str]]:
    """For each plan the cells of its matrix, in order."""
    found: dict[str, set[str]] = {key: set() for key, told in network.nodes(data=True) if told["label"] == "Plan"}
    for governed in roster(network):
        cells = found[governed.plan]
        for tie in of_unit.get(governed.unit, ()):
            cells |= places(network, tie, by)
    if by == "province":
        for (plan, _), provinces in demanded(network).items():
            found[plan] |= provinces
    if by == "level":
        return {plan: [*LEVELS, *sorted(cells.difference(LEVELS))] for plan, cells in found.items()}
    if by == "sector":
        plan_of = {task: plan for plan, task, _ in edges(network, "SETS")}
        for task, sector, _ in edges(network, "COVERS"):
            if task in plan_of:
                found[plan_of[task]].add(name(network, sector))
    return {plan: sorted(cells) for plan, cells in found.items()}


def demanded(network: Network) -> dict[tuple[str, str], frozenset[str]]:
    """Provinces that a plan's targets name, by plan and role of the units that must reach them."""
    found: dict[tuple[str, str], set[str]] = {}
    for plan, target, _ in edges(network, "SETS"):
        told = network.nodes[target]
        if told["label"] != "Target" or not told.get("provinces"):
            continue
        scope = told.get("scope")
        roles = {CITY: (CITY, "department"), "total": (CITY, "county", "zone", "department")}.get(str(scope), (scope,))
        for role in roles:
            found.setdefault((plan, str(role)), set()).update(told["provinces"])
    return {key: frozenset(provinces) for key, provinces in found.items()}
