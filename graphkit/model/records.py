"""What loaders hand over: documents, nodes, links with their evidence, and remarks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from graphkit.model.declaration import Value
from graphkit.places import Place


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a document states something: ``text[start:stop] == quote`` in the document's own text."""

    source: str
    quote: str
    start: int
    stop: int
    rule: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Node:
    """One node as a loader hands it over. ``properties`` holds what its label declares beyond key, name and aliases."""

    label: str
    key: str
    name: str
    aliases: tuple[str, ...] = ()
    properties: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Link:
    """One link as a loader hands it over; parallel links differ in their evidence."""

    type: str
    from_label: str
    from_key: str
    to_label: str
    to_key: str
    properties: Mapping[str, Value] = field(default_factory=dict)
    evidence: Evidence | None = None

    @property
    def key(self) -> str:
        """Identity of the link: type, both ends, and the place of its evidence."""
        ends = f"{self.type}:{self.from_key}>{self.to_key}"
        return f"{ends}@{self.evidence.source}:{self.evidence.start}-{self.evidence.stop}" if self.evidence else ends


@dataclass(frozen=True, slots=True)
class Source:
    """A document that was read.

    ``text`` is what offsets count in: decoded, without byte-order mark, with ``\n`` line ends. ``places`` tells, by
    rising offset, where in the file it stands; empty for a file that has no pages. ``date`` is the day of the
    document, an ISO date, none where it tells none: what it states without a date of its own holds from then on.
    """

    key: str
    file: str
    kind: Literal["plan", "ledger"]
    sha256: str
    encoding: str
    text: str
    places: tuple[Place, ...] = ()
    date: str | None = None


REMARK_KINDS = ("no-link", "unresolved-name", "ambiguous-name", "row-not-read", "doubtful-text", "note")


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that was seen and not understood, or understood as no link, with the reason.

    ``kind`` is one of ``REMARK_KINDS``; ``reason`` a short stable code such as ``one-party`` or ``benchmark``;
    ``detail`` free text such as the candidates of an ambiguous name.
    """

    kind: str
    reason: str
    source: str
    quote: str
    start: int
    stop: int
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Records:
    """What one document yields: sources, nodes, links and remarks, in the document's order."""

    sources: tuple[Source, ...] = ()
    nodes: tuple[Node, ...] = ()
    links: tuple[Link, ...] = ()
    remarks: tuple[Remark, ...] = ()

    @classmethod
    def concat(cls, parts: Iterable[Records]) -> Records:
        """Records of several documents after one another."""
        parts = tuple(parts)
        return cls(
            tuple(s for p in parts for s in p.sources),
            tuple(n for p in parts for n in p.nodes),
            tuple(link for p in parts for link in p.links),
            tuple(r for p in parts for r in p.remarks),
        )
