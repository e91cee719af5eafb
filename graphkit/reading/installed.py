"""The loaders that are installed, whoever wrote them: found by their entry point."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Protocol

from graphkit.errors import InputError
from graphkit.model import Records

LOADERS = "graphkit.loaders"
"""Group of entry points under which packages offer loaders."""


class Loader(Protocol):
    """What an entry point of the group ``graphkit.loaders`` must lead to."""

    name: str
    suffixes: tuple[str, ...]

    def load(self, path: Path) -> Records:
        """Read one document."""


@cache
def loaders() -> tuple[Loader, ...]:
    """The loaders that are installed, by name.

    Raises
    ------
    InputError
        If one of them cannot be imported.
    """
    from importlib.metadata import entry_points

    found = []
    for point in sorted(entry_points(group=LOADERS), key=lambda point: point.name):
        try:
            found.append(point.load())
        except (ImportError, AttributeError) as error:
            raise InputError(f"The loader {point.name!r} ({point.value}) cannot be imported: {error}.") from error
    return tuple(found)


def endings() -> set[str]:
    """Endings of files that loaders read, such as ``.pdf``."""
    return {suffix for loader in loaders() for suffix in loader.suffixes}


def loader_for(document: Path) -> Loader:
    """The loader for a document, by its ending.

    Raises
    ------
    InputError
        If none knows the ending.
    """
    ending = document.suffix.lower()
    for loader in loaders():
        if ending in loader.suffixes:
            return loader
    known = ", ".join(sorted(endings()))
    what = (
        f"no loader reads files ending in {ending!r}"
        if ending
        else "a name without an ending tells no loader what it is"
    )
    raise InputError(f"{document}: {what}; known endings: {known or 'none, since no loader is installed'}.")


def offering(what: str) -> Any:
    """The loader that offers more than reading."""
    found = next((loader for loader in loaders() if hasattr(loader, what)), None)
    if found is None:
        raise InputError(f"no installed loader knows the gazetteer, so that there is no {what}.")
    return found
