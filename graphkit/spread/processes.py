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
    waiting = deque(portions)
    while waiting:
        try:
            yield from _pooled(work, waiting, workers)
        except BrokenProcessPool:
            # A process was killed, by the system for its memory, say. One by one it shows which thing it was.
            yield from _one_by_one(work, waiting.popleft(), died)


def _pooled(
    work: Callable[[Sequence[Thing]], Result], waiting: deque[Sequence[Thing]], workers: int
) -> Iterator[tuple[Sequence[Thing], Result]]:
    with _pool(min(workers, len(waiting))) as (pool, steps):
        running: deque[Future[Result]] = deque()
        ahead = iter(list(waiting))
        try:
            while True:
                while len(running) < AHEAD * workers and (portion := next(ahead, None)) is not None:
                    running.append(pool.submit(work, portion))
                if not running:
                    return
                result = _result(running.popleft(), steps)
                yield waiting.popleft(), result
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
