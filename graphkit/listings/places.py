"""Where in a document a sentence stands, as people say it: page 5, table 1, row 3, column 2."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.language import Language, pick
from graphkit.places import place_at

if TYPE_CHECKING:
    from graphkit.graph import Graph
    from graphkit.model import Source

_PARTS = ("page", "paragraph", "table", "row", "column")


def place_of(graph: Graph, source: str | None, start: int | None) -> dict[str, int] | None:
    """Page, paragraph, table, row and column of a sentence, as far as its document has them.

    Parameters
    ----------
    graph : Graph
        What holds the document.
    source : str, optional
        Key of the document.
    start : int, optional
        Offset of the sentence's first character.

    Returns
    -------
    dict of str to int or None
        None where the document tells no places, as a plain text does not.
    """
    if source is None or start is None:
        return None
    return place_in(graph.source(source), start)


def place_in(source: Source, start: int) -> dict[str, int] | None:
    """The same for a document at hand."""
    place = place_at(source.places, start)
    if place is None:
        return None
    return {part: value for part in _PARTS if (value := getattr(place, part)) is not None}


def place_words(place: dict[str, int] | None, language: Language) -> str:
    """A place in words; empty if there is none to tell.

    Examples
    --------
    >>> place_words({"page": 5, "table": 1, "row": 3, "column": 2}, "en")
    'page 5, table 1, row 3, column 2'
    >>> place_words({"page": 5}, "zh"), place_words({"paragraph": 12}, "zh"), place_words(None, "en")
    ('第5页', '第12段', '')
    """
    if not place:
        return ""
    chinese = {
        "page": "第{}页", "paragraph": "第{}段", "table": "表{}", "row": "第{}行", "column": "第{}列",
    }  # fmt: skip
    en = ", ".join(f"{part} {number}" for part, number in place.items())
    zh = "".join(chinese[part].format(number) for part, number in place.items())
    return pick(language, en, zh)
