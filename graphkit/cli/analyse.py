"""``graphkit analyse``: comparable figures on the structure of a graph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from graphkit.cli import notes
from graphkit.cli.analyse_words import heading, value
from graphkit.cli.lean import take_pandas_back
from graphkit.cli.options import command as make_command
from graphkit.cli.options import sources
from graphkit.cli.session import Session
from graphkit.errors import UsageError
from graphkit.model import COVERING_STATUS, STATUSES, status_rank
from graphkit.tables import Answer, Column, Paragraph, Sheet
from graphkit.tables.width import shorten

if TYPE_CHECKING:
    import pandas as pd

_UNSEEN = ("plan", "demanded", "unit_seat", "counterpart_seat", "modularity")
"""Columns that files have and a terminal has no room for, beside the keys."""

_UNSEEN_IN = {"target-progress": ("measure", "reached", "by", "missing"), "comparison": ("unit",)}

_CODES = (
    "role", "status", "minimum_status", "scope", "dimension", "measure", "mismatch", "kind", "unit_kind",
    "counterpart_kind", "part", "side",
)  # fmt: skip
"""Columns of codes, for which people have words."""

_TEXT_COLUMNS = 40

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
    """Answer one of the analyses: coverage, concentration, reach, balance, overlap, distance.

    "comparison" sets two sides beside one another: SOURCES as of --as-of, and --against FILE or the same SOURCES as
    of --against-date. Judged as of today where no date is given.
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
    session.deliver(_answer(session, name, found))
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


def _answer(session: Session, name: str, found: pd.DataFrame) -> Answer:
    columns = [str(column) for column in found.columns]
    rows = [[_plain(value) for value in row] for row in found.itertuples(index=False, name=None)]
    document = {
        "schema": 1,
        "analysis": name,
        "as_of": session.day,
        "rows": [dict(zip(columns, row, strict=True)) for row in rows],
    }
    whole = Sheet(tuple(Column(column, column) for column in columns), rows)
    return Answer(document, (whole,), _page(session, name, columns, rows))


def _page(session: Session, name: str, columns: list[str], rows: list[list[Any]]) -> tuple[Paragraph | Sheet, ...]:
    from graphkit.analysis import ANALYSES

    question = session.say(ANALYSES[name].en, ANALYSES[name].zh) if name in ANALYSES else None
    top = (Paragraph(question, "heading"), Paragraph("")) if question else ()
    if not rows:
        return (*top, Paragraph(session.say("Nothing to show.", "没有可显示的内容。")))
    if name.startswith("coverage-"):
        return (*top, _by_unit(session, columns, rows))
    shown = [c for c in columns if not c.endswith("_id") and c not in (*_UNSEEN, *_UNSEEN_IN.get(name, ()))]
    numeric = {c for c in shown if isinstance(rows[0][columns.index(c)], int | float)}
    sheet = Sheet(
        tuple(Column(c, heading(c, session.language), c in numeric) for c in shown),
        [[_cell(session, c, row[columns.index(c)]) for c in shown] for row in rows],
    )
    return (*top, sheet)


def _by_unit(session: Session, columns: list[str], rows: list[list[Any]]) -> Sheet:
    """One line a unit: what it has, and what a target demands and it lacks."""
    units: dict[tuple[str, str, str, str], tuple[list[str], list[str]]] = {}
    for values in rows:
        row = dict(zip(columns, values, strict=True))
        has, lacks = units.setdefault((row["plan"], row["role"], row["unit_id"], row["unit"]), ([], []))
        if row["covered"]:
            has.append(f"{value(row['cell'], session.language)} {row['counterparts']}")
        elif row["demanded"]:
            lacks.append(row["cell"])
    headings = [heading(c, session.language) for c in ("role", "unit", "has", "lacks")]
    some_lack = any(lacks for _, lacks in units.values())
    return Sheet(
        tuple(Column(title, title) for title in headings[: 4 if some_lack else 3]),
        [
            [value(role, session.language), unit, has, lacks][: 4 if some_lack else 3]
            for (_, role, _, unit), (has, lacks) in units.items()
        ],
    )


def _cell(session: Session, column: str, held: Any) -> Any:
    if isinstance(held, float):
        return f"{held:.0f}" if column == "km" else f"{held:.2f}".removesuffix(".00")
    if column == "unit" and held == "":
        return session.say("all together", "全部单位")
    if column == "cell":
        return value(held, session.language)
    if column in _CODES and isinstance(held, str):
        return value(held, session.language)
    return shorten(held, _TEXT_COLUMNS) if isinstance(held, str) else held


def _plain(value: Any) -> Any:
    """A value of a frame as JSON has it: what is missing is none, numbers are Python's own."""
    import pandas as pd

    if isinstance(value, tuple):
        return list(value)
    if value is None or value is pd.NA or (isinstance(value, float) and value != value):
        return None
    return round(value, 6) if isinstance(value, float) else value
