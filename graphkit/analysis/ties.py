"""What the questions start from: who works with whom on a day, seen from the local side, and who must be covered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from graphkit.errors import UsageError
from graphkit.model import COVERING_STATUS, PARTY_LABELS, ROSTER_ROLES, STATUSES, status_rank
from graphkit.nearest import nearest

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

    Network: TypeAlias = nx.MultiDiGraph[str]
else:
    Network: TypeAlias = Any

CITY = "city"
"""Role of the division that issued a plan, beside the roles of the roster."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A local unit and one counterpart, however many sentences say so.

    ``rank`` is the highest of them, ``sectors`` those of all, ``links`` their number.
    """

    unit: str
    counterpart: str
    rank: int
    sectors: frozenset[str]
    links: int


@dataclass(frozen=True, slots=True)
class Governed:
    """A unit that a plan must cover, and as what: county, zone, department, or city for the issuer itself."""

    plan: str
    unit: str
    role: str


def least_rank(status: str) -> int:
    """Place of the status from which a link counts.

    Raises
    ------
    UsageError
        If there is no such status, or it is one that makes no counterpart.
    """
    if status not in STATUSES:
        raise UsageError(f"There is no status {status!r}; {nearest(status, STATUSES)}")
    if status_rank(status) < status_rank(COVERING_STATUS):
        raise UsageError(f"A link of status {status!r} makes no counterpart; begin at {COVERING_STATUS!r} or above.")
    return status_rank(status)


def edges(network: Network, kind: str) -> list[tuple[str, str, dict[str, Any]]]:
    """Links of one type: both ends and the properties."""
    return [(a, b, told) for a, b, told in network.edges(data=True) if told["type"] == kind]


def counted(network: Network, least: str = COVERING_STATUS) -> list[tuple[str, str, dict[str, Any]]]:
    """Partnerships between two units that count: at least of a status."""
    rank, nodes = least_rank(least), network.nodes
    return [
        (a, b, told)
        for a, b, told in edges(network, "PARTNERS_WITH")
        if a != b
        and told.get("rank", 0) >= rank
        and nodes[a]["label"] in PARTY_LABELS
        and nodes[b]["label"] in PARTY_LABELS
    ]


def roster(network: Network) -> list[Governed]:
    """Units that the plans must cover, by plan, role and key; a plan's issuer comes first, where it is in the graph."""
    order = (CITY, *ROSTER_ROLES)
    found = {
        Governed(plan, unit, told["role"])
        for plan, unit, told in edges(network, "GOVERNS")
        if told.get("role") in ROSTER_ROLES
    }
    for plan, told in network.nodes(data=True):
        if told["label"] == "Plan" and told.get("issuer") in network:
            found.add(Governed(plan, told["issuer"], CITY))
    return sorted(found, key=lambda g: (g.plan, order.index(g.role), g.unit))


def ties(network: Network, least: str = COVERING_STATUS) -> list[Tie]:
    """Every local unit with every counterpart, once.

    Local is who a plan governs or who issued one; of a link between two that no plan governs, the one it starts from.
    A link between two local units is a tie of both.

    Parameters
    ----------
    network : networkx.MultiDiGraph
        As ``Graph.to_networkx`` gives it.
    least : str
        The lowest status that counts.

    Returns
    -------
    list of Tie
        By unit and counterpart.
    """
    local = {governed.unit for governed in roster(network)}
    together: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for a, b, told in counted(network, least):
        if a in local or b not in local:
            together.setdefault((a, b), []).append(told)
        if b in local:
            together.setdefault((b, a), []).append(told)
    return [
        Tie(
            unit,
            counterpart,
            max(told["rank"] for told in links),
            frozenset(sector for told in links for sector in told.get("sectors", ())),
            len(links),
        )
        for (unit, counterpart), links in sorted(together.items())
    ]


def partners(found: Iterable[Tie]) -> dict[str, list[Tie]]:
    """The ties of each unit."""
    by_unit: dict[str, list[Tie]] = {}
    for tie in found:
        by_unit.setdefault(tie.unit, []).append(tie)
    return by_unit


def name(network: Network, key: str | None) -> str:
    """Name of a node; its key where the graph lacks it or has no name for it."""
    if key is None:
        return ""
    return str(network.nodes[key].get("name") or key) if key in network else key


def province(network: Network, key: str) -> str | None:
    """Six-digit code of the province that a unit lies in; none where it is not known."""
    code = network.nodes[key].get("province")
    return str(code) if code else None


def level(network: Network, key: str) -> str:
    """What a unit is: the level of a division (province, city, county, town), else its label in small letters."""
    told = network.nodes[key]
    return str(told.get("level") or "division") if told["label"] == "Division" else str(told["label"]).lower()


def frame(columns: Mapping[str, str], rows: Sequence[Sequence[Any]]) -> pd.DataFrame:
    """A frame with these columns, each of a pandas type that holds a missing value; typed even without a row."""
    import pandas as pd

    return pd.DataFrame(
        {
            title: pd.Series([row[place] for row in rows], dtype=kind)
            for place, (title, kind) in enumerate(columns.items())
        }
    )
