"""Run a command and turn whatever ends it into one sentence and an exit status."""

from __future__ import annotations

import io
import os
import sys
import traceback
from collections.abc import Sequence

import click

from graphkit.cli.group import graphkit
from graphkit.errors import GraphkitError

BAD_INPUT = 3
UNEXPECTED = 70
"""EX_SOFTWARE of sysexits.h: our mistake, not the caller's."""
STOPPED = 130
PIPE_CLOSED = 141
"""As a shell reports a program that the closed pipe ended."""


def run(words: Sequence[str]) -> int:
    """Run the command line in this process.

    Parameters
    ----------
    words : sequence of str
        Words after the program's name.

    Returns
    -------
    int
        Exit status: 0 done, 1 findings where asked to fail on them, 2 usage, 3 bad input, 4 the server.
    """
    _speak_utf8()
    try:
        with graphkit.make_context("graphkit", list(words)) as context:
            graphkit.invoke(context)
        sys.stdout.flush()
        return 0
    except click.exceptions.Exit as end:
        return _flushed(end.exit_code)
    except BrokenPipeError:
        return _pipe_closed()
    except (KeyboardInterrupt, click.Abort):
        return _end(STOPPED, "stopped; no file was changed.", words)
    except click.ClickException as error:
        where = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else "graphkit"
        said = error.format_message().strip()
        return _end(2, said if said.endswith("?") else f"{said.rstrip('.')}; see {where} --help.", words)
    except GraphkitError as error:
        return _end(error.exit_code, str(error), words)
    except OSError as error:
        return _end(BAD_INPUT, f"{error.filename or 'input or output'}: {error.strerror or error}.", words)
    except Exception as error:
        about = f"{type(error).__name__}: {error}".splitlines()[0]
        return _end(UNEXPECTED, f"a mistake in graphkit, not in your data ({about}); --debug shows where.", words)


def _end(status: int, sentence: str, words: Sequence[str]) -> int:
    if "--debug" in words:
        traceback.print_exc()
    try:
        print(f"graphkit: {' '.join(sentence.split())}", file=sys.stderr)
    except BrokenPipeError:
        return _pipe_closed()
    return _flushed(status)


def _flushed(status: int) -> int:
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        return _pipe_closed()
    return status


def _pipe_closed() -> int:
    """Point the output to nowhere, so that Python's own flush at the end does not complain."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BrokenPipeError:
            os.dup2(nowhere, stream.fileno())
    return PIPE_CLOSED


def _speak_utf8() -> None:
    """Files and pipes get UTF-8 whatever the locale says; a terminal keeps its own encoding and never fails."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(newline="\n")
