"""What is open: the demands of targets and of the rules on units without a counterpart, less what is planned."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graphkit.analysis.targets import Progress, progress
from graphkit.analysis.ties import Governed, Network, partners, roster, ties
from graphkit.suggestions.candidates import FROM_ROLE
from graphkit.suggestions.problem import Atom, Demand, Total

NOBODY = "without-counterpart"
"""Gap of a unit that has no counterpart at all; the other gaps are keys of targets."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A gap in words: who has it, the target's own words (none: nobody at all), how much is missing, and until when."""

    key: str
    plan: str
    unit: str
    role: str
    words: str | None
    missing: int
    by: str | None
    members: frozenset[str] = frozenset()
    """Units that reach it together; none: the unit alone."""


@dataclass(frozen=True, slots=True)
class Open:
    """The demands, the gaps that they stand for, and what is on offer to each unit."""

    demands: tuple[Demand, ...]
    totals: tuple[Total, ...]
    gaps: Mapping[tuple[str, str], Gap]
    """By gap and unit; for a total the unit is the issuer."""
    kinds: Mapping[str, frozenset[str]]
    """Kinds of counterparts that each unit is offered."""
    roles: Mapping[str, str]
    """Role of each unit; of the first plan, where several govern it."""


def open_demands(network: Network, provinces: Iterable[str], only: frozenset[str]) -> Open:
    """Everything that is open.

    Parameters
    ----------
    network : networkx.MultiDiGraph
        As ``Graph.to_networkx`` gives it.
    provinces : iterable of str
        Codes of the provinces with candidates.
    only : frozenset of str
        Keys of the units to look at; empty: all. What all must reach together is left out where some are named.
    """
    here = frozenset(provinces)
    governed = [g for g in roster(network) if not only or g.unit in only]
    made = list(progress(network))
    kinds = _kinds(network, governed, made)
    demands: dict[Demand, None] = {}
    gaps: dict[tuple[str, str], Gap] = {}
    totals: list[Total] = []
    for unit in _with_nobody(network, governed):
        demands[Demand(unit.unit, NOBODY, _atoms(kinds[unit.unit], here, ()), 1)] = None
        gaps[NOBODY, unit.unit] = Gap(NOBODY, unit.plan, unit.unit, unit.role, None, 1, None)
    of_unit = {(g.plan, g.unit): g for g in governed}
    for each in made:
        told = network.nodes[each.target]
        missing = (told.get("minimum") or 0) - each.planned
        if missing <= 0:
            continue
        alone = each.members == {each.owner} and told.get("scope") not in ("city", "total")
        owner = of_unit.get((each.plan, each.owner))
        if (alone and not owner) or (not alone and only):
            continue
        role = owner.role if owner and alone else str(told.get("scope"))
        gaps[each.target, each.owner] = Gap(
            each.target,
            each.plan,
            each.owner,
            role,
            told.get("what") or each.target,
            missing,
            told.get("by"),
            frozenset() if alone else each.members,
        )
        if alone:
            demands[_of_target(each, told, missing, kinds[each.owner], here)] = None
        elif told.get("measure") == "links" and _any(told, here):
            totals.append(Total(each.members, each.target, missing))
    roles = {each.unit: each.role for each in reversed(governed)}
    return Open(tuple(demands), tuple(totals), gaps, kinds, roles)


def _of_target(each: Progress, told: Any, missing: int, kinds: frozenset[str], here: frozenset[str]) -> Demand:
    fitting = frozenset(kind for kind in kinds if fits(kind, told.get("counterpart_scope", "any")))
    atoms = _atoms(fitting, here, told.get("provinces", ()))
    if told.get("measure") != "provinces":
        return Demand(each.owner, each.target, atoms, missing)
    empty = frozenset(province for _, province in atoms) - each.provinces
    return Demand(each.owner, each.target, atoms, missing, True, empty)


def _any(told: Any, here: frozenset[str]) -> bool:
    """Whether every new link counts for a target."""
    provinces = frozenset(told.get("provinces", ()))
    return told.get("counterpart_scope", "any") in ("any", "province") and (not provinces or here <= provinces)


def fits(kind: str, scope: str) -> bool:
    if scope in ("zone", "park"):
        return kind == "zone"
    return scope in ("any", "province") or (scope == "division" and kind != "zone")


def _kinds(network: Network, governed: Iterable[Governed], made: Iterable[Progress]) -> dict[str, frozenset[str]]:
    """Kinds that each unit is offered: those of its role, and zones where a target of its own asks for zones."""
    kinds: dict[str, frozenset[str]] = {}
    for each in governed:
        kinds[each.unit] = kinds.get(each.unit, frozenset()) | frozenset(FROM_ROLE[each.role])
    for reached in made:
        told = network.nodes[reached.target]
        single = told.get("scope") not in ("city", "total")
        if single and told.get("counterpart_scope") == "zone" and reached.owner in kinds:
            kinds[reached.owner] |= {"zone"}
    return kinds


def _atoms(kinds: Iterable[str], here: frozenset[str], provinces: Iterable[str]) -> frozenset[Atom]:
    wanted = frozenset(provinces)
    return frozenset((kind, code) for kind in kinds for code in here if not wanted or code in wanted)


def _with_nobody(network: Network, governed: Iterable[Governed]) -> list[Governed]:
    """Units without a counterpart; of a zone only another zone is one."""
    of_unit = partners(ties(network))
    found: dict[str, Governed] = {}
    for each in governed:
        if each.role == "city":
            continue
        mine = of_unit.get(each.unit, ())
        if not any(each.role != "zone" or network.nodes[t.counterpart]["label"] == "Zone" for t in mine):
            found.setdefault(each.unit, each)
    return list(found.values())
