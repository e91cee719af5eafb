"""``graphkit tasks``: what must be done and reached, by whom and by when."""

from __future__ import annotations

from typing import Any

import click

from graphkit.cli import notes
from graphkit.cli.options import command as make_command
from graphkit.cli.options import sources
from graphkit.cli.session import Session
from graphkit.cli.whole import whole
from graphkit.listings.duties import targets, tasks
from graphkit.tables import Answer, Column, Sheet
from graphkit.tables.width import shorten
from graphkit.terms import word

_TASK = (
    "id", "part", "no", "title", "responsible", "responsible_groups", "due", "ongoing", "elaborates", "elaborates_id",
    "source", "quote", "start", "end", "place",
)  # fmt: skip
_TARGET = (
    "id", "what", "scope", "counterpart_scope", "provinces", "measure", "minimum", "minimum_status", "since", "by",
    "source", "quote", "start", "end", "place",
)  # fmt: skip

_TITLE_COLUMNS = 60


@make_command(server="instead")
@sources
@click.option("--targets", "only_targets", is_flag=True, help="Only the targets; CSV holds them instead of the tasks.")
def command(session: Session, only_targets: bool) -> None:
    """List the tasks, the rows of the annex, and the targets.

    With --as-of only what had been set by then; JSON says of each task whether its deadline had passed.

    \b
      graphkit tasks plan.txt
      graphkit tasks plan.txt --targets -f csv
    """
    graph = session.graph()
    duties, quotas = tasks(graph, session.as_of), targets(graph)
    files: tuple[Sheet, ...] = (
        whole(_TASK, duties, session, session.say("Tasks", "任务")),
        whole(_TARGET, quotas, session, session.say("Targets", "目标")),
    )
    page: tuple[Sheet, ...] = (_tasks(session, duties), _targets(session, quotas))
    only = slice(1, 2) if only_targets else slice(0, 2)
    session.deliver(Answer({"schema": 1, "tasks": duties, "targets": quotas}, files[only], page[only]))
    if not duties and not quotas:
        notes.empty(session, graph)


def _tasks(session: Session, rows: list[dict[str, Any]]) -> Sheet:
    say = session.say
    columns = (
        Column("part", say("part", "部分")),
        Column("no", say("no", "序号"), numeric=True),
        Column("title", say("title", "事项")),
        Column("due", say("due", "时限")),
        Column("responsible", say("responsible", "责任单位")),
    )
    cells = [
        [
            word(row["part"], session.language),
            row["no"],
            shorten(row["title"], _TITLE_COLUMNS),
            row["due"] or (say("ongoing", "持续推进") if row["ongoing"] else ""),
            [*row["responsible"], *row["responsible_groups"]],
        ]
        for row in rows
    ]
    return Sheet(columns, cells, say("Tasks", "任务"))


def _targets(session: Session, rows: list[dict[str, Any]]) -> Sheet:
    say = session.say
    columns = (
        Column("what", say("target", "目标")),
        Column("scope", say("who", "范围")),
        Column("counterpart_scope", say("with", "对象")),
        Column("minimum", say("least", "至少"), numeric=True),
        Column("minimum_status", say("status", "进展")),
        Column("by", say("by", "时限")),
    )
    cells = [
        [
            shorten(row["what"] or "", _TITLE_COLUMNS),
            word(row["scope"], session.language),
            word(row["counterpart_scope"], session.language),
            row["minimum"],
            word(row["minimum_status"], session.language),
            row["by"],
        ]
        for row in rows
    ]
    return Sheet(columns, cells, say("Targets", "目标"))
