"""A graph goes to a real Neo4j server: all of it, once, and nothing of anybody else's is touched."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

import graphkit as gk
from graphkit.errors import ServerError, UsageError
from graphkit.graph import Graph
from graphkit.model import LABELS, LINK_TYPES, Evidence, Link, Node, Records, Source, Value
from graphkit.push import Kept, Pushed
from graphkit.push.shape import OWNERS
from neo4j_fixtures import Database
from small_graph import PLAN, ZONE
from small_graph import graph as small_plan

pytestmark = pytest.mark.xdist_group("neo4j")

TEXT = "甲区与乙区合作。甲区与乙区共建园区。丙区未提。"
SOURCE = Source("plan.txt@11111111", "plan.txt", "plan", "1" * 64, "utf-8", TEXT)


def unit(key: str, name: str, *aliases: str, **properties: Value) -> Node:
    return Node("Division", key, name, aliases, {"level": "county", **properties})


A, B, C = unit("110101", "甲区", "甲", lon=116.4, lat=39.9), unit("110102", "乙区"), unit("110103", "丙区")
DRAFT = Node("Plan", "plan:110000/2021/1", "方案", (), {"title": "方案", "issued": "2021-04"})


def partners(a: Node, b: Node, start: int, stop: int, **properties: Value) -> Link:
    said = Evidence(SOURCE.key, TEXT[start:stop], start, stop, "verb", 0.9)
    return Link("PARTNERS_WITH", a.label, a.key, b.label, b.key, {"status": "planned", "rank": 3, **properties}, said)


FIRST, SECOND = partners(A, B, 0, 8), partners(A, B, 8, 18, sectors=("科技", "文旅"))


def graph(*nodes: Node, links: tuple[Link, ...] = (FIRST, SECOND), plan: Node | None = DRAFT) -> Graph:
    plans = () if plan is None else (plan,)
    return Graph.from_records(Records((SOURCE,), (*plans, *(nodes or (A, B, C))), links))


def push(what: Graph, database: Database, **more: Any) -> Pushed:
    return gk.push(what, database.uri, database.auth, **more)


def data(database: Database) -> list[Any]:
    """Every node and link but the bookkeeping, with all properties."""
    nodes = "MATCH (n) WHERE NOT n:Run AND NOT n:PushLock RETURN labels(n), properties(n) ORDER BY labels(n), n.key"
    links = "MATCH (a)-[r]->(b) RETURN a.key, type(r), b.key, properties(r) ORDER BY type(r), r.key"
    return database.rows(nodes) + database.rows(links)


def names(database: Database, label: str = "Division") -> list[object]:
    return [name for (name,) in database.rows(f"MATCH (n:{label}) RETURN n.name AS name ORDER BY n.key")]


def test_push_writes_every_node_and_link_with_its_properties(database: Database) -> None:
    pushed = push(graph(), database)
    [[first]] = database.rows("MATCH (n:Division {key: '110101'}) RETURN properties(n)")
    assert first == {
        "key": "110101", "name": "甲区", "aliases": ["甲"], "level": "county", "history": [], "lon": 116.4,
        "lat": 39.9,
        OWNERS: ["plan:110000/2021/1"],
    }  # fmt: skip
    rows = database.rows("MATCH (a)-[r:PARTNERS_WITH]->(b) RETURN a.name, b.name, r.quote, r.sectors ORDER BY r.start")
    assert rows == [
        ["甲区", "乙区", "甲区与乙区合作。", []],
        ["甲区", "乙区", "甲区与乙区共建园区。", ["科技", "文旅"]],
    ]
    assert pushed.total("sent", "link") == pushed.total("there", "link") == pushed.total("created", "link") == 2
    assert (pushed.counters.nodes_created, pushed.counters.relationships_created) == (
        5,
        2,
    )  # with the plan and a source


def test_pushing_again_creates_nothing_and_changes_nothing(database: Database) -> None:
    whole = gk.wuhu()
    push(whole, database)
    before = data(database)
    again = push(whole, database)
    assert again.unchanged
    assert vars_of(again.counters) == dict.fromkeys(vars_of(again.counters), 0)
    assert data(database) == before


def vars_of(counters: Any) -> dict[str, int]:
    return {name: getattr(counters, name) for name in counters.__slots__}


def test_sent_and_written_agree_for_every_label_and_type(database: Database) -> None:
    whole = gk.wuhu()
    pushed = push(whole, database)
    assert [t.name for t in pushed.tables] == [*LABELS, "Source", "Remark", *LINK_TYPES]
    for table in pushed.tables:
        pattern = f"(x:{table.name})" if table.kind == "node" else f"()-[x:{table.name}]->()"
        assert table.sent == table.there == database.value(f"MATCH {pattern} RETURN count(x)"), table.name


def test_a_changed_graph_changes_just_the_difference(database: Database) -> None:
    push(graph(), database)
    renamed = replace(C, name="丙新区")
    changed = push(graph(A, B, renamed, unit("110104", "丁区")), database)
    divisions = next(table for table in changed.tables if table.name == "Division")
    assert (divisions.created, divisions.changed, divisions.removed) == (1, 1, 0)
    assert names(database) == ["甲区", "乙区", "丙新区", "丁区"]
    assert (changed.counters.nodes_created, changed.counters.relationships_created) == (1, 0)


def test_a_property_that_is_gone_is_removed(database: Database) -> None:
    push(graph(), database)
    push(graph(unit("110101", "甲区"), B, C), database)
    assert database.value("MATCH (n:Division {key: '110101'}) RETURN n.lon IS NULL AND n.aliases = []")


def test_what_is_no_longer_in_the_graph_is_removed(database: Database) -> None:
    push(graph(), database)
    less = push(graph(A, B, links=(SECOND,)), database)
    assert names(database) == ["甲区", "乙区"]
    assert database.rows("MATCH ()-[r:PARTNERS_WITH]->() RETURN r.start") == [[8]]
    assert (less.counters.nodes_deleted, less.counters.relationships_deleted, less.kept) == (1, 1, [])


def test_keep_stale_removes_nothing(database: Database) -> None:
    push(graph(), database)
    less = push(graph(A, B, links=(SECOND,)), database, keep_stale=True)
    assert names(database) == ["甲区", "乙区", "丙区"]
    assert (less.total("stale"), less.total("removed")) == (2, 0)


def test_a_stale_node_that_others_linked_to_stays_and_is_listed(database: Database) -> None:
    push(graph(), database)
    database.rows("MATCH (n:Division {key: '110103'}) CREATE (:Note {text: '走访'})-[:ABOUT]->(n)")
    for _ in range(2):
        less = push(graph(A, B), database)
        assert less.kept == [Kept("Division", "110103", "丙区")]
        assert names(database) == ["甲区", "乙区", "丙区"]
    database.rows("MATCH (n:Note) DETACH DELETE n")
    assert push(graph(A, B), database).kept == []
    assert names(database) == ["甲区", "乙区"]


def test_what_another_graph_holds_stays(database: Database) -> None:
    other = Node("Plan", "plan:120000/2022/1", "另一方案")
    push(graph(), database)
    push(graph(A, C, links=(), plan=other), database)
    push(graph(A, B, links=(SECOND,)), database)
    assert names(database) == ["甲区", "乙区", "丙区"]
    assert database.value(f"MATCH (n:Division {{key: '110103'}}) RETURN n.{OWNERS}") == ["plan:120000/2022/1"]
    assert gk.pull(database.uri, database.auth, name="plan:120000/2022/1") == graph(A, C, links=(), plan=other)


def test_nodes_links_and_properties_of_others_stay(database: Database) -> None:
    push(graph(), database)
    database.rows(
        "MATCH (n:Division {key: '110101'}) SET n.visited = true, n:Seen CREATE (n)-[:KNOWS {since: 1}]->(:Person)"
    )
    assert push(graph(), database).unchanged
    push(graph(replace(A, name="甲新区"), B, C), database)
    assert database.rows("MATCH (n:Seen)-[k:KNOWS]->(:Person) RETURN n.name, n.visited, k.since") == [
        ["甲新区", True, 1]
    ]


def test_a_node_that_was_there_before_is_let_go_and_not_removed(bare_database: Database) -> None:
    database = bare_database
    database.rows("CREATE (:Division {key: '110103', name: '老丙区', mayor: '某'})")
    push(graph(), database, yes=True)
    assert database.value("MATCH (n:Division {key: '110103'}) RETURN n.mayor + n.name") == "某丙区"
    assert push(graph(), database).unchanged
    push(graph(A, B), database)
    assert database.rows(f"MATCH (n:Division {{key: '110103'}}) RETURN n.mayor, n.{OWNERS}") == [["某", None]]


def test_dry_run_says_what_a_push_would_do_and_writes_nothing(bare_database: Database) -> None:
    database = bare_database
    empty = push(graph(), database, dry_run=True)
    assert (empty.total("created"), database.value("MATCH (n) RETURN count(n)")) == (7, 0)
    assert database.rows("SHOW CONSTRAINTS") == []
    push(graph(), database)
    before = data(database)
    changed = graph(A, replace(B, name="乙新区"), unit("110104", "丁区"), links=(SECOND,))
    told = push(changed, database, dry_run=True)
    assert data(database) == before
    assert told.dry_run
    assert (told.total("created"), told.total("changed"), told.total("stale")) == (1, 1, 2)
    done = push(changed, database)
    assert (done.total("created"), done.total("changed"), done.total("removed")) == (1, 1, 2)


def test_the_run_node_tells_when_by_which_version_and_how_much(database: Database) -> None:
    push(graph(), database)
    [[run]] = database.rows("MATCH (r:Run) RETURN properties(r)")
    assert isinstance(run, dict)
    assert (run["key"], run["finished"], run["nodes"], run["links"]) == ("plan:110000/2021/1", True, 4, 2)
    assert run["version"] == gk.__version__
    assert run["started"] <= run["ended"]
    assert "PARTNERS_WITH 2" in run["counts"]


def test_a_database_of_others_is_asked_about_once(database: Database) -> None:
    database.rows("CREATE (:Person {name: '张三'}), (:Person {name: '李四'})")
    with pytest.raises(UsageError, match="holds 2 nodes that graphkit did not write"):
        push(graph(), database)
    asked: list[str] = []
    with pytest.raises(UsageError, match="choose another database"):
        push(graph(), database, ask=lambda question: bool(asked.append(question)))
    assert len(asked) == 1
    assert database.value("MATCH (n) RETURN count(n)") == 2
    push(graph(), database, ask=lambda _: True)
    push(graph(), database)
    assert names(database, "Person") == [None, None] or len(names(database, "Person")) == 2


def test_without_a_plan_nothing_is_removed_unless_the_graph_is_named(database: Database) -> None:
    told: list[str] = []
    push(graph(plan=None), database)
    push(graph(A, B, plan=None), database, tell=told.append)
    assert names(database) == ["甲区", "乙区", "丙区"]
    assert ["--name" in line for line in told] == [True]
    push(graph(A, B, plan=None), database, name="plan.txt")
    assert names(database) == ["甲区", "乙区"]


def test_constraints_and_indexes_come_first_and_are_checked(bare_database: Database) -> None:
    push(graph(), bare_database)
    of_one = "WHERE size(labelsOrTypes) = 1 AND size(properties) = 1 RETURN labelsOrTypes[0], properties[0]"
    unique = bare_database.rows(f"SHOW CONSTRAINTS YIELD labelsOrTypes, properties {of_one}")
    assert all([name, "key"] in unique for name in (*LABELS, *LINK_TYPES, "Source", "Remark", "Run", "PushLock"))
    indexed = bare_database.rows(f"SHOW INDEXES YIELD labelsOrTypes, properties {of_one}")
    assert all([label, "name"] in indexed for label in LABELS)


def test_data_that_contradicts_a_constraint_stops_the_push(bare_database: Database) -> None:
    database = bare_database
    database.rows("CREATE (:Division {key: '110101'}), (:Division {key: '110101'})")
    with pytest.raises(ServerError, match="contradicts a constraint"):
        push(graph(), database, yes=True)
    assert database.value("MATCH (n) RETURN count(n)") == 2


def test_a_constraint_whose_name_is_taken_stops_the_push(bare_database: Database) -> None:
    database = bare_database
    database.rows("CREATE CONSTRAINT graphkit_Zone_key FOR (n:Other) REQUIRE n.x IS UNIQUE")
    with pytest.raises(ServerError, match="named graphkit_Zone_key"):
        push(graph(), database)


def test_texts_of_every_kind_arrive_as_they_are(database: Database) -> None:
    odd = "`'\"\\ \n\t 𠮷 👩‍👩‍👧 $x {y} // é"
    push(graph(unit("110101", odd, f"{odd}甲", ""), B, C), database)
    assert database.rows("MATCH (n:Division {key: '110101'}) RETURN n.name, n.aliases") == [[odd, [f"{odd}甲", ""]]]


def test_an_empty_graph_can_be_pushed(database: Database) -> None:
    pushed = push(Graph.from_records(), database)
    assert (pushed.graph, pushed.total("sent")) == ("graph", 0)
    assert gk.pull(database.uri, database.auth) == Graph.from_records()


def test_progress_counts_up_to_all(database: Database) -> None:
    heard: list[tuple[int, int]] = []
    push(graph(), database, progress=lambda done, total: heard.append((done, total)))
    assert heard[-1] == (7, 7)
    assert heard == sorted(heard)


def test_the_name_of_a_graph_is_that_of_its_plan(database: Database) -> None:
    assert push(small_plan(), database).graph == PLAN
    assert database.value("MATCH (z:Zone {key: $key}) RETURN count(z)", key=ZONE[1]) == 1


def test_a_node_that_gets_another_label_keeps_its_links(database: Database) -> None:
    def links(label: str) -> tuple[Link, ...]:
        return (Link("PARTNERS_WITH", "Division", A.key, label, "x:1", {"status": "planned", "rank": 3}),)

    before = graph(A, Node("Zone", "x:1", "甲园"), links=links("Zone"))
    after = graph(A, Node("Department", "x:1", "甲局"), links=links("Department"))
    push(before, database)
    push(after, database)
    assert database.rows("MATCH (a)-[r]->(b) RETURN a.key, labels(b), b.name") == [["110101", ["Department"], "甲局"]]
    assert gk.pull(database.uri, database.auth) == after


def test_a_key_that_is_too_long_for_an_index_is_said(database: Database) -> None:
    with pytest.raises(ServerError, match="too large to index"):
        push(graph(A, B, Node("Zone", "zone:" + "长" * 4000, "园")), database)
