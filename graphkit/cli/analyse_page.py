"""The tables of ``analyse`` for a terminal: what has room, in words, with figures that read alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from graphkit.cli.analyse_words import dimension, heading, value
from graphkit.cli.session import Session
from graphkit.tables import Column, Paragraph, Sheet
from graphkit.tables.content import Cell
from graphkit.tables.width import shorten

_UNSEEN = ("plan", "demanded", "unit_seat", "counterpart_seat", "modularity")
"""Columns that files have and a terminal has no room for, beside the keys."""

_UNSEEN_IN = {"target-progress": ("measure", "reached", "by", "missing"), "comparison": ("unit",)}

_CODES = (
    "role", "status", "minimum_status", "scope", "measure", "mismatch", "kind", "unit_kind", "counterpart_kind", "part",
)  # fmt: skip
"""Columns of codes, for which people have words."""

_SHARES = ("share", "largest_share", "jaccard")

_TEXT_COLUMNS = 40

_NAMES = 5
"""Names of a list that a terminal shows; the column beside them has their number."""

_WHOLE = 1e-9


def page(
    session: Session, name: str, columns: list[str], rows: list[list[Any]], days: Sequence[str]
) -> tuple[Paragraph | Sheet, ...]:
    """What a terminal shows of an analysis.

    Parameters
    ----------
    session : Session
        Who asks, and in which language.
    name : str
        The analysis.
    columns : list of str
        Names of the frame's columns.
    rows : list of lists
        Its rows, in plain values.
    days : sequence of str
        For a comparison of two days: both.
    """
    from graphkit.analysis import ANALYSES

    question = session.say(ANALYSES[name].en, ANALYSES[name].zh) if name in ANALYSES else None
    top = (Paragraph(question, "heading"), Paragraph("")) if question else ()
    if not rows:
        return (*top, Paragraph(session.say("Nothing to show.", "没有可显示的内容。")))
    if name.startswith("coverage-"):
        return (*top, _by_unit(session, columns, rows))
    if name == "communities":
        return (*top, _by_group(session, columns, rows))
    shown = [c for c in columns if not c.endswith("_id") and c not in (*_UNSEEN, *_UNSEEN_IN.get(name, ()))]
    numeric = {c for c in shown if any(isinstance(row[columns.index(c)], int | float) for row in rows)}
    titles = {c: heading(c, session.language) for c in shown} | dict(zip(("before", "after"), days, strict=False))
    cell = _figure if name == "comparison" else _cell
    sheet = Sheet(
        tuple(Column(c, titles[c], c in numeric) for c in shown),
        [[cell(session, c, row[columns.index(c)]) for c in shown] for row in rows],
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


def _by_group(session: Session, columns: list[str], rows: list[list[Any]]) -> Sheet:
    """One line a group: its units and their counterparts."""
    groups: dict[int, dict[str, list[str]]] = {}
    for values in rows:
        row = dict(zip(columns, values, strict=True))
        groups.setdefault(row["community"], {"unit": [], "counterpart": []})[row["side"]].append(row["member"])
    titles = {c: heading(c, session.language) for c in ("community", "unit_names", "counterpart")}
    return Sheet(
        tuple(Column(c, title, c == "community") for c, title in titles.items()),
        [[number, sides["unit"], sides["counterpart"]] for number, sides in groups.items()],
    )


def _cell(session: Session, column: str, held: Any) -> Cell:
    if column in _SHARES and held is not None:
        return f"{100 * held:.0f} %"
    if isinstance(held, float):
        return f"{held:.0f}" if column == "km" else f"{held:.2f}"
    if column == "unit" and held == "":
        return session.say("all", "全部单位")
    if column == "dimension":
        return dimension(held, session.language)
    if column == "cell" or (column in _CODES and isinstance(held, str)):
        return value(held, session.language)
    if isinstance(held, list) and len(held) > _NAMES:
        return [*held[: _NAMES - 1], session.say(f"… {len(held)} in all", f"……共{len(held)}个")]
    return shorten(held, _TEXT_COLUMNS) if isinstance(held, str) else held


def _figure(session: Session, column: str, held: Any) -> Cell:
    """A figure of a comparison, where counts, shares, indices and distances stand under one another."""
    if not isinstance(held, int | float):
        return value(held, session.language) if column == "measure" else held
    return f"{held:.0f}" if abs(held - round(held)) < _WHOLE else f"{held:.2f}"
