"""Asking in Cypher from the command line: by id, from a file, as text, with parameters."""

from __future__ import annotations

from pathlib import Path

import pytest

import small_graph
from command_line import call
from graphkit.queries import catalogue
from small_graph import EAST, WEST

RANKS = "MATCH (u)-[r:PARTNERS_WITH]->(c) WHERE r.rank >= $least RETURN u.name AS unit, r.rank AS rank ORDER BY unit"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("graphs") / "small.graph"
    small_graph.graph().save(place)
    return place


def test_the_list_names_every_query_and_needs_no_graph() -> None:
    listed = call("query", "--list", "--format", "json").json["queries"]
    assert [query["id"] for query in listed] == list(catalogue())
    table = call("query", "--list").out
    assert all(f"{name} " in table for name in catalogue())


def test_a_query_of_the_catalogue_runs_by_its_id(graph: Path) -> None:
    answer = call("query", "county-without-counterpart", graph, "--as-of", "2023", "--format", "json").json
    assert answer["query"] == "county-without-counterpart"
    assert [row["unit_id"] for row in answer["rows"]] == [WEST[1]]


def test_a_query_of_the_catalogue_takes_parameters(graph: Path) -> None:
    answer = call("query", "links-of-unit", graph, "-p", f"unit={EAST[1]}", "--format", "json")
    assert answer.status == 0, answer.err
    assert len(answer.json["rows"]) == 1


def test_a_text_runs_with_typed_parameters(graph: Path) -> None:
    answer = call("query", RANKS, graph, "-p", "least=4", "--format", "json").json
    assert answer["columns"] == ["unit", "rank"]
    assert answer["rows"] == [{"unit": "安水高新技术产业开发区", "rank": 6}]


def test_a_file_runs_as_its_text_would(graph: Path, tmp_path: Path) -> None:
    file = tmp_path / "等级.cypher"
    file.write_text(RANKS, encoding="utf-8")
    assert call("query", file, graph, "-p", "least=4").out == call("query", RANKS, graph, "-p", "least=4").out


def test_a_query_may_ask_for_the_day(graph: Path) -> None:
    text = "MATCH (p:Plan) RETURN $as_of AS day"
    assert call("query", text, graph, "--as-of", "2022-05", "--format", "json").json["rows"] == [{"day": "2022-05-31"}]


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["links-of-unit"], 2, "needs unit"),
        (["links-of-unit", "-p", "unti=1"], 2, "unti"),
        (["links-of-unit", "-p", "unit"], 2, "NAME=VALUE"),
        ([RANKS], 2, "$least"),
        (["MATCH (p:Plan) RETURN p.name AS n", "-p", "x=1"], 2, "'x'"),
        (["county-without-counterprat"], 2, "county-without-counterpart"),
        (["missing.cypher"], 3, "missing.cypher"),
        (["MATCH (p:Plan RETURN p"], 3, "line: 1"),
        (["MATCH (p:Plan) SET p.name = 'x'"], 2, "only read"),
        ([], 2, "--list"),
    ],
)
def test_what_is_wrong_with_a_query_is_told_in_one_sentence(
    graph: Path, words: list[str], status: int, said: str
) -> None:
    # Sources stand after the query; without a query there are none to name.
    answer = call("query", *words[:1], *([graph] if words else []), *words[1:])
    assert answer.status == status
    assert answer.out == ""
    assert said in answer.err
    assert answer.err.count("\n") == 1


def test_no_rows_are_no_error(graph: Path) -> None:
    answer = call("query", RANKS, graph, "-p", "least=99", "--format", "json", "--lang", "en")
    assert (answer.status, answer.json["rows"]) == (0, [])
    assert "no rows" in answer.err
