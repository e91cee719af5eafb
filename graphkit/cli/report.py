"""``graphkit report``: the files that go round before the monthly review."""

from __future__ import annotations

from pathlib import Path

import click

from graphkit.cli import notes
from graphkit.cli.options import command as make_command
from graphkit.cli.options import sources
from graphkit.cli.session import Session
from graphkit.tables import Answer, Cell, Column, Sheet


@make_command(writes_graph=True, server="instead")
@sources
@click.option(
    "-o", "--output", "folder", metavar="FOLDER", required=True, type=click.Path(path_type=Path),
    help="Folder for the files; it is made if need be.",
)  # fmt: skip
@click.option("--map/--no-map", "with_map", default=True, help="With or without the map, the slowest of the three.")
def command(session: Session, folder: Path, with_map: bool) -> None:
    """Write the monthly set: a workbook, a brief and the map.

    report.xlsx has the gaps, coverage, tasks, targets, links with their sentences, and how each figure is counted.
    brief.html is one A4 page, to be printed from a browser. map.html is the interactive map. Prints what was written.

    \b
      graphkit report city.graph -o 2024-06 --as-of 2024-06
    """
    from graphkit.report import write_report

    graph = session.whole_graph()
    store = session.server_store() if session.asks_server else None
    try:
        files = write_report(graph, folder, session.day, session.language, store, with_map)
    finally:
        if store:
            store.close()
    columns = (
        Column("file", session.say("file", "文件")),
        Column("bytes", session.say("bytes", "字节"), numeric=True),
    )
    rows: list[list[Cell]] = [[file.as_posix(), file.stat().st_size] for file in files]
    document = {"schema": 1, "as_of": session.day, "files": [file.as_posix() for file in files]}
    session.deliver(Answer(document, (Sheet(columns, rows),)))
    notes.too_early(session, graph, graph.as_of(session.day))
    notes.empty(session, graph)
