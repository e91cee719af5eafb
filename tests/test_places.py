"""Evidence says where in its document it stands, page or paragraph or cell: in the saved graph and in the commands."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import small_graph
from command_line import call
from graphkit.graph import Graph
from graphkit.places import Place

PAGES = (Place(0, page=1), Place(100, page=2), Place(120, page=2, table=1, row=3, column=2))


@pytest.fixture
def graph() -> Graph:
    records = small_graph.records()
    return Graph.from_records(replace(records, sources=(replace(records.sources[0], places=PAGES),)))


def test_a_saved_graph_keeps_the_places(graph: Graph, tmp_path: Path) -> None:
    graph.save(tmp_path / "city.graph")
    loaded = Graph.load(tmp_path / "city.graph")
    assert loaded.sources[0].places == PAGES
    assert loaded == graph


def test_a_graph_that_was_saved_before_there_were_places_is_read(tmp_path: Path) -> None:
    import json

    small_graph.graph().save(tmp_path / "city.graph")
    (tmp_path / "city.graph" / "places.parquet").unlink()
    manifest = tmp_path / "city.graph" / "manifest.json"
    told = json.loads(manifest.read_text(encoding="utf-8"))
    del told["tables"]["places.parquet"]
    manifest.write_text(json.dumps(told), encoding="utf-8")
    assert Graph.load(tmp_path / "city.graph") == small_graph.graph()


def test_links_say_the_page_and_the_cell(graph: Graph, tmp_path: Path) -> None:
    graph.save(tmp_path / "city.graph")
    links = call("links", tmp_path / "city.graph", "--all", "--format", "json").json["links"]
    by_start = {row["start"]: row["place"] for row in links if row["source"]}
    assert by_start
    for start, place in by_start.items():
        assert place == (
            {"page": 2, "table": 1, "row": 3, "column": 2} if start >= 120 else {"page": 1 + (start >= 100)}
        )


@pytest.mark.parametrize(("language", "words"), [("en", "page 1"), ("zh", "第1页")])
def test_findings_say_the_page(graph: Graph, tmp_path: Path, language: str, words: str) -> None:
    graph.save(tmp_path / "city.graph")
    assert words in call("gaps", tmp_path / "city.graph", "--as-of", "2023-06-30", "--lang", language).out
