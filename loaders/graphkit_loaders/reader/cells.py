"""Words of a table cell whose lines were broken: joined, with the way back to the clean text."""

from __future__ import annotations

from dataclasses import dataclass

from graphkit_loaders.reader.shapes import Responsible, Span


@dataclass(frozen=True, slots=True)
class Cell:
    """Joined words; ``at[i]`` is the offset of character ``i`` in the clean text."""

    text: str
    at: tuple[int, ...]

    def span(self, start: int, stop: int) -> Span:
        """Offsets in the clean text of a stretch of the joined words."""
        return (self.at[start], self.at[stop - 1] + 1) if stop > start else (0, 0)

    def placed(self, name: Responsible) -> Responsible:
        """A name found in the joined words, with its offsets in the clean text."""
        start, stop = self.span(name.start, name.stop)
        return Responsible(name.printed, start, stop, name.role, name.group)


def joined(text: str, spans: list[Span]) -> Cell:
    """The words of several lines as one; between Latin words a blank is kept where a line ended."""
    words: list[str] = []
    at: list[int] = []
    for start, stop in spans:
        if words and words[-1].isascii() and words[-1].isalpha() and text[start].isascii() and text[start].isalpha():
            words.append(" ")
            at.append(start - 1)
        words += text[start:stop]
        at += range(start, stop)
    return Cell("".join(words), tuple(at))
