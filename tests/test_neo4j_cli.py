"""Push, pull and ask a real Neo4j server from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

import graphkit as gk
from command_line import Ran, process
from neo4j_fixtures import Database
from small_graph import graph as small_plan

pytestmark = pytest.mark.xdist_group("neo4j")


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    small_plan().save(tmp_path / "small.graph")
    return tmp_path / "small.graph"


def run(database: Database, *words: str | Path) -> Ran:
    return process(*words, "--lang", "en", environment=database.environment)


def test_push_again_and_pull_give_back_the_graph(database: Database, saved: Path, tmp_path: Path) -> None:
    dry = run(database, "push", saved, "--dry-run", "-f", "json")
    assert (dry.status, dry.json["dry_run"], dry.json["unchanged"]) == (0, True, False)
    first = run(database, "push", saved)
    assert first.status == 0, first.err
    assert "removed 0" in first.out
    again = run(database, "push", saved, "-f", "json").json
    assert again["unchanged"]
    assert set(again["counters"].values()) == {0}
    pulled = run(database, "pull", "-o", tmp_path / "back.graph")
    assert pulled.status == 0, pulled.err
    assert gk.load(tmp_path / "back.graph") == small_plan()


ASKING = (
    ("gaps",), ("links",), ("links", "--all"), ("tasks",), ("stats",), ("why", "东湖区", "明珠区"),
    ("query", "links-of-unit", "-p", "unit=东湖区"),
    ("query", "MATCH (z:Zone) RETURN z.key AS key, z.name AS name, z.aliases AS aliases ORDER BY key"),
)  # fmt: skip


def test_every_asking_command_answers_the_same_from_the_server(database: Database, saved: Path) -> None:
    assert run(database, "push", saved).status == 0
    for words in ASKING:
        more = ("--as-of", "2024", "-f", "json")
        here, there = process(*words, saved, *more), run(database, *words, "--uri", database.uri, *more)
        assert (there.status, there.out) == (here.status, here.out), (words, there.err)
        assert here.out


def test_sources_and_a_server_do_not_go_together(database: Database, saved: Path) -> None:
    for words in ASKING:
        ran = run(database, *words, saved, "--uri", database.uri)
        assert ran.status == 2
        assert "name SOURCES or --uri, not both" in ran.err


def test_asking_a_server_cannot_change_it(database: Database, saved: Path) -> None:
    assert run(database, "push", saved).status == 0
    ran = run(database, "query", "MATCH (n) DETACH DELETE n RETURN 1 AS one", "--uri", database.uri)
    assert ran.status == 2
    assert database.value("MATCH (n:Plan) RETURN count(n)") == 1


def test_a_query_that_the_server_refuses_is_bad_input(database: Database) -> None:
    ran = run(database, "query", "MATCH (n RETURN n", "--uri", database.uri)
    assert ran.status == 3
    assert ran.err.startswith("graphkit: The query failed: Invalid input")


def test_a_database_of_others_is_spared_without_yes(database: Database, saved: Path) -> None:
    database.rows("CREATE (:Person)")
    ran = run(database, "push", saved)
    assert ran.status == 2
    assert "holds 1 nodes that graphkit did not write; nothing was written, say --yes" in ran.err
    assert run(database, "push", saved, "--yes").status == 0


def test_what_stays_since_others_linked_to_it_is_listed(database: Database, tmp_path: Path) -> None:
    told = run(database, "push", "--name", "wuhu")
    assert told.status == 0, told.err
    zones = "MATCH (i:Institution)<-[r:PARTNERS_WITH {rule: 'ledger'}]-() WITH i LIMIT 1 CREATE (:Note)-[:ABOUT]->(i)"
    database.rows(zones)
    ran = run(database, "push", "--no-ledger", "--name", "wuhu", "-f", "json")
    kept = database.value("MATCH (:Note)-[:ABOUT]->(i) RETURN count(i)")
    assert [each["label"] for each in ran.json["kept"]] == ["Institution"] * int(str(kept))
