"""What a command answers, before anything is known about the format it will be written in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Cell = str | int | float | bool | None | Sequence[str]
"""What a cell may hold. A list of texts is written with a separator that fits the format."""

Style = Literal["plain", "heading", "error", "warning", "info", "quiet", "marked"]
"""``marked`` words have names in 【】, which a terminal shows in bold."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: key in CSV, heading for people, and how a terminal may treat it."""

    key: str
    heading: str
    numeric: bool = False
    whole: bool = False
    """Whether a table must not break its texts: ids that a user copies."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: columns, rows in their order, and a heading where several stand under one another."""

    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Cell]]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a page: words, what kind of words, and how far in. ``around`` keeps it to one line."""

    text: str
    style: Style = "plain"
    indent: int = 0
    hanging: int = 0
    label: str = ""
    """Words before the first line, in the columns that ``hanging`` keeps free."""
    around: str | None = None
    """Words that must stay in sight when the text is cut to one line; none: it is not cut."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer in all its forms.

    Attributes
    ----------
    document : Mapping
        The whole answer as JSON writes it.
    sheets : tuple of Sheet
        The answer as tables. CSV holds the first one; the others say what else is known.
    page : tuple of Paragraph or Sheet, optional
        What a terminal shows where that is not the tables.
    report : tuple of Paragraph or Sheet, optional
        What Markdown and HTML show where that is not the tables.
    title : str
        What the answer is about, for pages and workbooks.
    """

    document: Mapping[str, object]
    sheets: tuple[Sheet, ...]
    page: tuple[Paragraph | Sheet, ...] | None = None
    report: tuple[Paragraph | Sheet, ...] | None = None
    title: str = ""
