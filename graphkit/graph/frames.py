"""The tables as pandas frames, with names beside keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from graphkit.graph.tables import Columns, to_columns
from graphkit.model import LABELS, LINK_TYPES

if TYPE_CHECKING:
    import pandas as pd

_PANDAS = {"integer": "Int64", "truth": "boolean", "number": "Float64"}
"""Column types of pandas that hold a missing value without turning 3 into 3.0."""


def _declared() -> dict[str, str]:
    declared = [p for label in LABELS.values() for p in label.properties]
    declared += [p for link_type in LINK_TYPES.values() for p in link_type.properties]
    types = {p.name: _PANDAS[p.type] for p in declared if p.type in _PANDAS}
    return {**types, "start": "Int64", "stop": "Int64", "confidence": "Float64", "task": "Int64"}


def _frame(columns: Mapping[str, Iterable[Any]]) -> pd.DataFrame:
    import pandas as pd

    types = _declared()
    return pd.DataFrame(
        {name: pd.Series(list(values), dtype=types.get(name, "object")) for name, values in columns.items()}
    )


def nodes_frame(tables: Mapping[str, pa.Table], label: str | None) -> pd.DataFrame:
    """Frame of one label with its properties, or of all nodes with what they share."""
    if label is not None:
        return _frame(to_columns(tables[label]))
    shared: Columns = {"label": [], "key": [], "name": [], "aliases": []}
    for name, table in tables.items():
        columns = to_columns(table.select(["key", "name", "aliases"]))
        shared["label"] += [name] * table.num_rows
        for column, values in columns.items():
            shared[column] += values
    return _frame(shared)


def links_frame(nodes: Mapping[str, pa.Table], link_type: str, table: pa.Table) -> pd.DataFrame:
    """Frame of one link type with the names of both ends; partnerships speak of unit and counterpart."""
    name_of = _names(nodes)
    columns = to_columns(table)
    key = columns.pop("key")
    partners = link_type == "PARTNERS_WITH"
    ends: dict[str, list[Any]] = {}
    for side, word in (("from", "unit"), ("to", "counterpart")):
        title = word if partners else side
        keys, labels = columns.pop(f"{side}_key"), columns.pop(f"{side}_label")
        ends |= {title: [name_of[k] for k in keys], f"{title}_id": keys, f"{title}_label": labels}
    evidence = {name: columns.pop(name) for name in ("source", "quote", "start", "stop", "rule", "confidence")}
    if partners:
        number = dict(zip(*(nodes["Task"][name].to_pylist() for name in ("key", "no")), strict=True))
        told = {name: columns.pop(name) for name in ("status", "rank")}
        task_id = columns.pop("task")
        columns = {**told, "task": [number.get(k) for k in task_id], "task_id": task_id, **columns}
    return _frame({**ends, **columns, **evidence, "key": key})


def tasks_frame(nodes: Mapping[str, pa.Table], links: Mapping[str, pa.Table]) -> pd.DataFrame:
    """Frame of all tasks, by plan, body before annex, by number, with who is responsible and where it is stated."""
    name_of = _names(nodes)
    tasks = to_columns(nodes["Task"])
    units: dict[str, dict[str, None]] = {key: {} for key in tasks["key"]}
    groups: dict[str, dict[str, None]] = {key: {} for key in tasks["key"]}
    responsible = to_columns(links["RESPONSIBLE_FOR"])
    told = zip(*(responsible[c] for c in ("start", "key", "from_label", "from_key", "to_key", "basis")), strict=True)
    # In the order that the document names them; rows of the table are in the order of their keys.
    for _, _, label, unit, task, basis in sorted(told, key=lambda row: (row[0] is None, row[0] or 0, row[1])):
        if label == "Group":
            groups[task][name_of[unit]] = None
        elif basis != "group":
            units[task][name_of[unit]] = None
    elaborates: dict[str, str] = {}
    for annex, body in zip(*(links["ELABORATES"][c].to_pylist() for c in ("from_key", "to_key")), strict=True):
        elaborates.setdefault(annex, body)
    place: dict[str, tuple[Any, ...]] = {}
    stated = ("to_key", "source", "quote", "start", "stop")
    for key, *where in zip(*(links["SETS"][c].to_pylist() for c in stated), strict=True):
        place.setdefault(key, tuple(where))
    keys = tasks["key"]
    where_of = [place.get(key, (None,) * 4) for key in keys]
    columns = {
        "id": keys,
        **{name: tasks[name] for name in ("no", "part", "title")},
        "responsible": [tuple(units[key]) for key in keys],
        "responsible_groups": [tuple(groups[key]) for key in keys],
        **{name: tasks[name] for name in ("due", "ongoing")},
        "elaborates": [elaborates.get(key) for key in keys],
        **{name: tasks[name] for name in ("minimum_status", "minimum_rank", "plan")},
        **{name: [where[i] for where in where_of] for i, name in enumerate(stated[1:])},
    }
    order = sorted(range(len(keys)), key=lambda i: _place_in_plan(columns, i))
    return _frame({name: [values[i] for i in order] for name, values in columns.items()})


def _place_in_plan(columns: Columns, row: int) -> tuple[Any, ...]:
    number = columns["no"][row]
    part = columns["part"][row]
    return columns["plan"][row] or "", part == "annex", number is None, number or 0, columns["id"][row]


def _names(nodes: Mapping[str, pa.Table]) -> dict[str, str]:
    names: dict[str, str] = {}
    for table in nodes.values():
        names.update(zip(table["key"].to_pylist(), table["name"].to_pylist(), strict=True))
    return names
