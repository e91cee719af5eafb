"""Every query file is sound Cypher for a real Neo4j server: it parses, names what is there, and finds keys by index."""

from __future__ import annotations

import re
from typing import Any

import pytest
from neo4j import GraphDatabase

import graphkit as gk
from graphkit.push import schema
from graphkit.push.browser import drawings, saved
from graphkit.queries import Query, catalogue, check_params
from graphkit.shipped import folder
from graphkit.store import open_store
from neo4j_fixtures import Database
from small_graph import graph as small_plan

pytestmark = pytest.mark.xdist_group("neo4j")

QUERIES = {**catalogue(), **drawings()}

BY_NAME = {"links-of-unit", "evidence-of-pair", "chains-from-unit", "tasks-of-unit", "draw-unit"}
"""Queries that take a unit by key, name or other name. A list of other names has no index: they read the units, which
are few, and go on from the one that they find."""


@pytest.fixture(scope="module")
def served(neo4j_alone: Database) -> Database:
    """A server that knows every label, link type and property of the model."""
    neo4j_alone.wipe()
    gk.push(gk.wuhu().merge(small_plan()), neo4j_alone.uri, neo4j_alone.auth, name="all")
    return neo4j_alone


def explained(database: Database, text: str, **params: Any) -> tuple[list[str], str]:
    """What the server remarks on a text without running it, and its plan."""
    with GraphDatabase.driver(database.uri, auth=database.auth) as driver:
        summary = driver.execute_query(f"EXPLAIN {text}", params).summary
    remarks = [f"{status.gql_status} {status.status_description}" for status in summary.gql_status_objects]
    assert summary.plan
    return [r for r in remarks if not r.startswith(("00", "02"))], str(summary.plan)


def given(query: Query) -> dict[str, Any]:
    some = {"as_of": "2024", "unit": "340207", "counterpart": "310117"}
    return check_params(query, {p.name: some[p.name] for p in query.params if p.name in some})


@pytest.mark.parametrize("name", QUERIES)
def test_query_has_no_unknown_names_and_no_deprecated_forms(name: str, served: Database) -> None:
    query = QUERIES[name]
    remarks, _ = explained(served, query.text, **given(query))
    # A property that no node has yet is unknown to the server, and not to the model.
    assert [remark for remark in remarks if not _of_the_model(remark)] == []


def _of_the_model(remark: str) -> bool:
    from graphkit.push.shape import SHAPES

    named = re.search(r"The property `(\w+)` does not exist", remark)
    return bool(named) and any(named[1] in shape.properties for shape in SHAPES)


@pytest.mark.parametrize("name", sorted(set(QUERIES) - BY_NAME))
def test_a_key_that_is_given_is_found_by_index(name: str, served: Database) -> None:
    query = QUERIES[name]
    looked_up = re.search(r"\bkey = \$|\{key: \$", query.text)
    _, plan = explained(served, query.text, **given(query))
    assert not looked_up or "IndexSeek" in plan


def test_keys_and_names_are_looked_up_by_index(served: Database) -> None:
    for text in (
        "MATCH (u:Zone {key: $x}) RETURN u.name AS name",
        "MATCH (u:Division) WHERE u.name = $x RETURN u.key AS key",
        "MATCH ()-[r:PARTNERS_WITH {key: $x}]->() RETURN r.quote AS quote",
        "MATCH ()-[r:PARTNERS_WITH]->() WHERE r.task = $x RETURN r.quote AS quote",
    ):
        assert "IndexSeek" in explained(served, text, x="x")[1], text


@pytest.mark.parametrize("name", drawings())
def test_drawing_gives_nodes_and_links_the_same_on_both_engines(name: str, served: Database) -> None:
    query = drawings()[name]
    graph = gk.pull(served.uri, served.auth)
    store = open_store(graph)
    found = store.run(query.text, given(query))
    store.close()
    records, _, columns = served.driver.execute_query(query.text, given(query))
    assert tuple(columns) == query.columns == found.columns
    theirs = sorted(tuple(None if v is None else v["key"] for v in record.values()) for record in records)
    mine = sorted(tuple(None if v is None else v["key"] for v in row) for row in found.rows)
    assert _texts(theirs) == _texts(mine)


def _texts(rows: list[tuple[Any, ...]]) -> list[str]:
    return [repr(row) for row in rows]


@pytest.mark.parametrize("name", QUERIES)
def test_saved_query_runs_as_browser_keeps_it(name: str, served: Database) -> None:
    query = QUERIES[name]
    text = saved(query)
    needed = {p.name: "镜湖区" for p in query.params if f"${p.name}" in text}
    assert "as_of" not in needed
    assert text.startswith(f"// {query.title_zh}")
    served.rows(text, **needed)


def test_the_schema_file_is_what_a_push_declares(bare_database: Database) -> None:
    text = (folder("cypher") / "schema.cypher").read_text(encoding="utf-8")
    assert text == schema.script()
    for statement in text.split(";"):
        if statement.strip():
            bare_database.rows(statement)
    from graphkit.store.connection import Connection

    with Connection(bare_database.access) as connection:
        assert schema.missing(connection) == []
