"""How far long work is: from whoever does it, wherever that is, to whoever waits for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Listener = Callable[[str, int, int], None]
"""Is told what is worked on, how many of its steps are done, and of how many."""

_LISTENER: ContextVar[Listener | None] = ContextVar("listener", default=None)
_ABOUT: ContextVar[str] = ContextVar("about", default="")


def step(done: int, count: int) -> None:
    """Say that some steps of a long work are done.

    Examples
    --------
    >>> with heard_by(print), working_on("scan.pdf"):
    ...     step(2, 9)
    scan.pdf 2 9
    """
    listener = _LISTENER.get()
    if listener is not None:
        listener(_ABOUT.get(), done, count)


def listener() -> Listener | None:
    """Who listens, if anybody does."""
    return _LISTENER.get()


def listen(listener: Listener | None) -> None:
    """Let somebody listen from now on."""
    _LISTENER.set(listener)


@contextmanager
def heard_by(listener: Listener) -> Iterator[None]:
    """Let somebody listen within."""
    token = _LISTENER.set(listener)
    try:
        yield
    finally:
        _LISTENER.reset(token)


@contextmanager
def working_on(what: str) -> Iterator[None]:
    """Say what is worked on within."""
    token = _ABOUT.set(what)
    try:
        yield
    finally:
        _ABOUT.reset(token)
