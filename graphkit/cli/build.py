"""``graphkit build``: documents to a saved graph."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphkit.cli import notes
from graphkit.cli.options import command as make_command
from graphkit.cli.options import sources
from graphkit.cli.session import Session
from graphkit.cli.stats import figures
from graphkit.listings.counts import counts

if TYPE_CHECKING:
    from graphkit.reading import Bad


@make_command(writes_graph=True)
@sources
@click.option(
    "-o", "--output", "graph_folder", metavar="FOLDER", required=True, type=click.Path(path_type=Path),
    help="Folder of the graph, such as city.graph; an older graph there is replaced.",
)  # fmt: skip
@click.option("--home", metavar="CODE", help="A division, by code or name, whose roster comes from the gazetteer.")
@click.option("--skip-bad", is_flag=True, help="Exit with 0 although some documents could not be read.")
@click.option(
    "--workers", metavar="N", type=click.IntRange(1), help="Processes that read many documents.  [default: the cores]"
)
@click.option(
    "--dask", metavar="[ADDRESS]", is_flag=False, flag_value="", default=None,
    help="Read on a Dask cluster: on the one whose scheduler is at ADDRESS, else on one of this machine's own.",
)  # fmt: skip
def command(
    session: Session, graph_folder: Path, home: str | None, skip_bad: bool, workers: int | None, dask: str | None
) -> None:
    """Save SOURCES as one graph.

    A folder stands for the documents in it, at any depth. What cannot be read is listed and left out; the command
    then ends with 3. The graph is a folder of Parquet tables, the texts and a manifest. Prints what went in. A folder
    that is no graph is never overwritten. With --home there need be no plan: the counties and zones of the division
    are the roster, and a ledger tells the rest.

    \b
      graphkit build plan.pdf ledger.xlsx -o city.graph
      graphkit build documents/ -o all.graph --skip-bad
      graphkit build ledger.xlsx --home 芜湖市 -o city.graph
    """
    from graphkit.spread import Way

    bad: list[Bad] = []
    session = replace(session, home=home, way=Way(workers or os.cpu_count() or 1, dask), bad=bad)
    graph = session.graph()
    graph.save(graph_folder)
    session.deliver(figures(session, counts(graph, session.as_of)))
    notes.empty(session, graph)
    print(session.say(f"saved: {graph_folder}", f"已保存：{graph_folder}"), file=sys.stderr)
    if bad:
        count = len(bad)
        session.note(
            f"{count} document(s) could not be read and are not in the graph.", f"有 {count} 个文件未能读取，不在图中。"
        )
        if not skip_bad:
            click.get_current_context().exit(3)
