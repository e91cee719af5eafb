"""An answer for the terminal: paragraphs wrapped, tables aligned whatever the width of their characters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graphkit.tables.as_json import plain
from graphkit.tables.content import Answer, Cell, Column, Paragraph, Sheet, Style
from graphkit.tables.visible import visible
from graphkit.tables.width import shorten, squash, width, wrap

MINIMUM = 20
"""Columns that a cut text gets, however narrow the terminal."""

_CODES: dict[Style, str] = {"heading": "1", "error": "31;1", "warning": "33", "info": "36", "quiet": "2"}


def as_text(answer: Answer, columns: int, colour: bool = False) -> str:
    """The page of an answer, or its sheets where it has no page of its own.

    Parameters
    ----------
    answer : Answer
        What to show.
    columns : int
        Width of the terminal.
    colour : bool
        Whether the text may hold the codes that colour it.
    """
    blocks = answer.sheets if answer.page is None else answer.page
    parts = []
    for place, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            parts.append(_paragraph(block, columns, colour))
        else:
            if place and block.title:
                parts.append("\n")
            parts.append(_sheet(block, columns, colour))
    return "".join(parts)


def _paragraph(block: Paragraph, columns: int, colour: bool) -> str:
    if not block.text:
        return "\n"
    block = replace(block, text=visible(block.text), label=visible(block.label))
    indent, hanging = " " * block.indent, " " * (block.indent + block.hanging)
    if block.label:
        indent += block.label + " " * max(1, block.hanging - width(block.label))
    if block.around is not None:
        lines = [indent + shorten(block.text, max(MINIMUM, columns - width(indent)), block.around)]
    else:
        lines = wrap(block.text, columns, indent, hanging)
    if colour and block.style == "marked":
        lines = _bold(lines)
    elif colour and block.style in _CODES:
        lines = [f"\x1b[{_CODES[block.style]}m{line}\x1b[0m" for line in lines]
    return "".join(f"{line}\n" for line in lines)


def _bold(lines: list[str]) -> list[str]:
    """Lines with what stands in brackets in bold, also where a bracket closes on a later line."""
    inside, result = False, []
    for line in lines:
        shown = ("\x1b[1m" if inside else "") + line.replace("【", "\x1b[1m【").replace("】", "】\x1b[0m")
        inside = line.rfind("【") > line.rfind("】") or (inside and "】" not in line)
        result.append(shown + ("\x1b[0m" if inside else ""))
    return result


def _sheet(sheet: Sheet, columns: int, colour: bool) -> str:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    from graphkit.tables.rich_cell import ChineseText

    table = Table(
        title=sheet.title or None,
        title_justify="left",
        title_style="bold",
        box=SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
        padding=(0, 1, 0, 0),
    )
    shown = [[_cell(cell) for cell in row] for row in sheet.rows]
    for place, column in enumerate(sheet.columns):
        table.add_column(
            ChineseText(column.heading),
            justify="right" if column.numeric else "left",
            overflow="fold",
            min_width=_least(column, [row[place] for row in shown], len(sheet.columns), columns),
        )
    for row in shown:
        table.add_row(*map(ChineseText, row))
    console = Console(
        width=columns, force_terminal=colour, no_color=not colour, color_system="standard" if colour else None,
        legacy_windows=False, highlight=False, markup=False, emoji=False,
    )  # fmt: skip
    with console.capture() as capture:
        console.print(table)
    return "".join(f"{line.rstrip()}\n" for line in capture.get().splitlines())


def _least(column: Column, texts: Sequence[str], neighbours: int, columns: int) -> int:
    """The least width of a column: that of its longest text, but not more than its share of the line."""
    longest = max((width(text) for text in (column.heading, *texts)), default=0)
    return longest if column.whole else min(longest, max(4, columns // neighbours - 2))


def _cell(cell: Cell) -> str:
    match plain(cell):
        case None:
            return ""
        case bool(truth):
            return "✓" if truth else ""
        case list(items):
            text = "、".join(map(str, items))
        case other:
            text = str(other)
    return squash(visible(text))
