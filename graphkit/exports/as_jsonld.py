"""``jsonld``: one file of linked data, a node, link or document a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from graphkit.exports.vocabulary import CLASSES, context, node_id
from graphkit.exports.wide import pieces
from graphkit.graph.tables import ENDS
from graphkit.model import LABELS, LINK_TYPES

if TYPE_CHECKING:
    from graphkit.graph import Graph

_DOCUMENT = ["Source", "schema:DigitalDocument", "prov:Entity"]
_STATEMENT = ["rdf:Statement", "prov:Entity"]


def content(graph: Graph) -> tuple[bytes, int]:
    """The file, and how many nodes and links stand in it."""
    things = [*_documents(graph), *_nodes(graph), *_links(graph)]
    rows = sum(graph.labels().values()) + sum(graph.types().values())
    lines = ",\n".join(json.dumps(thing, ensure_ascii=False) for thing in things)
    text = f'{{"@context": {json.dumps(context(), ensure_ascii=False)},\n"@graph": [\n{lines}\n]}}\n'
    # Half a surrogate pair, which no table can hold but a text can.
    return text.encode("utf-8", "replace"), rows


def _documents(graph: Graph) -> Iterator[dict[str, Any]]:
    for source in graph.sources:
        told = {name: getattr(source, name) for name in ("key", "file", "kind", "sha256", "encoding", "text")}
        yield {"@id": node_id(source.key), "@type": _DOCUMENT, **told}


def _nodes(graph: Graph) -> Iterator[dict[str, Any]]:
    for label in LABELS:
        for row in _rows(graph.node_table(label)):
            yield {"@id": node_id(row["key"]), "@type": [label, CLASSES[label]], **row}


def _links(graph: Graph) -> Iterator[dict[str, Any]]:
    for link_type in LINK_TYPES:
        for row in _rows(graph.link_table(link_type)):
            _, from_key, _, to_key = (row.pop(name) for name in ENDS)
            start, end = node_id(from_key), node_id(to_key)
            if "source" in row:
                row["source"] = node_id(row["source"])
            if "task" in row:
                row["task"] = {"@id": node_id(row["task"])}
            statement = {"@type": _STATEMENT, "from": start, "type": link_type, "to": end, **row}
            yield {"@id": node_id(row["key"]), **statement}
            yield {"@id": start, link_type: end}


def _rows(table: Any) -> Iterator[dict[str, Any]]:
    """Rows without what they do not have."""
    for piece in pieces(table):
        for row in piece.to_pylist():
            yield {name: value for name, value in row.items() if value not in (None, [])}
