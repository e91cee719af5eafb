"""The columns that the model gives to each table, and the way between rows of Python values and Arrow tables."""

from __future__ import annotations

from functools import cache
from typing import Any

import pyarrow as pa

from graphkit.errors import InputError
from graphkit.model import EVIDENCE_PROPERTIES, LABELS, LINK_TYPES, NODE_PROPERTIES, Property, Value

Columns = dict[str, list[Any]]
"""A table under construction: name of the column to its values, all of one length."""

ENDS = ("from_label", "from_key", "to_label", "to_key")
"""Columns that say which nodes a link joins."""

_TEXT = pa.string()
_ARROW = {
    "text": _TEXT,
    "integer": pa.int64(),
    "number": pa.float64(),
    "truth": pa.bool_(),
    # Named as Parquet names it, so that a table is equal to itself after a round trip.
    "texts": pa.list_(pa.field("element", _TEXT)),
}
_PYTHON: dict[str, tuple[type, ...]] = {
    "text": (str,),
    "integer": (int,),
    "number": (int, float),
    "truth": (bool,),
    "texts": (tuple,),
}
_UNFIT = (pa.ArrowException, UnicodeError, OverflowError, TypeError)
"""What Arrow raises for a value that it cannot hold: half a surrogate pair, a number beyond 64 bits."""

_REQUIRED = {"key", "name", *ENDS}


@cache
def node_properties(label: str) -> tuple[Property, ...]:
    """Columns of a label's table, in order."""
    return (*NODE_PROPERTIES, *LABELS[label].properties)


@cache
def link_properties(link_type: str) -> tuple[Property, ...]:
    """Columns of a link type's table, in order."""
    key = Property("key", "text", "identity: type, both ends and place of the evidence")
    ends = tuple(Property(name, "text", "end of the link") for name in ENDS)
    return (key, *ends, *EVIDENCE_PROPERTIES, *LINK_TYPES[link_type].properties)


def schema(properties: tuple[Property, ...]) -> pa.Schema:
    """Arrow schema of a table with these columns."""
    return pa.schema([(p.name, _ARROW[p.type]) for p in properties])


def properties_of(kind: str) -> tuple[Property, ...]:
    """Columns of the table of a label or link type."""
    return node_properties(kind) if kind in LABELS else link_properties(kind)


def checked(kind: str, columns: Columns) -> pa.Table:
    """Check values against the types that the model declares, and make an Arrow table of them.

    No list and the empty list mean the same; the table has the empty one, so that no query meets a null list.

    Parameters
    ----------
    kind : str
        Label or link type.
    columns : dict of str to list
        The values.

    Raises
    ------
    InputError
        If a value does not fit; it names the row, the property and the value.
    """
    properties = properties_of(kind)
    for declared in properties:
        values = columns[declared.name]
        allowed = {*_PYTHON[declared.type], *(() if declared.name in _REQUIRED else (type(None),))}
        # Whole columns at C speed; row by row only where something may be wrong.
        if not set(map(type, values)) <= allowed or _odd_inside(declared, values):
            _refuse_first(kind, declared, values, columns["key"])
    arrays = []
    for declared in properties:
        values = columns[declared.name]
        if declared.type == "texts":
            values = [() if value is None else value for value in values]
        try:
            arrays.append(pa.array(values, type=_ARROW[declared.type]))
        except _UNFIT:
            _refuse_first(kind, declared, values, columns["key"])
            raise
    return pa.Table.from_arrays(arrays, schema=schema(properties))


def to_columns(table: pa.Table) -> Columns:
    """Values of an Arrow table as Python has them; lists of texts as tuples."""
    return {
        name: [tuple(v) for v in column.to_pylist()] if pa.types.is_list(column.type) else column.to_pylist()
        for name, column in zip(table.column_names, table.columns, strict=True)
    }


def _refuse_first(kind: str, declared: Property, values: list[Any], keys: list[Any]) -> None:
    for key, value in zip(keys, values, strict=True):
        if not _fits(declared, value):
            message = f"{kind} {key!r}: {declared.name} is {value!r}, but the model wants {_wanted(declared)} there."
            raise InputError(message)


def _odd_inside(declared: Property, values: list[Any]) -> bool:
    if declared.type == "texts":
        return not all(type(text) is str for texts in values if texts for text in texts)
    if declared.type == "number":
        # Not-a-number is unequal to itself: no two graphs that hold one could be found equal.
        return any(value != value for value in values)
    return declared.name in _REQUIRED and declared.name != "name" and "" in values


def _fits(declared: Property, value: Value) -> bool:
    if value is None:
        return declared.name not in _REQUIRED
    if not isinstance(value, _PYTHON[declared.type]) or (isinstance(value, bool) and declared.type != "truth"):
        return False
    if isinstance(value, tuple) and not all(isinstance(text, str) for text in value):
        return False
    if value != value or (value == "" and declared.name in _REQUIRED and declared.name != "name"):
        return False
    try:
        pa.array([value], type=_ARROW[declared.type])
    except _UNFIT:
        return False
    return True


def _wanted(declared: Property) -> str:
    words = {
        "text": "a text",
        "integer": "a whole number",
        "number": "a number",
        "truth": "True or False",
        "texts": "a tuple of texts",
    }
    return words[declared.type] + (" that is not empty" if declared.name in _REQUIRED else "")
