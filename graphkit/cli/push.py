"""``graphkit push``: a graph to a Neo4j server."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any

import click

from graphkit.cli.options import command as make_command
from graphkit.cli.options import sources
from graphkit.cli.session import Session
from graphkit.tables import Answer, Column, Paragraph, Sheet

if TYPE_CHECKING:
    from graphkit.push import Pushed

_FILE = ("kind", "name", "sent", "there", "created", "changed", "stale", "removed")


@make_command(server="needed")
@sources
@click.option("--name", metavar="NAME", help="Name of the graph there.  [default: the key of its plan]")
@click.option("--dry-run", is_flag=True, help="Write nothing, and show what would be written.")
@click.option("--keep-stale", is_flag=True, help="Remove nothing that is no longer in the graph.")
@click.option("--yes", is_flag=True, help="Push into a database with other data without being asked.")
def command(session: Session, name: str | None, dry_run: bool, keep_stale: bool, yes: bool) -> None:
    """Write SOURCES to a Neo4j server, for Neo4j Browser.

    Pushing again writes only what differs, and removes what a push of this graph wrote and the graph no longer holds;
    what others put there stays. A push that was interrupted is completed by the next.

    \b
      NEO4J_PASSWORD=... graphkit push city.graph --uri neo4j://host:7687
    """
    from graphkit.push import push

    graph = session.graph()
    meter = _Meter(session)
    try:
        pushed = push(
            graph,
            session.server,
            name=name,
            dry_run=dry_run,
            keep_stale=keep_stale,
            yes=yes,
            ask=_ask if sys.stdin.isatty() and sys.stderr.isatty() else None,
            progress=meter,
            tell=lambda text: session.note(text, text),
        )
    except KeyboardInterrupt:
        session.note("the push is not finished; push again to complete it.", "推送尚未完成；再次推送即可补全。")
        raise
    finally:
        meter.clear()
    session.deliver(_answer(session, pushed))


def _ask(question: str) -> bool:
    return click.confirm(question, err=True)


def _answer(session: Session, pushed: Pushed) -> Answer:
    say = session.say
    rows = [[getattr(table, column) for column in _FILE] for table in pushed.tables]
    counters = {name: getattr(pushed.counters, name) for name in pushed.counters.__slots__}
    kept = [{"label": k.label, "key": k.key, "name": k.name} for k in pushed.kept]
    document: dict[str, Any] = {
        "schema": 1,
        "graph": pushed.graph,
        "server": pushed.server,
        "dry_run": pushed.dry_run,
        "unchanged": pushed.unchanged,
        "tables": [dict(zip(_FILE, row, strict=True)) for row in rows],
        "counters": counters,
        "kept": kept,
    }
    columns = (
        Column("name", say("label or type", "标签或关系")),
        Column("sent", say("sent", "发送"), numeric=True),
        Column("there", say("there", "库中"), numeric=True),
        Column("created", say("created", "新建"), numeric=True),
        Column("changed", say("changed", "更改"), numeric=True),
        Column("removed", say("removed", "删除"), numeric=True),
    )
    gone = "stale" if pushed.dry_run else "removed"
    shown = [
        [t.name, t.sent, t.there, t.created, t.changed, getattr(t, gone)] for t in pushed.tables if t.sent or t.stale
    ]
    page: list[Paragraph | Sheet] = [
        Sheet(columns, shown),
        Paragraph(""),
        Paragraph(_sentence(session, pushed), "heading"),
    ]
    for each in pushed.kept:
        page.append(
            Paragraph(
                say(
                    f"{each.label} {each.key} {each.name}: no longer in the graph; stays, since others linked to it",
                    f"{each.label} {each.key} {each.name}：图中已无，因他人有关系指向而保留",
                ),
                indent=2,
                hanging=2,
            )
        )
    whole = Sheet(tuple(Column(key, key, key not in {"kind", "name"}) for key in _FILE), rows)
    return Answer(document, (whole,), tuple(page))


def _sentence(session: Session, pushed: Pushed) -> str:
    n = {what: pushed.total(what) for what in ("sent", "created", "changed", "stale", "removed")}
    if pushed.dry_run:
        return session.say(
            f"{pushed.graph}: a push would create {n['created']}, change {n['changed']} and remove {n['stale']} "
            f"of {n['sent']} items; nothing was written.",
            f"{pushed.graph}：共 {n['sent']} 项，推送将新建 {n['created']} 项、更改 {n['changed']} 项、"
            f"删除 {n['stale']} 项；本次未写入。",
        )
    properties = pushed.counters.properties_set
    return session.say(
        f"{pushed.graph}: {n['sent']} items are there; created {n['created']}, changed {n['changed']}, "
        f"removed {n['removed']}, {properties} properties set ({pushed.server}).",
        f"{pushed.graph}：共 {n['sent']} 项已在库中；新建 {n['created']}、更改 {n['changed']}、删除 {n['removed']}，"
        f"写入属性 {properties} 个（{pushed.server}）。",
    )


class _Meter:
    """Items done and items a second, on a terminal's standard error."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._begun = time.monotonic()
        self._shown = 0

    def __call__(self, done: int, total: int) -> None:
        if sys.stderr.isatty():
            rate = done / max(time.monotonic() - self._begun, 0.001)
            line = self._session.say(
                f"pushing {done} of {total}, {rate:.0f} a second", f"推送 {done}/{total}，每秒 {rate:.0f} 项"
            )
            self.clear()
            print(line, end="\r", file=sys.stderr, flush=True)
            self._shown = 2 * len(line)

    def clear(self) -> None:
        """Wipe the line."""
        if self._shown:
            print(" " * self._shown, end="\r", file=sys.stderr, flush=True)
            self._shown = 0
