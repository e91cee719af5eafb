"""Work over a Dask cluster. A worker that goes is replaced by the others: what it had is done again."""

from __future__ import annotations

import logging
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from typing import Any

from graphkit.errors import ServerError, UsageError
from graphkit.spread import Result, Thing

AHEAD = 32
"""Portions a worker that are worked on, or done and not yet taken."""

TRIES = 2
"""Workers that a thing may take along before it is called the cause."""

_PATIENCE = "15s"


def on_cluster(
    work: Callable[[Sequence[Thing]], Result],
    portions: Iterable[Sequence[Thing]],
    died: Callable[[Thing], Result],
    address: str,
) -> Iterator[tuple[Sequence[Thing], Result]]:
    """Do the work on the workers of a cluster; see ``spread``. They must see the same files under the same names."""
    try:
        import distributed
    except ImportError as error:
        raise UsageError(
            "--dask needs Dask, which is not installed: in the clone of graphkit, run: python -m pip install -c "
            'constraints.txt -e ".[dask]"'
        ) from error
    with ExitStack() as stack:
        client = _client(distributed, address, stack)
        workers = max(1, sum(client.ncores().values()))
        running: deque[tuple[Sequence[Thing], Any]] = deque()
        ahead = iter(portions)
        while True:
            while len(running) < AHEAD * workers and (portion := next(ahead, None)) is not None:
                running.append((portion, client.submit(work, portion, pure=False)))
            if not running:
                return
            portion, future = running.popleft()
            try:
                done = [(portion, future.result())]
            except distributed.KilledWorker:
                done = [([thing], _alone(distributed, client, work, thing, died)) for thing in portion]
            yield from done


def _alone(
    distributed: Any,
    client: Any,
    work: Callable[[Sequence[Thing]], Result],
    thing: Thing,
    died: Callable[[Thing], Result],
) -> Result:
    try:
        result: Result = client.submit(work, [thing], pure=False).result()
    except distributed.KilledWorker:
        return died(thing)
    return result


def _client(distributed: Any, address: str, stack: ExitStack) -> Any:
    import dask

    stack.enter_context(dask.config.set({"distributed.scheduler.allowed-failures": TRIES}))
    for name in ("distributed", "tornado", "asyncio"):  # they report lost workers at length; the result tells enough
        logging.getLogger(name).setLevel(logging.CRITICAL)
    if not address:
        cluster = distributed.LocalCluster(
            n_workers=os.cpu_count() or 1, threads_per_worker=1, dashboard_address=None, silence_logs=logging.CRITICAL
        )
        stack.callback(cluster.close)
        return stack.enter_context(distributed.Client(cluster))
    try:
        return stack.enter_context(distributed.Client(address, timeout=_PATIENCE))
    except (OSError, TimeoutError, ValueError) as error:
        raise ServerError(
            f'{address}: no Dask scheduler answers there; start one with "dask scheduler", or leave the address out'
        ) from error
