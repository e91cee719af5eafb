"""Documents, ledgers and saved graphs to one graph. Loaders are found by their entry point, whoever wrote them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from graphkit.atomic import whole_folder
from graphkit.errors import InputError, UsageError
from graphkit.model import Records, Remark

if TYPE_CHECKING:
    from graphkit.graph import Graph

LOADERS = "graphkit.loaders"
"""Group of entry points under which packages offer loaders."""

SAME_CONTENT = "same-content"
"""Reason of the remark that a document was left out because another has the same content."""


class Loader(Protocol):
    """What an entry point of the group ``graphkit.loaders`` must lead to."""

    name: str
    suffixes: tuple[str, ...]

    def load(self, path: Path) -> Records:
        """Read one document."""


def read(*paths: str | os.PathLike[str]) -> Graph:
    """Read documents, ledgers and saved graphs into one graph.

    Parameters
    ----------
    *paths : str or path-like
        At least one. A folder must be a saved graph; what a file is, its ending tells. A file named twice is read
        once, and so are two files with the same content.

    Raises
    ------
    UsageError
        If nothing is named.
    InputError
        If a file or folder is missing, unreadable, or not what its ending says, or no loader knows its ending.

    Examples
    --------
    >>> import graphkit as gk
    >>> gk.read("notes.pptx")
    Traceback (most recent call last):
        ...
    graphkit.errors.InputError: notes.pptx: there is no such file or saved graph.
    """
    from graphkit.graph import Graph

    if not paths:
        raise UsageError("read: name at least one document, ledger or saved graph.")
    places = _once([Path(path) for path in paths])
    for place in places:
        _must_exist(place)
    saved = [place for place in places if whole_folder(place).is_dir()]
    documents = [place for place in places if place not in saved]
    graphs = [Graph.load(place) for place in saved]
    if documents or not graphs:
        graphs.append(Graph.from_records(*_records(documents)))
    whole = graphs[0]
    for graph in graphs[1:]:
        whole = whole.merge(graph)
    return whole


def load(path: str | os.PathLike[str]) -> Graph:
    """Load a saved graph.

    Raises
    ------
    InputError
        If the folder is missing, no graph, damaged, or written by a newer graphkit.
    """
    from graphkit.graph import Graph

    return Graph.load(Path(path))


def wuhu(ledger: bool = True) -> Graph:
    """The graph of Wuhu's plan of 2021 as it travels with graphkit.

    Parameters
    ----------
    ledger : bool
        Whether to add the agreements that are known to have followed.

    Examples
    --------
    >>> import graphkit as gk
    >>> len(gk.wuhu(ledger=False).sources)
    1
    """
    return read(*wuhu_files(ledger))


def wuhu_files(ledger: bool = True) -> tuple[Path, ...]:
    """Where the bundled plan is, and the ledger of later agreements."""
    from graphkit.shipped import folder

    place = folder("data") / "wuhu"
    return (place / "plan.txt", place / "ledger.csv") if ledger else (place / "plan.txt",)


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


def _records(documents: Sequence[Path]) -> list[Records]:
    parts: list[Records] = []
    first_with: dict[str, str] = {}
    for document in documents:
        records = _loader_for(document).load(document)
        same = next((first_with[s.sha256] for s in records.sources if s.sha256 in first_with), None)
        if same:
            # Read twice, each link would count as two statements.
            key = records.sources[0].key
            remark = Remark("note", SAME_CONTENT, key, "", 0, 0, f"{document.name} = {same}")
            parts.append(Records(remarks=(remark,)))
            continue
        first_with |= {source.sha256: source.file for source in records.sources}
        parts.append(records)
    return parts


def _loader_for(document: Path) -> Loader:
    ending = document.suffix.lower()
    for loader in loaders():
        if ending in loader.suffixes:
            return loader
    known = ", ".join(sorted({suffix for loader in loaders() for suffix in loader.suffixes}))
    what = (
        f"no loader reads files ending in {ending!r}"
        if ending
        else "a name without an ending tells no loader what it is"
    )
    raise InputError(f"{document}: {what}; known endings: {known or 'none, since no loader is installed'}.")


def _must_exist(place: Path) -> None:
    if whole_folder(place).is_dir():
        return
    if not place.exists():
        raise InputError(f"{place}: there is no such file or saved graph{_like(place)}.")
    if not os.access(place, os.R_OK):
        raise InputError(f"{place}: this file may not be read; change its permissions.")


def _like(place: Path) -> str:
    import difflib

    try:
        beside = sorted(other.name for other in place.parent.iterdir())
    except OSError:
        return ""
    names = difflib.get_close_matches(place.name, beside, n=1)
    return f"; there is {names[0]!r}" if names else ""


def _once(places: Sequence[Path]) -> list[Path]:
    seen: dict[str, Path] = {}
    for place in places:
        seen.setdefault(os.path.realpath(place), place)
    return list(seen.values())
