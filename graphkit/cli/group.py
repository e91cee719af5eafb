"""The group of commands. Each is imported when it is called, so that none pays for another."""

from __future__ import annotations

from importlib import import_module

import click

from graphkit.nearest import nearest

COMMANDS = (
    "build",
    "gaps",
    "map",
    "report",
    "template",
    "links",
    "tasks",
    "query",
    "why",
    "stats",
    "check",
    "resolve",
    "diff",
    "analyse",
    "suggest",
    "push",
    "pull",
    "browser-setup",
    "export",
    "completion",
)
"""In the order of the overview. Each is ``command`` in the module of its name."""


class Commands(click.Group):
    """Commands that are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of the commands, in the order of the overview."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, or none."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"graphkit.cli.{cmd_name.replace('-', '_')}").command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the words name; an unknown one gets the nearest."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            ctx.fail(f"there is no command {args[0]!r}; {nearest(args[0], COMMANDS, 5)}")
        return super().resolve_command(ctx, args)


def _print_version(ctx: click.Context, param: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        import graphkit

        click.echo(f"graphkit {graphkit.__version__}")
        ctx.exit()


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Print the version and stop.",
)
def graphkit() -> None:
    """Read partnership plans and find who works with nobody.

    Every command takes documents (.txt plans, .xlsx ledgers), a saved graph, or both; given nothing, it reads the
    plan of Wuhu that travels with graphkit. Answers go to standard output, notes to standard error.

    \b
      graphkit gaps                        what the bundled plan leaves open
      graphkit gaps plan.txt -o gaps.xlsx  the same of your own plan, for Excel
      graphkit build plan.txt ledger.csv -o city.graph
      graphkit links city.graph --format json

    Exit status: 0 done, 1 findings where --fail-on asked for it, 2 usage, 3 bad input, 4 the server.
    """
