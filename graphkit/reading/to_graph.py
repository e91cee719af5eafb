"""Documents, ledgers and saved graphs to one graph, over as many processes as there are."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.atomic import whole_folder
from graphkit.documents import in_folder, is_saved, likely, once
from graphkit.errors import InputError, UsageError
from graphkit.model import Records, Remark
from graphkit.reading.installed import endings, offering
from graphkit.reading.names import OWN_NAMES, own_names
from graphkit.reading.portions import Bad, died, portions, read_portion
from graphkit.spread import Way, spread
from graphkit.today import iso_date

if TYPE_CHECKING:
    from graphkit.graph import Graph
    from graphkit.graph.batch import Batch

SAME_CONTENT = "same-content"
"""Reason of the remark that a document was left out because another has the same content."""

ONE_PROCESS = Way()


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
        As for ``read``. The workers of a cluster must see the table of names where it is here.
    way : Way
        Where to read. A few documents are read in this process, whatever it says of processes.
    told : callable, optional
        Is told at the beginning, and whenever documents were read, how many were, and of how many. How far a long one
        is, ``graphkit.progress`` tells.

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
            known, unknown = in_folder(place, endings())
            documents += known
            others += unknown
        else:
            documents.append(place)
    documents = once(documents)
    graphs = [Graph.load(place) for place in saved]
    bad: list[Bad] = []
    with own_names(names):
        if documents:
            graphs.append(Graph.from_batches(_batches(documents, way, bad, told)))
            if len(bad) == len(documents):
                why = bad[0].why
                raise InputError(why if len(bad) == 1 else f"None of {len(bad)} documents can be read: {why}")
        if home is not None:
            graphs.append(_roster(graphs, home, home_as_of))
    whole = graphs[0]
    for graph in graphs[1:]:
        whole = whole.merge(graph)
    return whole, bad, others


def _roster(graphs: Sequence[Graph], home: str, as_of: str | None) -> Graph:
    """The roster of a division, empty where a plan of it brings its own."""
    from graphkit.graph import Graph

    year = int(iso_date(as_of, "home_as_of")[:4]) if as_of else None
    records: Records = offering("roster").roster(home, year)
    issuers = {issuer for graph in graphs for issuer in graph.node_table("Plan").column("issuer").to_pylist()}
    mine = next(node.properties["issuer"] for node in records.nodes if node.label == "Plan")
    return Graph.from_records(Records() if mine in issuers else records)


def load(path: str | os.PathLike[str]) -> Graph:
    """Load a saved graph.

    Raises
    ------
    InputError
        If the folder is missing, no graph, damaged, or written by a newer graphkit.
    """
    from graphkit.graph import Graph

    return Graph.load(Path(path))


def _batches(
    documents: Sequence[Path], way: Way, bad: list[Bad], told: Callable[[int, int], None] | None
) -> Iterator[Batch]:
    """What the documents yield, in their order; those that cannot be read are put to the bad ones."""
    some, way = portions(documents, way)
    first_with: dict[str, str] = {}
    number = 0
    if told is not None:
        told(number, len(documents))
    work = partial(read_portion, names=os.environ.get(OWN_NAMES))
    for portion, found in spread(work, some, died, way):
        bad += found.bad
        again: dict[int, Remark] = {}
        for place, sources in enumerate(found.batch.sources):
            same = next((first_with[s.sha256] for s in sources if s.sha256 in first_with), None)
            if same:
                # Read twice, each link would count as two statements.
                about = f"{portion[place].name} = {same}"
                again[place] = Remark("note", SAME_CONTENT, sources[0].key, "", 0, 0, about)
            else:
                first_with |= {source.sha256: source.file for source in sources}
        yield found.batch.with_only_a_remark(again)
        number += len(portion)
        if told is not None:
            told(number, len(documents))


def _must_exist(place: Path) -> None:
    if whole_folder(place).is_dir():
        return
    if not place.exists():
        raise InputError(f"{place}: there is no such file or saved graph{likely(place)}.")
    if not os.access(place, os.R_OK):
        raise InputError(f"{place}: this file may not be read; change its permissions.")
