"""``graphkit pull``: a graph back from a Neo4j server."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from graphkit.cli.options import command as make_command
from graphkit.cli.session import Session
from graphkit.cli.stats import figures


@make_command(writes_graph=True, server="needed", reads="server")
@click.option("--name", metavar="NAME", help="Name of the graph there.  [default: all that was pushed, as one]")
@click.option(
    "-o", "--output", "graph_folder", metavar="FOLDER", required=True, type=click.Path(path_type=Path),
    help="Folder of the graph, such as city.graph; an older graph there is replaced.",
)  # fmt: skip
def command(session: Session, name: str | None, graph_folder: Path) -> None:
    """Read a pushed graph back from a Neo4j server and save it.

    It is equal to what was pushed: links, sentences, documents and remarks.

    \b
      NEO4J_PASSWORD=... graphkit pull --uri neo4j://host:7687 -o city.graph
    """
    from graphkit.listings.counts import counts
    from graphkit.push import pull

    graph = pull(session.server, name=name)
    graph.save(graph_folder)
    session.deliver(figures(session, counts(graph, session.as_of)))
    print(session.say(f"saved: {graph_folder}", f"已保存：{graph_folder}"), file=sys.stderr)
