"""``graphkit build``: documents to a saved graph."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import click

from graphkit.cli.options import command as make_command
from graphkit.cli.options import sources
from graphkit.cli.session import Session
from graphkit.cli.stats import figures
from graphkit.listings.counts import counts


@make_command(writes_graph=True)
@sources
@click.option(
    "-o", "--output", "graph_folder", metavar="FOLDER", required=True, type=click.Path(path_type=Path),
    help="Folder of the graph, such as city.graph; an older graph there is replaced.",
)  # fmt: skip
@click.option("--home", metavar="CODE", help="A division, by code or name, whose roster comes from the gazetteer.")
def command(session: Session, graph_folder: Path, home: str | None) -> None:
    """Save SOURCES as one graph.

    The graph is a folder of Parquet tables, the texts and a manifest. Prints what went in. A folder that is no graph
    is never overwritten. With --home there need be no plan: the counties and zones of the division are the roster, and
    a ledger tells the rest.
    """
    session = replace(session, home=home)
    graph = session.graph()
    graph.save(graph_folder)
    session.deliver(figures(session, counts(graph, session.as_of)))
    session.note_if_empty(graph)
    print(session.say(f"saved: {graph_folder}", f"已保存：{graph_folder}"), file=sys.stderr)
