"""The gap rules: graphkit beside the best hand-written text on the bare engine, and beside NetworkX.

Run with ``python benchmarks/bench_gaps.py``; give sizes (count of nodes; five links each) to choose others, up to
1000000, or ``--quick``. Seconds are the processor's, of all threads, so that other work on the machine counts little.
The bare engine is asked the rule's own text and those in ``other_texts/``, and the quickest counts. NetworkX makes the
same rows, with every column (``networkx_rules.py``); that all find the same is checked. Both are also timed from the
saved graph, with all that it takes to get there: the engine loads it into memory, or opens the index beside it.
"""

from __future__ import annotations

import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import Any

import networkx_rules
import synthetic
from given import numbers
from timing import load, processor, timed

from graphkit.gaps.engines import LABELS, TYPES
from graphkit.gaps.run import RULES
from graphkit.graph import Graph
from graphkit.graph.saved import SavedTables
from graphkit.queries import catalogue, check_params
from graphkit.store import Store, open_store
from graphkit.store.index import open_index

DAY = "2023-12-31"
LARGEST_NETWORK = 300_000
"""Nodes up to which NetworkX is asked, too: beyond, the graph takes it 2 kB a link."""


def asked(rule: str) -> tuple[str, dict[str, Any]]:
    """Text of a rule and its parameters."""
    query = catalogue()[rule]
    given = {"as_of": DAY} if query.takes_day else {}
    return query.text, check_params(query, given)


def held(graph: Graph) -> Store:
    """What the rules ask of a graph, in the engine's memory."""
    return open_store(graph, LABELS, (*TYPES, "PART_OF"))  # several plans ask where a unit lies


def texts(rule: str) -> list[str]:
    """The rule's text, and others that were tried for it."""
    others = sorted((Path(__file__).parent / "other_texts").glob(f"{rule}.*.cypher"))
    return [catalogue()[rule].text, *(other.read_text(encoding="utf-8") for other in others)]


def bench(size: int) -> None:
    """Print the times for one size."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "big.graph"
        graph = synthetic.graph(size)
        graph.save(place)
        print(f"{sum(graph.labels().values())} nodes, {sum(graph.types().values())} links; ms of the processor")
        del graph
        indexing, _ = processor(lambda: open_index(place, SavedTables(place)).close())
        opening, store = processor(lambda: open_index(place, SavedTables(place)))
        ours, found = rules(store, 3 if size < 100_000 else 1)
        store.close()
        if size <= LARGEST_NETWORK:
            reading, graph = processor(lambda: Graph.load(place))
            loading, store = processor(lambda: held(graph))
            store.close()
            theirs = in_networkx(graph, found, ours)
            mine = sum(ours[rule] for rule in networkx_rules.RULES)
            ways = {
                "into memory": reading + loading + mine,
                "through a new index": indexing + mine,
                "through the index that is there": opening + mine,
            }
            converting, asking = theirs
            print(f"  load {reading:.2f} s, into the engine {loading:.2f} s, index {indexing:.2f} s, ", end="")
            print(f"open it again {opening:.2f} s, into NetworkX {converting:.2f} s")
            whole = reading + converting + asking
            for way, seconds in ways.items():
                print(f"  from the saved graph {way}: {seconds:.2f} s, NetworkX {whole:.2f} s: {whole / seconds:.1f}")
    print(f"  {load()}", flush=True)


def rules(store: Store, repeats: int) -> tuple[dict[str, float], dict[str, set[Any]]]:
    """Ask every rule; gives the seconds and the rows of each."""
    engine: Any = store._connection  # type: ignore[attr-defined]
    print(f"  {'rule':31}{'graphkit':>9}{'bare':>9}{'ratio':>7}{'wall':>9}{'rows':>9}")
    seconds: dict[str, float] = {}
    found: dict[str, set[Any]] = {}
    for rule in RULES:
        own, params = asked(rule)
        ask = partial(store.run, own, params)
        ask()  # the first asking of any text pays for its plan
        seconds[rule], answer = processor(ask, repeats)
        wall, _ = timed(ask)
        found[rule] = set(answer.rows)
        bare = float("inf")
        for text in texts(rule):
            took, rows = processor(lambda t=text, p=params: engine.execute(t, p).get_all(), repeats)  # type: ignore[misc]
            bare = min(bare, took)
            assert set(map(tuple, rows)) == found[rule], text
        line = f"  {rule:31}{1000 * seconds[rule]:9.1f}{1000 * bare:9.1f}{seconds[rule] / bare:7.2f}{1000 * wall:9.1f}"
        print(f"{line}{len(answer.rows):9}", flush=True)
    print(f"  {'all':31}{1000 * sum(seconds.values()):9.1f}")
    return seconds, found


def in_networkx(graph: Graph, found: dict[str, set[Any]], ours: dict[str, float]) -> tuple[float, float]:
    """The same in NetworkX; gives the seconds to get there and to ask."""
    converting, network = processor(graph.to_networkx)
    asking = 0.0
    print(f"  {'rule':31}{'graphkit':>9}{'NetworkX':>10}{'faster':>8}")
    for rule, function in networkx_rules.RULES.items():
        took, rows = processor(partial(function, network, DAY))
        assert rows == found[rule], rule
        asking += took
        print(f"  {rule:31}{1000 * ours[rule]:9.1f}{1000 * took:10.1f}{took / ours[rule]:8.1f}", flush=True)
    mine = sum(ours[rule] for rule in networkx_rules.RULES)
    print(f"  {'all':31}{1000 * mine:9.1f}{1000 * asking:10.1f}{asking / mine:8.1f}")
    return converting, asking


if __name__ == "__main__":
    for nodes in numbers(sys.argv[1:], usual=(20_000, 100_000), quick=(10_000,)):
        bench(nodes)
