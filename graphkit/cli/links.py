"""``graphkit links``: who works with whom."""

from __future__ import annotations

import click

from graphkit.cli import notes
from graphkit.cli.options import command as make_command
from graphkit.cli.options import sources
from graphkit.cli.session import Session
from graphkit.cli.whole import whole
from graphkit.listings.partnerships import partnerships
from graphkit.tables import Answer, Column, Sheet
from graphkit.terms import word

_FILE = (
    "unit", "unit_id", "counterpart", "counterpart_id", "status", "task", "task_id", "since", "until", "what",
    "sectors", "source", "quote", "start", "end", "place", "rule",
)  # fmt: skip


@make_command(server="instead")
@sources
@click.option("--all", "everything", is_flag=True, help="Also promises to groups that name nobody, and memberships.")
def command(session: Session, everything: bool) -> None:
    """List who works, or shall work, with whom.

    With --as-of only what was known to hold on that day. JSON, CSV and Markdown have the sentence of each link with its
    offsets; in a terminal "graphkit why UNIT COUNTERPART" shows it.

    \b
      graphkit links city.graph --as-of 2022
      graphkit links city.graph --all -o links.xlsx
    """
    graph = session.graph()
    found = partnerships(graph, everything, session.as_of)
    say = session.say
    columns = (
        Column("unit", say("unit", "本地单位")),
        Column("counterpart", say("counterpart", "合作对象")),
        Column("status", say("status", "进展")),
        Column("task", say("task", "任务"), numeric=True),
        Column("since", say("since", "起始")),
        Column("sectors", say("sectors", "领域")),
    )
    shown = [
        [
            row["unit"],
            row["counterpart"],
            word(row["status"], session.language),
            row["task"],
            row["since"],
            row["sectors"],
        ]
        for row in found
    ]
    rows = whole(_FILE, found, session)
    title = say("Links", "合作关系")
    session.deliver(Answer({"schema": 1, "links": found}, (rows,), (Sheet(columns, shown),), title=title))
    if not found:
        notes.empty(session, graph)
