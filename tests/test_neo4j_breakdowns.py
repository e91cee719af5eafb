"""What happens to servers, provoked on real ones: each is told in one sentence, and the next push puts it right."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from neo4j import GraphDatabase

import graphkit as gk
from command_line import process
from graphkit.errors import ServerError
from graphkit.graph import Graph
from graphkit.model import Node, Records
from graphkit.push import runs
from graphkit.store import connection
from graphkit.store.connection import Connection
from neo4j_fixtures import unavailable
from neo4j_server import Server, UnavailableError, running
from small_graph import graph as small_plan

pytestmark = pytest.mark.xdist_group("neo4j")

TOO_OLD = "4.4.44"
"""Of the last line before 5; it starts on the Java of the tests."""

FIRST_PASSWORD = "given-by-the-keeper"


def refused(graph: Graph, uri: str, auth: tuple[str, str] | None, **more: Any) -> str:
    """What a push says that fails; always one sentence for exit status 4, without the password."""
    with pytest.raises(ServerError) as failure:
        gk.push(graph, uri, auth, **more)
    said = str(failure.value)
    assert said.startswith(f"{uri}: ")
    assert said.endswith(".")
    assert "\n" not in said
    assert auth is None or auth[1] not in said
    return said


@contextmanager
def started(*place: Path, **more: Any) -> Iterator[Server]:
    try:
        with running(*place, heap="256m", page_cache="64m", brief=True, **more) as server:
            yield server
    except UnavailableError as error:
        unavailable(error)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a key and a certificate that nobody vouches for."""
    folder = tmp_path_factory.mktemp("certificate")
    command = [
        "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
        "-keyout", "private.key", "-out", "public.crt",
    ]  # fmt: skip
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder


class Disk:
    """The disk of a server's data, which a test makes larger."""

    def __init__(self, place: Path) -> None:
        self._place = place
        _mounting("-t", "tmpfs", "-o", "size=48m", "graphkit-test", str(place))

    def grow(self) -> None:
        _mounting("-o", "remount,size=400m", str(self._place))

    def close(self) -> None:
        subprocess.run(["umount", "--lazy", str(self._place)], check=True)


def _mounting(*words: str) -> None:
    ran = subprocess.run(["mount", *words], capture_output=True, text=True, encoding="utf-8", check=False)
    if ran.returncode:
        unavailable(UnavailableError(f"the test of a full disk mounts a small one: {ran.stderr.strip()}"))


@pytest.fixture
def home(tmp_path: Path) -> Iterator[tuple[Path, Disk]]:
    """A folder for a server, and the disk that its data are on. Only Linux and only root can mount one."""
    if sys.platform != "linux" or os.geteuid() != 0:
        unavailable(UnavailableError("the test of a full disk mounts a small one: run it as root on Linux"))
    data = tmp_path / "server" / "data"
    data.mkdir(parents=True)
    disk = Disk(data)
    yield tmp_path / "server", disk
    disk.close()


@contextmanager
def _no_longer_than(seconds: float, server: Server) -> Iterator[None]:
    """End a server that gives no answer any more, so that the test fails and does not wait for ever."""
    end = threading.Timer(seconds, server.kill)
    end.start()
    try:
        yield
    finally:
        end.cancel()


def zones(count: int, city: str) -> Graph:
    nodes = [Node("Zone", f"zone:{city}/{i}", f"{'园区' * 100}{i}") for i in range(count)]
    return Graph.from_records(Records(nodes=tuple(nodes)))


def test_one_server_that_breaks_in_every_way(
    home: tuple[Path, Disk], certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, disk = home
    monkeypatch.setattr(connection, "RETRY_SECONDS", 1.0)
    settings = {
        "db.tx_log.preallocate": "false",
        "db.tx_log.rotation.size": "1m",
        "server.bolt.tls_level": "OPTIONAL",
        "dbms.ssl.policy.bolt.enabled": "true",
        "dbms.ssl.policy.bolt.base_directory": str(certificate),
        "dbms.ssl.policy.bolt.private_key": "private.key",
        "dbms.ssl.policy.bolt.public_certificate": "public.crt",
    }
    small, large, other = small_plan(), zones(40_000, "1"), zones(20_000, "2")

    with started(place, settings=settings) as server:
        a_doubtful_certificate(server)
        a_first_password(server)
        assert gk.push(small, server.uri.replace("bolt://", "bolt+ssc://"), server.auth).total("sent")
        with _no_longer_than(300, server):
            said = refused(large, server.uri, server.auth, name="large")
        assert "could not write to its disk, which may be full; make room there and restart it" in said
        assert "the push of 'large' is not finished, " in said
        assert said.endswith(" of 40000 items were written: push again to complete it.")
        server.kill()

    disk.grow()
    with started(place, settings=settings) as server:
        assert state(server) == {"large": False, small_name(): True}
        with pytest.raises(ServerError, match=r"the push of 'large' that began at .* is not finished; push it again"):
            gk.pull(server.uri, server.auth)
        gk.push(large, server.uri, server.auth, name="large")
        assert gk.pull(server.uri, server.auth, name="large") == large

        def stop(done: int, _: int) -> None:
            if done == 10_000:
                server.stop()
                server.process.wait()

        said = refused(other, server.uri, server.auth, name="other", progress=stop)
        assert "no server answers there" in said or "was lost" in said
        assert said.endswith(
            "the push of 'other' is not finished, 10000 of 20000 items were written: push again to complete it."
        )

    with started(place, settings={**settings, "server.databases.read_only": "neo4j"}) as server:
        assert state(server) == {"large": True, "other": False, small_name(): True}
        for name in ("other", "new"):
            said = refused(other, server.uri, server.auth, name=name)
            assert said == (
                f"{server.uri}: the database only reads; let its keeper open it to writing; "
                f"the push of '{name}' has not begun, and nothing of it was written."
            )
        assert gk.push(other, server.uri, server.auth, name="other", dry_run=True).total("created") == 10_000
        assert gk.pull(server.uri, server.auth, name=small_name()) == small


def small_name() -> str:
    return str(small_plan().node_table("Plan")["key"][0])


def state(server: Server) -> dict[str, bool]:
    """What the ``Run`` nodes say: every graph, and whether its push was finished."""
    from graphkit.store.access import Access

    with Connection(Access(server.uri, *server.auth)) as one:
        return {run.graph: run.finished for run in runs(one)}


def a_doubtful_certificate(server: Server) -> None:
    host = server.uri.partition("://")[2]
    for scheme in ("bolt", "neo4j"):
        said = refused(small_plan(), f"{scheme}+s://{host}", server.auth)
        assert "certificate is refused, nobody known vouches for it; have it mended" in said
        assert said.endswith(f"or take it as it is with {scheme}+ssc://{host}.")


def a_first_password(server: Server) -> None:
    with GraphDatabase.driver(server.uri, auth=server.auth) as driver:
        made = f"CREATE USER li SET PASSWORD '{FIRST_PASSWORD}' CHANGE REQUIRED"
        driver.execute_query(made, database_="system")  # type: ignore[arg-type]
    said = refused(small_plan(), server.uri, ("li", FIRST_PASSWORD))
    assert "the first password of user 'li' must be changed first; log in to Neo4j Browser once" in said


def test_a_server_that_is_too_old() -> None:
    with started(version=TOO_OLD) as server:
        for uri in (server.uri, server.uri.replace("bolt://", "neo4j://")):
            said = refused(small_plan(), uri, None)
            assert said == f"{uri}: this server is too old: graphkit needs Neo4j 5.7 or newer; update it."
        ran = process("pull", "-o", "never.graph", "--lang", "en", environment={"NEO4J_URI": server.uri})
        assert (ran.status, ran.out) == (4, "")
        assert (
            ran.err
            == f"graphkit: {server.uri}: this server is too old: graphkit needs Neo4j 5.7 or newer; update it.\n"
        )
