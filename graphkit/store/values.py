"""Values on their way into the embedded engine and out of it."""

from __future__ import annotations

import decimal
from typing import Any

from graphkit.errors import UsageError

MANY_ROWS = 1000
"""From more rows on, an answer of plain columns is handed over by columns."""

_AS_IT_IS = frozenset((str, int, float, bool, type(None)))
_PLAIN_TYPES = frozenset(("STRING", "INT64", "DOUBLE", "BOOL"))


def rows_of(answer: Any) -> list[tuple[Any, ...]]:
    """All rows of an answer in plain values: many of them column by column, in half the time."""
    if answer.get_num_tuples() > MANY_ROWS and _PLAIN_TYPES.issuperset(answer.get_column_data_types()):
        return list(zip(*(column.to_pylist() for column in answer.get_as_arrow().columns), strict=True))
    # Nearly all values are plain already; a call for each would take longer than many a query.
    return [tuple([value if type(value) in _AS_IT_IS else _plain(value) for value in row]) for row in answer.get_all()]


def given_value(value: Any) -> Any:
    """A parameter as the engine takes it; a UsageError for what it does not."""
    if isinstance(value, list | tuple):
        return [given_value(item) for item in value]
    if value is None or isinstance(value, bool | int | float | str):
        return value
    raise UsageError(f"A parameter is {value!r}: give text, numbers, true or false, or lists of these.")


def _plain(value: Any) -> Any:
    """A value as every engine gives it: whole decimals (sums of whole numbers) as whole numbers, lists as tuples."""
    match value:
        case decimal.Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case list() | tuple():
            return tuple(_plain(item) for item in value)
        case dict():
            return {name: _plain(item) for name, item in value.items()}
    return value
