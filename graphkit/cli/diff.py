"""``graphkit diff``: what changed between two graphs, two plans, or two days of one graph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

import click

from graphkit.cli.options import command as make_command
from graphkit.cli.session import Session
from graphkit.cli.whole import whole
from graphkit.errors import UsageError
from graphkit.tables import Answer, Column, Paragraph, Sheet
from graphkit.tables.width import shorten
from graphkit.terms import word
from graphkit.today import day_of

if TYPE_CHECKING:
    from graphkit.comparison import Diff
    from graphkit.graph import Graph

_TITLES = {
    "links": ("Links", "合作关系"),
    "tasks": ("Tasks", "任务"),
    "duties": ("Responsible units", "责任单位"),
    "targets": ("Targets", "目标"),
    "gaps": ("Gaps", "缺口"),
}

_FLAT = ("part", "change", "unit", "unit_id", "what", "old", "new", "old_id", "new_id", "message")
"""Columns of the one table that holds all changes."""

_ONLY = 60
"""Columns of a title in the terminal."""


@make_command(server="instead")
@click.argument("graphs", nargs=-1, metavar="[OLD] [NEW]")
@click.option("--from", "start", metavar="DATE", help="Look at OLD as of this day.  [default: today]")
@click.option("--to", "end", metavar="DATE", help="Look at NEW as of this day.  [default: --as-of, else today]")
@click.option(
    "--plans", nargs=2, metavar="OLD NEW", help="Compare these two plans of one graph: keys, numbers or files."
)
@click.option("--gaps/--no-gaps", default=True, help="With or without the gaps that closed and opened.")
@click.option("--all", "everything", is_flag=True, help="Also tasks that stayed as they were.")
def command(
    session: Session,
    graphs: tuple[str, ...],
    start: str | None,
    end: str | None,
    plans: tuple[str, str] | None,
    gaps: bool,
    everything: bool,
) -> None:
    """Show what changed.

    Two graphs, plans or ledgers OLD and NEW; or one on two days. Links are compared by pairs of units; tasks and
    targets by key, else by the likeness of their words between plans of one issuer.

    \b
      graphkit diff plan-2021.txt plan-2024.txt
      graphkit diff city.graph --from 2021-12-31 --to 2024-06-30
    """
    from graphkit.comparison import diff

    days = [day_of(day, name) if day else None for day, name in ((start, "--from"), (end, "--to"))]
    days[1] = days[1] or session.as_of
    old, new = _sides(session, graphs, days, plans)
    found = diff(old, new, old_as_of=days[0], new_as_of=days[1], gaps=gaps)
    shown = found if everything else replace(found, tasks=tuple(t for t in found.tasks if t.change != "same"))
    flat = whole(_FLAT, list(_rows(session, shown)), session, session.say("Changes", "变化"))
    sheets = [flat, *_sheets(session, shown)]
    title = session.say("What changed", "变化对比")
    session.deliver(Answer(_document(found, shown), tuple(sheets), tuple(_page(session, found, shown)), None, title))


def _sides(
    session: Session, graphs: Sequence[str], days: Sequence[str | None], plans: tuple[str, str] | None
) -> tuple[Graph, Graph]:
    """The two graphs to compare."""
    from graphkit.graph.remainder import of_plan
    from graphkit.listings.plans import find_plan

    if len(graphs) > 2:
        raise UsageError(
            f"diff compares two, and {len(graphs)} are named; put what belongs together into one graph with build."
        )
    if len(graphs) == 2 and plans:
        raise UsageError("--plans names two plans of one graph; name one graph, or leave --plans out.")
    if len(graphs) < 2 and not plans and not days[0]:
        raise UsageError("diff: name OLD and NEW, or one graph with --from DATE (and --to DATE), or with --plans.")
    sides = [replace(session, sources=(graph,) if graph else (), as_of=None) for graph in graphs or ("",)]
    read = [side.whole_graph() for side in sides]
    if plans:
        one, other = (of_plan(read[0], find_plan(read[0], plan)) for plan in plans)
        return one, other
    return read[0], read[-1]


def _document(found: Diff, shown: Diff) -> dict[str, Any]:
    parts = {name: [_plain(asdict(each)) for each in getattr(shown, name)] for name in _TITLES}
    return {
        "schema": 1,
        "old": {"as_of": found.old_as_of},
        "new": {"as_of": found.new_as_of},
        "plans": [{"old": old, "new": new} for old, new in found.plans.items()],
        "counts": found.counts(),
        **parts,
    }


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    """A change as JSON has it: an offset after the quote is called ``end`` there."""
    if "evidence" in row:
        row["evidence"] = [
            {"source": e["source"], "quote": e["quote"], "start": e["start"], "end": e["stop"]} for e in row["evidence"]
        ]
    return row


def _rows(session: Session, found: Diff) -> Iterator[dict[str, Any]]:
    """All changes as rows of one table."""
    empty: dict[str, Any] = dict.fromkeys(_FLAT)
    told: dict[str, Any]
    for link in found.links:
        pair = f"{link.unit} — {link.counterpart}"
        told = {"unit": link.unit, "unit_id": link.unit_id, "what": pair, "new_id": link.counterpart_id}
        old, new = _state(session, link.old_status, link.old_since), _state(session, link.new_status, link.new_since)
        yield empty | told | {"part": "links", "change": link.change, "old": old, "new": new}
    for task in found.tasks:
        told = {"what": task.new_title or task.old_title, "old_id": task.old_id, "new_id": task.new_id}
        old, new = _dated(task.old_title, task.old_due), _dated(task.new_title, task.new_due)
        yield empty | told | {"part": "tasks", "change": task.change, "old": old, "new": new}
    for duty in found.duties:
        told = {"unit": duty.unit, "unit_id": duty.unit_id, "what": duty.title}
        ids = {"old_id": duty.old_id, "new_id": duty.new_id}
        yield empty | told | ids | {"part": "duties", "change": duty.change}
    for target in found.targets:
        field = f" ({target.field})" if target.field else ""
        told = {"what": f"{target.what}{field}", "old": target.old, "new": target.new}
        yield (
            empty
            | told
            | {"part": "targets", "change": target.change, "old_id": target.old_id, "new_id": target.new_id}
        )
    for gap in found.gaps:
        told = {"unit": gap.unit, "unit_id": gap.unit_id, "what": gap.rule}
        message = session.say(gap.message_en, gap.message_zh)
        yield empty | told | {"part": "gaps", "change": gap.change, "message": message}


def _state(session: Session, status: str | None, since: str | None) -> str | None:
    if status is None:
        return None
    return word(status, session.language) + (f" ({since})" if since else "")


def _dated(title: str | None, due: str | None) -> str | None:
    return f"{title} ({due})" if title and due else title


def _sheets(session: Session, found: Diff) -> Iterator[Sheet]:
    """A sheet for each part that changed."""
    for name, titles in _TITLES.items():
        rows = [asdict(each) for each in getattr(found, name)]
        if rows:
            keys = [key for key in rows[0] if key != "evidence"]
            yield whole(keys, rows, session, session.say(*titles))


def _page(session: Session, found: Diff, shown: Diff) -> Iterator[Paragraph | Sheet]:
    say = session.say
    yield Paragraph(
        say(f"From {found.old_as_of} to {found.new_as_of}", f"{found.old_as_of} 至 {found.new_as_of}"), "heading"
    )
    for old, new in found.plans.items():
        yield Paragraph(old if old == new else f"{old} → {new}", indent=2)
    yield Paragraph("")
    rows = list(_rows(session, shown))
    if not rows:
        yield Paragraph(say("Nothing changed.", "没有变化。"))
        return
    for name, titles in _TITLES.items():
        some = [row for row in rows if row["part"] == name]
        if some:
            counts = say(", ", "、").join(
                f"{word(change, session.language)} {count}" for change, count in found.counts()[name].items()
            )
            yield Paragraph(f"{say(*titles)} ({counts})", "heading")
            yield _table(session, name, some)
            yield Paragraph("")


def _table(session: Session, part: str, rows: Sequence[Mapping[str, Any]]) -> Sheet:
    say = session.say
    columns = [Column("change", say("change", "变化"))]
    if part == "gaps":
        columns.append(Column("message", say("gap", "缺口")))
    else:
        columns.append(Column("what", say("what", "事项")))
    if part == "duties":
        columns.append(Column("unit", say("unit", "单位")))
    if part in ("links", "targets"):
        columns += [Column("old", say("before", "原")), Column("new", say("now", "现"))]
    if part == "tasks":
        columns.append(Column("old", say("before", "原")))
    # What a gap is about stands at the end of its sentence.
    most = 3 * _ONLY if part == "gaps" else _ONLY
    cells = [
        [word(row[c.key], session.language) if c.key == "change" else shorten(row[c.key] or "", most) for c in columns]
        for row in rows
    ]
    return Sheet(tuple(columns), cells)
