"""What a graph holds: a table for every label and link type, the documents, and what was not understood."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa

from graphkit.errors import UsageError
from graphkit.graph import evidence
from graphkit.graph.conflicts import Conflict
from graphkit.model import LABELS, LINK_TYPES, Remark, Source
from graphkit.nearest import nearest


class Contents:
    """Tables, documents, remarks and conflicts, which never change. Two are equal if all that they hold is."""

    __slots__ = ("_links", "_nodes", "_source_of", "conflicts", "remarks", "sources")

    def __init__(
        self,
        nodes: Mapping[str, pa.Table],
        links: Mapping[str, pa.Table],
        sources: Iterable[Source] = (),
        remarks: Iterable[Remark] = (),
        conflicts: Iterable[Conflict] = (),
    ) -> None:
        """Hold tables that are known to fit; ``from_records`` and ``load`` check them first."""
        self._nodes = dict(nodes)
        self._links = dict(links)
        self.sources = tuple(sources)
        self.remarks = tuple(remarks)
        self.conflicts = tuple(conflicts)
        self._source_of = {source.key: source for source in self.sources}

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Contents):
            return NotImplemented
        mine = (self._nodes, self._links, self.sources, self.remarks, self.conflicts)
        return mine == (other._nodes, other._links, other.sources, other.remarks, other.conflicts)

    __hash__ = None  # type: ignore[assignment]

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self._nodes, self._links, self.sources, self.remarks, self.conflicts)

    def __repr__(self) -> str:
        nodes, links = sum(self.labels().values()), sum(self.types().values())
        beside = f"{len(self.sources)} sources, {len(self.conflicts)} conflicts"
        return f"<{type(self).__name__}: {nodes} nodes, {links} links, {beside}>"

    def labels(self) -> dict[str, int]:
        """Count of nodes for every label of the model, in its order, zero included."""
        return {label: table.num_rows for label, table in self._nodes.items()}

    def types(self) -> dict[str, int]:
        """Count of links for every link type of the model, in its order, zero included."""
        return {link_type: table.num_rows for link_type, table in self._links.items()}

    def node_table(self, label: str) -> pa.Table:
        """Arrow table of a label: key, name, aliases and the label's properties in model order, sorted by key.

        Raises
        ------
        UsageError
            If the model has no such label.
        """
        if label not in self._nodes:
            raise UsageError(f"There is no label {label!r}; {nearest(label, LABELS)}")
        return self._nodes[label]

    def link_table(self, link_type: str) -> pa.Table:
        """Arrow table of a link type: key, both ends, evidence and the type's properties in model order, by key.

        Raises
        ------
        UsageError
            If the model has no such link type.
        """
        if link_type not in self._links:
            raise UsageError(f"There is no link type {link_type!r}; {nearest(link_type, LINK_TYPES)}")
        return self._links[link_type]

    def source(self, key: str) -> Source:
        """Document of this key, with its text.

        Raises
        ------
        UsageError
            If the graph holds no such document.
        """
        if key not in self._source_of:
            raise UsageError(f"The graph holds no document {key!r}; {nearest(key, self._source_of)}")
        return self._source_of[key]

    def check_evidence(self) -> tuple[evidence.Misquote, ...]:
        """Links and remarks whose quote is not ``text[start:stop]`` of their document; empty if all are true."""
        return evidence.misquotes(self._links.values(), self.remarks, self._source_of)
