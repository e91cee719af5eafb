"""The options that all commands share, and the session that they make."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, Literal

import click
from click.shell_completion import CompletionItem

from graphkit.cli.server import named, server_options
from graphkit.cli.session import Session
from graphkit.language import LANGUAGES, default_language
from graphkit.tables.formats import ENDINGS, FORMATS, choose_format
from graphkit.today import day_of

Function = Callable[..., Any]


Reads = Literal["sources", "names", "server", "nothing"]
"""What a command reads: documents, names alone, a server alone, or nothing."""


def command(
    writes_graph: bool = False, server: Literal["needed", "instead"] | None = None, reads: Reads = "sources"
) -> Callable[[Function], click.Command]:
    """Make a function a command: it gets a ``Session`` first, then what its own options say.

    Parameters
    ----------
    writes_graph : bool
        Whether its ``-o`` is a graph of its own, not the file of the answer.
    server : str, optional
        Whether it works on a Neo4j server only, or on one instead of sources. Neither by default.
    reads : str
        What it reads: it has no options on what it does not read.
    """

    def decorate(function: Function) -> click.Command:
        @wraps(function)
        def call(**values: Any) -> Any:
            session = _session(values, needs_server=server == "needed")
            return function(session, **values)

        own: list[click.Parameter] = call.__dict__.pop("__click_params__", [])
        shared = [option for kinds, option in _SHARED if reads in kinds]
        for option in reversed(shared if writes_graph else [_OUTPUT, *shared]):
            option(call)
        if server:
            server_options(call)
        # click shows them from last to first: the command's own, then those of all commands.
        call.__dict__["__click_params__"] += own
        context = {"help_option_names": ["-h", "--help"], "max_content_width": 80}
        name = function.__module__.rpartition(".")[2].replace("_", "-")
        return click.command(name, context_settings=context)(call)

    return decorate


def sources(function: Function) -> Function:
    """The argument SOURCES; commands that take other arguments put it after them."""
    return click.argument("sources", nargs=-1, metavar="[SOURCES]...", shell_complete=_files)(function)


def _files(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Let the shell complete names of files, and of folders, which saved graphs are."""
    return [CompletionItem(incomplete, type="file")]


def _session(values: dict[str, Any], needs_server: bool) -> Session:
    output = values.pop("output", None)
    path = None if output in (None, "-") else Path(output)
    values.pop("debug")
    as_of = values.pop("as_of", None)
    return Session(
        sources=values.pop("sources", ()),
        ledger=values.pop("ledger", True),
        as_of=day_of(as_of, "--as-of") if as_of is not None else None,
        language=values.pop("language") or default_language(),
        names=values.pop("names", None),
        format=choose_format(values.pop("format_name"), path),
        output=path,
        server=named(values, needs_server),
        pushes=needs_server,
        strict=values.pop("strict", False),
    )


_OUTPUT = click.option(
    "-o", "--output", metavar="FILE", help=f"Write to FILE; its ending ({', '.join(ENDINGS)}) chooses the format."
)

_ALWAYS: tuple[Reads, ...] = ("sources", "names", "server", "nothing")

_SHARED: tuple[tuple[tuple[Reads, ...], Callable[..., Any]], ...] = (
    (
        _ALWAYS,
        click.option(
            "-f", "--format", "format_name", type=click.Choice(FORMATS), help="Format of the answer.  [default: table]"
        ),
    ),
    (
        ("sources", "names", "server"),
        click.option(
            "--as-of",
            metavar="DATE",
            help="What was known to hold on a day: 2023-06-30, or the last day of 2023-06 or 2023.",
        ),
    ),
    (
        ("sources",),
        click.option(
            "--ledger/--no-ledger",
            default=True,
            help="With or without the bundled agreements, where SOURCES name nothing.",
        ),
    ),
    (
        _ALWAYS,
        click.option(
            "--lang",
            "language",
            type=click.Choice(LANGUAGES),
            help="Language of graphkit's own words.  [default: the locale's]",
        ),
    ),
    (
        ("sources",),
        click.option(
            "--strict",
            is_flag=True,
            help="Refuse ledgers with rows that cannot be read or names that are nearly known.",
        ),
    ),
    (
        ("sources", "names"),
        click.option(
            "--names", metavar="CSV", help="Your own names, for parks that no list has: 名称,类别,所在地,别名,类型."
        ),
    ),
    (_ALWAYS, click.option("--debug", is_flag=True, help="Show where in the program an error came up.")),
)
"""Options of all commands, each with what a command reads that has it."""
