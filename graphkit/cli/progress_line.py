"""The line on the terminal that shows how far the reading is."""

from __future__ import annotations

import sys
from contextlib import ExitStack

from graphkit.progress import heard_by
from graphkit.tables.width import width

BAR = 20
"""Columns of the bar."""

NAME = 15
"""Letters of a file's name that are shown: two columns each, they fit beside the bar."""


class ProgressLine:
    """A line while something takes its time; nothing where standard error is no terminal.

    With many documents the bar counts them, and the pages of a long one stand behind it; with one it counts pages.
    """

    def __init__(self, words: str) -> None:
        self._words = words if sys.stderr.isatty() else ""
        self._drawn = 0
        self._documents = (0, 1)
        self._listening = ExitStack()

    def __enter__(self) -> ProgressLine:
        if self._words:
            self._listening.enter_context(heard_by(self.stepped))
            self._draw(self._words)
        return self

    def told(self, number: int, count: int) -> None:
        """Show how many documents were read, and of how many."""
        self._documents = (number, count)
        if count > 1:
            self._draw(_bar(number, count))

    def stepped(self, what: str, done: int, count: int) -> None:
        """Show how many pages of a long document were read."""
        name = what if len(what) <= NAME else f"{what[: NAME - 1]}…"
        number, documents = self._documents
        if documents > 1:
            self._draw(f"{_bar(number, documents)} · {name} {done}/{count}")
        else:
            self._draw(f"{_bar(done, count)} {name}")

    def __exit__(self, *_: object) -> None:
        self._draw("")
        self._listening.close()

    def _draw(self, words: str) -> None:
        if not self._words:
            return
        columns = width(words)
        print(words + " " * (self._drawn - columns), end="\r", file=sys.stderr, flush=True)
        self._drawn = columns


def _bar(done: int, count: int) -> str:
    full = BAR * done // count
    return f"{'█' * full}{'░' * (BAR - full)} {done}/{count}"
