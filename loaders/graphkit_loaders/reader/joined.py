"""The text to read sentences in: as cleaned, but with the lines of a table's cell joined."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from graphkit_loaders.reader.shapes import Outline


@dataclass(frozen=True, slots=True)
class Joined:
    """A text with some line ends taken out. ``cuts`` are their offsets in the clean text, in order."""

    text: str
    cuts: tuple[int, ...]
    _shifted: tuple[int, ...]

    def back(self, at: int) -> int:
        """Offset in the clean text of a character of this text."""
        return at + bisect_right(self._shifted, at)

    def forth(self, at: int) -> int:
        """Offset in this text of a character of the clean text."""
        return at - bisect_left(self.cuts, at)

    def back_span(self, start: int, stop: int) -> tuple[int, int]:
        """The span in the clean text that begins and ends with the same characters."""
        if not self.cuts:
            return start, stop
        return (self.back(start), self.back(stop - 1) + 1) if stop > start else (self.back(start), self.back(start))


def joined(text: str, outline: Outline) -> Joined:
    """Join the lines of titles of annex rows: a table that lost its lines breaks a cell anywhere, inside names too."""
    cuts: list[int] = []
    for task in outline.tasks:
        if task.part == "annex":
            cuts += [at for at in range(task.title_start, task.title_stop) if text[at] == "\n"]
    if not cuts:
        return Joined(text, (), ())
    cuts = sorted(set(cuts))
    pieces = [text[a + 1 : b] for a, b in zip((-1, *cuts), (*cuts, len(text)), strict=True)]
    return Joined("".join(pieces), tuple(cuts), tuple(at - i for i, at in enumerate(cuts)))
