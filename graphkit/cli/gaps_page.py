"""The page of ``graphkit gaps``: ten lines that tell the state of things, then every finding with its words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from graphkit.cli.session import Session
from graphkit.gaps.grouping import together, unread_names
from graphkit.gaps.state import SEVERITIES, State
from graphkit.language import Language
from graphkit.listings.places import place_in, place_words
from graphkit.tables.content import Paragraph, Sheet, Style
from graphkit.tables.width import squash, width
from graphkit.terms import word

if TYPE_CHECKING:
    from graphkit.gaps import Finding
    from graphkit.graph import Graph
    from graphkit.model import Evidence, Source
    from graphkit.queries import Query

BAR = 20
"""Columns of a bar that shows how much is covered."""

NEAR = 3
"""Sentences of one kind that a group of findings shows on a terminal at most."""

_STYLES: dict[str, Style] = {"error": "error", "warning": "warning", "info": "info"}


def page(
    session: Session,
    graph: Graph,
    findings: Sequence[Finding],
    overview: State,
    rules: Mapping[str, Query],
    near: int = NEAR,
) -> tuple[Paragraph | Sheet, ...]:
    """The report as a terminal shows it, with at most ``near`` sentences of one kind for a group of findings."""
    sources = {source.key: source for source in graph.sources}
    return (
        *_overview(session, overview, len(findings)),
        *_details(session, findings, rules, sources, near),
        *_not_understood(session, overview),
    )


def _overview(session: Session, overview: State, shown: int) -> Iterator[Paragraph]:
    say = session.say
    for plan in overview.plans:
        yield Paragraph(plan["title"] or plan["key"], "heading", around="")
        facts = [fact for fact in (plan["number"], plan["issued"]) if fact]
        if len(overview.plans) > 1:
            number = sum(plan["findings"].values())
            facts += [plan["key"], say(f"{number} findings", f"{number} 项")]
        yield Paragraph(say("; ", "；").join([*facts, say(f"as of {session.day}", f"截至 {session.day}")]))
    if not overview.plans:
        yield Paragraph(say("No plan was recognised.", "没有识别出方案。"), "heading")
        yield Paragraph(say(f"As of {session.day}", f"截至 {session.day}"))
    yield Paragraph("")
    documents = say(", ", "、").join(document["file"] for document in overview.documents)
    lines = [
        (say("Documents", "依据"), documents),
        _counted(session, overview, shown),
        *_covered(session, overview),
        *_set(session, overview),
    ]
    longest = max(width(name) for name, _ in lines)
    for name, text in lines:
        yield Paragraph(text, indent=2, hanging=longest + 2, label=name)
    yield Paragraph("")


def _counted(session: Session, overview: State, shown: int) -> tuple[str, str]:
    counts, total = overview.severities, sum(overview.severities.values())
    text = session.say(
        f"{total}: {counts['error']} errors, {counts['warning']} warnings, {counts['info']} for information",
        f"{total} 项：错误 {counts['error']}、警告 {counts['warning']}、提示 {counts['info']}",
    )
    if shown != total:
        text += session.say(f"; {shown} shown", f"；以下显示 {shown} 项")
    return session.say("Findings", "发现"), text


def _covered(session: Session, overview: State) -> Iterator[tuple[str, str]]:
    say = session.say
    roles = {
        "county": (say("Counties", "县市区"), say("have a counterpart", "个有合作对象")),
        "zone": (say("Zones", "开发区"), say("have a zone or park as counterpart", "个有合作园区")),
        "department": (say("Departments", "市直部门"), say("have a counterpart", "个有合作对象")),
    }
    for role, (name, what) in roles.items():
        have, all_ = overview.coverage.get(role, (0, 0))
        if all_:
            yield name, f"{_bar(have, all_)} {say(f'{have} of {all_} {what}', f'{all_} 个中 {have} {what}')}"


def _set(session: Session, overview: State) -> Iterator[tuple[str, str]]:
    say = session.say
    reached, targets = overview.targets
    if targets:
        told = say(f"{reached} of {targets} reached", f"{targets} 项中 {reached} 项达到")
        yield say("Targets", "目标"), f"{_bar(reached, targets)} {told}"
    body, annex = overview.tasks
    if body or annex:
        yield say("Tasks", "任务"), say(f"{body} in the body, {annex} in the annex", f"正文 {body} 项，附表 {annex} 行")


def _bar(have: int, all_: int) -> str:
    full = have * BAR // all_
    return "█" * full + "░" * (BAR - full)


def _details(
    session: Session,
    findings: Sequence[Finding],
    rules: Mapping[str, Query],
    sources: Mapping[str, Source],
    near: int,
) -> Iterator[Paragraph]:
    by_rule: dict[str, list[Finding]] = {}
    for finding in findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    grave = {rule: min(SEVERITIES.index(f.severity) for f in some) for rule, some in by_rule.items()}
    for rule in sorted(by_rule, key=grave.__getitem__):
        some = by_rule[rule]
        title = session.say(rules[rule].title, rules[rule].title_zh)
        severity = SEVERITIES[grave[rule]]
        yield Paragraph(
            f"{word(severity, session.language)} · {title} ({len(some)})  [{rule}]", _STYLES[severity], hanging=2
        )
        yield from _rule(session, some, sources, near)
        yield Paragraph("")


def _rule(
    session: Session, findings: Sequence[Finding], sources: Mapping[str, Source], most: int
) -> Iterator[Paragraph]:
    """Findings of one rule, what is said of several told once; the demand that several rest on follows the last."""
    order = {key: place for place, key in enumerate(sources)}
    groups = together(findings, session.language)
    for place, group in enumerate(groups):
        yield Paragraph(f"• {group.sentence(session.language)}", indent=2, hanging=2)
        if unread := unread_names(group.findings):
            told = session.say(", ", "、").join(f"{name} ({count})" for name, count in unread.items())
            words = session.say(f"Sentences that were not understood name {told}.", f"另有未能读懂的语句提到：{told}。")
            yield Paragraph(words, "quiet", indent=4)
        near = {e: f for f in reversed(group.findings) for e in f.evidence[1:]}
        for evidence in sorted(near, key=lambda e: (order.get(e.source, len(order)), e.start))[:most]:
            yield _quote(evidence, near[evidence].unit, sources, session.language)
        if place + 1 == len(groups) or groups[place + 1].demands != group.demands:
            unit = group.findings[0].unit if len(group.findings) == 1 else ""
            for evidence in group.demands[:most]:
                yield _quote(evidence, unit, sources, session.language)
            if (more := len(group.demands) - most) > 0:
                yield Paragraph(session.say(f"… and {more} more", f"……另有 {more} 处"), "quiet", indent=4)


def _quote(evidence: Evidence, unit: str, sources: Mapping[str, Source], language: Language) -> Paragraph:
    source = sources[evidence.source]
    at = place_words(place_in(source, evidence.start), language)
    where = f"{source.file}, {at}" if at else f"{source.file}:{evidence.start}"
    return Paragraph(f"“{squash(evidence.quote)}”", "quiet", indent=4, label=where, around=unit)


def _not_understood(session: Session, overview: State) -> Iterator[Paragraph]:
    counts = {kind: count for kind, count in overview.unread.items() if count}
    if not counts:
        return
    words = session.say("; ", "；").join(f"{word(kind, session.language)} ({count})" for kind, count in counts.items())
    yield Paragraph(
        session.say(
            f'Not understood, and so neither a gap nor covered: {words}. "graphkit check" shows them.',
            f"未能读懂、因而既不算缺口也不算覆盖：{words}。详见 graphkit check。",
        ),
        "quiet",
    )
