"""The files of ``export --to neo4j-admin``, imported by Neo4j's own tool, make what a push makes."""

from __future__ import annotations

from pathlib import Path

import pytest
from neo4j import GraphDatabase

import graphkit as gk
from graphkit.graph import Graph
from graphkit.model import Evidence, Link, Node, Records, Source
from neo4j_fixtures import unavailable
from neo4j_server import Server, UnavailableError, admin, running
from small_graph import graph as small_plan

pytestmark = pytest.mark.xdist_group("neo4j")

TEXT = '他说："合作，\n共建"；A, B\\C\'D\t𠮷 ␟ x'


def odd() -> Graph:
    """Everything that a CSV file can get wrong: quotes, commas, line ends, empty and missing texts, lists of each."""
    source = Source("奇.txt@00000000", '奇 "x",.txt', "plan", "0" * 64, "gb18030", f"{TEXT}\n{'长' * 1_500_000}")
    whole = Evidence(source.key, TEXT, 0, len(TEXT), "verb", 0.125)
    nodes = (
        Node("Zone", "zone:1/甲", TEXT, ("甲园", 'A"B,C', "两\n行"), {"class": "", "lon": -0.1, "lat": 1e-7}),
        Node("Zone", "zone:1/乙,\"'", "", (), {}),
        Node("Task", "plan:1/task/1", "任务", (), {"no": 9007199254740993, "ongoing": False}),
        Node("Sector", "sector:科技", "科技"),
    )
    links = (
        Link("PARTNERS_WITH", "Zone", nodes[0].key, "Zone", nodes[1].key, {"sectors": ("科技", "文旅")}, whole),
        Link("PARTNERS_WITH", "Zone", nodes[0].key, "Zone", nodes[1].key, {"outside": True, "rank": -1}),
        Link("COVERS", "Task", nodes[2].key, "Sector", nodes[3].key, {"term": ""}),
    )
    return Graph.from_records(Records((source,), nodes, links))


def finish(files: Path, server: Server) -> None:
    """Run the statements that stand beside the files, as cypher-shell does."""
    statements = (files / "finish.cypher").read_text(encoding="utf-8").split(";\n")
    with GraphDatabase.driver(server.uri, auth=server.auth) as driver, driver.session() as session:
        for statement in filter(None, statements):
            session.run(statement).consume()  # type: ignore[arg-type]
        session.run("CALL db.awaitIndexes(60)").consume()


def test_an_imported_graph_is_equal_to_a_pushed_one(tmp_path: Path) -> None:
    graph = small_plan().merge(odd())
    files, home = tmp_path / "导入", tmp_path / "server"
    gk.export(graph, files, "neo4j-admin")
    (home / "conf").mkdir(parents=True)
    (home / "conf" / "neo4j.conf").write_text("dbms.usage_report.enabled=false\n", encoding="utf-8")
    try:
        told = admin(home, files, "database", "import", "full", "neo4j", "@import.args")
        assert told.returncode == 0, told.stdout + told.stderr
        with running(
            home, settings={"dbms.security.auth_enabled": "false"}, heap="256m", page_cache="64m", brief=True
        ) as server:
            finish(files, server)
            assert gk.pull(server.uri, server.auth) == graph
            pushed = gk.push(graph, server.uri, server.auth)
            server.kill()
    except UnavailableError as error:
        unavailable(error)
    assert pushed.unchanged
    assert {getattr(pushed.counters, name) for name in pushed.counters.__slots__} == {0}
