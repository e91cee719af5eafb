"""The rules in Cypher and the same rules in plain Python find the same, on random graphs of every shape."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

import naive_gaps as naive
import random_graphs
from graphkit.gaps import RULES
from graphkit.gaps.engines import LABELS, TYPES
from graphkit.graph import Graph
from graphkit.queries import catalogue, check_params
from graphkit.store import Store, open_store
from graphkit.today import last_day

BATCH = 40
DAYS = ("2020", "2021-04", "2022-06-01", "2024", "2021-04-12", "2023-12-31", "2019-12-31", "2026-11-23")
"""A batch of graphs for each day: 320 graphs."""

Found = set[tuple[Any, ...]]

EXPECTED: dict[str, tuple[tuple[str, ...], Callable[[naive.World], Found]]] = {
    "county-without-counterpart": (("plan", "unit_id"), lambda world: naive.without_counterpart(world, "county")),
    "zone-without-counterpart": (("plan", "unit_id"), lambda world: naive.without_counterpart(world, "zone")),
    "department-without-counterpart": (
        ("plan", "unit_id"),
        lambda world: naive.without_counterpart(world, "department"),
    ),
    "below-target": (("plan", "target", "unit_id", "have", "planned", "need", "severity"), naive.below_target),
    "county-province-empty": (("plan", "unit_id", "province_id"), naive.county_province_empty),
    "vague-commitment": (("source", "start", "group_id", "unit_id"), naive.vague_commitment),
    "unmentioned-unit": (("plan", "unit_id"), naive.unmentioned_unit),
    "task-without-counterpart": (("plan", "unit_id"), naive.task_without_counterpart),
    "task-without-deadline": (("plan", "unit_id"), naive.task_without_deadline),
    "task-without-named-unit": (("plan", "unit_id"), naive.task_without_named_unit),
    "annex-mismatch": (("plan", "unit_id", "kind", "what"), naive.annex_mismatch),
    "overdue": (("plan", "item", "unit_id"), naive.overdue),
    "unreciprocated-link": (("plan", "unit_id", "partner_id", "other"), naive.unreciprocated),
    "conflicting-link": (
        ("unit_id", "partner_id", "kind", "what", "against", "source", "other"),
        naive.conflicting,
    ),
}


@pytest.fixture(scope="module", params=range(len(DAYS)), ids=lambda n: f"graphs {n * BATCH} to {n * BATCH + BATCH - 1}")
def batch(request: pytest.FixtureRequest) -> Iterator[tuple[Store, naive.World, str]]:
    first = request.param * BATCH
    graph = Graph.from_records(random_graphs.many(range(first, first + BATCH)))
    store = open_store(graph)
    yield store, naive.World(graph, last_day(DAYS[request.param])), DAYS[request.param]
    store.close()


def test_every_rule_has_a_second_opinion() -> None:
    assert tuple(EXPECTED) == RULES


@pytest.mark.parametrize("rule", RULES)
def test_rule_agrees_with_plain_python(rule: str, batch: tuple[Store, naive.World, str]) -> None:
    store, world, day = batch
    columns, expect = EXPECTED[rule]
    query = catalogue()[rule]
    given = {"as_of": day} if query.takes_day else {}
    answer = store.run(query.text, check_params(query, given))
    assert answer.columns == query.columns or not answer.rows
    assert {tuple(row[name] for name in columns) for row in answer.dicts()} == expect(world)


def test_one_graph_at_a_time_gives_the_same() -> None:
    for seed in range(6):
        graph = Graph.from_records(random_graphs.records(seed))
        world = naive.World(graph, last_day("2024"))
        store = open_store(graph, LABELS, (*TYPES, "PART_OF"))
        for rule, (columns, expect) in EXPECTED.items():
            query = catalogue()[rule]
            given = {"as_of": last_day("2024")} if query.params else {}
            rows = store.run(query.text, check_params(query, given)).dicts()
            assert {tuple(row[name] for name in columns) for row in rows} == expect(world), (seed, rule)
        store.close()
