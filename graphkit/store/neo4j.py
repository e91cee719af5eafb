"""Neo4j as a store: the same three verbs as the embedded engine, over a server that holds a pushed graph."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from graphkit.errors import InputError
from graphkit.store import Rows, Tables
from graphkit.store.access import Access
from graphkit.store.connection import Connection
from graphkit.store.statements import check_given, check_reads

if TYPE_CHECKING:
    from neo4j.exceptions import Neo4jError


class Neo4jStore:
    """Answers queries on a server. What it asks is what ``push`` put there."""

    def __init__(self, access: Access) -> None:
        """Connect and log in; errors are those of ``Connection``."""
        self.connection = Connection(access)

    def load(self, tables: Tables) -> None:
        """Refuse: a server outlives its stores, and ``graphkit.push`` fills it with checks that belong there.

        Raises
        ------
        NotImplementedError
            Always.
        """
        raise NotImplementedError("fill a server with graphkit.push")

    def run(self, text: str, params: Mapping[str, Any] | None = None) -> Rows:
        """Answer a query that reads.

        Parameters
        ----------
        text : str
            One statement.
        params : mapping, optional
            A value for each of its ``$names``.

        Raises
        ------
        UsageError
            If the text would change something, or the parameters do not fit.
        InputError
            If the server refuses the text; the message is the server's, with the position.
        ServerError
            If the server does not answer.
        """
        from neo4j.exceptions import CypherSyntaxError, CypherTypeError

        given = dict(params or {})
        check_reads(text)
        check_given(text, given)
        try:
            columns, rows = self.connection.columns_and_rows(text, given)
        except Exception as error:
            cause = error.__cause__
            if isinstance(cause, CypherSyntaxError | CypherTypeError):
                raise InputError(f"The query failed: {_first_line(cause)}.") from error
            raise
        return Rows(tuple(columns), [tuple(_plain(value) for value in row) for row in rows])

    def close(self) -> None:
        """Let go of the connection."""
        self.connection.close()


def _first_line(error: Neo4jError) -> str:
    """What the server says, without the text of the query and the mark below it."""
    said = error.message or str(error)
    return said.splitlines()[0].strip().rstrip(".")


def _plain(value: Any) -> Any:
    """A value as every engine gives it: lists as tuples, nodes and links as their properties, dates as ISO texts."""
    from neo4j.graph import Node, Path, Relationship

    match value:
        case None | bool() | int() | float() | str():
            return value
        case Path():
            return tuple(_plain(node) for node in value.nodes)
        case Node() | Relationship():
            return {name: _plain(item) for name, item in sorted(value.items()) if not name.startswith("_")}
        case list() | tuple():
            return tuple(_plain(item) for item in value)
        case dict():
            return {name: _plain(item) for name, item in value.items()}
        case _ if hasattr(value, "iso_format"):
            return value.iso_format()
    return str(value)
