"""The gap rules on a Neo4j server and on the embedded engine: a table, each rule warm.

``python benchmarks/bench_server.py`` asks over 10,000 nodes; give sizes (count of nodes; five links each) to choose
others, or ``--quick``. The graph comes to the server through ``export --to neo4j-admin`` and Neo4j's own import, which
takes seconds where a push takes minutes. That both find the same is checked. It starts a Neo4j of its own, so it wants
what the Neo4j tests want. Seconds are those of the clock: the server's processor is another process's.
"""

from __future__ import annotations

import sys
import tempfile
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

import synthetic
from bench_gaps import asked, held
from given import numbers
from neo4j import GraphDatabase
from timing import load, timed

import graphkit as gk
from graphkit.gaps.run import RULES
from graphkit.graph import Graph
from graphkit.store import Store
from graphkit.store.access import Access
from graphkit.store.neo4j import Neo4jStore
from neo4j_server import Server, UnavailableError, admin, running


def imported(graph: Graph, place: Path) -> Path:
    """Home of a server that holds the graph, and the files that it was made of beside it."""
    files, home = place / "files", place / "server"
    gk.export(graph, files, "neo4j-admin", "country")
    (home / "conf").mkdir(parents=True)
    (home / "conf" / "neo4j.conf").write_text("dbms.usage_report.enabled=false\n", encoding="utf-8")
    told = admin(home, files, "database", "import", "full", "neo4j", "@import.args")
    if told.returncode:
        raise UnavailableError(f"Neo4j imports nothing: {(told.stderr or told.stdout).strip()}")
    return home


def finish(server: Server, files: Path) -> None:
    """Declare constraints and indexes, and wait for them."""
    statements = (files / "finish.cypher").read_text(encoding="utf-8").split(";\n")
    with GraphDatabase.driver(server.uri, auth=server.auth) as driver, driver.session() as session:
        for statement in filter(str.strip, statements):
            session.run(statement).consume()  # type: ignore[arg-type]
        session.run("CALL db.awaitIndexes(600)").consume()


def compare(there: Store, here: Store) -> None:
    """Ask both every rule, the second time counts, and print a line for each."""
    print(f"  {'rule':31}{'server':>9}{'embedded':>10}{'ratio':>7}{'rows':>9}")
    both = [0.0, 0.0]
    for rule in RULES:
        text, params = asked(rule)
        answers = []
        for place, store in enumerate((there, here)):
            store.run(text, params)
            took, answer = timed(partial(store.run, text, params))
            answers.append((took, answer))
            both[place] += took
        (server, theirs), (embedded, mine) = answers
        assert set(theirs.rows) == set(mine.rows), rule
        print(f"  {rule:31}{server:8.2f}s{embedded:9.2f}s{server / embedded:7.1f}{len(mine.rows):9}", flush=True)
    print(f"  {'all':31}{both[0]:8.2f}s{both[1]:9.2f}s{both[0] / both[1]:7.1f}")


def bench(size: int) -> None:
    """Print the table for one size."""
    graph = synthetic.graph(size)
    print(f"{sum(graph.labels().values())} nodes, {sum(graph.types().values())} links", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        importing, home = timed(lambda: imported(graph, place))
        with running(home, settings={"dbms.security.auth_enabled": "false"}, heap="2g", page_cache="1g") as server:
            finish(server, place / "files")
            there = Neo4jStore(Access(server.uri, *server.auth))
            here = held(graph)
            print(f"  export and import {importing:.1f} s")
            compare(there, here)
            there.close()
            here.close()
    print(f"  {load()}", flush=True)


def main(words: list[str]) -> None:
    """Measure and print."""
    try:
        for size in numbers(words, usual=(10_000,), quick=(2_000,)):
            bench(size)
    except UnavailableError as error:
        print(f"left out: {error}")


if __name__ == "__main__":
    main(sys.argv[1:])
