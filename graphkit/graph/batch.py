"""What some documents yielded, as columns in the form of Arrow streams: small to send, to keep and to put together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import pyarrow as pa

from graphkit.errors import InputError
from graphkit.graph.conflicts import Origin
from graphkit.graph.tables import Columns, checked, node_properties, properties_of, schema
from graphkit.model import EVIDENCE_PROPERTIES, LABELS, LINK_TYPES, Link, Node, Property, Records, Remark, Source
from graphkit.nearest import nearest

DOCUMENT = "document"
"""Column beside those of the model: number of the document that a row comes from."""

_COMPRESSION = "lz4"


@dataclass(frozen=True, slots=True)
class Batch:
    """Some documents after one another.

    Attributes
    ----------
    sources, remarks : tuple
        Of each document.
    rows : mapping of str to bytes
        By label and link type an Arrow stream with the columns of the model and ``document``, the number of the
        document among these; rows stand as they were met, not united.
    """

    sources: tuple[tuple[Source, ...], ...]
    remarks: tuple[tuple[Remark, ...], ...]
    rows: Mapping[str, bytes]

    @classmethod
    def of(cls, parts: Sequence[Records]) -> Batch:
        """What documents yielded, checked as ``rows_of`` does."""
        rows = {kind: pack(table) for kind, table in rows_of(parts).items()}
        return cls(tuple(p.sources for p in parts), tuple(p.remarks for p in parts), rows)

    def with_only_a_remark(self, remark_of: Mapping[int, Remark]) -> Batch:
        """The same with nothing of some documents, by their numbers, but a remark."""
        if not remark_of:
            return self
        import pyarrow.compute as pc

        given = pa.array(sorted(remark_of), pa.int32())
        kept = {}
        for kind, data in self.rows.items():
            table = unpack(data)
            kept[kind] = pack(table.filter(pc.invert(pc.is_in(table[DOCUMENT], given))))
        return Batch(
            tuple(() if i in remark_of else sources for i, sources in enumerate(self.sources)),
            tuple((remark_of[i],) if i in remark_of else remarks for i, remarks in enumerate(self.remarks)),
            kept,
        )


def rows_of(parts: Sequence[Records]) -> dict[str, pa.Table]:
    """The records of documents as tables, by label and link type, with the number of the document.

    Raises
    ------
    InputError
        If a record has a label, link type or property that the model does not declare, or a value does not fit.
    """
    columns: dict[str, Columns] = {}
    for number, records in enumerate(parts):
        for kind, some in (*_by_label(records.nodes).items(), *_by_type(records.links).items()):
            some[DOCUMENT] = [number] * len(some["key"])
            if kind not in columns:
                columns[kind] = some
                continue
            for name, values in some.items():
                columns[kind][name] += values
    rows = {}
    for kind, some in columns.items():
        documents = pa.array(some.pop(DOCUMENT), pa.int32())
        rows[kind] = checked(kind, some).append_column(numbered_schema(kind).field(DOCUMENT), documents)
    return rows


def origin(sources: Sequence[Source]) -> Origin:
    """Key of a document, none where it is made of several or of none."""
    return sources[0].key if len(sources) == 1 else None


@cache
def numbered_schema(kind: str) -> pa.Schema:
    """Arrow schema of the table of a label or link type with the number of the document."""
    return schema(properties_of(kind)).append(pa.field(DOCUMENT, pa.int32()))


def pack(table: pa.Table) -> bytes:
    """A table as a compressed Arrow stream."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema, options=pa.ipc.IpcWriteOptions(compression=_COMPRESSION)) as writer:
        writer.write_table(table)
    return bytes(memoryview(sink.getvalue()))


def unpack(data: bytes) -> pa.Table:
    """Table of a stream that ``pack`` made."""
    with pa.ipc.open_stream(data) as reader:
        return reader.read_all()


def _by_label(nodes: Iterable[Node]) -> dict[str, Columns]:
    found: dict[str, list[Node]] = {}
    for node in nodes:
        found.setdefault(node.label, []).append(node)
    for label, some in found.items():
        if label not in LABELS:
            raise InputError(f"Node {some[0].key!r}: the model has no label {label!r}; {nearest(label, LABELS)}")
    return {label: _node_columns(label, some) for label, some in found.items()}


def _by_type(links: Iterable[Link]) -> dict[str, Columns]:
    found: dict[str, list[Link]] = {}
    for link in links:
        found.setdefault(link.type, []).append(link)
    for link_type, some in found.items():
        if link_type not in LINK_TYPES:
            about = f"Link {some[0].key!r}: the model has no link type {link_type!r}"
            raise InputError(f"{about}; {nearest(link_type, LINK_TYPES)}")
    return {link_type: _link_columns(link_type, some) for link_type, some in found.items()}


def _node_columns(label: str, nodes: list[Node]) -> Columns:
    _check_declared(label, node_properties(label)[3:], nodes)
    held = [node.properties for node in nodes]
    return {
        "key": [node.key for node in nodes],
        "name": [node.name for node in nodes],
        "aliases": [_other_names(node) if node.aliases else () for node in nodes],
        **{p.name: [properties.get(p.name) for properties in held] for p in LABELS[label].properties},
    }


def _other_names(node: Node) -> tuple[str, ...]:
    """Aliases without the name itself, each once."""
    if not isinstance(node.aliases, tuple):
        return node.aliases  # refused with its key when the table is made
    return tuple(name for name in dict.fromkeys(node.aliases) if name != node.name)


def _link_columns(link_type: str, links: list[Link]) -> Columns:
    _check_declared(link_type, LINK_TYPES[link_type].properties, links)
    held = [link.properties for link in links]
    evidence = [link.evidence for link in links]
    return {
        "key": [link.key for link in links],
        "from_label": [link.from_label for link in links],
        "from_key": [link.from_key for link in links],
        "to_label": [link.to_label for link in links],
        "to_key": [link.to_key for link in links],
        **{p.name: [e and getattr(e, p.name) for e in evidence] for p in EVIDENCE_PROPERTIES},
        **{p.name: [properties.get(p.name) for properties in held] for p in LINK_TYPES[link_type].properties},
    }


def _check_declared(kind: str, declared: tuple[Property, ...], records: Iterable[Node | Link]) -> None:
    names = {p.name for p in declared}
    for record in records:
        if not record.properties.keys() <= names:
            unknown = next(name for name in record.properties if name not in names)
            about = f"{kind} {record.key!r}: the model has no property {unknown!r} there"
            raise InputError(f"{about}; {nearest(unknown, names)}")
