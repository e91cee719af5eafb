"""One server for a whole test run, however many processes it has: kept by a process of its own until the run ends.

``python -m neo4j_server.keeper FILE PID`` starts a server, writes its address into FILE, and stops it when the
process PID is gone.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from neo4j_server.jars import UnavailableError
from neo4j_server.server import running

_started: list[subprocess.Popen[bytes]] = []
"""Held, since Python complains of a process that it forgets while it runs: this one outlives the test that asked."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a server is and how to log in."""

    uri: str
    browser: str | None
    auth: tuple[str, str]


def shared(folder: Path, until: int) -> Address:
    """The server of the run whose shared folder this is; whoever asks first has it started.

    Raises
    ------
    UnavailableError
        If none can be had here.
    """
    place = folder / "neo4j.json"
    try:
        (folder / "neo4j.claimed").touch(exist_ok=False)
    except FileExistsError:
        pass
    else:
        command = [sys.executable, "-m", "neo4j_server.keeper", str(place), str(until)]
        told = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
        _started.append(
            subprocess.Popen(
                command, env=told, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, start_new_session=True
            )
        )
    while not place.exists():
        time.sleep(0.1)
    found = json.loads(place.read_text(encoding="utf-8"))
    if "error" in found:
        raise UnavailableError(found["error"])
    return Address(found["uri"], found["browser"], (found["user"], found["password"]))


def keep(place: Path, until: int) -> None:
    """Run a server while a process lives."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        with running(brief=True) as server:
            user, password = server.auth
            _write(place, {"uri": server.uri, "browser": server.browser, "user": user, "password": password})
            while _lives(until) and server.process.poll() is None:
                time.sleep(0.5)
    except UnavailableError as error:
        _write(place, {"error": str(error)})


def _write(place: Path, content: dict[str, str]) -> None:
    beside = place.with_suffix(".new")
    beside.write_text(json.dumps(content), encoding="utf-8")
    beside.rename(place)


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except OSError:
        return False
    return True


if __name__ == "__main__":
    keep(Path(sys.argv[1]), int(sys.argv[2]))
