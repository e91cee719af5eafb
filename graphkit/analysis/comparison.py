"""How do two plans, or two years of one, differ in the figures that can be compared?"""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from typing import TYPE_CHECKING

from graphkit.analysis.concentration import concentration
from graphkit.analysis.distance import kilometres, seat
from graphkit.analysis.targets import progress
from graphkit.analysis.ties import Network, Tie, frame, partners, province, roster, ties
from graphkit.model import status_rank

if TYPE_CHECKING:
    import pandas as pd


def comparison(before: Network, after: Network) -> pd.DataFrame:
    """Set the figures of two graphs side by side: two plans, or one on two days.

    Parameters
    ----------
    before, after : networkx.MultiDiGraph
        As ``Graph.to_networkx`` gives them; for two days, that of ``Graph.as_of`` each.

    Returns
    -------
    pandas.DataFrame
        ``measure``, ``unit`` (in what it is counted: units, pairs, provinces, share, km …), ``before``, ``after``,
        ``change`` (after less before; missing where one has no figure).

    Examples
    --------
    >>> import graphkit as gk
    >>> before, after = (gk.wuhu().as_of(year).to_networkx() for year in ("2021", "2024"))
    >>> found = comparison(before, after).set_index("measure")
    >>> found.loc["signed-pairs", ["before", "after"]].tolist()
    [4.0, 5.0]
    """
    rows = []
    left, right = _figures(before), _figures(after)
    for (measure, unit), a in left.items():
        b = right[measure, unit]
        rows.append((measure, unit, a, b, None if a is None or b is None else b - a))
    columns = {
        "measure": "object", "unit": "object", "before": "Float64", "after": "Float64", "change": "Float64",
    }  # fmt: skip
    return frame(columns, rows)


def _figures(network: Network) -> dict[tuple[str, str], float | None]:
    every = ties(network)
    of_unit = partners(every)
    units = roster(network)
    pairs = {frozenset((tie.unit, tie.counterpart)) for tie in every}
    found: dict[tuple[str, str], float | None] = {
        ("plans", "plans"): sum(told["label"] == "Plan" for _, told in network.nodes(data=True)),
        ("roster", "units"): len({governed.unit for governed in units}),
    }
    for role in ("county", "zone", "department"):
        some = {governed.unit for governed in units if governed.role == role}
        found[f"{role}-covered", "share"] = sum(unit in of_unit for unit in some) / len(some) if some else None
    found["pairs", "pairs"] = len(pairs)
    found["signed-pairs", "pairs"] = len(
        {frozenset((tie.unit, tie.counterpart)) for tie in every if tie.rank >= status_rank("signed")}
    )
    found["counterparts", "counterparts"] = len({tie.counterpart for tie in every})
    found["provinces", "provinces"] = len({p for tie in every if (p := province(network, tie.counterpart))})
    reached = [made.have >= (network.nodes[made.target].get("minimum") or 0) for made in progress(network)]
    found["targets-reached", "share"] = sum(reached) / len(reached) if reached else None
    spread = concentration(network)
    for dimension in ("province", "city", "sector"):
        whole = spread[(spread.unit_id == "") & (spread.dimension == dimension)].herfindahl
        found[f"herfindahl-{dimension}", "index"] = None if whole.empty or whole.isna().any() else float(whole.iloc[0])
    found["median-distance", "km"] = _median(every, lambda tie: _km(network, tie))
    return found


def _km(network: Network, tie: Tie) -> float | None:
    a, b = seat(network, tie.unit), seat(network, tie.counterpart)
    return kilometres(a, b) if a and b else None


def _median(every: list[Tie], figure: Callable[[Tie], float | None]) -> float | None:
    known = [value for tie in every if (value := figure(tie)) is not None]
    return median(known) if known else None
