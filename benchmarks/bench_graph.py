"""How building, saving and loading a graph grow with its size, beside Arrow alone on the same tables.

Run with ``python benchmarks/bench_graph.py``; give sizes (count of nodes; five links each) to choose others.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from pyarrow import parquet

from graphkit.graph import Graph
from graphkit.model import LABELS, LINK_TYPES, Evidence, Link, Node, Records, Source, Value

LINKS_PER_NODE = 5
REPEATS = 3

T = TypeVar("T")


def make_records(size: int) -> Records:
    """Divisions and zones at random, with partnerships that quote a text."""
    draw = random.Random(size)
    text = "弋江区与黄浦区加强科技合作。" * 1000
    source = Source("plan.txt@00000000", "plan.txt", "plan", "0" * 64, "utf-8", text)
    nodes = [
        Node("Division", f"{n:09}", f"第{n}区", (f"{n}区",), {"level": "county", "lon": n / size, "lat": 31.0})
        if n % 2
        else Node("Zone", f"zone:340200/第{n}开发区", f"第{n}开发区", (), {"class": "经开"})
        for n in range(size)
    ]
    links = []
    for number in range(size * LINKS_PER_NODE):
        a, b = draw.choice(nodes), draw.choice(nodes)
        start = number % (len(text) - 14)
        evidence = Evidence(source.key, text[start : start + 14], start, start + 14, "pair")
        told: dict[str, Value] = {"status": "planned", "rank": 3, "sectors": ("科技",)}
        links.append(Link("PARTNERS_WITH", a.label, a.key, b.label, b.key, told, evidence))
    return Records((source,), tuple(nodes), tuple(links))


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Least time of a few runs in seconds, and the answer of the last."""
    best = float("inf")
    for _ in range(REPEATS):
        begin = time.perf_counter()
        answer = work()
        best = min(best, time.perf_counter() - begin)
    return best, answer


def measure(size: int, folder: Path) -> dict[str, float]:
    """Seconds of each piece of work on a graph with this many nodes."""
    records = make_records(size)
    seconds: dict[str, float] = {}
    seconds["from_records"], graph = timed(lambda: Graph.from_records(records))
    tables = [graph.node_table(label) for label in LABELS] + [graph.link_table(name) for name in LINK_TYPES]
    bare = [folder / f"{number}.parquet" for number in range(len(tables))]

    def write() -> None:
        for table, path in zip(tables, bare, strict=True):
            parquet.write_table(table, path)

    seconds["bare write"], _ = timed(write)
    seconds["bare read"], _ = timed(lambda: [parquet.ParquetFile(path).read() for path in bare])
    seconds["save"], _ = timed(lambda: graph.save(folder / f"{size}.graph"))
    seconds["load"], loaded = timed(lambda: Graph.load(folder / f"{size}.graph"))
    if loaded != graph:
        raise SystemExit("the loaded graph differs from the saved one")
    seconds["merge"], _ = timed(lambda: graph.merge(loaded))
    seconds["to_networkx"], _ = timed(graph.to_networkx)
    return seconds


def main(sizes: list[int]) -> None:
    """Print seconds, microseconds a row, growth against the size before, and ratios to Arrow alone."""
    before: tuple[int, dict[str, float]] | None = None
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            seconds = measure(size, Path(folder))
            rows = size * (1 + LINKS_PER_NODE)
            grown = f", {size / before[0]:.0f} times the size before" if before else ""
            print(f"\n{size} nodes, {size * LINKS_PER_NODE} links{grown}")
            for name, value in seconds.items():
                growth = f"   x {value / before[1][name]:6.2f}" if before else ""
                print(f"  {name:<13}{value:9.4f} s {1e6 * value / rows:9.2f} us/row{growth}")
            print(f"  save / bare write {seconds['save'] / seconds['bare write']:.2f}", end=", ")
            print(f"load / bare read {seconds['load'] / seconds['bare read']:.2f}")
            before = size, seconds


if __name__ == "__main__":
    main([int(text) for text in sys.argv[1:]] or [500, 5_000, 50_000, 100_000])
