"""``graphkit gaps``: what the plan expects and the facts do not hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from graphkit.cli import notes
from graphkit.cli.options import command as make_command
from graphkit.cli.options import sources
from graphkit.cli.session import Session
from graphkit.cli.whole import whole
from graphkit.errors import UsageError
from graphkit.gaps.state import SEVERITIES, State, state
from graphkit.listings.places import place_of
from graphkit.nearest import nearest
from graphkit.tables import Answer, Sheet

if TYPE_CHECKING:
    from graphkit.gaps import Finding
    from graphkit.gaps.progress import Progress
    from graphkit.graph import Graph
    from graphkit.model import Evidence
    from graphkit.queries import Query

_FILE = (
    "rule",
    "severity",
    "unit",
    "unit_id",
    "have",
    "need",
    "by",
    "message",
    "source",
    "quote",
    "start",
    "end",
    "place",
)


@make_command(server="instead")
@sources
@click.option("--rule", "rules", metavar="ID", multiple=True, help="Only findings of this rule; may be given again.")
@click.option("--severity", type=click.Choice(SEVERITIES), help="Only findings at least as grave as this.")
@click.option("--fail-on", type=click.Choice(SEVERITIES), help="Exit with 1 if there are findings at least as grave.")
@click.option("--plan", metavar="KEY", help="Only the gaps of this plan: its key, number, title or file.")
def command(
    session: Session, rules: tuple[str, ...], severity: str | None, fail_on: str | None, plan: str | None
) -> None:
    """Find what the plan demands and nobody does.

    Each finding comes with the sentence that demands it. Judged as of today, or of --as-of. "graphkit query --list"
    tells the rules. Of several plans, each keeps its own roster; --plan shows the gaps of one. With -o gaps.xlsx the
    answer is a workbook: gaps, coverage, tasks, targets, links, evidence.

    \b
      graphkit gaps city.graph --as-of 2023-12-31
      graphkit gaps plan.txt --severity error --fail-on error
      graphkit gaps city.graph -o gaps.xlsx
    """
    from graphkit.gaps import gaps
    from graphkit.gaps.progress import progress
    from graphkit.graph.remainder import of_plan
    from graphkit.listings.plans import find_plan

    titles = _rules()
    for rule in rules:
        if rule not in titles:
            raise UsageError(f"there is no rule {rule!r}; {nearest(rule, titles)}")
    graph = session.whole_graph()
    chosen = find_plan(graph, plan) if plan else None
    held = graph.as_of(session.day)
    # All rules run whatever is shown, since the overview tells the whole state.
    store = session.server_store() if session.asks_server else None
    try:
        found = list(gaps(graph, as_of=session.day, store=store, plan=chosen))
        there = store if held is graph else None
        steps = progress(held, as_of=session.day, store=there) if session.format == "xlsx" else ()
    finally:
        if store:
            store.close()
    shown = [f for f in found if (not rules or f.rule in rules) and _at_least(f.severity, severity)]
    notes.too_early(session, graph, held)
    if chosen:
        graph, held = of_plan(graph, chosen), of_plan(held, chosen)
        steps = tuple(step for step in steps if step.plan == chosen)
    if session.format == "xlsx":
        session.hand_over(_workbook(session, graph, found, shown, steps))
    else:
        session.deliver(_answer(session, graph, held, found, shown))
    notes.empty(session, graph)
    if fail_on and any(_at_least(f.severity, fail_on) for f in shown):
        click.get_current_context().exit(1)


def _rules() -> dict[str, Query]:
    from graphkit.queries import catalogue

    return {query.id: query for query in catalogue().values() if query.severity}


def _answer(session: Session, graph: Graph, held: Graph, found: Sequence[Finding], shown: Sequence[Finding]) -> Answer:
    """The answer on what held on the day; what is quoted may stand in a document of a later one."""
    from graphkit.cli.gaps_page import page

    overview = state(held, found)
    told = page(session, graph, shown, overview, _rules())
    whole = None
    if session.format in ("html", "md"):
        whole = page(session, graph, shown, overview, _rules(), near=len(found))
    title = session.say("Coverage gaps", "覆盖缺口")
    return Answer(_document(session, graph, shown, overview), (_sheet(session, graph, shown),), told, whole, title)


def _workbook(
    session: Session,
    graph: Graph,
    found: Sequence[Finding],
    shown: Sequence[Finding],
    steps: tuple[Progress, ...],
) -> bytes:
    from graphkit.report.material import Material
    from graphkit.report.workbook import workbook

    return workbook(Material(graph, session.day, session.language, found, shown, steps))


def _at_least(severity: str, least: str | None) -> bool:
    return least is None or SEVERITIES.index(severity) <= SEVERITIES.index(least)


def _message(session: Session, finding: Finding) -> str:
    return session.say(finding.message_en, finding.message_zh)


def _document(session: Session, graph: Graph, findings: Sequence[Finding], overview: State) -> dict[str, Any]:
    return {
        "schema": 1,
        "as_of": session.day,
        "plans": overview.plans,
        "sources": overview.documents,
        "counts": overview.severities,
        "coverage": {role: {"with": have, "of": all_} for role, (have, all_) in overview.coverage.items()},
        "targets": {"reached": overview.targets[0], "of": overview.targets[1]},
        "unread": overview.unread,
        "findings": [
            {
                "rule": f.rule,
                "severity": f.severity,
                "unit": f.unit,
                "unit_id": f.unit_id,
                "have": f.have,
                "need": f.need,
                "by": f.by,
                "message": _message(session, f),
                "message_zh": f.message_zh,
                "message_en": f.message_en,
                "units": f.units,
                "unread": f.unread,
                "evidence": [_said(graph, e) for e in f.evidence],
            }
            for f in findings
        ],
    }


def _said(graph: Graph, evidence: Evidence) -> dict[str, Any]:
    place = place_of(graph, evidence.source, evidence.start)
    return {
        "source": evidence.source, "quote": evidence.quote, "start": evidence.start, "end": evidence.stop,
        "place": place,
    }  # fmt: skip


def _sheet(session: Session, graph: Graph, findings: Sequence[Finding]) -> Sheet:
    """One row a finding, with its first evidence."""
    rows = []
    for f in findings:
        told = {key: getattr(f, key, None) for key in _FILE} | {"message": _message(session, f)}
        rows.append(told | (_said(graph, f.evidence[0]) if f.evidence else {}))
    return whole(_FILE, rows, session)
