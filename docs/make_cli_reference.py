"""Make ``docs/cli.md`` and the stored overview from what the commands say about themselves.

Run ``python docs/make_cli_reference.py`` after a change of the commands; a test compares.
"""

from __future__ import annotations

from pathlib import Path

import click

from graphkit.cli import OVERVIEW, OVERVIEW_WIDTH
from graphkit.cli.group import COMMANDS, graphkit

REFERENCE = Path(__file__).with_name("cli.md")

HEAD = """\
# Command line

Made from `graphkit --help` by `docs/make_cli_reference.py`; do not edit.

```console
{overview}```
"""

SECTION = """
## graphkit {name}

```console
{text}```
"""


def overview() -> str:
    """What ``graphkit --help`` prints."""
    return _help(graphkit, "graphkit", None)


def reference() -> str:
    """The text of ``docs/cli.md``."""
    root = click.Context(graphkit, info_name="graphkit", terminal_width=OVERVIEW_WIDTH)
    sections = []
    for name in COMMANDS:
        command = graphkit.get_command(root, name)
        assert command is not None, name
        sections.append(SECTION.format(name=name, text=_help(command, name, root)))
    return HEAD.format(overview=overview()) + "".join(sections)


def _help(command: click.Command, name: str, parent: click.Context | None) -> str:
    # click leaves two columns free at the right of a terminal of 80
    settings = {**command.context_settings, "terminal_width": OVERVIEW_WIDTH - 2}
    with click.Context(command, info_name=name, parent=parent, **settings) as context:
        return command.get_help(context) + "\n"


if __name__ == "__main__":
    REFERENCE.write_text(reference(), encoding="utf-8", newline="\n")
    Path(OVERVIEW).write_text(overview(), encoding="utf-8", newline="\n")
