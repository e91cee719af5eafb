"""A push that is killed at any moment is completed by the next one."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

import graphkit as gk
from graphkit.errors import ServerError
from graphkit.graph import Graph
from graphkit.model import Evidence, Link, Node, Records, Source
from graphkit.push import lock
from neo4j_fixtures import Database
from shared import ROOT

pytestmark = pytest.mark.xdist_group("neo4j")

KILLS = 20

PUSHES = """
import sys
import graphkit as gk
from graphkit.push import tables
tables.BATCH = 100
graph = gk.load(sys.argv[1])
print("ready", flush=True)
gk.push(graph, sys.argv[2], tuple(sys.argv[3:]), name="both")
print("done", flush=True)
"""
"""A push in small transactions, so that many moments of it leave a different state."""


def large(odd: bool) -> Graph:
    """One of two graphs that share two thirds of their nodes and links."""
    source = Source(f"{odd}.txt@00000000", f"{odd}.txt", "plan", "0" * 64, "utf-8", "合作" * 2000)
    keys = [i for i in range(900) if i % 3 != (1 if odd else 2)]
    nodes = [Node("Zone", f"zone:1/{i}", f"园区{i}{odd if i % 6 == 0 else ''}", (), {"class": "高新"}) for i in keys]
    links = [
        Link(
            "PARTNERS_WITH", "Zone", f"zone:1/{a}", "Zone", f"zone:1/{b}", {"status": "planned", "rank": 3},
            Evidence(source.key, source.text[a : a + 4], a, a + 4, "verb"),
        )
        for a, b in zip(keys, [*keys[7:], *keys[:7]], strict=True)
    ]  # fmt: skip
    return Graph.from_records(Records((source,), tuple(nodes), tuple(links)))


def start(folder: Path, database: Database) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", PUSHES, str(folder), database.uri, *database.auth]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    return process


def push(graph: Graph, database: Database) -> None:
    gk.push(graph, database.uri, database.auth, name="both")


def test_a_push_killed_at_any_moment_is_completed_by_the_next(database: Database, tmp_path: Path) -> None:
    graphs = [large(False), large(True)]
    for number, graph in enumerate(graphs):
        graph.save(tmp_path / f"{number}.graph")
        push(graph, database)
    moments, lasts, kills, number = random.Random(4), 2.0, 0, 0
    while kills < KILLS:
        number = 1 - number
        begun = time.monotonic()
        with start(tmp_path / f"{number}.graph", database) as process:
            try:
                process.wait(moments.uniform(0, lasts))
            except subprocess.TimeoutExpired:
                process.kill()
            else:
                # The server gets faster with use.
                lasts = time.monotonic() - begun
                continue
        kills += 1
        database.let_time_pass()
        # Half of them are completed, half are followed by a push of the other graph that is killed, too.
        if kills % 4 < 2:
            push(graphs[number], database)
            assert gk.pull(database.uri, database.auth) == graphs[number]
            assert database.value("MATCH (n:Zone) RETURN count(n)") == 600
            assert database.value("MATCH ()-[r]->() RETURN count(r)") == 600


def test_two_pushes_at_once_come_out_as_one_after_the_other(database: Database, tmp_path: Path) -> None:
    graphs = [large(False), large(True)]
    processes = []
    for number, graph in enumerate(graphs):
        graph.save(tmp_path / f"{number}.graph")
        processes.append(start(tmp_path / f"{number}.graph", database))
    for process in processes:
        with process:
            assert process.communicate()[0] == "done\n"
    assert gk.pull(database.uri, database.auth) in graphs
    assert database.value("MATCH (n:Zone) RETURN count(n)") == 600


def test_a_push_waits_for_one_that_is_under_way(database: Database) -> None:
    push(large(False), database)
    database.rows("MATCH (l:PushLock) SET l.run = 'x', l.graph = 'theirs', l.sign = timestamp() + 600000")
    told: list[str] = []
    waits = threading.Event()

    def tell(text: str) -> None:
        told.append(text)
        waits.set()

    def run() -> None:
        gk.push(large(True), database.uri, database.auth, name="both", tell=tell)

    thread = threading.Thread(target=run)
    thread.start()
    assert waits.wait(60)
    assert gk.pull(database.uri, database.auth) == large(False)
    database.rows("MATCH (l:PushLock) REMOVE l.run")
    thread.join()
    assert told[0].startswith("waiting: a push of 'theirs' is under way")
    assert gk.pull(database.uri, database.auth) == large(True)


def test_a_push_that_was_taken_for_dead_writes_nothing_more(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    push(large(False), database)
    monkeypatch.setattr(lock, "PATIENCE", -1.0)
    taken = []

    def overtaken(done: int, total: int) -> None:
        if not taken:
            taken.append(done)
            push(large(True), database)

    with pytest.raises(ServerError, match=r"another push took over.*push again to complete it"):
        gk.push(large(False), database.uri, database.auth, name="both", progress=overtaken)
    assert gk.pull(database.uri, database.auth) == large(True)
