"""What a reader of files hands over, and the one form in which it writes lines and tables down.

A paragraph is a line. A row of a table is a line too, its cells parted by tabs: a line break within a cell goes, or
becomes a blank where the file itself set it. Pages are parted by form feeds, as in a text from any PDF tool.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from graphkit.places import Place

_BLANKS = re.compile(r"[\s\x00-\x1f]+")
_LATIN = re.compile("[\x21-\x7e\u00c0-\u024f]")


class UnreadableError(Exception):
    """Why a file cannot be read: the rest of a sentence that begins with the file's name."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A stretch of the text that was hard to make out."""

    start: int
    stop: int
    confidence: float
    """0 to 1, as the recognition of letters tells it."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """Text out of a file, with its places, the doubtful stretches, and notes for the user."""

    text: str
    places: tuple[Place, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    notes: tuple[str, ...] = ()
    """What the user should know of the encoding, the rest of a sentence that begins with the file's name."""
    encoding: str = "utf-8"
    scanned: tuple[int, ...] = ()
    """Pages whose letters were made out in a picture."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in a cell or line that stand on one page; ``confidence`` is 1 where nothing had to be made out."""

    text: str
    page: int | None = None
    confidence: float = 1.0


@dataclass(slots=True)
class Writer:
    """Puts lines and rows into one text, and keeps account of where each stands."""

    most: int
    """Characters at most; a file that holds more is refused."""
    doubtful: float = 0.0
    """Words with less confidence are doubts."""
    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    _places: list[Place] = field(default_factory=list)
    _doubts: list[Doubt] = field(default_factory=list)

    def line(self, pieces: Sequence[Piece] | str, place: Place) -> None:
        """A paragraph, or a printed line, at a place; its ``start`` is set here."""
        self._words([Piece(pieces)] if isinstance(pieces, str) else pieces, place)
        self._put("\n")

    def row(self, cells: Iterable[Sequence[Piece]], place: Place) -> None:
        """A row of a table; each cell is a place of its own, and so is what of it stands on a further page."""
        for column, cell in enumerate(cells, 1):
            if column > 1:
                self._put("\t")
            self._words(cell, replace(place, column=column))
        self._put("\n")

    def page_break(self) -> None:
        """Part two pages: a form feed ends the last line of the first, so that a paragraph may run on."""
        if self._parts and self._parts[-1] == "\n":
            self._parts[-1] = "\f"
        else:
            self._put("\f")

    def done(self, scanned: Iterable[int] = ()) -> Extracted:
        """All that was written."""
        text = "".join(self._parts)
        return Extracted(text, tuple(self._places), tuple(self._doubts), scanned=tuple(scanned))

    def _words(self, pieces: Sequence[Piece], place: Place) -> None:
        before = ""
        for piece in pieces or [Piece("")]:
            if before and piece.text and _LATIN.match(before[-1]) and _LATIN.match(piece.text):
                self._put(" ")
            here = place if piece.page is None else replace(place, page=piece.page)
            last = self._places[-1] if self._places else None
            if last is None or replace(last, start=0) != replace(here, start=0):
                self._places.append(replace(here, start=self._length))
            if piece.text and piece.confidence < self.doubtful:
                self._doubts.append(Doubt(self._length, self._length + len(piece.text), piece.confidence))
            self._put(piece.text)
            before = piece.text or before

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
        if self._length > self.most:
            raise UnreadableError(f"holds more than {self.most // 1_000_000} million characters; split it")


def one_line(text: str) -> str:
    """Words of a cell or paragraph on one line; what parted them becomes a blank.

    Examples
    --------
    >>> one_line(" 市商务局\\n 市科技局 ")
    '市商务局 市科技局'
    """
    return _BLANKS.sub(" ", text).strip()
