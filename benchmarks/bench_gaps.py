"""The gap rules on synthetic graphs: the library, the bare engine, and plain Python and NetworkX in the same run.

Run with ``python benchmarks/bench_gaps.py``; give sizes (count of nodes) to choose others. There are two links a node
up to 10,000 nodes, five beyond.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from graphkit.gaps import RULES, gaps
from graphkit.gaps.run import LABELS, TYPES
from graphkit.graph import Graph
from graphkit.model import STATUSES, Evidence, Link, Node, Records, Source, Value
from graphkit.queries import catalogue, check_params
from graphkit.store import open_store

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

import naive_gaps

DAY = "2023-12-31"
PROVINCES = ("310000", "320000", "330000", "340000")
T = TypeVar("T")


def make_records(size: int) -> Records:
    """One plan that governs a tenth of all places, and partnerships of every status among them."""
    draw = random.Random(size)
    text = "弋江区与黄浦区加强科技合作。" * 1000
    source = Source("plan.txt@00000000", "plan.txt", "plan", "0" * 64, "utf-8", text)

    def said() -> Evidence:
        start = draw.randrange(len(text) - 14)
        return Evidence(source.key, text[start : start + 14], start, start + 14, "pair")

    plan = Node("Plan", "plan:1/2021/1", "方案", (), {"issuer": "000000000", "issued": "2021-04-12"})
    nodes = [
        Node("Division", f"{n:09}", f"第{n}区", (), {"province": draw.choice(PROVINCES)})
        if n % 2 == 0
        else Node("Zone", f"zone:1/第{n}开发区", f"第{n}开发区", (), {"province": draw.choice(PROVINCES)})
        for n in range(size)
    ]
    links: list[Link] = []

    def link(kind: str, a: Node, b: Node, **told: Value) -> None:
        links.append(Link(kind, a.label, a.key, b.label, b.key, told, said()))

    extra = [plan]
    for place, unit in enumerate(nodes[1 : 1 + size // 10]):
        link("GOVERNS", plan, unit, role="county" if unit.label == "Division" else "zone", mentions=place % 5)
    for number, (scope, measure) in enumerate(
        (("county", "provinces"), ("zone", "counterparts"), ("total", "links"), ("city", "counterparts"))
    ):
        told: dict[str, Value] = {
            "what": "目标", "scope": scope, "counterpart_scope": "any", "measure": measure, "minimum": 3,
            "provinces": PROVINCES[:3] if measure == "provinces" else (), "minimum_rank": 5, "by": "2022",
        }  # fmt: skip
        extra.append(Node("Target", f"{plan.key}/target/{number}", "目标", (), told))
        link("SETS", plan, extra[-1])
    for number in range(20):
        part = "body" if number < 10 else "annex"
        extra.append(
            Node("Task", f"{plan.key}/{part}/{number}", "任务", (), {"part": part, "due": "2022", "minimum_rank": 6})
        )
        link("SETS", plan, extra[-1])
        for unit in draw.sample(nodes, 20):
            link("RESPONSIBLE_FOR", unit, extra[-1], basis="named")
        if part == "annex":
            link("ELABORATES", extra[-1], extra[-11])
    for _ in range(size * (2 if size <= 10_000 else 5)):
        rank = draw.randrange(len(STATUSES))
        a, b = draw.sample(nodes, 2)
        link("PARTNERS_WITH", a, b, rank=rank, status=STATUSES[rank], since=draw.choice((None, "2021", "2024")))
    return Records((source,), (*nodes, *extra), tuple(links))


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Seconds that a piece of work takes, and its answer."""
    begin = time.perf_counter()
    answer = work()
    return time.perf_counter() - begin, answer


def networkx_without_counterpart(graph: Graph) -> int:
    """The first two rules as one would write them in NetworkX."""
    net = graph.to_networkx()
    covered = set()
    for a, b, told in net.edges(data=True):
        if told["type"] == "PARTNERS_WITH" and told["rank"] >= 3 and told.get("since", "") <= DAY:
            covered |= {(a, net.nodes[b]["label"]), (b, net.nodes[a]["label"])}
    missing = 0
    for _, unit, told in net.edges(data=True):
        if told["type"] == "GOVERNS":
            labels = ("Zone",) if told["role"] == "zone" else ("Zone", "Division")
            missing += not any((unit, label) in covered for label in labels)
    return missing


def _bare(engine: Any, text: str, given: dict[str, str]) -> list[Any]:
    rows: list[Any] = engine.execute(text, given).get_all()
    return rows


def bench(size: int) -> None:
    """Print the times for one size."""
    graph = Graph.from_records(make_records(size))
    print(f"{size} nodes, {sum(graph.types().values())} links")
    whole, found = timed(lambda: gaps(graph, DAY))
    load, store = timed(lambda: open_store(graph, LABELS, TYPES))
    plain, world = timed(lambda: naive_gaps.World(graph, DAY))
    network, missing = timed(lambda: networkx_without_counterpart(graph))
    print(f"  all rules with findings  {whole:8.2f} s  ({len(found)} findings)")
    print(f"  loading the engine       {load:8.2f} s; plain Python's dictionaries {plain:.2f} s")
    print(
        f"  NetworkX, two rules      {network:8.2f} s with its graph; the whole library {whole / network:.2f} of that"
    )
    assert missing == sum(f.rule in {"county-without-counterpart", "zone-without-counterpart"} for f in found)
    by_python: dict[str, Callable[[], object]] = {
        rule: (partial(naive_gaps.without_counterpart, world, rule.split("-")[0]))
        if rule.endswith("without-counterpart") and not rule.startswith("task")
        else (partial(getattr(naive_gaps, rule.replace("-", "_")), world))
        for rule in RULES
    }
    engine = store._connection  # type: ignore[attr-defined]
    for rule in RULES:
        query = catalogue()[rule]
        given = check_params(query, {"as_of": DAY} if query.params else {})
        ask = partial(store.run, query.text, given)
        first, _ = timed(ask)
        again, answer = timed(ask)
        bare, _ = timed(partial(_bare, engine, query.text, given))
        python, _ = timed(by_python[rule])
        print(
            f"  {rule:30} first {first * 1000:7.1f} ms, again {again * 1000:7.1f}, bare engine {bare * 1000:7.1f}, "
            f"plain Python {python * 1000:7.1f}; {len(answer.rows)} rows"
        )
    store.close()


if __name__ == "__main__":
    for nodes in [int(size) for size in sys.argv[1:]] or [10_000, 100_000]:
        bench(nodes)
