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
import multiprocessing
import os
import resource
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from changed_plans import write_plans
from given import numbers

from graphkit.graph import Graph
from graphkit.reading import read_many
from graphkit.spread import Way


@dataclass(frozen=True, slots=True)
class Cost:
    """What a build took: seconds of the clock and of the processor, megabytes at most."""

    clock: float
    beside: float
    after: float
    readers: float
    memory: float
    reader_memory: float
    graph: float
    """Megabytes of the graph's tables and texts."""
    links: int
    content: str
    """Hash of all files of the saved graph."""


def build(folder: Path, to: Path, workers: int, told: multiprocessing.Queue[Cost]) -> None:
    """Read a folder in a process of its own, so that its memory is its own, and save the graph."""
    os.environ["SOURCE_DATE_EPOCH"] = "0"
    start, began = time.perf_counter(), time.process_time()
    read = [began]

    def note(number: int, count: int) -> None:
        read[0] = time.process_time()

    graph, bad, _ = read_many(folder, way=Way(workers), told=note)
    graph.save(to)
    clock, end = time.perf_counter() - start, time.process_time()
    assert not bad
    me, others = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    told.put(
        Cost(
            clock,
            read[0] - began,
            end - read[0],
            others.ru_utime + others.ru_stime,
            me.ru_maxrss / 1e3,
            others.ru_maxrss / 1e3,
            size(graph),
            sum(graph.types().values()),
            content(to),
        )
    )


def size(graph: Graph) -> float:
    """Megabytes of a graph's tables and texts in memory."""
    tables = [*map(graph.node_table, graph.labels()), *map(graph.link_table, graph.types())]
    return (sum(table.nbytes for table in tables) + sum(sys.getsizeof(s.text) for s in graph.sources)) / 1e6


def content(folder: Path) -> str:
    """Hash of all files in a folder."""
    whole = hashlib.sha256()
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            whole.update(file.relative_to(folder).as_posix().encode() + file.read_bytes())
    return whole.hexdigest()


def many(count: int) -> None:
    """Plans over one process and over two."""
    context = multiprocessing.get_context("spawn")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "plans"
        folder.mkdir()
        write_plans(folder, count)
        found: dict[int, Cost] = {}
        for workers in (2, 1):
            load = os.getloadavg()[0]
            told: multiprocessing.Queue[Cost] = context.Queue()
            process = context.Process(target=build, args=(folder, Path(place) / f"{workers}.graph", workers, told))
            process.start()
            cost = found[workers] = told.get()
            process.join()
            print(
                f"{count} plans, {workers} process(es): {cost.clock:.1f} s by the clock (load before: {load:.1f}); "
                f"processor {cost.beside:.1f} s reading, {cost.after:.1f} s after, {cost.readers:.1f} s in readers; "
                f"peak {cost.memory:.0f} MB, largest reader {cost.reader_memory:.0f} MB; graph {cost.graph:.0f} MB, "
                f"{cost.links} links",
                flush=True,
            )
        one, two = found[1], found[2]
        total = two.beside + two.after + two.readers
        free = (one.beside + one.after) / (two.after + (two.beside + two.readers) / 2)
        print(f"{count} plans, two processes / one by the clock: {one.clock / two.clock:.2f} times as fast; goal 1.7")
        print(
            f"{count} plans, serial share {two.after / total:.3f} ({(two.beside + two.after) / total:.3f} with what "
            f"the parent does beside the readers); on two free cores {free:.2f} times as fast"
        )
        assert one.content == two.content, "two processes gave other bytes than one"


def main(words: list[str]) -> None:
    """Print every figure."""
    for count in numbers(words, usual=(200, 1000), quick=(20,)):
        many(count)


if __name__ == "__main__":
    main(sys.argv[1:])
