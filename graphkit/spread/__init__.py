"""One piece of work for many things: in this process, over the cores of this machine, or over a Dask cluster.

Results come in the order of the things, however they were worked on: what is made of them is the same to the byte.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

Thing = TypeVar("Thing")
Result = TypeVar("Result")

CHUNK = 8
"""Things that go to a process at one time."""


@dataclass(frozen=True, slots=True)
class Way:
    """Where to work: ``dask`` is the address of a cluster's scheduler, empty for one of this machine's own."""

    workers: int = 1
    dask: str | None = None


def spread(
    work: Callable[[Thing], Result], things: Sequence[Thing], died: Callable[[Thing], Result], way: Way
) -> Iterator[tuple[Thing, Result]]:
    """Do the work for each thing.

    Parameters
    ----------
    work : callable
        A function of a module, so that another process finds it by its name. It must not raise.
    things : sequence
        What to do it for.
    died : callable
        Gives the result for a thing that ended the process that worked on it.
    way : Way
        In one process, in several, or on Dask.

    Yields
    ------
    thing, result
        In the order of ``things``.

    Raises
    ------
    UsageError
        If Dask is asked for and not installed.
    ServerError
        If no Dask scheduler answers at the address.

    Examples
    --------
    >>> list(spread(abs, [-1, 2], lambda thing: 0, Way()))
    [(-1, 1), (2, 2)]
    """
    if way.dask is not None:
        from graphkit.spread.cluster import on_cluster

        yield from on_cluster(work, things, died, way.dask)
    elif way.workers > 1:
        from graphkit.spread.processes import in_processes

        yield from in_processes(work, things, died, way.workers)
    else:
        for thing in things:
            yield thing, work(thing)


def all_of(work: Callable[[Thing], Result], things: Sequence[Thing]) -> list[Result]:
    """What one process does for the things that it was given."""
    return [work(thing) for thing in things]


def chunks(things: Sequence[Thing]) -> list[Sequence[Thing]]:
    """The things in portions."""
    return [things[at : at + CHUNK] for at in range(0, len(things), CHUNK)]
