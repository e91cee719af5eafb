"""A cell for rich's tables that breaks lines as Chinese typesetting does; rich knows only blanks between words."""

from __future__ import annotations

from typing import Any

from rich.console import Console, JustifyMethod
from rich.containers import Lines
from rich.text import Text

from graphkit.tables.width import wrap


class ChineseText(Text):
    """Text whose lines never begin with a closing mark."""

    def wrap(self, console: Console, width: int, *, justify: JustifyMethod | None = None, **_: Any) -> Lines:
        """Lines of at most so many columns."""
        lines = Lines(Text(line, end="") for line in wrap(self.plain, width))
        if justify:
            lines.justify(console, width, justify=justify, overflow="fold")
        return lines
