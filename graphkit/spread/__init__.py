"""One piece of work for many things: in this process, over the cores of this machine, or over a Dask cluster.

Things are worked on in portions. Results come in the order of the portions, however they were worked on: what is made
of them is the same to the byte.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

Thing = TypeVar("Thing")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Way:
    """Where to work: ``dask`` is the address of a cluster's scheduler, empty for one of this machine's own."""

    workers: int = 1
    dask: str | None = None


def spread(
    work: Callable[[Sequence[Thing]], Result],
    portions: Iterable[Sequence[Thing]],
    died: Callable[[Thing], Result],
    way: Way,
) -> Iterator[tuple[Sequence[Thing], Result]]:
    """Do the work for each portion.

    Parameters
    ----------
    work : callable
        A function of a module, so that another process finds it by its name. It must not raise.
    portions : iterable of sequence
        What to do it for. A result waits in memory until those of the portions before it were taken: it should be
        small.
    died : callable
        Gives the result for a thing that ended the process that worked on it.
    way : Way
        In one process, in several, or on Dask.

    Yields
    ------
    portion, result
        In the order of ``portions``; where a process ended, thing by thing.

    Raises
    ------
    UsageError
        If Dask is asked for and not installed.
    ServerError
        If no Dask scheduler answers at the address.

    Examples
    --------
    >>> list(spread(max, [[-1, 2], [3]], lambda thing: 0, Way()))
    [([-1, 2], 2), ([3], 3)]
    """
    if way.dask is not None:
        from graphkit.spread.cluster import on_cluster

        yield from on_cluster(work, portions, died, way.dask)
    elif way.workers > 1:
        from graphkit.spread.processes import in_processes

        yield from in_processes(work, portions, died, way.workers)
    else:
        for portion in portions:
            yield portion, work(portion)
