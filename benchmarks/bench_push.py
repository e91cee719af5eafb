"""How fast a push is, beside a script written by hand for the same data; every ratio comes from one run.

``python benchmarks/bench_push.py`` pushes 10,000 nodes and 20,000 links; ``--quick`` a tenth; ``--large`` adds 100,000
and 500,000 on the server that is warm by then, and says how time and memory grow. The rules there: ``bench_server.py``.
What would go beyond ``BUDGET`` seconds at the rate of the small graph is left out, and said. It starts a Neo4j of its
own, so it wants what the Neo4j tests want.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from pathlib import Path

from neo4j import Driver, GraphDatabase

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from memory import added_by
from timing import timed

import graphkit as gk
from graphkit.graph import Graph
from graphkit.model import Evidence, Link, Node, Records, Source
from neo4j_server import Server, UnavailableError, running

BATCH = 10_000
ROUNDS = 3
BUDGET = 900.0
"""Seconds for everything that ``--large`` adds."""
WIPE = "MATCH (n) CALL { WITH n DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS"
HAND_NODES = "UNWIND $rows AS row MERGE (n:Zone {key: row.key}) SET n += row"
HAND_LINKS = (
    "UNWIND $rows AS row MATCH (a:Zone {key: row.a}) MATCH (b:Zone {key: row.b}) "
    "MERGE (a)-[r:PARTNERS_WITH {key: row.p.key}]->(b) SET r += row.p"
)


def made(nodes: int, links: int) -> Graph:
    """A graph of zones with partnerships, each with its evidence, and a plan that governs them."""
    draw = random.Random(1)
    source = Source("plan.txt@00000000", "plan.txt", "plan", "0" * 64, "utf-8", "推动园区合作共建。" * (links // 9 + 9))
    plan = Node("Plan", "plan:340200/2021/1", "方案", (), {"title": "方案", "issuer": "340200"})
    keys = [f"zone:{i:06}/开发区{i}" for i in range(nodes - 1)]
    zones = [
        Node(
            "Zone",
            key,
            f"开发区{i}",
            (f"开发{i}",),
            {"class": "高新", "province": f"{11 + i % 30}0000", "lon": 110 + i / nodes},
        )
        for i, key in enumerate(keys)
    ]
    governed = [
        Link("GOVERNS", "Plan", plan.key, "Zone", key, {"role": "zone", "mentions": 1}) for key in keys[: nodes // 10]
    ]
    partners = []
    for start in range(links - len(governed)):
        a, b = draw.sample(keys, 2)
        said = Evidence(source.key, source.text[start : start + 9], start, start + 9, "verb", 0.9)
        properties = {"status": "planned", "rank": 3, "sectors": ("科技",), "since": "2021"}
        partners.append(Link("PARTNERS_WITH", "Zone", a, "Zone", b, properties, said))
    return Graph.from_records(Records((source,), (plan, *zones), (*governed, *partners)))


def by_hand(driver: Driver, graph: Graph) -> None:
    """What one writes who needs it once: the same rows, the same batches, nothing checked and nothing removed."""
    nodes = [_without_null(row) for row in graph.node_table("Zone").to_pylist()]
    links = []
    for row in graph.link_table("PARTNERS_WITH").to_pylist():
        a, b = row.pop("from_key"), row.pop("to_key")
        del row["from_label"], row["to_label"]
        links.append({"a": a, "b": b, "p": _without_null(row)})
    with driver.session() as session:
        for text, rows in ((HAND_NODES, nodes), (HAND_LINKS, links)):
            for start in range(0, len(rows), BATCH):
                some = rows[start : start + BATCH]
                session.execute_write(lambda tx, text=text, some=some: tx.run(text, rows=some).consume())


def _without_null(row: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in row.items() if value is not None}


def compare(server: Server, driver: Driver, nodes: int, links: int) -> float:
    """By hand, first push and second push, in turn; gives the rate of a first push."""
    graph = made(nodes, links)
    size, hand_size = _items(graph), graph.labels()["Zone"] + graph.types()["PARTNERS_WITH"]

    def push() -> None:
        gk.push(graph, server.uri, server.auth)

    rates: dict[str, list[float]] = {"by hand": [], "first push": [], "second push": []}
    # The first round warms the server up and does not count.
    for turn in range(ROUNDS + 1):
        _wipe(driver)
        hand, _ = timed(lambda: by_hand(driver, graph))
        _wipe(driver)
        (first, _), (second, _) = timed(push), timed(push)
        if turn:
            rates["by hand"].append(hand_size / hand)
            rates["first push"].append(size / first)
            rates["second push"].append(size / second)
    hand, first, second = (statistics.median(values) for values in rates.values())
    print(f"{nodes} nodes, {links} links, batches of {BATCH}, median of {ROUNDS} on a warm server:")
    print(f"  by hand {hand:.0f}/s, first push {first:.0f}/s, second push {second:.0f}/s")
    print(f"  first push / by hand {first / hand:.2f}, second push / first push {second / first:.2f}")
    return first


def grow(server: Server, driver: Driver, small: tuple[int, int], large: tuple[int, int]) -> None:
    """Push a small and a large graph one after the other on one warm server: time an item, and memory."""
    end = time.monotonic() + BUDGET
    rates = []
    for nodes, links in (small, large):
        graph = made(nodes, links)
        size = _items(graph)
        if rates and time.monotonic() + size / rates[0] > end:
            print(f"  {nodes} nodes, {links} links left out: at {rates[0]:.0f}/s beyond {BUDGET:.0f} s")
            return
        _wipe(driver)
        seconds, told = timed(lambda graph=graph: added_by(lambda: gk.push(graph, server.uri, server.auth)))
        rates.append(size / seconds)
        memory = f"; memory {told[0]:.0f} MB with the graph, at most {told[1]:.0f} MB more" if told else ""
        print(f"{nodes} nodes, {links} links: first push {rates[-1]:.0f}/s{memory}")
    print(f"  time an item, large / small {rates[0] / rates[1]:.2f}")
    if time.monotonic() + size / rates[-1] < end:
        seconds, _ = timed(lambda: gk.push(graph, server.uri, server.auth))
        print(f"  second push {size / seconds:.0f}/s")


def _items(graph: Graph) -> int:
    return sum(graph.labels().values()) + sum(graph.types().values())


def _wipe(driver: Driver) -> None:
    with driver.session() as session:
        session.run(WIPE).consume()


def main(words: list[str]) -> int:
    """Measure and print."""
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    large = "--large" in words
    try:
        with (
            running(heap="2g" if large else "512m") as server,
            GraphDatabase.driver(server.uri, auth=server.auth, notifications_min_severity="OFF") as driver,
        ):
            # Constraints are a push's affair; by hand they are there already.
            gk.push(made(10, 20), server.uri, server.auth)
            small = (1_000, 2_000) if "--quick" in words else (10_000, 20_000)
            compare(server, driver, *small)
            if large:
                grow(server, driver, small, (100_000, 500_000))
    except UnavailableError as error:
        print(f"left out: {error}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
