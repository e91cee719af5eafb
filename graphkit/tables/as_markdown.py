"""An answer as Markdown: every sheet as a pipe table under its title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graphkit.tables.as_json import plain
from graphkit.tables.content import Answer, Cell, Sheet
from graphkit.tables.width import squash

_SPECIAL = re.compile(r"([\\|`*<\[\]])")


def as_markdown(answer: Answer) -> str:
    """All sheets of an answer under one another."""
    return "\n".join("".join(f"{line}\n" for line in _lines(sheet)) for sheet in answer.sheets)


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
    return _SPECIAL.sub(r"\\\1", squash(text))
