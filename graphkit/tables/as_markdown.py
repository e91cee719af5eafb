"""An answer as Markdown: headings, lists, and every sheet as a pipe table under its title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graphkit.tables.as_json import plain
from graphkit.tables.content import Answer, Cell, Paragraph, Sheet
from graphkit.tables.visible import visible
from graphkit.tables.width import squash

_SPECIAL = re.compile(r"([\\|`*<\[\]])")


def as_markdown(answer: Answer) -> str:
    """All paragraphs and sheets of an answer under one another."""
    blocks = answer.sheets if answer.report is None else answer.report
    parts = [[f"# {escape(answer.title)}"]] if answer.title and answer.report is not None else []
    for block in blocks:
        if isinstance(block, Sheet):
            parts.append(list(_lines(block)))
        elif block.text:
            line = _paragraph(block)
            if line.lstrip().startswith("- ") and parts and parts[-1][-1].lstrip().startswith("- "):
                parts[-1].append(line)
            else:
                parts.append([line])
    return "\n".join("".join(f"{line}\n" for line in lines) for lines in parts)


def _paragraph(block: Paragraph) -> str:
    """A heading, a point of a list, or a line."""
    text = _SPECIAL.sub(r"\\\1", " ".join(visible(block.text.removeprefix("• ")).split()))
    if block.label:
        text = f"{escape(block.label)} {text}"
    if not block.indent:
        return f"## {text}" if block.style in {"heading", "error", "warning", "info"} else text
    return f"{' ' * (block.indent - 2)}- {text}"


def _lines(sheet: Sheet) -> Iterator[str]:
    if sheet.title:
        yield f"## {escape(sheet.title)}"
        yield ""
    yield _row(escape(column.heading) for column in sheet.columns)
    yield _row("---:" if column.numeric else "---" for column in sheet.columns)
    for row in sheet.rows:
        yield _row(escape(cell) for cell in row)


def _row(cells: Iterator[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def escape(cell: Cell) -> str:
    """A cell on one line, in which nothing is taken for a mark-up.

    Examples
    --------
    >>> escape("a|b"), escape(("科技", "教育")), escape(None)
    ('a\\\\|b', '科技、教育', '')
    """
    match plain(cell):
        case None:
            return ""
        case bool(truth):
            return "true" if truth else "false"
        case list(items):
            text = "、".join(map(str, items))
        case other:
            text = str(other)
    return _SPECIAL.sub(r"\\\1", squash(visible(text)))
