"""Days judged one after the other by one engine: the same as each for itself."""

from __future__ import annotations

from contextlib import closing
from typing import Any

import pytest

import graphkit as gk
import naive_day
import random_graphs
from graphkit.gaps.days import Days
from graphkit.gaps.progress import progress
from graphkit.graph import Graph
from graphkit.map.stops import stops
from graphkit.model import LABELS, LINK_TYPES
from graphkit.store import open_store

DAYS = ("2020-06-30", "2021-04-12", "2019-12-31", "2022-06-01", "2023-12-31", "2026-01-01")
"""Back and forth: what went comes again."""


def check(graph: Graph, *days: str) -> None:
    with Days(graph) as one_engine:
        for day in days:
            findings, steps = one_engine.judge(day)
            alone = gk.gaps(graph, day)
            assert list(findings) == list(alone), day
            assert (findings.as_of, findings.unread) == (alone.as_of, alone.unread)
            assert steps == progress(graph, day), day


def test_the_bundled_plan_over_the_years_and_under_former_names() -> None:
    days = stops(gk.wuhu(), "2026-11-25")
    check(gk.wuhu(), *days[::5], "2012-12-31", days[-1])


@pytest.mark.parametrize("seed", range(6))
def test_random_graphs(seed: int) -> None:
    records = naive_day.with_dated_documents(random_graphs.records(seed), seed)
    check(Graph.from_records(records), *DAYS[seed % 2 :: 2])


@pytest.mark.parametrize("seed", range(4))
def test_an_engine_that_turns_holds_what_a_new_one_holds(seed: int) -> None:
    graph = Graph.from_records(naive_day.with_dated_documents(random_graphs.records(seed + 50), seed))
    turning, held = open_store(graph), graph
    for day in DAYS:
        turning.turn(held, held := graph.as_of(day))
        with closing(open_store(held)) as new:
            assert contents(turning) == contents(new), day
    turning.close()


def contents(store: Any) -> list[Any]:
    nodes = [store.run(f"MATCH (x:`{label}`) RETURN x.key AS key, x ORDER BY key").rows for label in LABELS]
    links = [
        store.run(f"MATCH (a)-[r:`{name}`]->(b) RETURN r.key AS key, a.key, r, b.key ORDER BY key").rows
        for name in LINK_TYPES
    ]
    return [[[plain(value) for value in row] for row in rows] for rows in nodes + links]


def plain(value: Any) -> Any:
    """Without the numbers by which an engine knows its rows."""
    return {k: v for k, v in value.items() if k not in ("_ID", "_SRC", "_DST")} if isinstance(value, dict) else value
