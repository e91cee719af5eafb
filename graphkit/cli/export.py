"""``graphkit export``: the graph in the form of another program."""

from __future__ import annotations

from pathlib import Path

import click

from graphkit.cli.options import command as make_command
from graphkit.cli.options import sources
from graphkit.cli.session import Session
from graphkit.exports.form import FORMS
from graphkit.tables import Answer, Column, Paragraph, Sheet


@make_command(writes_graph=True, server="instead")
@sources
@click.option("--to", type=click.Choice(list(FORMS)), help="The form.  [default: the one of PATH's ending]")
@click.option(
    "-o", "--output", "place", metavar="PATH", required=True, type=click.Path(path_type=Path),
    help="File, or folder for forms of several files; what an earlier export wrote there is replaced.",
)  # fmt: skip
@click.option("--name", help="For neo4j-admin: the graph's name on the server, needed for many plans.")
def command(session: Session, to: str | None, place: Path, name: str | None) -> None:
    """Write SOURCES for another program.

    \b
      csv          a folder of nodes.csv and links.csv, for a spreadsheet
      graphml      a file for NetworkX, Gephi, yEd, Cytoscape
      gexf         a file for Gephi
      jsonld       a file of linked data: schema.org, and PROV for the evidence
      parquet      a folder of nodes.parquet and links.parquet
      neo4j-admin  a folder for neo4j-admin database import full

    \b
      graphkit export city.graph -o city.gexf
      graphkit export city.graph --to csv -o city-tables
    """
    from graphkit.exports import export

    written = export(session.graph(), place, to, name)
    say = session.say
    form = FORMS[to] if to else next(form for form in FORMS.values() if form.ending == place.suffix.lower())
    rows: list[tuple[str, int]] = [(str(file.path), file.rows) for file in written]
    columns = (Column("file", say("file", "文件")), Column("rows", say("nodes or links", "节点或关系"), numeric=True))
    sheet = Sheet(columns, rows)
    document = {"schema": 1, "form": form.name, "files": [{"file": path, "rows": count} for path, count in rows]}
    said = Paragraph(say(f"{place}: {form.meaning}.", f"{place}：{form.meaning_zh}。"), "heading")
    session.deliver(Answer(document, (sheet,), (sheet, Paragraph(""), said)))
