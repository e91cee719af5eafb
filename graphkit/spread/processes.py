"""Work over the cores of this machine, a process each."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.queues import SimpleQueue

from graphkit.progress import Listener, listen, listener
from graphkit.spread import Result, Thing

AHEAD = 32
"""Portions a process that are worked on, or done and not yet taken: while a long one is, the others go on."""

POLL = 0.2
"""Seconds after which a waiting listener is told what the processes have done."""

Step = tuple[str, int, int]


def in_processes(
    work: Callable[[Sequence[Thing]], Result],
    portions: Iterable[Sequence[Thing]],
    died: Callable[[Thing], Result],
    workers: int,
) -> Iterator[tuple[Sequence[Thing], Result]]:
    """Do the work in several processes; see ``spread``."""
    waiting = deque(enumerate(portions))
    ready: dict[int, Result] = {}
    while waiting:
        try:
            yield from _pooled(work, waiting, ready, workers)
        except BrokenProcessPool:
            # A process was killed, by the system for its memory, say. One by one it shows which thing it was: in the
            # first portion that is not done, or soon in another of those that were worked on.
            number, portion = waiting[0]
            if number not in ready:
                waiting.popleft()
                yield from _one_by_one(work, portion, died)


def _pooled(
    work: Callable[[Sequence[Thing]], Result],
    waiting: deque[tuple[int, Sequence[Thing]]],
    ready: dict[int, Result],
    workers: int,
) -> Iterator[tuple[Sequence[Thing], Result]]:
    """Work on what waits until it is done or a process is killed; what is done by then is put to what is ready."""
    ahead = iter([one for one in waiting if one[0] not in ready])
    running: dict[int, Future[Result]] = {}
    with _pool(min(workers, len(waiting))) as (pool, steps):
        try:
            while waiting:
                while len(running) < AHEAD * workers and (following := next(ahead, None)) is not None:
                    number, portion = following
                    running[number] = pool.submit(work, portion)
                number, portion = waiting[0]
                result = ready.pop(number) if number in ready else _result(running.pop(number), steps)
                waiting.popleft()
                yield portion, result
        except BrokenProcessPool:
            done = (one for one in running.items() if one[1].done() and one[1].exception() is None)
            ready |= {number: future.result() for number, future in done}
            raise
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _one_by_one(
    work: Callable[[Sequence[Thing]], Result], things: Sequence[Thing], died: Callable[[Thing], Result]
) -> Iterator[tuple[Sequence[Thing], Result]]:
    left = deque(things)
    while left:
        with _pool(1) as (pool, steps):
            try:
                while left:
                    result = _result(pool.submit(work, [left[0]]), steps)
                    yield [left.popleft()], result
            except BrokenProcessPool:
                thing = left.popleft()
                yield [thing], died(thing)


def _result(future: Future[Result], steps: SimpleQueue[Step] | None) -> Result:
    """The result when it is there; until then the steps of all processes are told."""
    told = listener()
    if steps is not None and told is not None:
        done = False
        while not done:
            done = bool(wait([future], POLL).done)
            while not steps.empty():
                told(*steps.get())
    return future.result()


@contextmanager
def _pool(workers: int) -> Iterator[tuple[ProcessPoolExecutor, SimpleQueue[Step] | None]]:
    # Begun anew and not forked: the same on every system, and safe where this process has threads.
    context = multiprocessing.get_context("spawn")
    # One for each pool: a process that is killed while it writes leaves its queue locked.
    steps: SimpleQueue[Step] | None = context.SimpleQueue() if listener() else None
    with ProcessPoolExecutor(workers, context, initializer=_begin, initargs=(steps,)) as pool:
        yield pool, steps


def _begin(steps: SimpleQueue[Step] | None) -> None:
    """Leave Ctrl-C to the process that was started by hand, which ends the others, and send it the steps."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    listen(None if steps is None else _sender(steps))


def _sender(steps: SimpleQueue[Step]) -> Listener:
    def send(what: str, done: int, count: int) -> None:
        steps.put((what, done, count))

    return send
