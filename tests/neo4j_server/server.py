"""Start a server, wait until it answers, and leave nothing behind."""

from __future__ import annotations

import ctypes
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from neo4j_server import jars
from neo4j_server.jars import UnavailableError

HOST = "127.0.0.1"
PASSWORD = "graphkit-tests"
_BRIEF = (
    "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:+UnlockDiagnosticVMOptions", "-XX:-BytecodeVerificationRemote",
)  # fmt: skip
"""Of the processor's time a start takes half: its code is not tuned for hours, nor its jars checked again."""
_OPENED = ("java.lang", "java.nio", "sun.nio.ch", "java.io", "java.util.concurrent")
_PATIENCE = 180.0
"""Seconds that a start may take on a machine that does other things too."""
_PATIENCE_AT_END = 60.0


@dataclass(slots=True)
class Server:
    """A running server: addresses, log-in, and its process, which tests may stop."""

    uri: str
    browser: str
    auth: tuple[str, str]
    home: Path
    process: subprocess.Popen[bytes]

    def stop(self) -> None:
        """Ask it to stop, and go on without waiting."""
        self.process.terminate()

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.kill()
        self.process.wait()


@contextmanager
def running(
    home: Path | None = None,
    *,
    settings: Mapping[str, str] | None = None,
    heap: str = "512m",
    page_cache: str = "128m",
    ports: tuple[int, int] | None = None,
    version: str | None = None,
    brief: bool = False,
) -> Iterator[Server]:
    """A server that answers, until the block ends.

    Parameters
    ----------
    home : path, optional
        Folder for its data, kept afterwards. Without it, a folder that is deleted.
    settings : mapping, optional
        Lines for ``neo4j.conf``.
    heap, page_cache : str
        Its memory.
    ports : tuple of int, optional
        Bolt and HTTP; free ones by default.
    version : str, optional
        Another than the one that the tests run on. One of 4.x asks for no password here.
    brief : bool
        Whether it lives for a few questions only: Java then does not compile for a long run.

    Raises
    ------
    UnavailableError
        If Java, Maven or the jars are missing, or it does not start; the message tells.
    """
    with ExitStack() as stack:
        place = Path(stack.enter_context(_folder())) if home is None else home.resolve()
        bolt, http = ports or _free_ports()
        version = version or jars.version()
        old = version.startswith("4.")
        _configure(place, bolt, http, heap, page_cache, {**(_old_settings(bolt) if old else {}), **(settings or {})})
        if not old and not (place / "data" / "databases").exists():
            _set_password(place)
        process = _start(place, heap, version, brief)
        stack.callback(_stop, process, home is None)
        _wait(process, bolt, place)
        yield Server(f"bolt://{HOST}:{bolt}", f"http://{HOST}:{http}/browser/", ("neo4j", PASSWORD), place, process)


@contextmanager
def _folder() -> Iterator[str]:
    place = tempfile.mkdtemp(prefix="neo4j-")
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _free_ports() -> tuple[int, int]:
    with socket.socket() as first, socket.socket() as second:
        first.bind((HOST, 0))
        second.bind((HOST, 0))
        return first.getsockname()[1], second.getsockname()[1]


def _configure(place: Path, bolt: int, http: int, heap: str, page_cache: str, own: Mapping[str, str]) -> None:
    settings = {
        "server.default_listen_address": HOST,
        "server.bolt.listen_address": f"{HOST}:{bolt}",
        "server.bolt.advertised_address": f"{HOST}:{bolt}",
        "server.http.listen_address": f"{HOST}:{http}",
        "server.http.advertised_address": f"{HOST}:{http}",
        "server.https.enabled": "false",
        "server.memory.heap.initial_size": heap,
        "server.memory.heap.max_size": heap,
        "server.memory.pagecache.size": page_cache,
        "dbms.usage_report.enabled": "false",
        "client.allow_telemetry": "false",
        # The tests try wrong passwords on purpose; by default the third locks the user out for a while.
        "dbms.security.auth_max_failed_attempts": "0",
        "db.tx_log.rotation.retention_policy": "1 files",
        # By default an ordered stop waits twice five seconds for threads that have nothing to do.
        "internal.server.bolt.thread_pool_shutdown_wait_time": "1s",
        **own,
    }
    (place / "conf").mkdir(parents=True, exist_ok=True)
    (place / "logs").mkdir(exist_ok=True)
    lines = "".join(f"{name}={value}\n" for name, value in settings.items())
    (place / "conf" / "neo4j.conf").write_text(lines, encoding="utf-8")


def _old_settings(bolt: int) -> dict[str, str]:
    """What 4.x calls otherwise."""
    return {
        "dbms.connector.bolt.listen_address": f"{HOST}:{bolt}",
        "dbms.connector.http.enabled": "false",
        "dbms.security.auth_enabled": "false",
    }


def _set_password(place: Path) -> None:
    run = admin(place, place, "dbms", "set-initial-password", PASSWORD)
    if run.returncode:
        raise UnavailableError(f"Neo4j took no password: {(run.stderr or run.stdout).strip()}")


def admin(home: Path, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run ``neo4j-admin`` for a server that is not running.

    Parameters
    ----------
    home : path
        Folder of the server.
    folder : path
        Where it runs: names of files in the words are looked up there.
    *words : str
        What follows ``neo4j-admin``.
    """
    told = {**os.environ, "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
    command = [jars.java(), *_BRIEF, "-cp", f"{jars.folder()}/*", "org.neo4j.cli.AdminTool", *words]
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, encoding="utf-8", env=told, check=False, timeout=600
    )


def _start(place: Path, heap: str, version: str, brief: bool) -> subprocess.Popen[bytes]:
    main = "CommunityEntryPoint" if version.startswith(("4.", "5.")) else "Neo4jCommunity"
    # 4.x was written for a Java that kept its inside open.
    opened = [f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in _OPENED] if version.startswith("4.") else []
    command = [
        jars.java(version), f"-Xms{heap}", f"-Xmx{heap}", *(_BRIEF if brief else ("-XX:+UseG1GC",)),
        "-Dfile.encoding=UTF-8", *opened,
        "-cp", f"{jars.folder(version)}/*",
        f"org.neo4j.server.{main}", f"--home-dir={place}", f"--config-dir={place / 'conf'}",
    ]  # fmt: skip
    with open(place / "logs" / "console.log", "ab") as log:
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            preexec_fn=_end_with_parent,
        )


def _end_with_parent() -> None:
    """Ask Linux to end the server when the test run is killed; elsewhere it would stay."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)


def _stop(process: subprocess.Popen[bytes], throw_away: bool) -> None:
    if process.poll() is None:
        process.kill() if throw_away else process.terminate()
    try:
        process.wait(_PATIENCE_AT_END)
    except subprocess.TimeoutExpired:
        # With its disk full it does not stop when it is asked to.
        process.kill()
        process.wait()


def _wait(process: subprocess.Popen[bytes], bolt: int, place: Path) -> None:
    end = time.monotonic() + _PATIENCE
    while not _answers(bolt):
        if process.poll() is not None or time.monotonic() > end:
            log = (place / "logs" / "console.log").read_text(encoding="utf-8", errors="replace").strip().splitlines()
            raise UnavailableError(f"Neo4j did not start: {' | '.join(log[-5:])}")
        time.sleep(0.1)


def _answers(bolt: int) -> bool:
    from neo4j import GraphDatabase
    from neo4j.exceptions import DriverError, Neo4jError

    try:
        with socket.create_connection((HOST, bolt), 1):
            pass
        with GraphDatabase.driver(f"bolt://{HOST}:{bolt}", auth=("neo4j", PASSWORD)) as driver:
            driver.execute_query("RETURN 1")
    except (OSError, DriverError, Neo4jError):
        return False
    return True
