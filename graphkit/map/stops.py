"""The days at which the picture can be looked at: where an agreement begins or ends, or a deadline has passed."""

from __future__ import annotations

import datetime
from calendar import monthrange
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graphkit.graph import Graph

MOST = 12
"""Stops of the slider at most."""


def stops(graph: Graph, day: str, most: int = MOST) -> tuple[str, ...]:
    """Days in rising order, the last one being the day to judge by.

    They begin with the day the first plan was issued, or the first agreement where there is no plan. Where there are
    too many, those that lie closest to the next one give way first, deadlines last.

    Parameters
    ----------
    graph : Graph
        Plans with deadlines, and partnerships.
    day : str
        The day to judge by, an ISO date of any precision.
    most : int
        How many at most.
    """
    last = end_of(day)
    begun, over = _dates(graph)
    plans = graph.node_table("Plan").to_pylist()
    issued = sorted(first_of(date) for plan in plans if (date := plan["issued"] or plan["adopted"]))
    first = issued[0] if issued else min(begun, default=last)
    deadlines = {after(date) for table in ("Task", "Target") for date in _column(graph, table)}
    wanted = {first, *issued, *begun, *over, *deadlines}
    found = sorted(date for date in wanted if first <= date < last)
    while len(found) > most - 1:
        inner = range(1, len(found))
        found.pop(min(inner, key=lambda i: (found[i] in deadlines, _gap(found, i, last), i)))
    return (*found, day)


def _dates(graph: Graph) -> tuple[set[str], set[str]]:
    links = graph.link_table("PARTNERS_WITH").select(["since", "until"]).to_pylist()
    begun = {first_of(link["since"]) for link in links if link["since"]}
    return begun, {after(link["until"]) for link in links if link["until"]}


def _column(graph: Graph, label: str) -> list[str]:
    return [date for date in graph.node_table(label).column("due" if label == "Task" else "by").to_pylist() if date]


def _gap(found: list[str], place: int, last: str) -> int:
    following = found[place + 1] if place + 1 < len(found) else last
    return (datetime.date.fromisoformat(following) - datetime.date.fromisoformat(found[place])).days


def first_of(date: str) -> str:
    """First day of an ISO date of any precision.

    Examples
    --------
    >>> first_of("2021-04"), end_of("2021"), after("2021-12")
    ('2021-04-01', '2021-12-31', '2022-01-01')
    """
    return f"{date}-01-01"[:10] if len(date) == 4 else f"{date}-01"[:10]


def end_of(date: str) -> str:
    """Last day of an ISO date of any precision."""
    if len(date) == 10:
        return date
    year, month = int(date[:4]), int(date[5:7] or 12)
    return f"{year:04}-{month:02}-{monthrange(year, month)[1]:02}"


def after(date: str) -> str:
    """The day after an ISO date of any precision."""
    last = datetime.date.fromisoformat(end_of(date))
    return (last + datetime.timedelta(days=1)).isoformat() if last < datetime.date.max else last.isoformat()
