"""Work over the cores of this machine, a process each."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from graphkit.spread import Result, Thing, all_of, chunks

AHEAD = 2
"""Portions that wait for each process: more would only fill the memory with results."""


def in_processes(
    work: Callable[[Thing], Result], things: Sequence[Thing], died: Callable[[Thing], Result], workers: int
) -> Iterator[tuple[Thing, Result]]:
    """Do the work in several processes; see ``spread``."""
    waiting = deque(chunks(things))
    while waiting:
        try:
            yield from _pooled(work, waiting, workers)
        except BrokenProcessPool:
            # A process was killed, by the system for its memory, say. One by one it shows which thing it was.
            yield from _one_by_one(work, waiting.popleft(), died)


def _pooled(
    work: Callable[[Thing], Result], waiting: deque[Sequence[Thing]], workers: int
) -> Iterator[tuple[Thing, Result]]:
    with _pool(min(workers, len(waiting))) as pool:
        running: deque[Future[list[Result]]] = deque()
        ahead = iter(list(waiting))
        try:
            while True:
                while len(running) < AHEAD * workers and (portion := next(ahead, None)) is not None:
                    running.append(pool.submit(all_of, work, portion))
                if not running:
                    return
                results = running.popleft().result()
                yield from zip(waiting.popleft(), results, strict=True)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _one_by_one(
    work: Callable[[Thing], Result], things: Sequence[Thing], died: Callable[[Thing], Result]
) -> Iterator[tuple[Thing, Result]]:
    left = deque(things)
    while left:
        with _pool(1) as pool:
            try:
                while left:
                    result = pool.submit(work, left[0]).result()
                    yield left.popleft(), result
            except BrokenProcessPool:
                thing = left.popleft()
                yield thing, died(thing)


def _pool(workers: int) -> ProcessPoolExecutor:
    # Begun anew and not forked: the same on every system, and safe where this process has threads.
    return ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), initializer=_leave_interrupts)


def _leave_interrupts() -> None:
    """Ctrl-C is for the process that was started by hand; it ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
