"""What names mean to the readers, and a table of names of the user's own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graphkit.documents import likely
from graphkit.errors import InputError, UsageError
from graphkit.meaning import Meaning
from graphkit.reading.installed import offering
from graphkit.today import iso_date

OWN_NAMES = "GRAPHKIT_NAMES"
"""Environment variable with the path of a table of names; processes that help in reading inherit it."""


@contextmanager
def own_names(path: str | os.PathLike[str] | None) -> Iterator[None]:
    """Read by a table of names of the user's own."""
    if path is None:
        yield
        return
    if not Path(path).is_file():
        raise InputError(f"{path}: there is no such table of names{likely(Path(path))}.")
    before = os.environ.get(OWN_NAMES)
    os.environ[OWN_NAMES] = os.path.abspath(path)
    try:
        yield
    finally:
        if before is None:
            del os.environ[OWN_NAMES]
        else:
            os.environ[OWN_NAMES] = before


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
        found, near = offering("resolve").resolve(name, year, home)
    if not found:
        hint = f"did you mean {' or '.join(near)}?" if near else "no name of the gazetteer is like it."
        raise UsageError(f"nothing is called {name!r}; {hint}")
    return tuple(found)
