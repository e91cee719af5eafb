"""Documents some at a time: what one process reads before it hands over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.errors import GraphkitError, InputError
from graphkit.model import Records
from graphkit.progress import working_on
from graphkit.reading.installed import loader_for
from graphkit.reading.names import own_names
from graphkit.spread import Way

if TYPE_CHECKING:
    from graphkit.graph.batch import Batch

MOST_DOCUMENTS = 8
"""Of a portion."""

MOST_BYTES = 1_000_000
"""Bytes of files after which a portion is full: a scan takes as long as a hundred texts."""

WORTH_PROCESSES = 12
"""Documents from which it pays to start further processes, which takes each a second or two; few large ones do, too."""


@dataclass(frozen=True, slots=True)
class Bad:
    """A document that cannot be read, and the sentence that says why."""

    document: Path
    why: str


@dataclass(frozen=True, slots=True)
class Portion:
    """What some documents yielded; the bad ones are in the batch with nothing."""

    batch: Batch
    bad: tuple[Bad, ...] = ()


def portions(documents: Sequence[Path], way: Way) -> tuple[list[Sequence[Path]], Way]:
    """Documents in portions that keep all processes at work to the end, and the way that is worth their number.

    Parameters
    ----------
    documents : sequence of path
        In order.
    way : Way
        Where to read.

    Returns
    -------
    portions : list of sequence of path
        Of up to ``MOST_DOCUMENTS`` documents, or about ``MOST_BYTES``.
    way : Way
        One process, where more do not pay.
    """
    sizes = [_size(document) for document in documents]
    if way.dask is None and len(documents) < WORTH_PROCESSES and (len(documents) < 2 or sum(sizes) < 2 * MOST_BYTES):
        way = Way()
    most = max(1, min(MOST_DOCUMENTS, len(documents) // (4 * way.workers)))
    found: list[Sequence[Path]] = []
    start = filled = 0
    for place, size in enumerate(sizes):
        if place > start and (place - start == most or filled + size > MOST_BYTES):
            found.append(documents[start:place])
            start, filled = place, 0
        filled += size
    return [*found, documents[start:]], way


def _size(document: Path) -> int:
    try:
        return document.stat().st_size
    except OSError:
        return 0  # reading it will say what is wrong


def read_portion(documents: Sequence[Path], names: str | None = None) -> Portion:
    """Read documents, by a table of the user's own names; it never raises. Other processes find it by its name."""
    try:
        with own_names(names):
            found = [outcome(document) for document in documents]
    except InputError as error:  # this machine does not see the table of names
        return _portion([Bad(document, str(error)) for document in documents])
    try:
        return _portion(found)
    except InputError:  # what a loader yielded is no graph: one by one it shows which
        return _portion([_fitting(document, one) for document, one in zip(documents, found, strict=True)])


def died(document: Path) -> Portion:
    """What is left of a document that ended the process which read it."""
    why = f"{document}: the process that read it was ended, perhaps for its memory; leave it out."
    return _portion([Bad(document, why)])


Outcome = Records | Bad


def _portion(found: Sequence[Outcome]) -> Portion:
    from graphkit.graph.batch import Batch

    batch = Batch.of([Records() if isinstance(one, Bad) else one for one in found])
    return Portion(batch, tuple(one for one in found if isinstance(one, Bad)))


def _fitting(document: Path, one: Outcome) -> Outcome:
    try:
        _portion([one])
    except InputError as error:
        return Bad(document, f"{document}: {error}")
    return one


def outcome(document: Path) -> Outcome:
    """What a document yields, or why it yields nothing."""
    from graphkit.graph.garbage import left_alone

    try:
        with working_on(document.name), left_alone():  # reading makes a hundred thousand values and no cycle
            return loader_for(document).load(document)
    except GraphkitError as error:
        return Bad(document, str(error))
    except Exception as error:  # one document must not end the work on ten thousand
        about = f"{type(error).__name__}: {error}".splitlines()[0]
        return Bad(document, f"{document}: reading it ended in a mistake of graphkit ({about}); leave it out.")
