"""The state of things at a glance: plans, documents, findings by severity, and how much is covered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphkit.gaps.run import UNCOVERED_RULES
from graphkit.listings.counts import roster
from graphkit.listings.unread import kinds

if TYPE_CHECKING:
    from graphkit.gaps import Finding
    from graphkit.graph import Graph

SEVERITIES = ("error", "warning", "info")
"""From the gravest down."""


@dataclass(frozen=True, slots=True)
class State:
    """What stands above the findings."""

    plans: tuple[dict[str, Any], ...]
    documents: tuple[dict[str, Any], ...]
    severities: dict[str, int]
    coverage: dict[str, tuple[int, int]]
    """By role: units with a counterpart, units in the roster."""
    targets: tuple[int, int]
    """Targets that every unit reaches, targets in all."""
    tasks: tuple[int, int]
    """Tasks of the body, rows of the annex."""
    unread: dict[str, int]
    """Remarks by kind; what was understood as no link stands under ``no-link``."""


def state(graph: Graph, findings: Sequence[Finding]) -> State:
    """Sum up a graph and all findings about it.

    Parameters
    ----------
    graph : Graph
        What the findings are about.
    findings : sequence of Finding
        Those of every rule.
    """
    uncovered = {role: {f.unit_id for f in findings if f.rule == rule} for role, rule in UNCOVERED_RULES.items()}
    parts = graph.node_table("Task").column("part").to_pylist()
    return State(
        plans=tuple(
            {key: row[key] for key in ("key", "title", "number", "issued")}
            | {"findings": _severities(f for f in findings if row["key"] in f.plans)}
            for row in graph.node_table("Plan").to_pylist()
        ),
        documents=tuple({"file": s.file, "kind": s.kind, "key": s.key} for s in graph.sources),
        severities=_severities(findings),
        coverage={
            role: (sum(unit["key"] not in uncovered[role] for unit in units), len(units))
            for role, units in roster(graph).items()
        },
        targets=_reached(graph, findings),
        tasks=(parts.count("body"), parts.count("annex")),
        unread={kind: count for kind, count in kinds(graph).items() if kind != "note"},
    )


def _severities(findings: Iterable[Finding]) -> dict[str, int]:
    number = Counter(finding.severity for finding in findings)
    return {severity: number[severity] for severity in SEVERITIES}


def _reached(graph: Graph, findings: Sequence[Finding]) -> tuple[int, int]:
    """Targets that no finding says are missed."""
    targets = set(graph.node_table("Target").column("key").to_pylist())
    return len(targets - {finding.target for finding in findings}), len(targets)
