"""From tables to a saved graph to an index of the engine, beside bare COPY of the same Parquet files by the engine.

Run with ``python benchmarks/bench_scale.py``; give sizes (count of nodes; five links each) to choose others, up to
1000000, or ``--quick``. Every job is a process of its own: its peak memory is its own.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from given import numbers
from one_job import report, run
from timing import load as load_of_machine

SIZES = (100_000, 300_000)
QUICK = (20_000,)


def save(size: int, place: Path) -> None:
    """Make the graph, then save it; only the saving is timed."""
    import synthetic

    graph = synthetic.graph(size)
    report(lambda: graph.save(place), nodes=sum(graph.labels().values()), links=sum(graph.types().values()))


def index(place: Path) -> None:
    """Build the index beside a saved graph, as the first question to a large one does."""
    from graphkit.graph.saved import SavedTables
    from graphkit.store.index import open_index

    report(lambda: open_index(place, SavedTables(place)).close())


def reopen(place: Path) -> None:
    """Open the index that is there and ask it something."""
    from graphkit.store.index import open_index

    def ask() -> None:
        store = open_index(place, None)  # type: ignore[arg-type]  # the index is there: no table is asked for
        store.run("MATCH (p:Plan) RETURN count(*) AS plans")
        store.close()

    report(ask)


def load(place: Path) -> None:
    """Load the saved graph into memory."""
    from graphkit.graph import Graph

    report(lambda: Graph.load(place))


def split(place: Path) -> None:
    """Write the links once more, a file for each pair of labels, since COPY takes them so; not timed."""
    import pyarrow.compute as pc
    from pyarrow import parquet

    from graphkit.model import LINK_TYPES
    from graphkit.store.schema import link_columns

    def job() -> None:
        for name in LINK_TYPES:
            table = parquet.read_table(place / "links" / f"{name}.parquet")
            for a in sorted(pc.unique(table["from_label"]).to_pylist()):
                some = table.filter(pc.equal(table["from_label"], a))
                for b in sorted(pc.unique(some["to_label"]).to_pylist()):
                    part = some.filter(pc.equal(some["to_label"], b))
                    columns = ["from_key", "to_key", *link_columns(name)]
                    parquet.write_table(part.select(columns), place.parent / f"{name}.{a}.{b}.parquet")

    report(job)


def copy(place: Path) -> None:
    """Bare COPY of the same tables into a file of the engine, one statement a file.

    Nodes by one thread: with two the engine stops for good from 130,000 nodes of a label on.
    """
    import ladybug
    from pyarrow import parquet

    from graphkit.model import LABELS, LINK_TYPES
    from graphkit.store.ladybug import large_buffer
    from graphkit.store.schema import declarations, ends_to_declare

    ends = {name: ends_to_declare(name, list(LABELS), (), narrow=False) for name in LINK_TYPES}
    nodes = [
        f"COPY `{label}` FROM '{place}/nodes/{label}.parquet'"
        for label in LABELS
        if parquet.read_metadata(place / "nodes" / f"{label}.parquet").num_rows
    ]
    links = []
    for file in sorted(place.parent.glob("*.*.*.parquet")):
        name, a, b, _ = file.name.split(".")
        links.append(f"COPY `{name}` FROM '{file}' (from='{a}', to='{b}')")
    with tempfile.TemporaryDirectory() as folder:
        database = ladybug.Database(str(Path(folder) / "bare"), buffer_pool_size=large_buffer())
        connection = ladybug.Connection(database)
        for statement in declarations(list(LABELS), ends):
            connection.execute(statement)

        def job() -> None:
            for threads, statements in ((1, nodes), (os.cpu_count() or 1, links)):
                connection.set_max_threads_for_exec(threads)
                for statement in statements:
                    connection.execute(statement)
            connection.close()
            database.close()

        report(job)


def main(sizes: list[int]) -> None:
    """Print seconds, megabytes and ratios for each size."""
    me = __file__
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder) / "big.graph"
            saved = run(me, "save", size, place)
            loaded = run(me, "load", place)
            built = run(me, "index", place)
            opened = run(me, "reopen", place)
            run(me, "split", place)
            bare = run(me, "copy", place)
        print(f"{saved['nodes']:.0f} nodes, {saved['links']:.0f} links; {load_of_machine()}")
        for name, told in (
            ("save", saved),
            ("load", loaded),
            ("index", built),
            ("opened again", opened),
            ("COPY", bare),
        ):
            times = f"{told['seconds']:8.2f} s   of the processor {told['processor']:8.2f} s"
            print(f"  {name:14}{times}   peak {told['megabytes']:6.0f} MB")
        for name, jobs in (("index", (built,)), ("save and index", (saved, built))):
            wall, processor = (sum(job[kind] for job in jobs) / bare[kind] for kind in ("seconds", "processor"))
            print(f"  {name} / bare COPY: {wall:.2f}, of the processor {processor:.2f}")
        print(f"  index / bare COPY: peak memory {built['megabytes'] / bare['megabytes']:.2f}", flush=True)


if __name__ == "__main__":
    words = sys.argv[1:]
    jobs = {"load": load, "index": index, "reopen": reopen, "split": split, "copy": copy}
    if words and words[0] in jobs:
        jobs[words[0]](Path(words[1]))
    elif words and words[0] == "save":
        save(int(words[1]), Path(words[2]))
    else:
        main(numbers(words, SIZES, QUICK))
