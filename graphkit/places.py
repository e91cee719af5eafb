"""Where in a document a stretch of its text stands: page, paragraph, cell of a table."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import astuple, dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """From the character at ``start`` on, up to the next place, the text stands here. All counts begin at 1.

    A document has what its kind has: a PDF document pages, a Word document paragraphs; both have tables.
    """

    start: int
    page: int | None = None
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None


def place_at(places: Sequence[Place], offset: int) -> Place | None:
    """The place of a character; none where the document tells no places.

    Parameters
    ----------
    places : sequence of Place
        By rising ``start``.
    offset : int
        Offset of the character in the document's text.

    Examples
    --------
    >>> pages = (Place(0, page=1), Place(120, page=2))
    >>> place_at(pages, 119).page, place_at(pages, 120).page, place_at((), 5)
    (1, 2, None)
    """
    index = bisect_right(places, offset, key=lambda place: place.start)
    return places[index - 1] if index else None


def encode(places: Sequence[Place]) -> str:
    """Places as one text, for engines whose properties are plain: JSON, or an empty text for none.

    Examples
    --------
    >>> encode((Place(0, page=1),))
    '[[0,1,null,null,null,null]]'
    """
    return json.dumps([astuple(place) for place in places], separators=(",", ":")) if places else ""


def decode(text: str | None) -> tuple[Place, ...]:
    """Places out of the text that ``encode`` made.

    Examples
    --------
    >>> decode(encode((Place(0, page=1),))) == (Place(0, page=1),), decode("")
    (True, ())
    """
    return tuple(Place(*values) for values in json.loads(text)) if text else ()
