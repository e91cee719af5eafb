"""Every query file gives the same rows on a real Neo4j server and on the embedded engine, and plain Python agrees."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

import graphkit as gk
import random_graphs
from graphkit.graph import Graph
from graphkit.model import PARTY_LABELS, Link, Node, Records
from graphkit.queries import Query, catalogue, check_params
from graphkit.store import Rows, Store, open_store
from graphkit.store.neo4j import Neo4jStore
from graphkit.today import last_day
from naive_gaps import World
from neo4j_fixtures import Database
from shared import shared
from test_gaps_agree import EXPECTED

pytestmark = pytest.mark.xdist_group("neo4j")

BATCH = 65
DAYS = ("2020", "2021-04", "2022-06-01", "2024", "2021-04-12", "2023-12-31", "2019-12-31", "2026-11-23")
"""A batch of random graphs for each day, side by side in one graph without a key in common: 520 graphs."""

FIRST = 10_000
"""Seed of the first: other graphs than those that the rules are tested on without a server."""


class Both:
    """One graph on both engines."""

    def __init__(self, graph: Graph, database: Database, day: str, name: str) -> None:
        gk.push(graph, database.uri, database.auth, name=name)
        self.graph, self.day = graph, day
        self.embedded: Store = open_store(graph)
        self.server: Store = Neo4jStore(database.access)
        self._told: dict[str, Rows] = {}

    def close(self) -> None:
        self.embedded.close()
        self.server.close()

    def told(self, query: Query, given: dict[str, Any]) -> Rows:
        """What the server answers, asked once."""
        asked = f"{query.id} {given}"
        if asked not in self._told:
            self._told[asked] = self.server.run(query.text, check_params(query, given))
        return self._told[asked]

    def compare(self, query: Query) -> int:
        """Ask both with the same parameters and compare; return how many rows there were."""
        count = 0
        for given in self._given(query):
            mine, theirs = self.embedded.run(query.text, check_params(query, given)), self.told(query, given)
            assert theirs.columns == query.columns, query.id
            # A union comes in no order, and nothing can put it in one.
            unordered = "UNION" in query.text
            assert rows(theirs, unordered) == rows(mine, unordered), (query.id, given)
            count += len(theirs.rows)
        return count

    def _given(self, query: Query) -> Iterator[dict[str, Any]]:
        names = {p.name for p in query.params}
        day = {"as_of": self.day} if "as_of" in names else {}
        if "unit" not in names:
            yield day
            return
        tables = [self.graph.node_table(label).select(["key", "name"]) for label in PARTY_LABELS]
        units = [row for table in tables for row in table.to_pylist()]
        pairs = self.graph.link_table("PARTNERS_WITH").select(["from_key", "to_key"]).to_pylist()
        draw = random.Random(query.id)
        for row in draw.sample(units, min(4, len(units))):
            for unit in (row["key"], row["name"]):
                if "counterpart" in names:
                    for pair in draw.sample(pairs, min(2, len(pairs))):
                        yield {"unit": pair["from_key"], "counterpart": pair["to_key"], **day}
                        yield {"unit": unit, "counterpart": pair["to_key"], **day}
                else:
                    yield {"unit": unit, **day}


def rows(answer: Rows, unordered: bool) -> list[Any]:
    """Rows with the type of every value, so that 1, 1.0 and true differ."""
    typed = [tuple((type(value).__name__, value) for value in row) for row in answer.rows]
    return sorted(typed, key=repr) if unordered else typed


def furnished(records: Records) -> Records:
    """The same with sectors, cities and what lies in them, which no rule asks and some questions do."""
    draw = random.Random(len(records.nodes))
    sectors = tuple(Node("Sector", f"sector:{name}", name) for name in ("科技", "文旅", "养老"))
    cities = [node.key for node in records.nodes if node.label == "Division"] or [None]
    nodes = tuple(
        replace(node, properties={**node.properties, "city": draw.choice([None, *cities])})
        if node.label in PARTY_LABELS
        else node
        for node in records.nodes
    )
    links = []
    for node in nodes:
        for sector in draw.sample(sectors, draw.choice((0, 0, 1, 2))) if node.label == "Task" else ():
            links.append(Link("COVERS", node.label, node.key, sector.label, sector.key, {"term": sector.name}))
        if node.label in ("Zone", "Department") and (city := node.properties["city"]):
            links.append(Link("PART_OF", node.label, node.key, "Division", str(city)))
    return replace(records, nodes=(*nodes, *sectors), links=(*records.links, *links))


@pytest.fixture(scope="module")
def wuhu(neo4j_alone: Database) -> Iterator[Both]:
    neo4j_alone.wipe()
    both = Both(gk.wuhu(), neo4j_alone, "2023-12-31", "wuhu")
    yield both
    both.close()


@pytest.fixture(scope="module")
def corpus(neo4j_alone: Database) -> Iterator[Both]:
    neo4j_alone.wipe()
    both = Both(gk.read(*sorted(shared("corpus").glob("*.txt"))), neo4j_alone, "2024", "corpus")
    yield both
    both.close()


@pytest.fixture(scope="module", params=range(len(DAYS)), ids=lambda n: f"{BATCH} graphs at {DAYS[n]}")
def many(request: pytest.FixtureRequest, neo4j_alone: Database) -> Iterator[Both]:
    neo4j_alone.wipe()
    first = FIRST + request.param * BATCH
    graph = Graph.from_records(furnished(random_graphs.many(range(first, first + BATCH))))
    both = Both(graph, neo4j_alone, DAYS[request.param], "many")
    yield both
    both.close()


@pytest.mark.parametrize("name", catalogue())
def test_query_gives_the_same_on_both_engines_for_the_bundled_graph(name: str, wuhu: Both) -> None:
    wuhu.compare(catalogue()[name])


def test_gaps_asked_of_the_server_are_the_same(wuhu: Both) -> None:
    assert gk.gaps(wuhu.graph, as_of=wuhu.day, store=wuhu.server) == gk.gaps(wuhu.graph, as_of=wuhu.day)


@pytest.mark.parametrize("name", catalogue())
def test_query_gives_the_same_on_both_engines_for_the_practice_texts(name: str, corpus: Both) -> None:
    corpus.compare(catalogue()[name])


def test_queries_give_the_same_on_both_engines_for_random_graphs(many: Both) -> None:
    found = {name: many.compare(query) for name, query in catalogue().items()}
    silent = {name for name, count in found.items() if not count}
    # At the earliest days nothing is overdue yet, and no second statement contradicts a first.
    assert silent <= ({"overdue", "conflicting-link"} if many.day < "2020-06" else set()), (
        "a query without a row compares nothing"
    )


def test_rules_on_the_server_agree_with_plain_python(many: Both) -> None:
    world = World(many.graph, last_day(many.day))
    for rule, (columns, expect) in EXPECTED.items():
        query = catalogue()[rule]
        given = {"as_of": many.day} if query.takes_day else {}
        answer = many.told(query, given)
        assert {tuple(row[name] for name in columns) for row in answer.dicts()} == expect(world), rule
