"""``graphkit completion``: a script that lets a shell complete commands, options, queries and files."""

from __future__ import annotations

import sys
from contextlib import redirect_stderr
from io import StringIO
from pathlib import Path

import click

from graphkit.atomic import write_file
from graphkit.cli.options import command as make_command
from graphkit.cli.session import Session
from graphkit.errors import UsageError

SHELLS = ("bash", "zsh", "fish")

VARIABLE = "_GRAPHKIT_COMPLETE"
"""Set by the script when it asks for words; a click program's own name for it."""


@make_command(writes_graph=True, reads="nothing")
@click.argument("shell", type=click.Choice(SHELLS))
@click.option("-o", "--output", "place", metavar="FILE", type=click.Path(path_type=Path), help="Write to FILE.")
def command(session: Session, shell: str, place: Path | None) -> None:
    """Print what makes a shell complete graphkit's words.

    \b
      bash  eval "$(graphkit completion bash)"        in ~/.bashrc
      zsh   eval "$(graphkit completion zsh)"         in ~/.zshrc, after compinit
      fish  graphkit completion fish -o ~/.config/fish/completions/graphkit.fish
    """
    if session.format != "table":
        raise UsageError("A script for a shell has one form; leave out --format.")
    text = script(shell)
    if place is None:
        sys.stdout.write(text)
    else:
        write_file(place, text)


def script(shell: str) -> str:
    """The script for a shell."""
    from click.shell_completion import get_completion_class

    from graphkit.cli.group import graphkit

    kind = get_completion_class(shell)
    assert kind is not None
    # It looks for the shell and complains of an old one; the script may be for another machine.
    with redirect_stderr(StringIO()):
        return kind(graphkit, {}, "graphkit", VARIABLE).source() + "\n"


def answer(instruction: str) -> int:
    """Answer the script, which asks by the environment what could stand where the cursor is."""
    from click.shell_completion import shell_complete

    from graphkit.cli.group import graphkit

    return shell_complete(graphkit, {}, "graphkit", VARIABLE, instruction)
