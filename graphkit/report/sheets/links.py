"""Every link with the sentence that states it."""

from __future__ import annotations

from typing import Any

from graphkit.model import PARTY_LABELS
from graphkit.report.material import Material
from graphkit.tables.book import Book, Item
from graphkit.tables.content import Cell, Column
from graphkit.tables.width import squash
from graphkit.terms import word


def name(m: Material) -> str:
    """Name of the sheet."""
    return m.say("Links", "合作关系")


def about(m: Material) -> str:
    """What the sheet tells."""
    return m.say(
        "Who works, or shall work, with whom, one row a statement; groups and alliances are no counterparts.",
        "谁与谁合作或拟合作，一条原文一行；笼统单位和联盟不算合作对象。",
    )


def add(book: Book, m: Material) -> None:
    """Write the sheet."""
    say = m.say
    columns = (
        Column("no", say("no.", "序号"), True),
        Column("unit", say("unit", "本地单位")),
        Column("counterpart", say("counterpart", "合作对象")),
        Column("kind", say("kind", "对象类别")),
        Column("status", say("status", "进展")),
        Column("task", say("task", "任务"), True),
        Column("since", say("since", "起始")),
        Column("until", say("until", "截止")),
        Column("sectors", say("sectors", "领域")),
        Column("what", say("what", "事项")),
        Column("quote", say("words", "原文")),
        Column("file", say("document", "文件")),
        Column("line", say("place", "位置")),
        Column("rule", say("read by", "读取规则")),
    )
    rows = [_row(m, place + 1, link) for place, link in enumerate(m.links)]
    book.table(
        name(m), columns, rows, name(m), (about(m),), frozen=3,
        widths={
            "no": 6, "unit": 20, "counterpart": 20, "kind": 11, "status": 9, "task": 7, "since": 11, "until": 11,
            "sectors": 13, "what": 22, "quote": 46, "file": 13, "line": 12,
        },
        unprinted=1,
    )  # fmt: skip


def _row(m: Material, no: int, link: dict[str, Any]) -> list[Cell | Item]:
    return [
        no,
        link["unit"],
        Item(link["counterpart"], "bold" if link["counterpart_label"] in PARTY_LABELS else "quiet"),
        word(link["counterpart_label"], m.language),
        word(link["status"], m.language),
        link["task"],
        link["since"],
        link["until"],
        "、".join(link["sectors"] or ()),
        link["what"],
        squash(link["quote"] or ""),
        m.lines.file(link["source"]) if link["source"] else None,
        m.lines.place(link["source"], link["start"], m.language),
        Item(link["rule"], "quiet"),
    ]
