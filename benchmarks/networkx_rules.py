"""The gap rules as somebody writes them who has the graph in NetworkX: one walk over the edges, sets and dictionaries.

Each gives the set of what it finds, so that a benchmark can see that both say the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any

import networkx as nx

from graphkit.analysis.targets import progress
from graphkit.analysis.ties import edges

PARTIES = frozenset(("Division", "Zone", "Department", "Institution"))
Network = Any


def partners(network: Network, day: str) -> dict[str, set[str]]:
    """Counterparts of every unit on a day."""
    label = nx.get_node_attributes(network, "label")
    found: dict[str, set[str]] = defaultdict(set)
    for a, b, told in edges(network, "PARTNERS_WITH"):
        if told["rank"] >= 3 and a != b and told.get("since", "") <= day <= told.get("until", "9999") + "~":
            if label[b] in PARTIES:
                found[a].add(b)
            if label[a] in PARTIES:
                found[b].add(a)
    return found


def without_counterpart(network: Network, day: str, role: str) -> set[Any]:
    """Units of a role without a counterpart; a zone's must be a zone."""
    of = partners(network, day)
    label = nx.get_node_attributes(network, "label")
    return {
        unit
        for _, unit, told in edges(network, "GOVERNS")
        if told["role"] == role and not any(role != "zone" or label[c] == "Zone" for c in of[unit])
    }


def below_target(network: Network, _: str) -> set[Any]:
    """Target, owner, what there is and what is planned, in the network of the day."""
    nodes = network.nodes
    return {(m.target, m.owner, m.have, m.planned) for m in progress(network) if m.have < nodes[m.target]["minimum"]}


def county_province_empty(network: Network, day: str) -> set[Any]:
    """County and province without a counterpart, where a target demands every province that it names."""
    of, nodes = partners(network, day), network.nodes
    wanted: dict[str, set[str]] = defaultdict(set)
    for plan, target, _ in edges(network, "SETS"):
        told = nodes[target]
        if told["label"] == "Target" and told["scope"] == "county" and told["measure"] == "provinces":
            wanted[plan] |= set(told["provinces"]) if told["minimum"] >= len(told["provinces"]) else set()
    return {
        (unit, province)
        for plan, unit, told in edges(network, "GOVERNS")
        if told["role"] == "county"
        for province in wanted[plan] - {nodes[c].get("province") for c in of[unit]}
    }


def unmentioned_unit(network: Network, day: str) -> set[Any]:
    """Units that no sentence names."""
    return {(plan, unit) for plan, unit, told in edges(network, "GOVERNS") if told["mentions"] == 0}


def task_without_counterpart(network: Network, day: str) -> set[Any]:
    """Tasks of the body that no partnership states."""
    stated = {told.get("task") for _, _, told in edges(network, "PARTNERS_WITH") if told["rank"] >= 3}
    return {t for _, t, _ in edges(network, "SETS") if network.nodes[t].get("part") == "body" and t not in stated}


def task_without_deadline(network: Network, day: str) -> set[Any]:
    """Tasks of the body without a deadline of their own or in the annex."""
    nodes = network.nodes

    def timed(task: str) -> bool:
        return "due" in nodes[task] or bool(nodes[task].get("ongoing"))

    spelled = {body for row, body, _ in edges(network, "ELABORATES") if timed(row)}
    return {
        t for _, t, _ in edges(network, "SETS") if nodes[t].get("part") == "body" and not timed(t) and t not in spelled
    }


def task_without_named_unit(network: Network, day: str) -> set[Any]:
    """Tasks without a responsible unit by name."""
    named = {task for _, task, told in edges(network, "RESPONSIBLE_FOR") if told["basis"] == "named"}
    return {t for _, t, _ in edges(network, "SETS") if network.nodes[t]["label"] == "Task" and t not in named}


def annex_mismatch(network: Network, day: str) -> set[Any]:
    """Rows of the annex that differ from their task in units, belong to none, or fall due too early."""
    nodes = network.nodes
    printed: dict[str, set[str]] = defaultdict(set)
    for unit, task, told in edges(network, "RESPONSIBLE_FOR"):
        if told["basis"] == "named":
            printed[task].add(unit)
    bodies: dict[str, set[str]] = defaultdict(set)
    for row, body, _ in edges(network, "ELABORATES"):
        bodies[row].add(body)
    found: set[Any] = set()
    for _, row, _ in edges(network, "SETS"):
        if nodes[row].get("part") != "annex":
            continue
        if not bodies[row]:
            found.add((row, "subject"))
        if nodes[row].get("days", 10**6) <= 30:
            found.add((row, "deadline"))
        for body in bodies[row]:
            found |= {(row, "only-annex", nodes[u]["name"]) for u in printed[row] - printed[body]}
            found |= {(row, "only-body", nodes[u]["name"]) for u in printed[body] - printed[row]}
    return found


RULES: dict[str, tuple[Callable[[Network, str], set[Any]], tuple[str, ...]]] = {
    "county-without-counterpart": (lambda n, d: without_counterpart(n, d, "county"), ("unit_id",)),
    "zone-without-counterpart": (lambda n, d: without_counterpart(n, d, "zone"), ("unit_id",)),
    "department-without-counterpart": (lambda n, d: without_counterpart(n, d, "department"), ("unit_id",)),
    "below-target": (below_target, ("target", "unit_id", "have", "planned")),
    "county-province-empty": (county_province_empty, ("unit_id", "province_id")),
    "unmentioned-unit": (unmentioned_unit, ("plan", "unit_id")),
    "task-without-counterpart": (task_without_counterpart, ("unit_id",)),
    "task-without-deadline": (task_without_deadline, ("unit_id",)),
    "task-without-named-unit": (task_without_named_unit, ("unit_id",)),
    "annex-mismatch": (annex_mismatch, ("unit_id", "kind", "what")),
}
"""Each rule with the columns of the query that say the same."""
