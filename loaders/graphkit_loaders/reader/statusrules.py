"""The rules of ``status.toml``, read once and checked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial

from graphkit.model import STATUSES
from graphkit_loaders.reader.expressions import Later
from graphkit_loaders.reader.wordtables import one_of, refused, table, wanted

_FILE = "status.toml"
WHERE = ("whole", "clause", "before", "near", "part", "after", "heading", "section", "always")


@dataclass(frozen=True, slots=True)
class StatusRule:
    """One rule of the table."""

    id: str
    status: str
    where: str
    match: Later | None
    unless: Later | None
    genre: frozenset[str]


@cache
def rules() -> tuple[StatusRule, ...]:
    """The rules in the order of the table.

    Raises
    ------
    InputError
        If a rule lacks something or is not understood; the message names it.
    """
    found = []
    for row in table(_FILE)["rule"]:
        name = row.get("id", "without an id")
        wanted(_FILE, name, row, "id", "status", "where")
        one_of(_FILE, name, row, "status", STATUSES)
        one_of(_FILE, name, row, "where", WHERE)
        refuse = partial(refused, _FILE, name)
        match, unless = (Later(row[k], refuse) if k in row else None for k in ("match", "unless"))
        found.append(StatusRule(name, row["status"], row["where"], match, unless, frozenset(row.get("genre", ()))))
    return tuple(found)
