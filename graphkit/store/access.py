"""Which Neo4j server to talk to, and as whom: from the caller, else from the environment that Neo4j's own tools use."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from graphkit.errors import UsageError

SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
"""``+s`` is encrypted; ``+ssc`` is encrypted and takes any certificate."""


@dataclass(frozen=True, slots=True)
class Access:
    """Address, log-in and database of a server. The password never shows when this is printed.

    ``password`` is none for a server that asks nobody; ``database`` is none for the user's home database.
    """

    uri: str
    user: str
    password: str | None = field(repr=False)
    database: str | None = None


def access(
    uri: str | None = None,
    auth: tuple[str, str] | None = None,
    database: str | None = None,
    environ: Mapping[str, str] = os.environ,
) -> Access:
    """Complete what the caller says with NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE.

    Parameters
    ----------
    uri : str, optional
        Address such as ``neo4j://host:7687``, or ``neo4j+s://…`` for an encrypted one.
    auth : tuple of str, optional
        User and password.
    database : str, optional
        Name of the database; by default the user's home database.
    environ : mapping, optional
        The environment.

    Raises
    ------
    UsageError
        If no address is known, or it does not begin like one.

    Examples
    --------
    >>> access("bolt://127.0.0.1", ("neo4j", "secret"), environ={})
    Access(uri='bolt://127.0.0.1', user='neo4j', database=None)
    """
    address = uri or environ.get("NEO4J_URI")
    if not address:
        raise UsageError("No server is named: add --uri neo4j://host:7687, or set NEO4J_URI.")
    if address.partition("://")[0] not in SCHEMES or not address.partition("://")[2]:
        raise UsageError(f"{address!r} is no address of a Neo4j server: write one such as neo4j://host:7687.")
    user, password = auth or (environ.get("NEO4J_USERNAME") or "neo4j", environ.get("NEO4J_PASSWORD"))
    return Access(address, user, password, database or environ.get("NEO4J_DATABASE") or None)


def password_from(path: Path) -> str:
    """The first line of a file that holds nothing but a password.

    Raises
    ------
    UsageError
        If the file cannot be read, or its first line is empty.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is no UTF-8 text"
        raise UsageError(f"{path}: the password cannot be read, {(reason or 'unknown').lower()}.") from error
    if not lines or not lines[0]:
        raise UsageError(f"{path}: the first line is empty, and should be the password.")
    return lines[0]
