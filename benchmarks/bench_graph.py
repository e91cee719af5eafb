"""How building, saving, loading, merging and converting a graph grow with its size, beside Arrow on the same tables.

Run with ``python benchmarks/bench_graph.py``; give sizes (count of links; a fifth as many nodes) to choose others, or
``--quick``. The slope of seconds over links on log scales says how work grows: 1 is in proportion. Seconds are those of
the processor, so that what else the machine does is no growth.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import synthetic
from given import numbers
from pyarrow import parquet
from timing import processor, slope

from graphkit.graph import Graph
from graphkit.model import LABELS, LINK_TYPES, Evidence, Link, Node, Records

REPEATS = 3
SIZES = (10_000, 50_000, 250_000)
QUICK = (10_000, 40_000)


def records(graph: Graph) -> Records:
    """What loaders would have handed over to make this graph."""
    nodes = [
        Node(
            label, row["key"], row["name"], tuple(row["aliases"]),
            {p.name: tuple(v) if isinstance(v := row[p.name], list) else v for p in LABELS[label].properties},
        )
        for label in LABELS
        for row in graph.node_table(label).to_pylist()
    ]  # fmt: skip
    links = [
        Link(
            name, row["from_label"], row["from_key"], row["to_label"], row["to_key"],
            {p.name: tuple(v) if isinstance(v := row[p.name], list) else v for p in LINK_TYPES[name].properties},
            row["source"] and Evidence(row["source"], row["quote"], row["start"], row["stop"], row["rule"], 1.0),
        )
        for name in LINK_TYPES
        for row in graph.link_table(name).to_pylist()
    ]  # fmt: skip
    return Records(graph.sources, tuple(nodes), tuple(links))


def measure(links: int, folder: Path) -> tuple[int, dict[str, float]]:
    """Count of links, and seconds of each piece of work."""
    graph = synthetic.graph(links // 5)
    number = sum(graph.types().values())
    repeats = REPEATS if links <= 300_000 else 1
    seconds: dict[str, float] = {}
    if links <= 300_000:
        handed = records(graph)
        seconds["from_records"], made = processor(lambda: Graph.from_records(handed), repeats)
        if made != graph:
            raise SystemExit("the graph of the records differs from the one they were made of")
        del handed, made
    tables = [graph.node_table(label) for label in LABELS] + [graph.link_table(name) for name in LINK_TYPES]
    bare = [folder / f"{place}.parquet" for place in range(len(tables))]

    def write() -> None:
        for table, path in zip(tables, bare, strict=True):
            parquet.write_table(table, path)

    seconds["bare write"], _ = processor(write, repeats)
    seconds["bare read"], _ = processor(lambda: [parquet.ParquetFile(path).read() for path in bare], repeats)
    seconds["save"], _ = processor(lambda: graph.save(folder / "big.graph"), repeats)
    seconds["load"], loaded = processor(lambda: Graph.load(folder / "big.graph"), repeats)
    if loaded != graph:
        raise SystemExit("the loaded graph differs from the saved one")
    seconds["merge"], _ = processor(lambda: graph.merge(loaded), repeats)
    seconds["to_networkx"], _ = processor(graph.to_networkx, repeats)
    return number, seconds


def main(sizes: list[int]) -> None:
    """Print seconds, microseconds a link, ratios to Arrow alone, and slopes."""
    found: dict[str, list[tuple[int, float]]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            links, seconds = measure(size, Path(folder))
            print(f"{links} links")
            for name, value in seconds.items():
                found.setdefault(name, []).append((links, value))
                print(f"  {name:<13}{value:9.4f} s {1e6 * value / links:9.2f} us/link")
            print(f"  save / bare write {seconds['save'] / seconds['bare write']:.2f}", end=", ")
            print(f"load / bare read {seconds['load'] / seconds['bare read']:.2f}", flush=True)
    for name, points in found.items():
        if len(points) > 1:
            print(f"slope of {name:<13}{slope(points):5.2f}")


if __name__ == "__main__":
    main(numbers(sys.argv[1:], SIZES, QUICK))
