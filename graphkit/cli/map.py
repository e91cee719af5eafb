"""``graphkit map``: who works with whom and who with nobody, as one HTML file to open in a meeting."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import click

from graphkit.cli import notes
from graphkit.cli.options import command as make_command
from graphkit.cli.options import sources
from graphkit.cli.session import STANDARD_INPUT as STANDARD_OUTPUT
from graphkit.cli.session import Session
from graphkit.errors import UsageError
from graphkit.tables import Answer, Column, Sheet

ENDINGS = (".html", ".htm")


@make_command(writes_graph=True, server="instead")
@sources
@click.option(
    "-o", "--output", "page", metavar="FILE", default="map.html", show_default=True,
    help="The HTML file; an older one there is replaced. With - it goes to standard output.",
)  # fmt: skip
@click.option("--focus", metavar="UNIT", help="Show only what lies around this unit: a name or a key.")
@click.option(
    "--hops", type=click.IntRange(min=1), metavar="N",
    help="How many links the surroundings reach; only with --focus.  [default: 1]",
)  # fmt: skip
@click.option("--suggest", "with_suggestions", is_flag=True, help="Draw what graphkit suggest proposes, dotted.")
def command(session: Session, page: str, focus: str | None, hops: int | None, with_suggestions: bool) -> None:
    """Draw SOURCES as an interactive map, one HTML file.

    It opens in any browser without a network: who works with whom, who with nobody, and the sentence behind every
    line. The slider looks back from today, or from --as-of.

    \b
      graphkit map city.graph -o city.html
      graphkit map city.graph --focus 镜湖区 --hops 2 --suggest
    """
    from graphkit.atomic import write_file
    from graphkit.map.write import map_html

    if hops is not None and focus is None:
        raise UsageError("--hops says how far the surroundings of a unit reach: name the unit with --focus.")
    to_standard_output = page == STANDARD_OUTPUT
    place = Path(page)
    if not to_standard_output and place.suffix.lower() not in ENDINGS:
        raise UsageError(f"{page}: the map is an HTML page; name a file that ends in .html.")
    # The file to be must be none of the sources: with the output told, reading them checks that.
    graph = (session if to_standard_output else replace(session, output=place)).graph()
    suggestions = None
    if with_suggestions:
        from graphkit.suggestions import suggest

        suggestions = suggest(graph, as_of=session.day)
    text = map_html(graph, session.day, session.language, suggestions, focus, hops or 1)
    notes.empty(session, graph)
    if to_standard_output:
        sys.stdout.write(text)
        return
    write_file(place, text)
    say = session.say
    size = len(text.encode("utf-8"))
    sheet = Sheet(
        (Column("file", say("file", "文件")), Column("kilobytes", say("kB", "大小（kB）"))),
        [[str(place), round(size / 1000)]],
    )
    session.deliver(Answer({"schema": 1, "file": str(place), "bytes": size, "as_of": session.day}, (sheet,), (sheet,)))
