"""The model as the tables that an embedded engine declares."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from graphkit.model import LABELS, LINK_PROPERTIES, LINK_TYPES, NODE_PROPERTIES, Property, PropertyType

MANY_ENDS = 10
"""A type that may join more pairs of labels than this costs time for those that it does not join."""

_COLUMN: dict[PropertyType, str] = {
    "text": "STRING",
    "integer": "INT64",
    "number": "DOUBLE",
    "truth": "BOOLEAN",
    "texts": "STRING[]",
}


def node_columns(label: str, only: Collection[str] | None = None) -> list[str]:
    """Columns of a label's table, the key first; of the others those in ``only``, if it is given."""
    return [p.name for p in _node_properties(label, only)]


def link_columns(link_type: str, only: Collection[str] | None = None) -> list[str]:
    """Columns of a link type's table beside its ends; those in ``only``, if it is given."""
    return [p.name for p in _link_properties(link_type, only)]


def declarations(
    labels: Collection[str],
    ends: Mapping[str, Collection[tuple[str, str]]],
    only: Collection[str] | None = None,
) -> list[str]:
    """Statements that declare tables for these labels, and for these types between these ends."""
    statements = []
    for label in labels:
        columns = [f"`{p.name}` {_COLUMN[p.type]}" for p in _node_properties(label, only)]
        statements.append(f"CREATE NODE TABLE `{label}`({', '.join(columns)}, PRIMARY KEY(`key`))")
    for link_type, pairs in ends.items():
        columns = [f"`{p.name}` {_COLUMN[p.type]}" for p in _link_properties(link_type, only)]
        if pairs:
            between = [f"FROM `{a}` TO `{b}`" for a, b in pairs]
            statements.append(f"CREATE REL TABLE `{link_type}`({', '.join((*between, *columns))})")
    return statements


def _node_properties(label: str, only: Collection[str] | None) -> list[Property]:
    declared = (*NODE_PROPERTIES, *LABELS[label].properties)
    return [p for p in declared if only is None or p.name == "key" or p.name in only]


def _link_properties(link_type: str, only: Collection[str] | None) -> list[Property]:
    declared = (*LINK_PROPERTIES, *LINK_TYPES[link_type].properties)
    return [p for p in declared if only is None or p.name in only]


def ends_to_declare(
    link_type: str, labels: Collection[str], present: Collection[tuple[str, str]], narrow: bool
) -> list[tuple[str, str]]:
    """Pairs of labels that a type's table is declared for.

    All that the model allows: the engine takes a pattern over an undeclared pair for a mistake. Where the queries are
    known, ``narrow`` spares those of a type with many that no link has; one of a label with itself stays, so that a
    pattern over that label is none.
    """
    allowed = [(a, b) for a, b in LINK_TYPES[link_type].ends if a in labels and b in labels]
    if not narrow or len(allowed) <= MANY_ENDS:
        return allowed
    return [pair for pair in allowed if pair in present or pair[0] == pair[1]]
