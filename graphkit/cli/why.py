"""``graphkit why``: the sentences that tie two units together."""

from __future__ import annotations

from typing import Any

import click

from graphkit.cli.options import command as make_command
from graphkit.cli.options import sources
from graphkit.cli.session import Session
from graphkit.cli.whole import whole
from graphkit.listings.places import place_words
from graphkit.listings.statements import partners_of, statements
from graphkit.tables import Answer, Paragraph
from graphkit.terms import word

_FILE = (
    "unit", "counterpart", "status", "task", "since", "source", "file", "line", "place", "start", "end", "quote",
    "context", "rule",
)  # fmt: skip


@make_command(server="instead")
@click.argument("unit")
@click.argument("counterpart")
@sources
def command(session: Session, unit: str, counterpart: str) -> None:
    """Show the sentences that tie two units together.

    The names of both are marked. UNIT and COUNTERPART may be names, other names or keys, in either order; an unknown
    name gets the nearest known ones.

    \b
      graphkit why 镜湖区 小东门街道
      graphkit why 芜湖市 松江区 city.graph --as-of 2021
    """
    graph = session.graph()
    found = statements(graph, unit, counterpart, session.as_of)
    rows = whole(_FILE, found, session)
    document = {"schema": 1, "unit": unit, "counterpart": counterpart, "statements": found}
    page = [block for row in found for block in _statement(session, row)]
    session.deliver(Answer(document, (rows,), tuple(page), tuple(page), f"{unit} — {counterpart}"))
    if not found:
        others = "、".join(partners_of(graph, unit)) or session.say("nobody", "无")
        session.note(
            f"no sentence ties {unit} to {counterpart}; {unit} is tied to: {others}.",
            f"没有语句写明{unit}与{counterpart}合作；与{unit}有关的是：{others}。",
        )


def _statement(session: Session, row: dict[str, Any]) -> list[Paragraph]:
    say = session.say
    facts = [word(row["status"], session.language)]
    if row["task"] is not None:
        facts.append(say(f"task {row['task']}", f"任务 {row['task']}"))
    if row["since"]:
        facts.append(say(f"since {row['since']}", f"{row['since']} 起"))
    if row["until"]:
        facts.append(say(f"until {row['until']}", f"至 {row['until']}"))
    head = Paragraph(f"{row['unit']} — {row['counterpart']} ({', '.join(facts)})", "heading")
    if row["source"] is None:
        return [head, Paragraph(say("no document states it", "没有文件依据"), "quiet", indent=2), Paragraph("")]
    at = place_words(row["place"], session.language)
    at = at or say(f"line {row['line']}", f"第 {row['line']} 行")
    place = say(
        f"{row['file']}, {at}, characters {row['start']} to {row['end']}; rule {row['rule']}",
        f"{row['file']} {at}，第 {row['start']}–{row['end']} 字；规则 {row['rule']}",
    )
    return [head, Paragraph(place, "quiet", indent=2), Paragraph(marked(row), "marked", indent=2), Paragraph("")]


def marked(row: dict[str, Any]) -> str:
    """The context of a statement with every name in 【】."""
    text, shift, last, parts = row["context"], row["context_start"], 0, []
    for mark in row["names"]:
        start, stop = mark["start"] - shift, mark["end"] - shift
        parts += [text[last:start], "【", text[start:stop], "】"]
        last = stop
    from graphkit.tables.width import squash

    return squash("".join([*parts, text[last:]]))
