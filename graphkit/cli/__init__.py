"""The command line. Here stands only what must be quick: asked for the overview, it is printed as it is stored."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

OVERVIEW = os.path.join(os.path.dirname(__file__), "overview.txt")
"""What ``graphkit --help`` prints, made by ``docs/make_cli_reference.py`` from the commands themselves.

Importing click alone takes longer than the whole answer may, so the usual case is kept ready; a test compares.
"""

OVERVIEW_WIDTH = 80


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``graphkit`` and return its exit status.

    Parameters
    ----------
    arguments : sequence of str, optional
        Words after the program's name; by default those of the process.
    """
    if arguments is None and (instruction := os.environ.get("_GRAPHKIT_COMPLETE")):
        from graphkit.cli.completion import answer

        return answer(instruction)
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words in ([], ["--help"], ["-h"]) and _columns() >= OVERVIEW_WIDTH:
        with open(OVERVIEW, encoding="utf-8") as file:
            text = file.read()
        try:
            sys.stdout.write(text)
            sys.stdout.flush()
            return 0
        except BrokenPipeError:
            pass  # run() below meets it again and knows what to do
    try:
        if arguments is None:
            from graphkit.cli.lean import leave_garbage, leave_out_pandas

            leave_out_pandas()
            leave_garbage()
        from graphkit.cli.run import run
    except KeyboardInterrupt:
        return 130
    return run(words or ["--help"])


def _columns() -> int:
    """Width that click would find: the environment's word, else the terminal's, else 80."""
    given = os.environ.get("COLUMNS", "")
    if given.isdigit() and int(given):
        return int(given)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or OVERVIEW_WIDTH  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):
        return OVERVIEW_WIDTH
