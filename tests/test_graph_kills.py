"""A save that is killed, raced or repeated leaves the old graph or the new one, never half of either."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from graphkit.graph import Graph
from graphkit.model import Node, Records

SAVE = """
import os, signal, sys
import pyarrow.parquet
from graphkit.graph import Graph

graph, target, moment = Graph.load(sys.argv[1]), sys.argv[2], int(sys.argv[3])
steps = []

def count(event, args):
    if event in {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.listdir", "os.scandir"}:
        steps.append(event)
        if len(steps) == moment:
            os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))

sys.addaudithook(count)
graph.save(target)
print(*steps)
"""
"""Saves a graph and is killed just before the step of this number; tells its steps if it is not killed."""

SAVE_OFTEN = """
import sys
from graphkit.graph import Graph

*graphs, target = sys.argv[1:]
graphs = [Graph.load(path) for path in graphs]
print("ready", flush=True)
for number in range(8):
    graphs[number % len(graphs)].save(target)
"""


def run(moment: int, source: Path, target: Path) -> subprocess.CompletedProcess[str]:
    arguments = [sys.executable, "-c", SAVE, str(source), str(target), str(moment)]
    return subprocess.run(arguments, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture
def graphs(tmp_path: Path) -> list[Graph]:
    """Two graphs, also saved as ``0.graph`` and ``1.graph``."""
    made = [Graph.from_records(Records(nodes=(Node("Sector", f"sector:{n}", n),))) for n in ("科技", "教育")]
    for number, graph in enumerate(made):
        graph.save(tmp_path / f"{number}.graph")
    return made


def test_a_kill_at_any_moment_leaves_the_old_graph_or_the_new_one(graphs: list[Graph], tmp_path: Path) -> None:
    old, new = graphs
    target = tmp_path / "target" / "芜湖.graph"
    target.parent.mkdir()
    old.save(target)
    steps = run(0, tmp_path / "1.graph", target).stdout.split()
    renames = [number for number, step in enumerate(steps, 1) if step == "os.rename"]
    assert len(renames) >= 3, "the old one away, the new one in, the old one to the bin"
    # Before and after each rename all that matters happens; elsewhere a few moments drawn by lot.
    moments = {moment for number in renames for moment in (number, number + 1)} & set(range(1, len(steps) + 1))
    moments |= set(random.Random(2021).sample(range(1, len(steps) + 1), 5))
    seen = set()
    for moment in sorted(moments):
        old.save(target)
        killed = run(moment, tmp_path / "1.graph", target)
        assert killed.returncode != 0, "it was not killed"
        left = Graph.load(target)
        assert left in graphs
        seen.add((left == new, target.exists()))
        if not target.exists():
            # Killed once more where it hurts most, before anybody tidied up.
            run(moment, tmp_path / "1.graph", target)
            assert Graph.load(target) in graphs
        new.save(target)
        assert Graph.load(target) == new
        assert [path.name for path in target.parent.iterdir()] == [target.name]
    assert seen == {(False, True), (False, False), (True, True)}, "the old one, the old one beside, the new one"


def test_a_reader_beside_a_writer_sees_one_graph_or_the_other(graphs: list[Graph], tmp_path: Path) -> None:
    target = tmp_path / "target.graph"
    graphs[0].save(target)
    arguments = [sys.executable, "-c", SAVE_OFTEN, str(tmp_path / "0.graph"), str(tmp_path / "1.graph"), str(target)]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        while writer.poll() is None:
            assert Graph.load(target) in graphs
    assert writer.returncode == 0


def test_two_writers_do_not_spoil_each_others_work(graphs: list[Graph], tmp_path: Path) -> None:
    target = tmp_path / "target" / "x.graph"
    target.parent.mkdir()
    commands = [[sys.executable, "-c", SAVE_OFTEN, str(tmp_path / f"{n}.graph"), str(target)] for n in range(2)]
    writers = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for command in commands]
    assert [writer.wait() for writer in writers] == [0, 0]
    assert Graph.load(target) in graphs
    assert [path.name for path in target.parent.iterdir()] == ["x.graph"]


def test_a_failed_save_leaves_what_was_there_and_nothing_else(graphs: list[Graph], tmp_path: Path) -> None:
    target = tmp_path / "0.graph"

    class Half(Graph):
        def link_table(self, link_type: str) -> object:
            raise KeyboardInterrupt

    before = sorted(path.name for path in tmp_path.iterdir())
    with pytest.raises(KeyboardInterrupt):
        Half({label: graphs[1].node_table(label) for label in graphs[1].labels()}, {}).save(target)
    assert Graph.load(target) == graphs[0]
    assert sorted(path.name for path in tmp_path.iterdir()) == before
