"""A graph answers Cypher."""

from __future__ import annotations

import pickle

import pytest

from graphkit.errors import UsageError
from graphkit.graph import Graph
from graphkit.model import Link, Node, Records

GRAPH = Graph.from_records(
    Records(
        nodes=(
            Node("Plan", "plan:p", "方案"),
            Node("Division", "340203", "弋江区", ("弋江",)),
            Node("Division", "310101", "黄浦区"),
            Node("Zone", "zone:1", "高新区", (), {"class": "高新"}),
        ),
        links=(
            Link("GOVERNS", "Plan", "plan:p", "Division", "340203", {"role": "county"}),
            Link("PARTNERS_WITH", "Zone", "zone:1", "Division", "310101", {"status": "planned", "rank": 3}),
        ),
    )
)


def test_a_query_is_answered_as_a_frame() -> None:
    frame = GRAPH.query("MATCH (d:Division) WHERE d.key = $key RETURN d.name AS unit, d.aliases AS names", key="340203")
    assert frame.to_dict("records") == [{"unit": "弋江区", "names": ("弋江",)}]
    again = GRAPH.query("MATCH (z:Zone)-[p:PARTNERS_WITH]->(d) RETURN z.name AS a, p.rank AS rank, d.name AS b")
    assert again.to_dict("records") == [{"a": "高新区", "rank": 3, "b": "黄浦区"}]


def test_an_answer_without_rows_has_its_columns() -> None:
    frame = GRAPH.query("MATCH (s:Sector) RETURN s.name AS sector")
    assert list(frame.columns) == ["sector"]
    assert len(frame) == 0


def test_a_catalogued_query_is_asked_by_its_id() -> None:
    frame = GRAPH.query("county-without-counterpart", as_of="2023-12-31")
    assert "弋江区" in frame.to_string() or "340203" in frame.to_string()
    assert len(GRAPH.query("county-without-counterpart")) == len(frame)


def test_an_unknown_id_and_a_missing_parameter_are_told() -> None:
    with pytest.raises(UsageError, match="no query 'county-without-counterparts'; did you mean county-without"):
        GRAPH.query("county-without-counterparts")
    with pytest.raises(UsageError, match="key"):
        GRAPH.query("MATCH (d:Division) WHERE d.key = $key RETURN d.name")


def test_a_graph_that_was_asked_can_still_be_copied() -> None:
    GRAPH.query("MATCH (d:Division) RETURN d.key")
    copy = pickle.loads(pickle.dumps(GRAPH))
    assert copy == GRAPH
    assert len(copy.query("MATCH (d:Division) RETURN d.key")) == 2
