"""What was seen in the documents and not understood: neither a gap nor covered."""

from __future__ import annotations

from graphkit.report.material import Material
from graphkit.tables.book import Book, Item
from graphkit.tables.content import Column
from graphkit.tables.width import squash
from graphkit.terms import reason, word


def name(m: Material) -> str:
    """Name of the sheet."""
    return m.say("Not understood", "未能读懂")


def about(m: Material) -> str:
    """What the sheet tells."""
    return m.say(
        "Counted neither as a gap nor as covered; a person should look at these sentences, names and rows.",
        "既不算缺口也不算覆盖的语句、名称和表格行，请人工核对。",
    )


def add(book: Book, m: Material) -> None:
    """Write the sheet."""
    say = m.say
    columns = (
        Column("kind", say("kind", "类别")),
        Column("reason", say("why", "原因")),
        Column("quote", say("words", "原文")),
        Column("detail", say("details", "说明")),
        Column("file", say("document", "文件")),
        Column("line", say("place", "位置")),
    )
    rows = [
        [
            word(row["kind"], m.language),
            reason(row["reason"], m.language),
            squash(row["quote"]),
            Item(row["detail"], "quiet"),
            row["file"],
            m.lines.place(row["source"], row["start"], m.language),
        ]
        for row in m.unread
    ]
    book.table(
        name(m),
        columns,
        rows,
        name(m),
        (about(m),),
        widths={"kind": 22, "reason": 24, "quote": 70, "detail": 30, "file": 14, "line": 12},
    )
