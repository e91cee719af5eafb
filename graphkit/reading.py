"""Documents, ledgers and saved graphs to one graph. Loaders are found by their entry point, whoever wrote them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from graphkit.atomic import whole_folder
from graphkit.documents import in_folder, is_saved, once
from graphkit.errors import GraphkitError, InputError, UsageError
from graphkit.meaning import Meaning
from graphkit.model import Records, Remark
from graphkit.spread import Way, spread
from graphkit.today import iso_date

if TYPE_CHECKING:
    from graphkit.graph import Graph

LOADERS = "graphkit.loaders"
"""Group of entry points under which packages offer loaders."""

SAME_CONTENT = "same-content"
"""Reason of the remark that a document was left out because another has the same content."""

ONE_PROCESS = Way()

WORTH_PROCESSES = 12
"""Documents from which it pays to start further processes, which takes each a second or two."""


class Loader(Protocol):
    """What an entry point of the group ``graphkit.loaders`` must lead to."""

    name: str
    suffixes: tuple[str, ...]

    def load(self, path: Path) -> Records:
        """Read one document."""


@dataclass(frozen=True, slots=True)
class Bad:
    """A document that cannot be read, and the sentence that says why."""

    document: Path
    why: str


Outcome = Records | Bad


def read(
    *paths: str | os.PathLike[str],
    names: str | os.PathLike[str] | None = None,
    home: str | None = None,
    home_as_of: str | None = None,
) -> Graph:
    """Read documents, ledgers and saved graphs into one graph.

    Parameters
    ----------
    *paths : str or path-like
        At least one. A folder is a saved graph, or stands for the documents in it, at any depth; what a file is, its
        ending tells. A file named twice is read once, and so are two files with the same content.
    names : str or path-like, optional
        CSV of names of the caller's own, for parks that no list has: ``名称,类别,所在地,别名,类型``. They go before
        those of the gazetteer.
    home : str, optional
        Code or name of a division whose roster the gazetteer gives, where no plan of it is among what is read.
    home_as_of : str, optional
        The roster of this day; of today by default.

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
    graph, bad, _ = read_many(*paths, names=names, home=home, home_as_of=home_as_of)
    if bad:
        raise InputError(bad[0].why)
    return graph


def read_many(
    *paths: str | os.PathLike[str],
    names: str | os.PathLike[str] | None = None,
    home: str | None = None,
    home_as_of: str | None = None,
    way: Way = ONE_PROCESS,
    told: Callable[[int, int], None] | None = None,
) -> tuple[Graph, list[Bad], list[Path]]:
    """The same with many documents: over several processes or a cluster, and a bad one does not stop the others.

    Parameters
    ----------
    *paths, names, home, home_as_of
        As for ``read``. The workers of a cluster elsewhere get names by their own ``GRAPHKIT_NAMES``.
    way : Way
        Where to read. A few documents are read in this process, whatever it says of processes.
    told : callable, optional
        Is told after each document how many were read, and of how many.

    Returns
    -------
    graph : Graph
        Of all that could be read.
    bad : list of Bad
        What could not.
    others : list of path
        Files in the folders whose endings no loader reads.

    Raises
    ------
    UsageError
        If nothing is named, or Dask is asked for and not installed.
    InputError
        If a file or folder is missing, or none of the documents can be read.
    ServerError
        If no Dask scheduler answers.
    """
    from graphkit.graph import Graph

    if not paths and home is None:
        raise UsageError("read: name at least one document, ledger or saved graph.")
    places = once(Path(path) for path in paths)
    saved: list[Path] = []
    documents: list[Path] = []
    others: list[Path] = []
    for place in places:
        _must_exist(place)
        if is_saved(place):
            saved.append(place)
        elif place.is_dir():
            known, unknown = in_folder(place, {ending for loader in loaders() for ending in loader.suffixes})
            documents += known
            others += unknown
        else:
            documents.append(place)
    documents = once(documents)
    graphs = [Graph.load(place) for place in saved]
    bad: list[Bad] = []
    with own_names(names):
        if documents:
            graphs.append(Graph.from_parts(_records(documents, way, bad, told)))
            if len(bad) == len(documents):
                why = bad[0].why
                raise InputError(why if len(bad) == 1 else f"None of {len(bad)} documents can be read: {why}")
        if home is not None:
            graphs.append(_roster(graphs, home, home_as_of))
    whole = graphs[0]
    for graph in graphs[1:]:
        whole = whole.merge(graph)
    return whole, bad, others


def resolve(
    name: str, as_of: str | None = None, home: str | None = None, names: str | os.PathLike[str] | None = None
) -> tuple[Meaning, ...]:
    """What a name may mean to the readers: divisions of that name, a zone, department or institution.

    Parameters
    ----------
    name : str
        As a document prints it.
    as_of : str, optional
        The day of the document; today by default.
    home : str, optional
        Code of the division whose document it is.
    names : str or path-like, optional
        CSV of names of the caller's own, as for ``read``.

    Returns
    -------
    tuple of Meaning
        The likeliest first; none is ``chosen`` where it stays open.

    Raises
    ------
    UsageError
        If the name means nothing; the message has the nearest known ones. Or if the date is none.

    Examples
    --------
    >>> import graphkit as gk
    >>> [(m.name, m.code, m.name_today, m.key) for m in gk.resolve("芜湖县", as_of="2019")]
    [('芜湖县', '340221', '湾沚区', '340210')]
    """
    year = int(iso_date(as_of, "as_of")[:4]) if as_of else None
    with own_names(names):
        found, near = _offering("resolve").resolve(name, year, home)
    if not found:
        hint = f"did you mean {' or '.join(near)}?" if near else "no name of the gazetteer is like it."
        raise UsageError(f"nothing is called {name!r}; {hint}")
    return tuple(found)


OWN_NAMES = "GRAPHKIT_NAMES"
"""Environment variable with the path of a table of names; processes that help in reading inherit it."""


@contextmanager
def own_names(path: str | os.PathLike[str] | None) -> Iterator[None]:
    """Read by a table of names of the user's own."""
    if path is None:
        yield
        return
    if not Path(path).is_file():
        raise InputError(f"{path}: there is no such table of names{_like(Path(path))}.")
    before = os.environ.get(OWN_NAMES)
    os.environ[OWN_NAMES] = os.path.abspath(path)
    try:
        yield
    finally:
        if before is None:
            del os.environ[OWN_NAMES]
        else:
            os.environ[OWN_NAMES] = before


def _roster(graphs: Sequence[Graph], home: str, as_of: str | None) -> Graph:
    """The roster of a division, empty where a plan of it brings its own."""
    from graphkit.graph import Graph

    year = int(iso_date(as_of, "home_as_of")[:4]) if as_of else None
    records: Records = _offering("roster").roster(home, year)
    issuers = {issuer for graph in graphs for issuer in graph.node_table("Plan").column("issuer").to_pylist()}
    mine = next(node.properties["issuer"] for node in records.nodes if node.label == "Plan")
    return Graph.from_records(Records() if mine in issuers else records)


def _offering(what: str) -> Any:
    """The loader that offers more than reading."""
    found = next((loader for loader in loaders() if hasattr(loader, what)), None)
    if found is None:
        raise InputError(f"no installed loader knows the gazetteer, so that there is no {what}.")
    return found


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


def outcome(document: Path) -> Outcome:
    """What a document yields, or why it yields nothing. Other processes find it by its name."""
    try:
        return _loader_for(document).load(document)
    except GraphkitError as error:
        return Bad(document, str(error))
    except Exception as error:  # one document must not end the work on ten thousand
        about = f"{type(error).__name__}: {error}".splitlines()[0]
        return Bad(document, f"{document}: reading it ended in a mistake of graphkit ({about}); leave it out.")


def _died(document: Path) -> Outcome:
    return Bad(document, f"{document}: the process that read it was ended, perhaps for its memory; leave it out.")


def _records(
    documents: Sequence[Path], way: Way, bad: list[Bad], told: Callable[[int, int], None] | None
) -> Iterator[Records]:
    """What the documents yield, one after the other; those that cannot be read are put to the bad ones."""
    if len(documents) < WORTH_PROCESSES and way.dask is None:
        way = ONE_PROCESS
    first_with: dict[str, str] = {}
    for number, (document, found) in enumerate(spread(outcome, documents, _died, way), 1):
        if told is not None:
            told(number, len(documents))
        if isinstance(found, Bad):
            bad.append(found)
            continue
        same = next((first_with[s.sha256] for s in found.sources if s.sha256 in first_with), None)
        if same:
            # Read twice, each link would count as two statements.
            key = found.sources[0].key
            yield Records(remarks=(Remark("note", SAME_CONTENT, key, "", 0, 0, f"{document.name} = {same}"),))
            continue
        first_with |= {source.sha256: source.file for source in found.sources}
        yield found


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
