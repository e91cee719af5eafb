"""Options that name a Neo4j server, for commands that push to one, pull from one, or ask one."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from graphkit.store.access import Access

_OPTIONS = (
    click.option(
        "--uri", metavar="ADDRESS", help="A Neo4j server, such as neo4j://host:7687.  [push, pull: NEO4J_URI]"
    ),
    click.option("--user", metavar="NAME", help="User there.  [default: NEO4J_USERNAME, else neo4j]"),
    click.option(
        "--password-file",
        metavar="FILE",
        type=click.Path(path_type=Path),
        help="File whose first line is the password.  [default: NEO4J_PASSWORD, else asked for]",
    ),
    click.option("--database", metavar="NAME", help="Database there.  [default: NEO4J_DATABASE, else the user's]"),
)


def server_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options; the session holds what they say."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def named(values: dict[str, Any], needed: bool) -> Access | None:
    """Take the options out of what click gives, and make of them the server that they name.

    Parameters
    ----------
    values : dict
        What click gives a command; changed in place.
    needed : bool
        Whether the command works on a server only, so that NEO4J_URI may name it.

    Returns
    -------
    Access or None
        None if the command has no such options, or they name no server.
    """
    uri, user = values.pop("uri", None), values.pop("user", None)
    file, database = values.pop("password_file", None), values.pop("database", None)
    if uri is None and not needed:
        return None
    from dataclasses import replace

    from graphkit.store.access import access, password_from

    found = access(uri, None, database)
    if user:
        found = replace(found, user=user)
    if file:
        found = replace(found, password=password_from(file))
    if found.password is None and sys.stdin.isatty() and sys.stderr.isatty():
        words = f"Password of {found.user} at {found.uri}"
        asked = click.prompt(words, hide_input=True, default="", show_default=False, err=True)
        found = replace(found, password=asked or None)
    return found
