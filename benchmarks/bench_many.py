"""Many plans at once: over one process and over two, to the saved graph, with the memory of each.

``python benchmarks/bench_many.py`` reads 200 and 1,000 plans; ``python benchmarks/bench_many.py 10000`` as many as it
says, and so on, ``--quick`` 20. Goal: two processes at least 1.7 times as fast as one at 10,000 plans, with the same
bytes, and memory that grows with the finished graph alone.

Seconds of the clock tell something on a quiet machine only. So the processor's time is told too: of the parent while
the others read (it runs beside them), of the parent afterwards (nothing runs beside it), and of the readers. What
follows from them is the ratio that two free cores would give: (one process) / (after + (beside + readers) / 2).
"""

from __future__ import annotations

import hashlib
import os
import resource
import sys
import tempfile
import time
from pathlib import Path

from changed_plans import write_plans
from given import numbers
from one_job import measured, peak, run, tell
from timing import load

from graphkit.graph import Graph
from graphkit.reading import read_many
from graphkit.spread import Way


def build(folder: Path, to: Path, workers: int) -> None:
    """Read a folder and save the graph."""
    os.environ["SOURCE_DATE_EPOCH"] = "0"
    began = time.process_time()
    read = [began]
    made: list[Graph] = []

    def note(number: int, count: int) -> None:
        read[0] = time.process_time()

    def job() -> None:
        graph, bad, _ = read_many(folder, way=Way(workers), told=note)
        graph.save(to)
        assert not bad
        made.append(graph)

    took = measured(job)
    others = resource.getrusage(resource.RUSAGE_CHILDREN)
    beside = read[0] - began
    tell(
        **took,
        beside=beside,
        after=took["processor"] - beside,
        readers=others.ru_utime + others.ru_stime,
        reader_memory=peak(resource.RUSAGE_CHILDREN),
        graph=size(made[0]),
        links=sum(made[0].types().values()),
    )


def size(graph: Graph) -> float:
    """Megabytes of a graph's tables and texts in memory."""
    tables = [*map(graph.node_table, graph.labels()), *map(graph.link_table, graph.types())]
    return (sum(table.nbytes for table in tables) + sum(sys.getsizeof(s.text) for s in graph.sources)) / (1 << 20)


def content(folder: Path) -> str:
    """Hash of all files in a folder."""
    whole = hashlib.sha256()
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            whole.update(file.relative_to(folder).as_posix().encode() + file.read_bytes())
    return whole.hexdigest()


def many(count: int) -> None:
    """Plans over one process and over two."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "plans"
        folder.mkdir()
        write_plans(folder, count)
        found: dict[int, dict[str, float]] = {}
        for workers in (2, 1):
            before = load()
            cost = found[workers] = run(__file__, "build", folder, Path(place) / f"{workers}.graph", workers)
            print(
                f"{count} plans, {workers} process(es): {cost['seconds']:.1f} s by the clock (before: {before}); "
                f"processor {cost['beside']:.1f} s reading, {cost['after']:.1f} s after, "
                f"{cost['readers']:.1f} s in readers; peak {cost['megabytes']:.0f} MB, "
                f"largest reader {cost['reader_memory']:.0f} MB; graph {cost['graph']:.0f} MB, "
                f"{cost['links']:.0f} links",
                flush=True,
            )
        one, two = found[1], found[2]
        total = two["processor"] + two["readers"]
        free = one["processor"] / (two["after"] + (two["beside"] + two["readers"]) / 2)
        clock = one["seconds"] / two["seconds"]
        print(f"{count} plans, two processes / one by the clock: {clock:.2f} times as fast; goal 1.7")
        print(
            f"{count} plans, serial share {two['after'] / total:.3f} ({two['processor'] / total:.3f} with what "
            f"the parent does beside the readers); on two free cores {free:.2f} times as fast"
        )
        contents = [content(Path(place) / f"{workers}.graph") for workers in found]
        assert contents[0] == contents[1], "two processes gave other bytes than one"


def main(words: list[str]) -> None:
    """Print every figure."""
    for count in numbers(words, usual=(200, 1000), quick=(20,)):
        many(count)


if __name__ == "__main__":
    if sys.argv[1:2] == ["build"]:
        build(Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))
    else:
        main(sys.argv[1:])
