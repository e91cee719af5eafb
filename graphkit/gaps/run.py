"""Run the rules of ``cypher/gaps/`` over a graph and make findings of their rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from graphkit.errors import UsageError
from graphkit.gaps.engines import SEVERAL_PLANS, Engines, Row
from graphkit.gaps.finding import Finding, Findings
from graphkit.gaps.proof import Proof
from graphkit.gaps.wording import messages
from graphkit.model import ROSTER_ROLES, STATUSES
from graphkit.nearest import nearest
from graphkit.today import day_of

if TYPE_CHECKING:
    from graphkit.graph import Graph
    from graphkit.queries import Query
    from graphkit.store import Store

RULES = (
    "county-without-counterpart",
    "zone-without-counterpart",
    "department-without-counterpart",
    "below-target",
    "county-province-empty",
    "vague-commitment",
    "unmentioned-unit",
    "task-without-counterpart",
    "task-without-deadline",
    "task-without-named-unit",
    "annex-mismatch",
    "overdue",
    SEVERAL_PLANS,
    "conflicting-link",
)
"""Ids of the rules, in the order of the report."""

WITHOUT_A_PLAN = ("vague-commitment", "conflicting-link")
"""Rules that find something in a graph without a plan."""

UNCOVERED_RULES = {
    "county": "county-without-counterpart",
    "zone": "zone-without-counterpart",
    "department": "department-without-counterpart",
}
"""The rule whose findings are the units of a role that nobody works with."""

_ROLES = {**{rule: role for role, rule in UNCOVERED_RULES.items()}, "county-province-empty": "county"}
"""Rules that judge the units of a role."""

_ONE_FINDING = {
    "vague-commitment": ("source", "start", "stop", "group_id"),
    "annex-mismatch": ("plan", "unit_id", "kind"),
    "overdue": ("plan", "item"),
    "conflicting-link": ("unit_id", "partner_id", "kind", "status", "source", "other"),
}
"""Rules of which several rows are one finding: those that agree in these columns."""


def gaps(
    graph: Graph,
    as_of: str | None = None,
    rules: Iterable[str] | None = None,
    store: Store | None = None,
    plan: str | None = None,
) -> Findings:
    """Find what the plans of a graph demand and the graph does not hold.

    Parameters
    ----------
    graph : Graph
        Plans with their rosters, tasks and targets, and the partnerships.
    as_of : str, optional
        The day to judge by, an ISO date, the last day of it if it is a month or year; today by default. What was not
        known to hold then counts for nothing.
    rules : iterable of str, optional
        Ids of the rules to run; all by default.
    store : Store, optional
        What holds this graph and answers the rules, such as a server it was pulled from; the caller closes it. By
        default the embedded engine, and also where the day leaves out some of the graph.
    plan : str, optional
        Only the gaps of this plan: its key, number, title or file.

    Returns
    -------
    Findings
        In the order of the rules; none for a graph without a plan.

    Raises
    ------
    UsageError
        If a rule, the plan or the date is unknown.
    """
    from graphkit.listings.plans import find_plan

    day = day_of(as_of)
    chosen = list(dict.fromkeys(RULES if rules is None else rules))
    for rule in chosen:
        if rule not in RULES:
            raise UsageError(f"There is no rule {rule!r}; {nearest(rule, RULES)}")
    held = graph.as_of(day)
    queries = asked(held, chosen)
    with Engines(graph, queries, store) as engines:
        found = judged(graph, held, day, queries, lambda query: engines.rows(query, held, day))
    if plan is not None:
        key = find_plan(graph, plan)
        found = Findings(tuple(finding for finding in found if key in finding.plans), found.as_of, found.unread)
    return found


def asked(held: Graph, rules: Container[str] = RULES) -> list[Query]:
    """Those of some rules that can find something in a graph, in the order of the report."""
    from graphkit.queries import catalogue

    plans = held.labels()["Plan"]
    return [
        catalogue()[rule]
        for rule in RULES
        if rule in rules and (plans or rule in WITHOUT_A_PLAN) and (plans > 1 or rule != SEVERAL_PLANS)
    ]


def judged(
    graph: Graph, held: Graph, day: str, queries: Iterable[Query], rows: Callable[[Query], list[Row]]
) -> Findings:
    """Findings of a day.

    Parameters
    ----------
    graph : Graph
        All that is known.
    held : Graph
        What holds on the day.
    day : str
        An ISO date to the day.
    queries : iterable of Query
        The rules.
    rows : callable
        Gives the answer to a rule.
    """
    proof = Proof(held, graph, day)
    found = [finding for query in queries for finding in _findings(held, query, rows(query), proof)]
    unread = Counter(remark.kind for remark in held.remarks)
    return Findings(tuple(found), day, dict(sorted(unread.items())))


def _findings(graph: Graph, query: Query, rows: list[Row], proof: Proof) -> list[Finding]:
    if not rows:
        return []
    columns = _ONE_FINDING.get(query.id)
    grouped: dict[Any, list[Row]] = {}
    for place, row in enumerate(rows):
        grouped.setdefault(tuple(row[name] for name in columns) if columns else place, []).append(row)
    groups = list(grouped.values())
    if columns:
        # Rows of a UNION come in no order; unnumbered and undated ones first.
        groups.sort(
            key=lambda group: tuple(("", 0) if (v := group[0][name]) is None else (str(type(v)), v) for name in columns)
        )
    targets: Mapping[str, Row] = {}
    if query.id == "below-target":
        targets = {row["key"]: row for row in graph.node_table("Target").to_pylist()}
    return [_finding(query, group, proof, targets) for group in groups]


def _finding(query: Query, rows: list[Row], proof: Proof, targets: Mapping[str, Row]) -> Finding:
    rows = sorted(rows, key=lambda row: (str(row["unit_id"]), str(row.get("what"))))
    row = dict(rows[0])
    units = tuple(dict.fromkeys(str(each["unit"] or each["unit_id"]) for each in rows))
    lists = {"names": units, "whats": tuple(dict.fromkeys(str(each.get("what")) for each in rows))}
    # A city's target of a plan whose issuer nobody tells: the plan itself stands for it.
    row["unit"] = row["unit"] or row["unit_id"] or proof.title(row["plan"])
    row["unit_id"] = row["unit_id"] or row["plan"]
    evidence = proof.stated(min(each["demand"] for each in rows))
    unread = 0
    match query.id:
        case "county-without-counterpart" | "zone-without-counterpart" | "department-without-counterpart":
            demand = proof.target_for(row["plan"], _ROLES[query.id]) or evidence
            evidence, unread = (*demand, *proof.near(row["unit_id"])), proof.unread(row["unit_id"])
        case "below-target":
            target = targets[row["target"]]
            row["measure"] = target["measure"]
            row["demanded"] = target["minimum_status"] or STATUSES[target["minimum_rank"] or 3]
            evidence = (*evidence, *proof.near(row["unit_id"], target["minimum_rank"] or 3))
            # The name of a city is part of many others: it would count sentences on those.
            unread = proof.unread(row["unit_id"]) if target["scope"] in ROSTER_ROLES else 0
        case "county-province-empty":
            unread = proof.unread(row["unit_id"])
        case "vague-commitment" if len(units) > 1:
            row["unit"], row["unit_id"] = row["group_name"], row["group_id"]
        case "annex-mismatch":
            row["have"], row["need"] = lists["whats"][0] or None, row["other"] or None
            if row["kind"].startswith("only"):
                row["have"], row["need"] = len(lists["whats"]), 0
            units = lists["whats"] if row["kind"].startswith("only") else ()
        case "overdue":
            row["demanded"] = STATUSES[row["need"]]
            near = dict.fromkeys(e for each in rows for e in proof.near(each["unit_id"], row["need"]))
            row["have"], row["need"] = 0, row["demanded"]
            row["unit"], row["unit_id"] = row["what"] or row["item"], row["item"]
            evidence = (*evidence, *tuple(near)[:2])
        case "conflicting-link":
            row["demanded"] = row["status"]
            row["document"], row["other_document"] = proof.file(row["source"]), proof.file(row["other"])
            evidence = (*evidence, *proof.of_pair(row["unit_id"], row["partner_id"], row["other"], row["against"]))
    if query.id.startswith("task-"):
        units = ()
    zh, en = messages(query.id, row, lists, unread)
    return Finding(
        query.id,
        row.get("severity") or query.severity or "info",
        row["unit"],
        row["unit_id"],
        row.get("have"),
        row.get("need"),
        row.get("by"),
        zh,
        en,
        tuple(dict.fromkeys(evidence)),
        units,
        unread,
        row.get("province_id"),
        row.get("target"),
        row.get("partner_id"),
        row.get("kind"),
        proof.plans(row),
    )
