"""The graph of a day a second time: row by row in plain Python, written from what ``Graph.as_of`` promises."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pyarrow as pa

from graphkit.graph import Graph
from graphkit.model import Records

Row = dict[str, Any]
_DATES = (None, None, "2020-03-01", "2021-04-12", "2022-09-30", "2024-01-15")


def with_dated_documents(records: Records, seed: int) -> Records:
    """The same records, their documents of different days or of none."""
    draw = random.Random(f"days {seed}")
    return replace(records, sources=tuple(replace(s, date=draw.choice(_DATES)) for s in records.sources))


def held(graph: Graph, day: str) -> Graph:
    """What held on a day: no loose ends, but nodes that nothing names any more may be left, and the names of today."""
    dates = {source.key: source.date for source in graph.sources if source.date}
    nodes = {label: graph.node_table(label).to_pylist() for label in graph.labels()}
    links = {kind: graph.link_table(kind).to_pylist() for kind in graph.types()}
    later = {row["key"] for row in nodes["Plan"] if row["issued"] and row["issued"] > day}
    theirs = {s["to_key"] for s in links["SETS"] if s["from_key"] in later}
    theirs |= {row["key"] for label in ("Task", "Target") for row in nodes[label] if row["plan"] in later}
    spared = {s["to_key"] for s in links["SETS"] if s["from_key"] not in later}
    gone = later | (theirs - spared)
    partners = links["PARTNERS_WITH"]
    for kind, rows in links.items():
        links[kind] = [
            row
            for row in rows
            if not {row["from_key"], row["to_key"]} & gone
            and (_holds(row, partners, dates, day) if kind == "PARTNERS_WITH" else dates.get(row["source"], "") <= day)
        ]
    return Graph(
        {
            label: _table(graph.node_table(label), [r for r in rows if r["key"] not in gone])
            for label, rows in nodes.items()
        },
        {kind: _table(graph.link_table(kind), rows) for kind, rows in links.items()},
    )


def _holds(link: Row, partners: list[Row], dates: dict[str, str], day: str) -> bool:
    if link["status"] == "ended" or _begins(link, dates) > day or _past(link["until"], day):
        return False
    for end in partners:
        if end["status"] == "ended" and {end["from_key"], end["to_key"]} == {link["from_key"], link["to_key"]}:
            when, began = _begins(end, dates), _begins(link, dates)
            if when == "" and began == "":
                return False
            if when != "" and began <= when + "~" and _past(when, day):
                return False
    return True


def _begins(link: Row, dates: dict[str, str]) -> str:
    said = link["until"] if link["status"] == "ended" and link["until"] else link["since"]
    return said or dates.get(link["source"], "")


def _past(date: str | None, day: str) -> bool:
    """Whether all of a day, month or year lies before a day."""
    return date is not None and date != day[: len(date)] and date < day


def _table(like: pa.Table, rows: list[Row]) -> pa.Table:
    return pa.Table.from_pylist(rows, schema=like.schema)
