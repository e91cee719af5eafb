"""The graph on a day: what had been said by then and held, under the names of the time.

This is the one place that decides what a date leaves of a graph. A statement holds from its own date on, else from
the day of its document; what tells no date has always held. It is over when its last day has passed, or when a
later statement says that the two have ended it. A plan and all that it sets are there from the day of its issue.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc

from graphkit.graph.remainder import Remainder
from graphkit.graph.tables import to_columns
from graphkit.model import Source

if TYPE_CHECKING:
    from graphkit.graph.graph import Graph

PARTNERS = "PARTNERS_WITH"

_PERIOD = re.compile(r"(\d*)-(\d*) (\d+) (.+)", re.ASCII)

_AFTER = "~"
"""Sorts after every digit and dash: a year with it lies after all days of the year."""


def graph_as_of(graph: Graph, day: str) -> Graph:
    """The graph on a day; itself, if the day leaves out and renames nothing.

    Parameters
    ----------
    graph : Graph
        All that is known.
    day : str
        An ISO date to the day.
    """
    rest = Remainder(graph)
    rest.leave_out_plans(_later(graph.node_table("Plan"), "issued", day))
    dated = _dates(graph.sources)
    for link_type in rest.links:
        if link_type == PARTNERS:
            rest.keep_links(link_type, holding(rest.links[link_type], dated, day))
        else:
            told = _by_document(rest.links[link_type], dated)
            rest.keep_links(link_type, pc.less_equal(told, day))
    rest.leave_out_sources({key for key, date in dated.items() if date > day})
    rest.nodes["Division"] = renamed(rest.nodes["Division"], int(day[:4]))
    return rest.graph()


def begun(links: pa.Table, dated: dict[str, str], day: str) -> pa.Array:
    """For each partnership, whether it had begun on a day, over or not."""
    return pc.less_equal(_starts(links, dated), day)


def holding(links: pa.Table, dated: dict[str, str], day: str) -> pa.Array:
    """For each partnership, whether it held on a day."""
    stops = _stops(links, dated)
    over = pc.fill_null(pc.less(pc.binary_join_element_wise(stops, _AFTER, ""), day), False)
    never = pc.fill_null(pc.equal(stops, ""), False)
    return pc.and_(begun(links, dated, day), pc.invert(pc.or_(over, never)))


def _stops(links: pa.Table, dated: dict[str, str]) -> pa.Array:
    """For each partnership its last day, none where it goes on, the empty text where it never holds.

    A statement of an end is itself no partnership, and ends all that the two began before it.
    """
    ended = pc.fill_null(pc.equal(links["status"], "ended"), False)
    stops = pc.if_else(ended, "", links["until"])
    told = links.filter(ended)
    ends: dict[frozenset[str], list[str]] = {}
    columns = (told["from_key"], told["to_key"], _starts(told, dated))
    for a, b, end in zip(*(column.to_pylist() for column in columns), strict=True):
        ends.setdefault(frozenset((a, b)), []).append(end)
    if not ends:
        return stops
    keys = pa.array(sorted({key for pair in ends for key in pair}), pa.string())
    near = pc.and_(pc.is_in(links["from_key"], keys), pc.is_in(links["to_key"], keys))
    rows = [row for row, true in enumerate(near.to_pylist()) if true]
    values = stops.to_pylist()
    some = links.take(pa.array(rows, pa.int64()))
    columns = (some["from_key"], some["to_key"], _starts(some, dated))
    for row, a, b, start in zip(rows, *(column.to_pylist() for column in columns), strict=True):
        # An end without a date ends only what has none.
        after = [end for end in ends.get(frozenset((a, b)), ()) if (start <= end + _AFTER if end else not start)]
        if after:
            values[row] = min([*after, *([] if values[row] is None else [values[row]])])
    return pa.chunked_array([pa.array(values, pa.string())])


def _dates(sources: Iterable[Source]) -> dict[str, str]:
    """Day of each document that tells it."""
    return {source.key: source.date for source in sources if source.date}


def dates_of(graph: Graph) -> dict[str, str]:
    """Day of each document of a graph that tells it, by key."""
    return _dates(graph.sources)


def _starts(links: pa.Table, dated: dict[str, str]) -> pa.Array:
    # A statement of an end is made when the end comes.
    ended = pc.if_else(pc.fill_null(pc.equal(links["status"], "ended"), False), links["until"], None)
    return pc.coalesce(ended, links["since"], _by_document(links, dated))


def _by_document(links: pa.Table, dated: dict[str, str]) -> pa.Array:
    """For each link the day of the document that states it, the empty text where none tells."""
    place = pc.index_in(links["source"], pa.array(list(dated), pa.string()))
    return pc.fill_null(pc.take(pa.array(list(dated.values()), pa.string()), place), "")


def _later(table: pa.Table, column: str, day: str) -> list[str]:
    """Keys of the rows whose date lies after a day."""
    keys: list[str] = table["key"].filter(pc.fill_null(pc.greater(table[column], day), False)).to_pylist()
    return keys


def renamed(divisions: pa.Table, year: int) -> pa.Table:
    """The divisions under the names and codes that they had in a year; keys stay, other names become aliases."""
    rows = [place for place, past in enumerate(divisions["history"].to_pylist()) if past]
    if not rows:
        return divisions
    columns = to_columns(divisions.select(["key", "name", "aliases", "code", "history"]))
    changed = False
    for row in rows:
        period = _period(columns["key"][row], columns["history"][row], year)
        if period is None or period == (columns["code"][row], columns["name"][row]):
            continue
        changed = True
        code, name = period
        others = dict.fromkeys((columns["name"][row], *columns["aliases"][row]))
        others.pop(name, None)
        columns["code"][row], columns["name"][row], columns["aliases"][row] = code, name, tuple(others)
    if not changed:
        return divisions
    for title in ("name", "aliases", "code"):
        place = divisions.schema.get_field_index(title)
        field = divisions.schema.field(place)
        divisions = divisions.set_column(place, field, pa.array(columns[title], field.type))
    return divisions


def _period(key: str, history: tuple[str, ...], year: int) -> tuple[str, str] | None:
    """Code and name in a year; none where the history tells none, or several of the division's own level."""
    found: dict[tuple[str, str], None] = {}
    for words in history:
        told: Any = _PERIOD.fullmatch(words)
        if told and int(told[1] or 0) <= year <= int(told[2] or 9999) and told[3].endswith("00") == key.endswith("00"):
            found[told[3], told[4]] = None
    return next(iter(found)) if len(found) == 1 else None
