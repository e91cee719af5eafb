"""``graphkit report``: the files of a month, all or none."""

from __future__ import annotations

from pathlib import Path

import pytest

import small_graph
from command_line import call


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("graphs") / "small.graph"
    small_graph.graph().save(place)
    return place


def test_the_set_is_workbook_brief_and_map_and_the_same_every_time(graph: Path, tmp_path: Path) -> None:
    kept = tmp_path / "月报" / "备忘.txt"
    kept.parent.mkdir()
    kept.write_text("留着", encoding="utf-8")
    made = []
    for folder in (kept.parent, tmp_path / "again"):
        answer = call("report", graph, "-o", folder, "--as-of", "2023-06-30", "--lang", "zh", "--format", "json")
        assert answer.status == 0
        files = [Path(name) for name in answer.json["files"]]
        assert [file.name for file in files] == ["report.xlsx", "brief.html", "map.html"]
        made.append([file.read_bytes() for file in files])
    assert made[0] == made[1]
    assert kept.read_text(encoding="utf-8") == "留着"


def test_the_map_can_be_left_out(graph: Path, tmp_path: Path) -> None:
    assert call("report", graph, "-o", tmp_path / "set", "--no-map").status == 0
    assert sorted(file.name for file in (tmp_path / "set").iterdir()) == ["brief.html", "report.xlsx"]


@pytest.mark.parametrize("place", ["file", "missing/folder"])
def test_a_place_that_cannot_be_a_folder_is_told_in_one_sentence(graph: Path, tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    answer = call("report", graph, "-o", tmp_path / place, "--no-map")
    assert answer.status == 3
    assert "no folder can be made here" in answer.err
    assert (tmp_path / "file").read_text(encoding="utf-8") == "x"


def test_a_day_that_is_none_writes_nothing(graph: Path, tmp_path: Path) -> None:
    assert call("report", graph, "-o", tmp_path / "set", "--as-of", "2023-13").status == 2
    assert not (tmp_path / "set").exists()
