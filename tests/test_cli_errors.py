"""One sentence and an exit status for whatever is wrong, and nothing lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import graphkit.listings.counts
import small_graph
from command_line import call
from graphkit.graph import Graph
from graphkit.model import Records, Source


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    place = tmp_path / "small.graph"
    small_graph.graph().save(place)
    return place


def sentence(err: str) -> str:
    """The one line that an error may take."""
    assert err.startswith("graphkit: ")
    assert err.count("\n") == 1
    assert "Traceback" not in err
    return err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["gpas"], "did you mean gaps?"),
        (["links", "--fromat", "json"], "--format"),
        (["links", "--format", "xml"], "xml"),
        (["why", "东湖区"], "COUNTERPART"),
        (["links", "-o", "links.pdf"], ".xlsx, .html, .csv, .md, .json, .txt"),
        (["links", "-o", "links.csv", "--format", "json"], "the ending asks for csv"),
        (["build"], "--output"),
        (["links", "--lang", "fr"], "fr"),
    ],
)
def test_a_wrong_call_is_told_in_one_sentence(words: list[str], said: str) -> None:
    answer = call(*words)
    assert answer.status == 2
    assert answer.out == ""
    assert said in sentence(answer.err)


@pytest.mark.parametrize("day", ["2023-02-30", "2023-2-3", "gestern", "2023-13", "20230101", "", "２０２３"])
def test_a_day_that_is_none_is_refused(graph: Path, day: str) -> None:
    answer = call("stats", graph, "--as-of", day)
    assert answer.status == 2
    assert "--as-of" in sentence(answer.err)


@pytest.mark.parametrize("day", ["2023", "2023-06", "2024-02-29"])
def test_a_day_may_have_any_precision(graph: Path, day: str) -> None:
    assert call("stats", graph, "--as-of", day).status == 0


def test_a_missing_file_is_told_with_its_neighbour(tmp_path: Path) -> None:
    (tmp_path / "方案.txt").write_text("1", encoding="utf-8")
    answer = call("links", tmp_path / "方按.txt")
    assert answer.status == 3
    assert "方案.txt" in sentence(answer.err)


def test_a_folder_that_is_no_graph_is_told(tmp_path: Path) -> None:
    answer = call("links", tmp_path)
    assert answer.status == 3
    assert "no saved graph" in sentence(answer.err)


def test_a_damaged_graph_is_told(graph: Path) -> None:
    (graph / "links" / "PARTNERS_WITH.parquet").write_bytes(b"PAR1")
    answer = call("links", graph)
    assert answer.status == 3
    assert str(graph) in sentence(answer.err)


def test_an_unknown_ending_is_told_with_the_known_ones(tmp_path: Path) -> None:
    (tmp_path / "slides.pptx").write_bytes(b"PK")
    answer = call("links", tmp_path / "slides.pptx")
    assert answer.status == 3
    assert ".csv" in sentence(answer.err)
    assert ".txt" in answer.err


def test_an_answer_never_replaces_a_source(tmp_path: Path, graph: Path) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text("安水市", encoding="utf-8")
    answer = call("links", plan, "-o", plan)
    assert answer.status == 2
    assert "one of the sources" in sentence(answer.err)
    assert plan.read_text(encoding="utf-8") == "安水市"


def test_a_file_that_cannot_be_written_is_told(graph: Path, tmp_path: Path) -> None:
    answer = call("links", graph, "-o", tmp_path / "nowhere" / "links.csv")
    assert answer.status == 3
    assert "nowhere" in sentence(answer.err)


def test_build_never_overwrites_what_is_no_graph(graph: Path, tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "letter.txt").write_text("keep me", encoding="utf-8")
    answer = call("build", graph, "-o", folder)
    assert answer.status == 3
    sentence(answer.err)
    assert (folder / "letter.txt").read_text(encoding="utf-8") == "keep me"


def test_a_mistake_of_ours_is_one_sentence_too(graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("by\nzero")

    monkeypatch.setattr(graphkit.listings.counts, "roster", fail)
    answer = call("stats", graph)
    assert answer.status == 70
    assert "--debug" in sentence(answer.err)


def test_debug_shows_where_an_error_came_up(tmp_path: Path) -> None:
    answer = call("links", tmp_path, "--debug")
    assert answer.status == 3
    assert "Traceback" in answer.err
    assert answer.err.splitlines()[-1].startswith("graphkit: ")


def test_a_text_without_task_or_link_is_no_error(tmp_path: Path) -> None:
    source = Source("poem.txt@00000000", "poem.txt", "plan", "0" * 64, "utf-8", "春眠不觉晓")
    Graph.from_records(Records((source,))).save(tmp_path / "poem.graph")
    for name, key in (("links", "links"), ("tasks", "tasks")):
        answer = call(name, tmp_path / "poem.graph", "--format", "json", "--lang", "en")
        assert answer.status == 0
        assert answer.json[key] == []
        assert "looked for" in answer.err
        assert "poem.txt" in answer.err


def test_a_graph_named_twice_is_read_once(graph: Path) -> None:
    once, twice = call("links", graph), call("links", graph, os.path.join(graph.parent, ".", graph.name))
    assert once.out == twice.out


def test_the_ledger_switch_is_explained_where_it_does_nothing(graph: Path) -> None:
    answer = call("stats", graph, "--no-ledger", "--lang", "en")
    assert answer.status == 0
    assert "bundled data only" in answer.err
