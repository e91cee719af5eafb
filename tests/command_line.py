"""The command line as tests call it: in this process for answers, in one of its own for what processes do."""

from __future__ import annotations

import contextlib
import io
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graphkit.cli import main
from shared import ROOT


@dataclass(frozen=True)
class Ran:
    """What came of a command."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def call(*words: str | Path) -> Ran:
    """Run a command in this process."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="ascii", errors="strict") for _ in range(2))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main([str(word) for word in words])
    return Ran(status, *(stream.detach().getvalue().decode("utf-8") for stream in (_flushed(out), _flushed(err))))


def start(*words: str | Path, environment: dict[str, str] | None = None, **more: Any) -> subprocess.Popen[bytes]:
    """Start a command in a process of its own."""
    command = [sys.executable, "-m", "graphkit", *map(str, words)]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), **(environment or {})}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **more}
    return subprocess.Popen(command, env=surroundings, **pipes)


def process(
    *words: str | Path, environment: dict[str, str] | None = None, given: bytes | None = None, **more: Any
) -> Ran:
    """Run a command in a process of its own and wait for it."""
    with start(*words, environment=environment, stdin=subprocess.PIPE, **more) as running:
        out, err = running.communicate(given)
    return Ran(running.returncode, out.decode("utf-8"), err.decode("utf-8"))


def _flushed(stream: io.TextIOWrapper) -> Any:
    stream.flush()
    return stream
