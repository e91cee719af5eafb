"""Documents to a saved graph and back to the commands, with loaders that stand in for the real ones."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

import graphkit
import graphkit.reading.installed
import small_graph
from command_line import call
from graphkit.errors import InputError, UsageError
from graphkit.model import Records


class SmallLoader:
    """Takes every text for the small plan; its hash and encoding are those of the file."""

    name = "small"
    suffixes = (".txt",)

    def load(self, path: Path) -> Records:
        data = path.read_bytes()
        digest = hashlib.sha256(data).hexdigest()
        encoding = "gb18030" if b"gbk" in data else "utf-8"
        records = small_graph.records()
        source = replace(records.sources[0], file=path.name, sha256=digest, encoding=encoding)
        return replace(records, sources=(source,))


@pytest.fixture(autouse=True)
def small_loader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graphkit.reading.installed, "loaders", lambda: (SmallLoader(),))


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    place = tmp_path / "安水 方案.TXT"
    place.write_bytes(b"plan")
    return place


def test_what_was_built_answers_as_the_document_does(plan: Path, tmp_path: Path) -> None:
    folder = tmp_path / "安水.graph"
    built = call("build", plan, "-o", folder, "--lang", "en")
    assert (built.status, built.err) == (0, f"saved: {folder}\n")
    assert "PARTNERS_WITH" in built.out
    assert call("links", folder, "--all").out == call("links", plan, "--all").out


def test_building_again_replaces_the_graph(plan: Path, tmp_path: Path) -> None:
    folder = tmp_path / "city.graph"
    assert [call("build", plan, "-o", folder).status for _ in range(2)] == [0, 0]
    assert sorted(place.name for place in tmp_path.iterdir()) == ["city.graph", plan.name]


def test_the_summary_of_a_build_can_be_json(plan: Path, tmp_path: Path) -> None:
    built = call("build", plan, "-o", tmp_path / "city.graph", "--format", "json")
    assert built.json["links"]["PARTNERS_WITH"] == 3


def test_a_document_that_comes_twice_is_read_once_and_that_is_said(plan: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_bytes(plan.read_bytes())
    answer = call("links", plan, copy, plan, "--lang", "en")
    assert answer.out == call("links", plan).out
    assert "copy.txt = 安水 方案.TXT" in answer.err


def test_an_unusual_encoding_is_told(tmp_path: Path) -> None:
    place = tmp_path / "old.txt"
    place.write_bytes(b"gbk")
    assert "old.txt was read as gb18030" in call("links", place, "--lang", "en").err


def test_documents_and_saved_graphs_go_together(plan: Path, tmp_path: Path) -> None:
    folder = tmp_path / "city.graph"
    call("build", plan, "-o", folder)
    assert call("links", folder, plan).out == call("links", plan).out


def test_read_wants_something_to_read() -> None:
    with pytest.raises(UsageError, match="at least one"):
        graphkit.read()


def test_read_knows_no_loader_for_a_strange_ending(tmp_path: Path) -> None:
    (tmp_path / "slides.pptx").write_bytes(b"PK")
    with pytest.raises(InputError, match=r"'\.pptx'; known endings: \.txt"):
        graphkit.read(tmp_path / "slides.pptx")


def test_load_gives_back_what_was_saved(tmp_path: Path) -> None:
    small_graph.graph().save(tmp_path / "city.graph")
    assert graphkit.load(tmp_path / "city.graph") == small_graph.graph()
