"""Records to columns, and the checks that make columns a graph: declared labels, one label a key, no loose ends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pyarrow as pa

from graphkit.errors import InputError
from graphkit.graph.conflicts import Conflict, Origin, unite
from graphkit.graph.tables import Columns, check_values, link_properties, node_properties, to_arrow
from graphkit.model import EVIDENCE_PROPERTIES, LABELS, LINK_TYPES, Link, Node, Property, Records
from graphkit.nearest import nearest


@dataclass(slots=True)
class Rows:
    """Rows of one table as they are met, each with the document it comes from."""

    columns: Columns = field(default_factory=dict)
    origins: list[Origin] = field(default_factory=list)

    def add(self, columns: Columns, origin: Origin) -> None:
        """Put rows of one document, or of several (then ``origin`` is none), after those that are there."""
        for name, values in columns.items():
            self.columns.setdefault(name, []).extend(values)
        self.origins.extend([origin] * len(columns["key"]))


@dataclass(slots=True)
class Draft:
    """Rows of every table, collected from documents and graphs, not yet united or checked."""

    nodes: dict[str, Rows] = field(default_factory=lambda: {label: Rows() for label in LABELS})
    links: dict[str, Rows] = field(default_factory=lambda: {link_type: Rows() for link_type in LINK_TYPES})

    def add_records(self, records: Records) -> None:
        """Add what documents yielded.

        Raises
        ------
        InputError
            If a record has a label, link type or property that the model does not declare.
        """
        origin = records.sources[0].key if len(records.sources) == 1 else None
        nodes: dict[str, list[Node]] = {}
        for node in records.nodes:
            nodes.setdefault(node.label, []).append(node)
        for label, some in nodes.items():
            if label not in LABELS:
                raise InputError(f"Node {some[0].key!r}: the model has no label {label!r}; {nearest(label, LABELS)}")
            self.nodes[label].add(_node_columns(label, some), origin)
        links: dict[str, list[Link]] = {}
        for link in records.links:
            links.setdefault(link.type, []).append(link)
        for link_type, several in links.items():
            if link_type not in LINK_TYPES:
                about = f"Link {several[0].key!r}: the model has no link type {link_type!r}"
                raise InputError(f"{about}; {nearest(link_type, LINK_TYPES)}")
            self.links[link_type].add(_link_columns(link_type, several), origin)

    def finish(self) -> tuple[dict[str, pa.Table], dict[str, pa.Table], list[Conflict]]:
        """Unite rows of one key, check values and ends, and make the tables.

        Returns
        -------
        nodes, links : dict of str to pyarrow.Table
            A table for every label and every link type of the model, empty ones too.
        conflicts : list of Conflict
            What rows of one key disagree on.

        Raises
        ------
        InputError
            If a value does not fit the model, a key has two labels, or a link has an end that is not there.
        """
        conflicts: list[Conflict] = []
        label_of: dict[str, str] = {}
        nodes = {}
        for label, rows in self.nodes.items():
            nodes[label], keys = _finish_table(label, node_properties(label), rows, conflicts)
            _claim_keys(label_of, label, keys["key"])
        links = {}
        for link_type, rows in self.links.items():
            links[link_type], columns = _finish_table(link_type, link_properties(link_type), rows, conflicts)
            if columns["key"]:
                _check_ends(link_type, columns, label_of)
        return nodes, links, conflicts


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


def _finish_table(
    kind: str, properties: tuple[Property, ...], rows: Rows, conflicts: list[Conflict]
) -> tuple[pa.Table, Columns]:
    columns = rows.columns or {p.name: [] for p in properties}
    check_values(kind, properties, columns)
    united, found = unite(kind, columns, rows.origins)
    conflicts += found
    return to_arrow(kind, properties, united), united


def _claim_keys(label_of: dict[str, str], label: str, keys: list[str]) -> None:
    if not label_of.keys().isdisjoint(keys):
        key = next(key for key in keys if key in label_of)
        raise InputError(f"{label} {key!r} has the key of another node, {label_of[key]} {key!r}; a node has one label.")
    label_of.update(dict.fromkeys(keys, label))


def _check_ends(link_type: str, columns: Columns, label_of: Mapping[str, str]) -> None:
    joined = set(zip(columns["from_label"], columns["to_label"], strict=True))
    if odd := joined - set(LINK_TYPES[link_type].ends):
        pairs = zip(columns["from_label"], columns["to_label"], strict=True)
        row = next(i for i, pair in enumerate(pairs) if pair in odd)
        ends = f"{columns['from_label'][row]} to {columns['to_label'][row]}"
        raise InputError(f"Link {columns['key'][row]!r}: the model has no {link_type} from {ends}.")
    for side in ("from", "to"):
        keys, labels = columns[f"{side}_key"], columns[f"{side}_label"]
        found = [label_of.get(key) for key in keys]
        if found != labels:
            row = next(i for i, label in enumerate(found) if label != labels[i])
            there = f"; there is {found[row]} {keys[row]!r}" if found[row] else ""
            end = f"its {side} end, {labels[row]} {keys[row]!r}, is not in the graph"
            raise InputError(f"Link {columns['key'][row]!r}: {end}{there}.")
