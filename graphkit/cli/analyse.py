"""``graphkit analyse``: comparable figures on the structure of a graph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from graphkit.cli import notes
from graphkit.cli.analyse_page import page
from graphkit.cli.lean import take_pandas_back
from graphkit.cli.options import command as make_command
from graphkit.cli.options import sources
from graphkit.cli.session import Session
from graphkit.errors import UsageError
from graphkit.model import COVERING_STATUS, STATUSES, status_rank
from graphkit.tables import Answer, Column, Sheet

if TYPE_CHECKING:
    import pandas as pd

_COUNTING = tuple(status for status in STATUSES if status_rank(status) >= status_rank(COVERING_STATUS))


@make_command(server="instead")
@click.argument("name", required=False)
@sources
@click.option("--list", "list_all", is_flag=True, help="List the analyses.")
@click.option("--least", type=click.Choice(_COUNTING), help="The lowest status that counts.  [default: planned]")
@click.option(
    "--against", metavar="FILE", multiple=True,
    help="For comparison: the plan, ledger or saved graph to set SOURCES against; may be given again.",
)  # fmt: skip
@click.option("--against-date", metavar="DATE", help="For comparison: the day to judge the other side by.")
def command(
    session: Session,
    name: str | None,
    list_all: bool,
    least: str | None,
    against: tuple[str, ...],
    against_date: str | None,
) -> None:
    """Measure coverage, concentration, reach, balance, distance.

    NAME is one of --list. "comparison" sets two sides beside one another: SOURCES as of --as-of, and --against FILE or
    the same SOURCES as of --against-date. Judged as of today where no date is given.

    \b
      graphkit analyse --list
      graphkit analyse concentration city.graph -o concentration.xlsx
      graphkit analyse comparison city.graph --as-of 2021 --against-date 2024
    """
    take_pandas_back()
    from graphkit.analysis import ANALYSES, COMPARISON, analyse
    from graphkit.nearest import nearest

    if list_all:
        return session.deliver(_listed(session))
    known = [*ANALYSES, COMPARISON]
    if name is None:
        raise UsageError(f"name an analysis, or say --list; known are {', '.join(known)}.")
    if name not in known:
        raise UsageError(f"there is no analysis {name!r}; {nearest(name, known)}")
    if name != COMPARISON and (against or against_date):
        raise UsageError(f"{name}: --against and --against-date belong to comparison.")
    if name == COMPARISON and not against and not against_date:
        raise UsageError("comparison: name the other side, --against FILE or --against-date DATE or both.")
    if least and (name == COMPARISON or (name in ANALYSES and not ANALYSES[name].ranked)):
        raise UsageError(f"{name}: --least does not fit; what counts is fixed there.")
    options: dict[str, Any] = {"least": least} if least else {}
    # The two sides of a comparison may be two days: neither may be cut to the other.
    graph = session.whole_graph() if name == COMPARISON else session.graph()
    if name == COMPARISON:
        from graphkit.reading import read

        other = read(*against) if against else None
        options |= {"other": other, "other_as_of": against_date or session.day}
    found = analyse(graph, name, session.day, **options)
    days = (session.day, options["other_as_of"]) if name == COMPARISON and not against else ()
    session.deliver(_answer(session, name, found, days))
    notes.empty(session, graph)


def _listed(session: Session) -> Answer:
    from graphkit.analysis import ANALYSES, COMPARISON

    about = [(name, session.say(each.en, each.zh)) for name, each in ANALYSES.items()]
    about.append(
        (COMPARISON, session.say("How do two plans, or two days of one, differ?", "两份方案或两个时点有何不同？"))
    )
    columns = (
        Column("analysis", session.say("analysis", "分析"), whole=True),
        Column("question", session.say("question", "问题")),
    )
    document = {"schema": 1, "analyses": [{"analysis": name, "question": question} for name, question in about]}
    return Answer(document, (Sheet(columns, about),))


def _answer(session: Session, name: str, found: pd.DataFrame, days: tuple[str, ...]) -> Answer:
    columns = [str(column) for column in found.columns]
    rows = [[_plain(value) for value in row] for row in found.itertuples(index=False, name=None)]
    document = {
        "schema": 1,
        "analysis": name,
        "as_of": session.day,
        "rows": [dict(zip(columns, row, strict=True)) for row in rows],
    }
    whole = Sheet(tuple(Column(column, column) for column in columns), rows)
    return Answer(document, (whole,), page(session, name, columns, rows, days))


def _plain(value: Any) -> Any:
    """A value of a frame as JSON has it: what is missing is none, numbers are Python's own."""
    import pandas as pd

    if isinstance(value, tuple):
        return list(value)
    if value is None or value is pd.NA or (isinstance(value, float) and value != value):
        return None
    if hasattr(value, "item"):
        value = value.item()
    return round(value, 6) if isinstance(value, float) else value
