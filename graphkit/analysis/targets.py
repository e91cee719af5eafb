"""How far is each unit from the targets of its plan?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphkit.analysis.ties import CITY, Network, counted, edges, frame, name
from graphkit.model import COVERING_STATUS, STATUSES, status_rank

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Progress:
    """A target and who must reach it: what counts at the status demanded, and what is at least planned."""

    plan: str
    target: str
    owner: str
    members: frozenset[str]
    have: int
    planned: int
    provinces: frozenset[str]
    """Provinces that lie in the target and hold something planned."""


def target_progress(network: Network) -> pd.DataFrame:
    """Set what counts for each target against what it demands, for everybody who must reach it.

    What counts is what the rule ``below-target`` counts (``cypher/README.md``).

    Parameters
    ----------
    network : networkx.MultiDiGraph
        As ``Graph.to_networkx`` gives it.

    Returns
    -------
    pandas.DataFrame
        ``plan``, ``target`` (the words that set it), ``target_id``, ``scope`` (county, zone, department, city, total),
        ``unit`` and ``unit_id`` (who must reach it; the issuer for city and total), ``measure`` (what is counted:
        counterparts, provinces, links), ``minimum`` (count demanded), ``minimum_status``, ``have`` (count at that
        status), ``planned`` (count at least planned), ``missing`` (count, minimum less have, never below 0),
        ``reached``, ``by`` (deadline).

    Examples
    --------
    >>> import graphkit as gk
    >>> found = target_progress(gk.wuhu().as_of("2023-12-31").to_networkx())
    >>> found[found.scope == "city"][["minimum", "have", "reached"]].values.tolist()
    [[2, 2, True]]
    """
    rows = []
    for made in progress(network):
        told = network.nodes[made.target]
        minimum = told.get("minimum") or 0
        status = told.get("minimum_status") or STATUSES[_least(told)]
        rows.append(
            (
                made.plan,
                told.get("what") or name(network, made.target),
                made.target,
                told.get("scope"),
                name(network, made.owner),
                made.owner,
                told.get("measure"),
                minimum,
                status,
                made.have,
                made.planned,
                max(0, minimum - made.have),
                made.have >= minimum,
                told.get("by"),
            )
        )
    columns = {
        "plan": "object", "target": "object", "target_id": "object", "scope": "object", "unit": "object",
        "unit_id": "object", "measure": "object", "minimum": "int64", "minimum_status": "object", "have": "int64",
        "planned": "int64", "missing": "int64", "reached": "bool", "by": "object",
    }  # fmt: skip
    return frame(columns, rows)


def target_shares(network: Network) -> pd.DataFrame:
    """Count for each target how many of those who must reach it have, and how many would with all that is planned.

    Parameters
    ----------
    network : networkx.MultiDiGraph
        As ``Graph.to_networkx`` gives it.

    Returns
    -------
    pandas.DataFrame
        ``plan``, ``target``, ``target_id``, ``scope``, ``by``, ``units`` (count of those who must reach it),
        ``reached`` (count), ``planned`` (count of those that would if all that is planned came true), ``share``
        (reached of units, 0 to 1).

    Examples
    --------
    >>> import graphkit as gk
    >>> target_shares(gk.wuhu().as_of("2023-12-31").to_networkx())[["scope", "units", "reached"]].values.tolist()[:2]
    [['county', 7, 0], ['zone', 11, 0]]
    """
    grouped: dict[tuple[str, str], list[Progress]] = {}
    for made in progress(network):
        grouped.setdefault((made.plan, made.target), []).append(made)
    rows = []
    for (plan, target), owners in grouped.items():
        told = network.nodes[target]
        minimum = told.get("minimum") or 0
        reached = sum(made.have >= minimum for made in owners)
        planned = sum(made.planned >= minimum for made in owners)
        words = told.get("what") or name(network, target)
        share = reached / len(owners)
        rows.append((plan, words, target, told.get("scope"), told.get("by"), len(owners), reached, planned, share))
    columns = {
        "plan": "object", "target": "object", "target_id": "object", "scope": "object", "by": "object",
        "units": "int64", "reached": "int64", "planned": "int64", "share": "float64",
    }  # fmt: skip
    return frame(columns, rows)


def progress(network: Network) -> Iterator[Progress]:
    """Every target with everybody who must reach it, by plan, target and owner."""
    links_of: dict[str, list[tuple[str, dict[str, Any]]]] = {}
    for a, b, told in counted(network, COVERING_STATUS):
        if not told.get("outside"):
            links_of.setdefault(a, []).append((b, told))
            links_of.setdefault(b, []).append((a, told))
    governed: dict[str, dict[str, str]] = {}
    for plan, unit, told in edges(network, "GOVERNS"):
        governed.setdefault(plan, {})[unit] = told.get("role", "")
    set_by = {(p, t) for p, t, _ in edges(network, "SETS") if network.nodes[t]["label"] == "Target"}
    for plan, target in sorted(set_by):
        told = network.nodes[target]
        for owner, members in sorted(_owners(network, plan, told.get("scope", ""), governed.get(plan, {})).items()):
            done: set[Any] = set()
            planned: set[Any] = set()
            provinces: set[str] = set()
            for unit in members:
                for other, link in links_of.get(unit, ()):
                    what = _counts(network, plan, told, unit, other, link)
                    if what is None:
                        continue
                    planned.add(what)
                    provinces.add(str(network.nodes[other].get("province") or ""))
                    if link["rank"] >= _least(told):
                        done.add(what)
            yield Progress(
                plan, target, owner, frozenset(members), len(done), len(planned), frozenset(provinces - {""})
            )


def _owners(network: Network, plan: str, scope: str, governed: dict[str, str]) -> dict[str, set[str]]:
    if scope not in (CITY, "total"):
        return {unit: {unit} for unit, role in governed.items() if role == scope}
    issuer = str(network.nodes[plan].get("issuer") or "")
    members = {unit for unit, role in governed.items() if scope == "total" or role == "department"}
    if issuer in network:
        members.add(issuer)
    return {issuer: members} if members else {}


def _counts(
    network: Network, plan: str, target: dict[str, Any], unit: str, other: str, link: dict[str, Any]
) -> Any | None:
    """What a link counts as for a target; none where it does not."""
    theirs = network.nodes[other]
    if target.get("provinces") and theirs.get("province") not in target["provinces"]:
        return None
    since = target.get("since")
    if since is not None:
        own = str(link.get("task", "")).startswith(f"{plan}/")
        if not (link["since"] + "~" >= since if "since" in link else own):
            return None
    label, wanted = theirs["label"], target.get("counterpart_scope", "any")
    if wanted == "park":
        if label != "Zone" or network.nodes[unit]["label"] != "Zone":
            return None
    elif wanted not in ("any", "province") and str(label).lower() != wanted:
        return None
    match target.get("measure"):
        case "provinces":
            return theirs.get("province")
        case "links":
            return frozenset((unit, other))
    return other


def _least(told: dict[str, Any]) -> int:
    rank = told.get("minimum_rank")
    return status_rank(COVERING_STATUS) if rank is None else int(rank)
