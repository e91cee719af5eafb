"""What the reader hands over: pairs, mentions, and everything that it read in one document."""

from __future__ import annotations

from dataclasses import dataclass

from graphkit.model import Node
from graphkit_loaders.reader.remarks import SentenceRemark


@dataclass(frozen=True, slots=True)
class Pair:
    """Two units that work, or shall work, together.

    ``unit`` is the local side where one is. ``start`` and ``stop`` enclose, in the clean text, the clause that states
    it; ``rule`` is the pattern that found it; ``task`` an index into ``Outline.tasks``.
    """

    unit: Node
    counterpart: Node
    status: str
    sectors: tuple[str, ...]
    since: str | None
    until: str | None
    start: int
    stop: int
    rule: str
    confidence: float
    task: int | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A unit where the text names it; ``node`` is None where the name resolves to nothing."""

    start: int
    stop: int
    letter: str
    node: Node | None


@dataclass(frozen=True, slots=True)
class PairReading:
    """What the sentences of a document state about who works with whom. ``home`` is the code of who speaks."""

    home: str | None
    pairs: tuple[Pair, ...]
    remarks: tuple[SentenceRemark, ...]
    mentions: tuple[Mention, ...]
