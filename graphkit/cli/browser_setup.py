"""``graphkit browser-setup``: what makes Neo4j Browser pleasant, as files to drop into it."""

from __future__ import annotations

from pathlib import Path

import click

from graphkit.cli.options import command as make_command
from graphkit.cli.session import Session
from graphkit.tables import Answer, Column, Paragraph, Sheet


@make_command(writes_graph=True, reads="nothing")
@click.option(
    "-o", "--output", "folder", metavar="FOLDER", default="neo4j-browser", show_default=True,
    type=click.Path(path_type=Path), help="Folder to write into; files of these names there are replaced.",
)  # fmt: skip
def command(session: Session, folder: Path) -> None:
    """Write styles, saved queries and a guide for Neo4j Browser.

    Drop graphkit.grass and graphkit-queries.zip on the Browser's window, one after the other; guide.md tells the
    first ten minutes.
    """
    from graphkit.push.browser import write_setup

    made = write_setup(folder)
    say = session.say
    what = {
        "graphkit.grass": say("colours, captions and sizes: drop it on Browser", "颜色、标题与大小：拖入 Browser"),
        "graphkit-queries.zip": say("saved queries: drop it on Browser", "收藏查询：拖入 Browser"),
        "guide.md": say("the first ten minutes", "十分钟入门"),
    }
    rows = [[str(path), what[path.name]] for path in made]
    sheet = Sheet((Column("file", session.say("file", "文件")), Column("use", session.say("use", "用途"))), rows)
    document = {"schema": 1, "files": [str(path) for path in made]}
    session.deliver(Answer(document, (sheet,), (sheet, Paragraph(""))))
