"""What was pushed comes back from a real Neo4j server as it was: tables, evidence, documents, remarks, conflicts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

import graph_strategies
import graphkit as gk
from graphkit.errors import ServerError
from graphkit.graph import Graph
from graphkit.model import Node, Records, Source
from graphkit.places import Place
from neo4j_fixtures import Database
from small_graph import graph as small_plan

pytestmark = pytest.mark.xdist_group("neo4j")


def push(graph: Graph, database: Database, **more: Any) -> None:
    gk.push(graph, database.uri, database.auth, **more)


def pull(database: Database, **more: Any) -> Graph:
    return gk.pull(database.uri, database.auth, **more)


def test_the_bundled_graph_comes_back_equal(database: Database, tmp_path: Path) -> None:
    whole = gk.wuhu()
    push(whole, database)
    back = pull(database)
    assert back == whole
    assert back.check_evidence() == ()
    back.save(tmp_path / "back.graph")
    assert gk.load(tmp_path / "back.graph") == whole


def test_conflicts_and_the_order_of_documents_come_back(database: Database) -> None:
    def one(file: str, name: str, lon: float) -> Records:
        pages = (Place(0, page=1), Place(2, page=2, table=1))
        source = Source(f"{file}@00000000", file, "plan", "0" * 64, "gb18030", f"{name}\n全文", pages)
        return Records((source,), (Node("Zone", "zone:x/一号", name, (f"{name}园",), {"lon": lon, "class": "高新"}),))

    graph = Graph.from_records(one("乙.txt", "甲", 1.5), one("甲.txt", "乙", 2.5))
    assert len(graph.conflicts) == 2
    push(graph, database)
    assert pull(database) == graph
    assert [source.file for source in pull(database).sources] == ["乙.txt", "甲.txt"]


# One database for all examples, wiped before each.
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(graph_strategies.records())
def test_any_graph_comes_back_equal_and_is_not_written_twice(database: Database, records: Records) -> None:
    database.wipe()
    graph = Graph.from_records(records)
    push(graph, database, name="any")
    assert pull(database) == graph
    assert gk.push(graph, database.uri, database.auth, name="any").counters.properties_set == 0


def test_two_graphs_come_back_apart_or_as_one(database: Database) -> None:
    small, wuhu = small_plan(), gk.wuhu(ledger=False)
    push(small, database, name="small")
    push(wuhu, database, name="wuhu")
    assert pull(database, name="small") == small
    assert pull(database, name="wuhu") == wuhu
    assert pull(database) == small.merge(wuhu)


def test_nothing_pushed_is_said(database: Database) -> None:
    with pytest.raises(ServerError, match="holds no graph of graphkit; push one first"):
        pull(database)


def test_an_unknown_name_gets_the_nearest(database: Database) -> None:
    push(small_plan(), database, name="anshui")
    with pytest.raises(ServerError, match=r"no graph 'anshuy' was pushed there; did you mean anshui\?"):
        pull(database, name="anshuy")


def test_a_push_that_was_interrupted_is_not_taken_for_a_graph(database: Database) -> None:
    push(small_plan(), database, name="anshui")
    database.rows("MATCH (r:Run) SET r.finished = false")
    with pytest.raises(ServerError, match=r"'anshui' that began at .* is not finished; push it again"):
        pull(database)


def test_what_somebody_changed_by_hand_is_not_taken_for_a_graph(database: Database) -> None:
    push(small_plan(), database)
    database.rows("MATCH (t:Task) SET t.no = 'eins'")
    with pytest.raises(ServerError, match="somebody changed it"):
        pull(database)


def test_others_data_does_not_come_back(database: Database) -> None:
    small = small_plan()
    push(small, database)
    database.rows("CREATE (a:Division {key: 'x', name: '别人的'})-[:PART_OF {key: 'y'}]->(b:Division {key: 'z'})")
    database.rows("MATCH (z:Zone) SET z:Seen, z.seen = true")
    assert pull(database) == small
