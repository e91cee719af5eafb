"""One open connection to a Neo4j database, by the official driver."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from graphkit.errors import ServerError
from graphkit.store.access import Access
from graphkit.store.trouble import ROUTING, direct, told

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction

T = TypeVar("T")

# What it would print is told as one sentence, or is a transaction that is tried again; who wants its log sets one up.
logging.getLogger("neo4j").addHandler(logging.NullHandler())

OLDEST = (5, 7)
"""First version with uniqueness constraints on links."""

RETRY_SECONDS = 15.0
"""How long a transaction is tried again when the server is away or busy for a moment."""


class Connection:
    """A server that answers, logged in. Every error on the way is a ``ServerError`` of one sentence.

    Attributes
    ----------
    access : Access
        Where and as whom.
    server : str
        What the server calls itself, such as ``Neo4j/5.26.30``.
    """

    def __init__(self, access: Access) -> None:
        """Connect and log in.

        Raises
        ------
        ServerError
            If the server cannot be reached, refuses, or is too old.
        """
        self.access = access
        with told(access):
            self._driver = _driver(access, access.uri)
        try:
            with told(access):
                self.server = _hello(self._driver, access)
            check_version(self.server, access)
        except BaseException:
            self._driver.close()
            raise

    def __enter__(self) -> Connection:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close it."""
        self._driver.close()

    def write(self, work: Callable[[ManagedTransaction], T]) -> T:
        """Run a transaction that writes, again if the server asks for it; ``work`` must consume its results."""
        with told(self.access), self._driver.session(database=self.access.database) as session:
            return session.execute_write(work)

    def read(self, text: str, params: Mapping[str, Any] | None = None) -> list[list[Any]]:
        """Rows of a query that reads, in one go."""
        return self.columns_and_rows(text, params)[1]

    def columns_and_rows(self, text: str, params: Mapping[str, Any] | None = None) -> tuple[list[str], list[list[Any]]]:
        """Names of the columns and rows of a query that reads; the server refuses one that writes."""

        def work(tx: ManagedTransaction) -> tuple[list[str], list[list[Any]]]:
            result = tx.run(text, dict(params or {}))
            return list(result.keys()), result.values()

        with told(self.access), self._driver.session(database=self.access.database) as session:
            return session.execute_read(work)

    def stream(self, text: str, params: Mapping[str, Any] | None = None) -> Iterator[tuple[Any, ...]]:
        """Rows of a query that reads, one after another, so that a large answer never stands in memory as a whole."""
        with (
            told(self.access),
            self._driver.session(database=self.access.database, default_access_mode="READ", fetch_size=5000) as session,
        ):
            for record in session.run(text, dict(params or {})):
                yield tuple(record.values())

    def change_schema(self, statements: list[str]) -> None:
        """Run statements that declare constraints or indexes, all of them or none."""

        def work(tx: ManagedTransaction) -> None:
            for statement in statements:
                tx.run(statement).consume()

        self.write(work)


def _driver(access: Access, uri: str) -> Driver:
    from neo4j import GraphDatabase

    return GraphDatabase.driver(
        uri,
        auth=None if access.password is None else (access.user, access.password),
        max_transaction_retry_time=RETRY_SECONDS,
        connection_timeout=15.0,
        notifications_min_severity="OFF",
        user_agent="graphkit",
    )


def _hello(driver: Driver, access: Access) -> str:
    """What the server calls itself; logs in and looks whether the database is there, too."""
    from neo4j.exceptions import ServiceUnavailable

    def ask(one: Driver) -> str:
        with one.session(database=access.database) as session:
            return str(session.run("RETURN 1").consume().server.agent)

    try:
        return ask(driver)
    except ServiceUnavailable as error:
        if ROUTING in str(error):
            # Spoken to directly, it tells what is wrong.
            with _driver(access, direct(access.uri)) as alone:
                ask(alone)
        raise


def check_version(agent: str, access: Access) -> None:
    """Refuse a server that cannot do what a push needs.

    Parameters
    ----------
    agent : str
        What the server calls itself.
    access : Access
        Where it is, for the message.

    Raises
    ------
    ServerError
        If it is older than ``OLDEST``, or no Neo4j.

    Examples
    --------
    >>> check_version("Neo4j/2026.08.1", Access("bolt://127.0.0.1", "neo4j", None))
    """
    found = re.match(r"Neo4j/(\d+)\.(\d+)", agent)
    if not found or (int(found[1]), int(found[2])) < OLDEST:
        oldest = ".".join(map(str, OLDEST))
        raise ServerError(
            f"{access.uri}: this server is {agent}, and graphkit needs Neo4j {oldest} or newer; update it."
        )
