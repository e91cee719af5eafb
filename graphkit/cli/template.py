"""``graphkit template``: a ledger to be filled in."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from graphkit.cli.options import command as make_command
from graphkit.cli.options import sources
from graphkit.cli.session import Session
from graphkit.errors import UsageError

ENDING = ".xlsx"


@make_command(writes_graph=True, server="instead")
@sources
@click.option(
    "-o", "--output", "file", metavar="FILE", required=True, type=click.Path(path_type=Path),
    help="The workbook, such as ledger.xlsx.",
)  # fmt: skip
@click.option("--force", is_flag=True, help="Replace the file if it is there; it may hold entries.")
def command(session: Session, file: Path, force: bool) -> None:
    """Write a ledger to be filled in.

    A workbook that offers the units, counterparts and tasks of SOURCES to choose from, checks dates, and explains how
    to fill it in. Read it with "graphkit gaps plan.txt ledger.xlsx": what was agreed closes gaps.

    \b
      graphkit template city.graph -o ledger.xlsx
    """
    from graphkit.report.template import write_template

    if file.suffix.lower() != ENDING:
        raise UsageError(f"{file}: the template is an Excel workbook; give it a name that ends in {ENDING}.")
    graph = session.graph()
    write_template(graph, file, session.language, force)
    print(session.say(f"written: {file}", f"已写出：{file}"), file=sys.stderr)
