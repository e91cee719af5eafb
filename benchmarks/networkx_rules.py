"""The gap rules as somebody writes them who has the graph in NetworkX: one walk over the edges, sets and dictionaries.

Each gives the rows that the query gives, with every column, so that both do the same work and a benchmark can see that
both say the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

Network = Any
Row = tuple[Any, ...]

PARTIES = frozenset(("Division", "Zone", "Department", "Institution"))
OWNERS = frozenset(("Division", "Zone", "Department"))


def links(network: Network, kind: str) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    """Links of one type: both ends, the key and the properties."""
    for a, b, key, told in network.edges(keys=True, data=True):
        if told["type"] == kind:
            yield a, b, key, told


def first(keyed: Iterable[tuple[Any, str]]) -> dict[Any, str]:
    """The least key of each thing: the link that states it."""
    found: dict[Any, str] = {}
    for thing, key in keyed:
        if thing not in found or key < found[thing]:
            found[thing] = key
    return found


def counting(network: Network, day: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Partnerships between units that count on a day."""
    nodes = network.nodes
    for a, b, _, told in links(network, "PARTNERS_WITH"):
        if (
            told["rank"] >= 3
            and a != b
            and told.get("since", "") <= day <= told.get("until", "9999") + "~"
            and nodes[a]["label"] in PARTIES
            and nodes[b]["label"] in PARTIES
        ):
            yield a, b, told


def partners(network: Network, day: str) -> dict[str, set[str]]:
    """Counterparts of every unit on a day."""
    found: dict[str, set[str]] = defaultdict(set)
    for a, b, _ in counting(network, day):
        found[a].add(b)
        found[b].add(a)
    return found


def without_counterpart(network: Network, day: str, role: str) -> set[Row]:
    """Units of a role without a counterpart; a zone's must be a zone."""
    of, nodes = partners(network, day), network.nodes
    governed = first(((a, b), key) for a, b, key, told in links(network, "GOVERNS") if told["role"] == role)
    return {
        (plan, unit, nodes[unit]["name"], 0, 1, demand)
        for (plan, unit), demand in governed.items()
        if not any(role != "zone" or nodes[c]["label"] == "Zone" for c in of.get(unit, ()))
    }


def below_target(network: Network, day: str) -> set[Row]:
    """Everybody who must reach a target and has fewer than it sets."""
    nodes = network.nodes
    ties: dict[str, list[tuple[str, dict[str, Any]]]] = defaultdict(list)
    for a, b, told in counting(network, day):
        if not told.get("outside"):
            ties[a].append((b, told))
            ties[b].append((a, told))
    governed: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for plan, unit, _, told in links(network, "GOVERNS"):
        governed[plan][told["role"]].add(unit)
    sets = first(((a, b), key) for a, b, key, _ in links(network, "SETS") if nodes[b]["label"] == "Target")
    found = set()
    for (plan, target), demand in sets.items():
        told = nodes[target]
        least, need = told.get("minimum_rank", 3), told["minimum"]
        for owner, members in _owners(nodes, plan, told["scope"], governed[plan]):
            best: dict[Any, int] = {}
            for unit in members:
                for other, link in ties.get(unit, ()):
                    what = _counts(nodes, f"{plan}/", told, unit, other, link)
                    if what is not None and link["rank"] > best.get(what, -1):
                        best[what] = link["rank"]
            have = sum(rank >= least for rank in best.values())
            if have < need:
                name = nodes[owner]["name"] if owner in nodes else owner
                severity = "error" if len(best) < need else "warning"
                found.add((plan, target, owner, name, have, len(best), need, told.get("by"), severity, demand))
    return found


def _owners(nodes: Any, plan: str, scope: str, governed: dict[str, set[str]]) -> Iterator[tuple[str, Iterable[str]]]:
    if scope not in ("city", "total"):
        yield from ((unit, (unit,)) for unit in governed[scope])
        return
    issuer = nodes[plan].get("issuer")
    members = set(governed["department"]) if scope == "city" else set().union(*governed.values())
    if issuer in nodes and nodes[issuer]["label"] in OWNERS:
        members.add(issuer)
    if members:
        yield issuer, members


def _counts(nodes: Any, own: str, target: dict[str, Any], unit: str, other: str, link: dict[str, Any]) -> Any:
    """What a link counts as for a target; none where it does not."""
    theirs = nodes[other]
    if target["provinces"] and theirs.get("province") not in target["provinces"]:
        return None
    since, wanted = target.get("since"), target["counterpart_scope"]
    if since and not (link["since"] + "~" >= since if link.get("since") else link.get("task", "").startswith(own)):
        return None
    if wanted == "park":
        if theirs["label"] != "Zone" or nodes[unit]["label"] != "Zone":
            return None
    elif wanted not in ("any", "province") and theirs["label"].lower() != wanted:
        return None
    if target["measure"] == "provinces":
        return theirs.get("province")
    if target["measure"] == "links":
        return (unit, other) if unit < other else (other, unit)
    return other


def county_province_empty(network: Network, day: str) -> set[Row]:
    """County and province without a counterpart, where a target demands every province that it names."""
    of, nodes = partners(network, day), network.nodes
    wanted: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
    for plan, target, key, _ in links(network, "SETS"):
        told = nodes[target]
        if told["label"] != "Target" or told["scope"] != "county" or told["measure"] != "provinces":
            continue
        if told["minimum"] >= len(told["provinces"]):
            for province in told["provinces"]:
                by, demand = wanted[plan].get(province, (told["by"], key))
                wanted[plan][province] = min(by, told["by"]), min(demand, key)
    return {
        (plan, unit, nodes[unit]["name"], province, _name(nodes, province), 0, 1, *wanted[plan][province])
        for plan, unit, _, told in links(network, "GOVERNS")
        if told["role"] == "county"
        for province in wanted[plan].keys() - {nodes[c].get("province") for c in of.get(unit, ())}
    }


def _name(nodes: Any, key: str) -> str:
    return str(nodes[key]["name"]) if key in nodes else key


def unmentioned_unit(network: Network, day: str) -> set[Row]:
    """Units that no sentence names."""
    nodes = network.nodes
    found: dict[tuple[str, str], tuple[int, str, str]] = {}
    for plan, unit, key, told in links(network, "GOVERNS"):
        mentions, role, demand = found.get((plan, unit), (0, told["role"], key))
        found[plan, unit] = max(mentions, told["mentions"]), min(role, told["role"]), min(demand, key)
    return {
        (plan, unit, nodes[unit]["name"], role, 0, 1, demand)
        for (plan, unit), (mentions, role, demand) in found.items()
        if mentions == 0
    }


def _tasks(network: Network, part: str | None) -> Iterator[tuple[str, str, dict[str, Any], str]]:
    """Plan, task, its properties and the key of the link that sets it; of one part if it is given."""
    nodes = network.nodes
    sets = first(((plan, task), key) for plan, task, key, _ in links(network, "SETS"))
    for (plan, task), demand in sets.items():
        told = nodes[task]
        if told["label"] == "Task" and part in (None, told["part"]):
            yield plan, task, told, demand


def task_without_counterpart(network: Network, day: str) -> set[Row]:
    """Tasks of the body that no partnership states."""
    stated = {told.get("task") for _, _, _, told in links(network, "PARTNERS_WITH") if told["rank"] >= 3}
    return {
        (plan, task, told["title"], told["no"], 0, 1, demand)
        for plan, task, told, demand in _tasks(network, "body")
        if task not in stated
    }


def task_without_deadline(network: Network, day: str) -> set[Row]:
    """Tasks of the body without a deadline of their own or in the annex."""
    nodes = network.nodes

    def timed(task: str) -> bool:
        return "due" in nodes[task] or bool(nodes[task].get("ongoing"))

    spelled = {body for row, body, _, _ in links(network, "ELABORATES") if timed(row)}
    return {
        (plan, task, told["title"], told["no"], demand)
        for plan, task, told, demand in _tasks(network, "body")
        if not timed(task) and task not in spelled
    }


def task_without_named_unit(network: Network, day: str) -> set[Row]:
    """Tasks without a responsible unit by name."""
    nodes = network.nodes
    named: set[str] = set()
    groups: dict[str, set[str]] = defaultdict(set)
    for unit, task, _, told in links(network, "RESPONSIBLE_FOR"):
        if nodes[unit]["label"] == "Group":
            groups[task].add(unit)
        elif told["basis"] == "named" and nodes[unit]["label"] in PARTIES:
            named.add(task)
    return {
        (plan, task, told["title"], told["part"], told["no"], len(groups.get(task, ())), 0, 1, demand)
        for plan, task, told, demand in _tasks(network, None)
        if task not in named
    }


def annex_mismatch(network: Network, day: str) -> set[Row]:
    """Rows of the annex that differ from their task in units, belong to none, or fall due too early."""
    nodes = network.nodes
    printed: dict[str, set[str]] = defaultdict(set)
    for unit, task, _, told in links(network, "RESPONSIBLE_FOR"):
        label = nodes[unit]["label"]
        if label == "Group" or (told["basis"] == "named" and label in PARTIES):
            printed[task].add(unit)
    bodies: dict[str, set[str]] = defaultdict(set)
    for row, body, _, _ in links(network, "ELABORATES"):
        bodies[row].add(body)
    found: set[Row] = set()
    for plan, row, told, demand in _tasks(network, "annex"):
        start = plan, row, told["title"], told["no"]
        if not bodies[row]:
            found.add((*start, "subject", "", "", demand))
        if told.get("days", 10**6) <= 30:
            found.add((*start, "deadline", nodes[plan].get("issued"), told.get("due"), demand))
        for body in bodies[row]:
            for kind, units in (
                ("only-annex", printed[row] - printed[body]),
                ("only-body", printed[body] - printed[row]),
            ):
                found |= {(*start, kind, body, nodes[unit]["name"], demand) for unit in units}
    return found


RULES: dict[str, Callable[[Network, str], set[Row]]] = {
    **{f"{role}-without-counterpart": partial(without_counterpart, role=role) for role in ("county", "zone")},
    "department-without-counterpart": partial(without_counterpart, role="department"),
    "below-target": below_target,
    "county-province-empty": county_province_empty,
    "unmentioned-unit": unmentioned_unit,
    "task-without-counterpart": task_without_counterpart,
    "task-without-deadline": task_without_deadline,
    "task-without-named-unit": task_without_named_unit,
    "annex-mismatch": annex_mismatch,
}
"""Rules that this file has, by the id of the query."""
