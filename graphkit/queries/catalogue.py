"""The query files that travel with graphkit, by id."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType

from graphkit.errors import InputError, UsageError
from graphkit.nearest import nearest
from graphkit.queries.header import Query, parse_query
from graphkit.shipped import folder

ROOMS = ("gaps", "explore")
"""Folders of ``cypher/`` that hold one query a file; rules come first."""


@cache
def catalogue() -> MappingProxyType[str, Query]:
    """All queries by id, rules before questions, each in the order of the files' names.

    Raises
    ------
    InputError
        If a header cannot be read, a file is not named after its id, or a rule has no severity.

    Examples
    --------
    >>> catalogue()["county-without-counterpart"].severity
    'error'
    """
    found: dict[str, Query] = {}
    for room in ROOMS:
        for path in sorted((folder("cypher") / room).glob("*.cypher")):
            query = parse_query(path.read_text(encoding="utf-8"), path)
            if query.id != path.stem or query.id in found:
                raise InputError(f"{room}/{path.name}: its id is {query.id!r}; name the file after it, each id once.")
            if (query.severity is not None) != (room == "gaps"):
                raise InputError(f"{room}/{path.name}: a severity belongs to gap rules, and each of them has one.")
            found[query.id] = query
    return MappingProxyType(found)


def find(name: str) -> Query:
    """The query of this id.

    Raises
    ------
    UsageError
        If there is none; the message names the nearest.
    """
    known = catalogue()
    if name not in known:
        raise UsageError(f"There is no query {name!r}; {nearest(name, known)}")
    return known[name]
