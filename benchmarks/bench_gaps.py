"""The gap rules: graphkit beside the bare engine, and beside NetworkX with the graph as a user has it.

Run with ``python benchmarks/bench_gaps.py``; give sizes (count of nodes; five links each) to choose others, or
``--quick``. Both sides are measured twice: asked with the graph ready in engine or NetworkX, and from the saved graph,
with all that it takes to get there. That both find the same is checked.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

import networkx_rules
import synthetic
from timing import timed

from graphkit.gaps.engines import LABELS, TYPES
from graphkit.gaps.run import RULES
from graphkit.graph import Graph
from graphkit.queries import catalogue, check_params
from graphkit.store import open_store

DAY = "2023-12-31"


def _key(rule: str, row: dict[str, Any], columns: tuple[str, ...]) -> Any:
    if rule == "annex-mismatch" and row["kind"] in ("subject", "deadline"):
        return row["unit_id"], row["kind"]
    found = tuple(row[column] for column in columns)
    return found if len(found) > 1 else found[0]


def bench(size: int) -> None:
    """Print the times for one size."""
    repeats = 3 if size <= 100_000 else 1
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "big.graph"
        synthetic.graph(size).save(place)
        reading, whole_graph = timed(lambda: Graph.load(place))
    graph = whole_graph.as_of(DAY)
    loading, store = timed(
        lambda: open_store(graph, LABELS, (*TYPES, "PART_OF"))
    )  # several plans ask where a unit lies
    converting, network = timed(graph.to_networkx)
    engine: Any = store._connection  # type: ignore[attr-defined]
    print(f"{sum(graph.labels().values())} nodes, {sum(graph.types().values())} links; ms, ratios")
    print(f"  {'rule':31}{'graphkit':>9}{'bare':>9}{'ratio':>7}{'NetworkX':>10}{'faster':>8}{'rows':>9}")
    ours = others = whole = 0.0
    for rule in RULES:
        query = catalogue()[rule]
        given = {"as_of": DAY} if any(p.name == "as_of" for p in query.params) else {}
        params = check_params(query, given)
        store.run(query.text, params)  # the first asking of any text pays for its plan
        mine, answer = timed(lambda q=query, p=params: store.run(q.text, p), repeats)  # type: ignore[misc]
        bare, _ = timed(lambda q=query, p=params: engine.execute(q.text, p).get_all(), repeats)  # type: ignore[misc]
        line = f"  {rule:31}{1000 * mine:9.1f}{1000 * bare:9.1f}{mine / bare:7.2f}"
        whole += mine
        if rule in networkx_rules.RULES:
            function, columns = networkx_rules.RULES[rule]
            theirs, found = timed(lambda f=function: f(network, DAY), repeats)  # type: ignore[misc]
            assert {_key(rule, row, columns) for row in answer.dicts()} == found, rule
            ours, others = ours + mine, others + theirs
            line += f"{1000 * theirs:10.1f}{theirs / mine:8.1f}"
        else:
            line += f"{'':18}"
        print(f"{line}{len(answer.rows):9}", flush=True)
    store.close()
    print(f"  ready graph, rules that both have: graphkit {others / ours:.1f} times as fast as NetworkX")
    first, then = reading + loading + ours, reading + converting + others
    print(f"  from the saved graph: load {reading:.2f} s, into the engine {loading:.2f} s, ", end="")
    print(f"into NetworkX {converting:.2f} s;")
    print(f"  all of it: graphkit {first:.2f} s, NetworkX {then:.2f} s: {then / first:.1f} times as fast", flush=True)


if __name__ == "__main__":
    words = sys.argv[1:]
    for nodes in [10_000] if words == ["--quick"] else [int(word) for word in words] or [20_000, 100_000]:
        bench(nodes)
