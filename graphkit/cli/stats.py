"""``graphkit stats``: how much there is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from graphkit.cli import notes
from graphkit.cli.options import command as make_command
from graphkit.cli.options import sources
from graphkit.cli.session import Session
from graphkit.listings.counts import counts
from graphkit.tables import Answer, Column, Paragraph, Sheet
from graphkit.terms import word

MOST_UNITS, MOST_DOCUMENTS = 100, 30
"""How many the page names; what a folder of thousands holds would run over every screen."""


@make_command(server="instead")
@sources
def command(session: Session) -> None:
    """Count what there is, and list the roster.

    The roster are the units that the plan must cover. With --as-of what was known to hold on that day.

    \b
      graphkit stats city.graph
    """
    graph = session.graph()
    session.deliver(figures(session, counts(graph, session.as_of)))
    notes.empty(session, graph)


def figures(session: Session, found: dict[str, Any]) -> Answer:
    """The answer of ``stats``, which ``build`` gives too."""
    say = session.say
    columns = (
        Column("table", say("table", "表")),
        Column("name", say("name", "名称")),
        Column("count", say("count", "数量"), True),
    )
    counted = [(table, name, count) for table in ("nodes", "links") for name, count in found[table].items()]
    rows = [
        *counted,
        *(("roster", role, len(units)) for role, units in found["roster"].items()),
        ("pairs", "", found["pairs"]),
        ("sentences", "without link", found["sentences"]["without_link"]),
        ("sentences", "explained", found["sentences"]["explained"]),
        ("remarks", "", found["remarks"]),
    ]
    documents = [f"{source['file']}: {_about(session, source)}" for source in found["sources"]]
    page: list[Paragraph | Sheet] = [
        Sheet(
            (Column("kind", say("nodes and links", "节点与关系")), Column("count", say("count", "数量"), numeric=True)),
            [(name, count) for _, name, count in counted if count],
        ),
        Paragraph(""),
        Paragraph(say("Roster", "应覆盖单位"), "heading"),
        *(
            Paragraph(
                f"{word(role, session.language)} ({len(units)}): {'、'.join(_some(session, units, MOST_UNITS))}",
                indent=2,
                hanging=2,
            )
            for role, units in found["roster"].items()
        ),
        Paragraph(""),
        Paragraph(say("Documents", "文件"), "heading"),
        *(Paragraph(line, indent=2, hanging=2) for line in _some(session, documents, MOST_DOCUMENTS)),
        Paragraph(""),
        Paragraph(say(f"Pairs that work together: {found['pairs']}", f"合作双方：{found['pairs']} 对")),
        Paragraph(_unlinked(session, found["sentences"])),
    ]
    return Answer(found, (Sheet(columns, rows),), tuple(page), title=say("Figures", "数量统计"))


def _some(session: Session, things: Sequence[str], most: int) -> list[str]:
    """The first of many things, and how many more there are."""
    if len(things) <= most:
        return [*things]
    more = len(things) - most
    return [
        *things[:most],
        session.say(f"… and {more} more (-f json has all)", f"……另有 {more} 项（-f json 列出全部）"),
    ]


def _unlinked(session: Session, sentences: dict[str, Any]) -> str:
    """How many sentences speak of cooperation and gave no link, and how many of those are explained."""
    total, explained = sentences["without_link"], sentences["explained"]
    percent = f"{100 * sentences['share_explained']:.0f} %"
    return session.say(
        f"Sentences about cooperation without a link: {total}; for {explained} it is known why ({percent})",
        f"有合作用语而无关系的语句：{total} 句，其中 {explained} 句原因明确（{percent}）",
    )


def _about(session: Session, source: dict[str, Any]) -> str:
    length = session.say(f"{source['characters']} characters", f"{source['characters']} 字")
    return f"{source['kind']}, {length}, {source['encoding']}, sha256 {source['sha256'][:12]}"
