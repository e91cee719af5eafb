"""The shapes that the reader's stages hand to one another. Offsets count in the clean text unless said otherwise."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import Literal

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Clean:
    """Text made fit for reading, and the way back.

    ``text`` has page marks taken out, wrapped lines joined, blanks beside Chinese removed and characters folded one
    to one; paragraphs end in ``\\n``. ``origin[i]`` is the offset, in the text as given, of character ``i``;
    ``origin`` has one entry more than ``text``: the end of the text as given.
    """

    text: str
    origin: array[int]
    given: str

    def original(self, start: int, stop: int) -> Span:
        """Offsets in the text as given that cover ``text[start:stop]`` (from its first to its last character)."""
        if stop <= start:
            return self.origin[start], self.origin[start]
        return self.origin[start], self.origin[stop - 1] + 1

    def quote(self, start: int, stop: int) -> str:
        """The words as given, line breaks included."""
        first, last = self.original(start, stop)
        return self.given[first:last]


BlockKind = Literal[
    "title",
    "number",
    "salutation",
    "heading",
    "item",
    "prose",
    "signature",
    "copy",
    "annex-title",
    "annex-head",
    "annex-row",
]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph with what it is. ``level`` counts from 1 for 一、; ``no`` is the number of a numbered one."""

    start: int
    stop: int
    kind: BlockKind
    level: int = 0
    no: int | None = None


@dataclass(frozen=True, slots=True)
class Responsible:
    """One name of a responsibility list as printed, without 等, 负责, 牵头."""

    printed: str
    start: int
    stop: int
    role: Literal["lead", "joint"] = "joint"
    group: bool = False
    """True where the words name nobody: 各县市区政府, 有关部门."""


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task of the body or a row of the annex."""

    no: int | None
    part: Literal["body", "annex"]
    title: str
    title_start: int
    title_stop: int
    start: int
    """Where the item begins; ``stop`` is where it ends: every sentence between belongs to the task."""
    stop: int
    responsible: tuple[Responsible, ...] = ()
    due: str | None = None
    ongoing: bool = False
    due_span: Span | None = None
    minimum_status: str | None = None
    """Status that the words demand of a link (合作意向 intent, 签订协议 signed, 建成 built), if any."""
    elaborates: int | None = None
    """For a row of the annex: index in ``Outline.tasks`` of the body task that it spells out."""
    section: int | None = None
    """Number of the heading above, where numbering begins anew under each."""


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One quota: who must reach how many of what, with whom, by when. The words of ``Target`` in the model."""

    start: int
    stop: int
    scope: str
    counterpart_scope: str
    measure: str
    minimum: int
    minimum_status: str
    by: str | None
    since: str | None = None
    province_words: str = ""
    """The words that say in which provinces (沪苏浙); resolved to codes later."""


@dataclass(frozen=True, slots=True)
class Outline:
    """What the layout of a document tells, before any name is resolved."""

    title: str | None = None
    title_span: Span | None = None
    number: str | None = None
    number_span: Span | None = None
    issuer: str | None = None
    """The issuing body as printed: 芜湖市人民政府办公室."""
    adopted: str | None = None
    """Date of the meeting that passed it."""
    issued: str | None = None
    published: str | None = None
    salutation: Span | None = None
    addressed: tuple[Responsible, ...] = ()
    """The names of the salutation, split into single ones with their shared prefix or suffix still missing."""
    genre: Literal["plan", "report", "news", "list"] = "news"
    blocks: tuple[Block, ...] = ()
    tasks: tuple[TaskRow, ...] = ()
    targets: tuple[TargetRow, ...] = ()
    responsibility: tuple[Span, ...] = field(default=())
    """Spans of responsibility lists: no partnership is read there."""
    unread_rows: tuple[tuple[int, int, str], ...] = field(default=())
    """Rows of an annex that did not parse: start, stop, reason."""
