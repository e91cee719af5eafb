"""The same nodes and links written by KGX and BioCypher, where they are installed, and by graphkit, in one run.

Each lives in an environment of its own, since neither is a dependency: ``KGX_PYTHON`` and ``BIOCYPHER_PYTHON`` name
their Pythons (``pip install kgx biolink-model``, ``pip install biocypher``). ``--quick`` takes a tenth.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench_push import _wipe, made, timed
from neo4j import GraphDatabase

import graphkit as gk
from graphkit.graph import Graph
from neo4j_server import Server, UnavailableError, running

WRITERS = Path(__file__).with_name("other_writers")
PATIENCE = 300
"""Seconds after which a writer is stopped."""


def dump(graph: Graph, folder: Path) -> int:
    """The zones and partnerships as both want them: an id, both ends, and plain properties. Returns how many."""
    rows = 0
    for name, table in (("nodes", graph.node_table("Zone")), ("links", graph.link_table("PARTNERS_WITH"))):
        with open(folder / f"{name}.jsonl", "w", encoding="utf-8") as file:
            for row in table.to_pylist():
                plain = {k: v for k, v in row.items() if v is not None and not isinstance(v, list)}
                if name == "nodes":
                    plain["id"] = plain.pop("key")
                else:
                    plain |= {"id": plain["key"], "predicate": "PARTNERS_WITH"}
                    plain |= {"subject": plain.pop("from_key"), "object": plain.pop("to_key")}
                    del plain["from_label"], plain["to_label"]
                file.write(json.dumps(plain, ensure_ascii=False) + "\n")
                rows += 1
    return rows


def other(variable: str, script: str, *words: str) -> float | None:
    """Seconds that a writer says it took, or none where it is not installed or fails; what it says is printed."""
    python = os.environ.get(variable)
    if not python:
        print(f"  left out: {variable} names no Python")
        return None
    try:
        ran = subprocess.run(
            [python, str(WRITERS / script), *words], capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE,
            check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        print(f"  stopped after {PATIENCE} s")
        return None
    told = [line for line in ran.stderr.splitlines() if line.startswith(("its log:", "Zone:", "PARTNERS_WITH:"))]
    if ran.returncode:
        told = ran.stderr.strip().splitlines()[-1:]
    print("".join(f"  {line[:200]}\n" for line in told), end="")
    return float(ran.stdout.splitlines()[-1]) if not ran.returncode else None


def kgx(server: Server, graph: Graph, folder: Path, rows: int) -> None:
    """KGX's sink as it is, then with the constraint that it fails to declare on Neo4j 5."""
    size = sum(graph.labels().values()) + sum(graph.types().values())
    with GraphDatabase.driver(server.uri, auth=server.auth, notifications_min_severity="OFF") as driver:
        for turn in range(3):
            _wipe(driver)
            ours = timed(lambda: gk.push(graph, server.uri, server.auth))
            print(f"graphkit push {size / ours:.0f} items/s{'' if turn else ' (cold, not counted)'}")
            if not turn:
                continue
            if turn == 2:
                named = "CREATE CONSTRAINT other FOR (n:`biolink:NamedThing`) REQUIRE n.id IS UNIQUE"
                driver.execute_query(named)
            _wipe(driver)
            print("KGX as it is:" if turn == 1 else "KGX, the constraint declared for it:")
            if (theirs := other("KGX_PYTHON", "kgx_push.py", str(folder), server.uri, *server.auth)) is not None:
                there = driver.execute_query("MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n), count(r)")
                print(f"  {rows / theirs:.0f} items/s; graphkit / KGX {size / ours / (rows / theirs):.1f}")
                print(f"  written: {there.records[0][0]} nodes, {there.records[0][1]} links of {rows}")


def main(words: list[str]) -> int:
    """Measure and print."""
    nodes, links = (1_000, 2_000) if "--quick" in words else (10_000, 20_000)
    graph = made(nodes, links)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        rows = dump(graph, folder)
        print(f"{nodes} nodes, {links} links")
        gk.export(made(10, 20), folder / "import", "neo4j-admin")
        ours = timed(lambda: gk.export(graph, folder / "import", "neo4j-admin"))
        print(f"graphkit export --to neo4j-admin: {ours:.2f} s")
        print("BioCypher's files for the same import:")
        if (theirs := other("BIOCYPHER_PYTHON", "biocypher_files.py", place)) is not None:
            print(f"  {theirs:.2f} s; BioCypher / graphkit {theirs / ours:.1f}")
        if not os.environ.get("KGX_PYTHON"):
            print("KGX left out: KGX_PYTHON names no Python")
            return 0
        try:
            with running() as server:
                kgx(server, graph, folder, rows)
        except UnavailableError as error:
            print(f"left out: {error}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
