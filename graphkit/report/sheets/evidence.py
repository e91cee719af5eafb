"""The sentences that the findings rest on, one a row, to which the gaps lead."""

from __future__ import annotations

from graphkit.model import Evidence
from graphkit.report.material import Material
from graphkit.tables.book import Book, Item
from graphkit.tables.content import Cell, Column
from graphkit.tables.width import squash

HEAD = 2
"""Rows above the headings of a sheet with a title and one note."""


def name(m: Material) -> str:
    """Name of the sheet."""
    return m.say("Evidence", "原文依据")


def about(m: Material) -> str:
    """What the sheet tells."""
    return m.say(
        "The words of the documents that the gaps rest on, with file, line and offsets.",
        "各项缺口所依据的原文，注明文件、行号和字符位置。",
    )


def sentences(m: Material) -> list[Evidence]:
    """All sentences that the shown findings rest on, each once, in the order of the documents."""
    order = {source.key: place for place, source in enumerate(m.graph.sources)}
    found = {e for finding in m.shown for e in finding.evidence}
    return sorted(found, key=lambda e: (order.get(e.source, len(order)), e.source, e.start, e.stop, e.rule))


def rows_of(m: Material) -> dict[Evidence, int]:
    """The row of the sheet, from 0, in which each sentence stands."""
    return {sentence: HEAD + 1 + place for place, sentence in enumerate(sentences(m))}


def add(book: Book, m: Material) -> None:
    """Write the sheet."""
    from graphkit.report.sheets import findings

    say = m.say
    columns = (
        Column("no", say("no.", "编号"), True),
        Column("file", say("document", "文件")),
        Column("line", say("place", "位置")),
        Column("quote", say("words", "原文")),
        Column("gaps", say("gaps", "涉及缺口"), True),
        Column("first", say("first gap", "首个缺口")),
        Column("start", say("from", "起始字符"), True),
        Column("end", say("to", "结束字符"), True),
    )
    used: dict[Evidence, list[int]] = {}
    for place, finding in enumerate(findings.ordered(m)):
        for sentence in finding.evidence:
            used.setdefault(sentence, []).append(place)
    rows: list[list[Cell | Item]] = []
    for place, sentence in enumerate(sentences(m)):
        gaps = used[sentence]
        back = Item(say(f"gap {gaps[0] + 1}", f"缺口 {gaps[0] + 1}"), "", (findings.name(m), HEAD + 1 + gaps[0]))
        rows.append(
            [
                place + 1,
                m.lines.file(sentence.source),
                m.lines.place(sentence.source, sentence.start, m.language),
                squash(sentence.quote),
                len(gaps),
                back,
                sentence.start,
                sentence.stop,
            ]
        )
    book.table(name(m), columns, rows, name(m), (about(m),), widths={"no": 7, "file": 16, "quote": 90}, unprinted=2)
