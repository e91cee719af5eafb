"""A folder of documents, read over the cores or a Dask cluster with the same bytes; bad files are listed."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from pathlib import Path

import pytest

import graphkit as gk
from command_line import call
from graphkit.errors import InputError, ServerError
from graphkit.model import Node, Records
from graphkit.progress import heard_by, step
from graphkit.reading import read_many
from graphkit.reading.portions import MOST_BYTES, outcome, portions
from graphkit.spread import Way, spread

PAIRS = (("镜湖区", "黄浦区"), ("鸠江区", "松江区"), ("弋江区", "鼓楼区"), ("湾沚区", "余杭区"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Thirty small plans at two depths, with what lies about in folders."""
    place = tmp_path / "各市 方案"
    (place / "二〇二二").mkdir(parents=True)
    for i in range(30):
        unit, counterpart = PAIRS[i % len(PAIRS)]
        text = (
            f"芜湖市第{i}号合作方案\n一、重点任务\n1．推动{unit}与{counterpart}开展结对合作。（责任单位：市发改委）\n"
        )
        (place / ("二〇二二" if i % 2 else ".") / f"plan-{i:02}.txt").write_text(text, encoding="utf-8")
    (place / "~$plan.docx").write_bytes(b"lock")
    (place / ".hidden.txt").write_text("x", encoding="utf-8")
    (place / "slides.pptx").write_bytes(b"PK")
    return place


@pytest.fixture
def names(folder: Path, tmp_path: Path) -> Path:
    """A table of names that one of the plans needs."""
    (folder / "园区.txt").write_text("推动镜湖区与星火谷开展结对合作。\n", encoding="utf-8")
    place = tmp_path / "我们的 名称.csv"
    place.write_text("名称,类别,所在地,别名,类型\n玉环星火谷,园区,玉环市,星火谷,小镇\n", encoding="utf-8")
    return place


def content(graph: Path) -> dict[str, bytes]:
    return {str(file.relative_to(graph)): file.read_bytes() for file in sorted(graph.rglob("*")) if file.is_file()}


def build(folder: Path, to: Path, *words: str, status: int = 0) -> str:
    answer = call("build", folder, "-o", to, "--lang", "en", *words)
    assert answer.status == status, answer.err
    return answer.err


def test_a_folder_stands_for_its_documents_at_any_depth(folder: Path, tmp_path: Path) -> None:
    said = build(folder, tmp_path / "all.graph", "--workers", "1")
    graph = gk.load(tmp_path / "all.graph")
    assert [s.file for s in graph.sources[:2]] == ["plan-00.txt", "plan-02.txt"]
    assert len(graph.sources) == 30
    assert "no loader reads files with these endings (1): slides.pptx" in said
    assert gk.read(folder) == graph


def test_processes_give_the_same_bytes_as_one_with_names_of_ones_own_too(
    folder: Path, names: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    build(folder, tmp_path / "one.graph", "--workers", "1", "--names", str(names))
    build(folder, tmp_path / "two.graph", "--workers", "2", "--names", str(names))
    assert "玉环星火谷" in set(gk.load(tmp_path / "two.graph").nodes()["name"])
    assert content(tmp_path / "one.graph") == content(tmp_path / "two.graph")


def test_of_many_documents_the_summary_names_the_first_and_counts_the_rest(folder: Path, names: Path) -> None:
    (folder / "另一.txt").write_text("推动镜湖区与黄浦区合作。\n", encoding="utf-8")
    answer = call("stats", folder, "--lang", "en")
    assert answer.out.count("plan, ") == 30
    assert "… and 2 more (-f json has all)" in answer.out


def test_a_graph_that_was_built_into_the_folder_is_not_read_again(folder: Path) -> None:
    build(folder, folder / "all.graph", "--workers", "1")
    before = gk.load(folder / "all.graph")
    build(folder, folder / "all.graph", "--workers", "1")
    assert gk.load(folder / "all.graph") == before


def test_one_bad_file_does_not_stop_the_others(folder: Path, tmp_path: Path) -> None:
    (folder / "坏.docx").write_bytes(b"PK\x03\x04" + bytes(100))
    (folder / "空.txt").write_bytes(b"")
    said = build(folder, tmp_path / "all.graph", "--workers", "1", status=3)
    assert "坏.docx is cut off" in said
    assert "空.txt is empty" in said
    assert "2 document(s) could not be read" in said
    assert len(gk.load(tmp_path / "all.graph").sources) == 30
    assert "空.txt is empty" in build(folder, tmp_path / "all.graph", "--workers", "1", "--skip-bad")
    with pytest.raises(InputError, match=r"坏\.docx is cut off"):
        gk.read(folder)


def test_where_all_are_bad_nothing_is_saved(tmp_path: Path) -> None:
    (tmp_path / "bad").mkdir()
    for name in ("a.txt", "b.txt"):
        (tmp_path / "bad" / name).write_bytes(b"")
    said = build(tmp_path / "bad", tmp_path / "all.graph", "--skip-bad", status=3)
    assert "None of 2 documents can be read" in said
    assert not (tmp_path / "all.graph").exists()


def test_a_folder_without_documents(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    said = build(tmp_path / "empty", tmp_path / "all.graph", status=3)
    assert "no saved graph and no document" in said


def kill_or_read(paths: Sequence[Path]) -> list[str]:
    """Work that notes that it began, tells its steps and ends its own process at one of the files."""
    with open(paths[0].parent / ".begun", "a", encoding="utf-8") as file:
        file.write(f"{paths[0].name}\n")
    step(len(paths), len(paths))
    if any(path.name == "plan-27.txt" for path in paths):
        os.kill(os.getpid(), signal.SIGKILL)
    return [path.name for path in paths]


def was_killed(path: Path) -> list[str]:
    return [f"{path.name} killed"]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL to end a process with")
def test_a_file_that_ends_the_process_is_found_and_the_others_are_read_once(folder: Path) -> None:
    files = sorted(folder.rglob("plan-*.txt"), key=lambda file: file.name)
    some = [files[at : at + 2] for at in range(0, len(files), 2)]
    steps: list[tuple[str, int, int]] = []
    with heard_by(lambda *told: steps.append(told)):
        done = list(spread(kill_or_read, some, was_killed, Way(2)))
    assert [path for portion, _ in done for path in portion] == files
    assert [said for _, names in done for said in names if "killed" in said] == ["plan-27.txt killed"]
    assert {("", 2, 2), ("", 1, 1)} <= {*steps}
    begun = [name for place in (folder, folder / "二〇二二") for name in (place / ".begun").read_text().split()]
    # Twice at most: when the process ended, and again; the two of the portion one by one.
    assert len(begun) <= len(some) + 6


class KillsAWorker:
    """Watches the progress, and kills a worker of the cluster when half is done."""

    def __init__(self, pids: list[int]) -> None:
        self.pids = pids

    def __call__(self, number: int, count: int) -> None:
        if self.pids and number >= count // 2:
            os.kill(self.pids.pop(), signal.SIGKILL)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL to end a worker with")
@pytest.mark.filterwarnings("default")
def test_a_cluster_that_loses_a_worker_gives_the_same_bytes_as_one_process(
    folder: Path, names: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from distributed import Client, LocalCluster

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    build(folder, tmp_path / "one.graph", "--workers", "1", "--names", str(names))
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50) as cluster,
        Client(cluster) as client,
    ):
        address = cluster.scheduler_address
        kills = KillsAWorker(sorted(client.run(os.getpid).values())[:1])
        graph, bad, _ = read_many(folder, names=names, way=Way(dask=address), told=kills)
        assert kills.pids == []
        assert bad == []
        graph.save(tmp_path / "killed.graph")
        build(folder, tmp_path / "cluster.graph", "--dask", address, "--names", str(names))
    assert content(tmp_path / "killed.graph") == content(tmp_path / "one.graph")
    assert content(tmp_path / "cluster.graph") == content(tmp_path / "one.graph")


def test_a_scheduler_that_does_not_answer(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graphkit.spread.cluster._PATIENCE", "1s")
    with pytest.raises(ServerError, match="no Dask scheduler answers there"):
        read_many(folder, way=Way(dask="tcp://127.0.0.1:9"))


def test_an_unexpected_mistake_in_one_document_is_told_and_costs_only_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from graphkit_loaders import plan

    def stumble(text: str) -> None:
        raise KeyError("x")

    monkeypatch.setattr(plan, "clean", stumble)
    assert "a mistake of graphkit (KeyError" in outcome(folder / "plan-00.txt").why  # type: ignore[union-attr]


def test_few_documents_are_worth_processes_only_if_they_are_large(tmp_path: Path) -> None:
    small, large = ([tmp_path / f"{kind}-{i}.pdf" for i in range(3)] for kind in ("small", "large"))
    for file in small:
        file.write_bytes(b"x")
    for file in large:
        file.write_bytes(bytes(MOST_BYTES))
    assert portions(small, Way(2)) == ([[file] for file in small], Way(1))
    assert portions(large, Way(2)) == ([[file] for file in large], Way(2))
    assert portions(large[:1], Way(2)) == ([large[:1]], Way(1))


def test_portions_are_full_by_number_or_size_and_small_enough_for_all_to_have_some(tmp_path: Path) -> None:
    files = [tmp_path / f"{i:03}.txt" for i in range(200)]
    for number, file in enumerate(files):
        file.write_bytes(bytes(MOST_BYTES if number == 9 else 1))
    found, way = portions(files, Way(2))
    assert way == Way(2)
    assert [file for portion in found for file in portion] == files
    assert [len(portion) for portion in found[:4]] == [8, 1, 1, 8]
    assert max(len(portion) for portion in portions(files[10:42], Way(4))[0]) == 2


class Odd:
    """A loader that has not kept up with the model: one document gets a property that nobody declared."""

    name = "odd"
    suffixes = (".txt",)

    def load(self, path: Path) -> Records:
        odd = {"colour": "red"} if path.name == "plan-03.txt" else {}
        return Records(nodes=(Node("Group", f"group:{path.name}", path.name, (), odd),))


def test_a_document_that_a_loader_makes_no_graph_of_costs_only_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graphkit.reading.installed.loaders", lambda: (Odd(),))
    graph, bad, _ = read_many(folder)
    assert graph.labels()["Group"] == 29
    assert [one.document.name for one in bad] == ["plan-03.txt"]
    assert "plan-03.txt: Group 'group:plan-03.txt': the model has no property 'colour'" in bad[0].why
