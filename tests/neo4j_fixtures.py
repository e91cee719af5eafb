"""Fixtures for tests on a real Neo4j server: one server a run, one test at a time, each on an empty database.

GRAPHKIT_TEST_NEO4J=bolt://… with NEO4J_USERNAME and NEO4J_PASSWORD names a server to use instead. Its database must be
empty: the tests wipe it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import pytest
from neo4j import Driver, GraphDatabase

from graphkit.store.access import Access
from neo4j_server import UnavailableError
from neo4j_server.keeper import Address, shared

WIPE = "MATCH (n) CALL { WITH n DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS"


class Database:
    """An empty database of a running server, and a way round graphkit to look into it."""

    def __init__(self, address: Address, driver: Driver) -> None:
        self.access = Access(address.uri, *address.auth)
        self.uri, self.auth, self.browser = address.uri, address.auth, address.browser
        self.driver = driver

    def rows(self, text: str, **params: object) -> list[list[object]]:
        """Run any Cypher."""
        records = self.driver.execute_query(text, params).records  # type: ignore[arg-type]
        return [list(record.values()) for record in records]

    def value(self, text: str, **params: object) -> object:
        """The one value that Cypher gives."""
        [[found]] = self.rows(text, **params)
        return found

    def wipe(self) -> None:
        """Delete all nodes and links. Constraints stay: making them anew takes most of a small push's time."""
        with self.driver.session() as session:
            session.run(WIPE).consume()

    def drop_schema(self) -> None:
        """Drop constraints and indexes."""
        for (name,) in self.rows("SHOW CONSTRAINTS YIELD name"):
            self.rows(f"DROP CONSTRAINT `{name}`")
        for (name,) in self.rows("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name"):
            self.rows(f"DROP INDEX `{name}`")

    def let_time_pass(self) -> None:
        """As if the push that was killed last had been silent for an hour."""
        self.rows("MATCH (l:PushLock) WHERE l.sign IS NOT NULL SET l.sign = l.sign - 3600000")

    @property
    def environment(self) -> dict[str, str]:
        """What the command line needs to find it."""
        user, password = self.auth
        return {"NEO4J_URI": self.uri, "NEO4J_USERNAME": user, "NEO4J_PASSWORD": password}


@pytest.fixture(scope="session")
def neo4j_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of a test run share."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session")
def neo4j_address(neo4j_folder: Path) -> Address:
    """The server of this run. Where none can be had the test is skipped, in continuous integration it fails."""
    if uri := os.environ.get("GRAPHKIT_TEST_NEO4J"):
        return Address(uri, None, (os.environ.get("NEO4J_USERNAME", "neo4j"), os.environ.get("NEO4J_PASSWORD", "")))
    run = os.getppid() if "PYTEST_XDIST_WORKER" in os.environ else os.getpid()
    try:
        return shared(neo4j_folder, run)
    except UnavailableError as error:
        unavailable(error)


def unavailable(error: UnavailableError) -> NoReturn:
    """Skip the test with one line that says what to install; continuous integration has everything and fails."""
    if os.environ.get("CI"):
        pytest.fail(str(error))
    pytest.skip(str(error))


@pytest.fixture(scope="session")
def neo4j_driver(neo4j_address: Address, neo4j_folder: Path) -> Iterator[Driver]:
    """A driver of the tests' own."""
    with GraphDatabase.driver(neo4j_address.uri, auth=neo4j_address.auth, notifications_min_severity="OFF") as driver:
        if os.environ.get("GRAPHKIT_TEST_NEO4J"):
            ours = neo4j_folder / "neo4j.ours"
            if not ours.exists() and driver.execute_query("MATCH (n) RETURN count(n)").records[0][0]:
                pytest.fail(f"the database at {neo4j_address.uri} is not empty, and the tests would wipe it")
            ours.touch()
        yield driver


@pytest.fixture(scope="module")
def neo4j_alone(neo4j_address: Address, neo4j_driver: Driver, neo4j_folder: Path) -> Iterator[Database]:
    """The database, for this module alone, as the test before left it."""
    with _alone(neo4j_folder / "neo4j.lock"):
        yield Database(neo4j_address, neo4j_driver)


@pytest.fixture
def database(neo4j_alone: Database) -> Database:
    """The database, for this module alone, wiped."""
    neo4j_alone.wipe()
    return neo4j_alone


@pytest.fixture
def bare_database(database: Database) -> Iterator[Database]:
    """The same without constraints and indexes."""
    database.drop_schema()
    yield database
    database.wipe()
    database.drop_schema()


@contextmanager
def _alone(place: Path) -> Iterator[None]:
    """Hold a lock among the processes of a run; the system lets go when a process ends, however it ends."""
    from fcntl import LOCK_EX, flock

    with open(place, "wb") as file:
        flock(file, LOCK_EX)
        yield
