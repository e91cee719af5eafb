"""What the picture shows, before it is laid out: rows, pairs, tasks and days, and rows that are folded into one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from graphkit.errors import UsageError
from graphkit.map.duties import Duty, duties
from graphkit.map.focus import around, unit_of
from graphkit.map.pairs import Days, Pair, covers, pairs
from graphkit.map.rows import Nodes, Row, issuers, left_rows, right_rows, roster_roles
from graphkit.map.stops import stops
from graphkit.map.suggested import Shortlist, suggested

if TYPE_CHECKING:
    import pandas as pd

    from graphkit.graph import Graph

FOLD_FROM = 4
"""So many rows that are no counterparts, of one nature, share one row."""

FOLD = "fold:"
"""Prefix of the id of a row that stands for several."""


@dataclass(frozen=True)
class Scene:
    """Everything that is shown, with the graph it comes from."""

    graph: Graph
    days: tuple[str, ...]
    roles: dict[str, str]
    own: tuple[str, ...]
    left: dict[str, Row]
    right: dict[str, Row]
    pairs: list[Pair]
    tasks: dict[str, Duty]
    focus: str | None

    @cached_property
    def statements(self) -> Days:
        """Which statements hold on which day."""
        return Days(self.graph, self.days)

    @cached_property
    def histories(self) -> list[list[tuple[int, str | None]]]:
        """For every pair the places among the days where its status is another."""
        history = self.statements.history
        return [[(0, "suggested")] if pair.nature == "suggested" else history(pair) for pair in self.pairs]

    @cached_property
    def folds(self) -> dict[str, list[str]]:
        """Ids of rows that are shown as one, by the id of the row that stands for them."""
        natures: dict[str, set[str]] = defaultdict(set)
        for pair, history in zip(self.pairs, self.histories, strict=True):
            known = any(covers(pair, status) or status == "ended" for _, status in history)
            nature = "acquaintance" if pair.nature == "partner" and not known else pair.nature
            natures[self.right[pair.counterpart].id].add(nature)
            if not self.left[pair.unit].counts:
                natures[self.left[pair.unit].id].add(nature)
        found: dict[str, list[str]] = defaultdict(list)
        for side, rows in (("left", self.left.values()), ("right", self.right.values())):
            for row in rows:
                of = natures[row.id]
                if side == "left" and row.counts:
                    continue
                if row.kind == "alliance":
                    found[f"{FOLD}{side}/alliance"].append(row.id)
                elif side == "left" or row.kind == "group":
                    found[f"{FOLD}{side}/vague"].append(row.id)
                elif of and "partner" not in of:
                    name = next(n for n in ("acquaintance", "suggested", "alliance", "vague") if n in of)
                    found[f"{FOLD}{side}/{name}"].append(row.id)
        return {name: ids for name, ids in found.items() if len(ids) >= FOLD_FROM}

    @cached_property
    def shown_as(self) -> dict[str, str]:
        """Id of the row that stands for a row, where it is another one."""
        return {row: fold for fold, ids in self.folds.items() for row in ids}

    def ends(self, pair: Pair) -> tuple[str, str]:
        """Ids of the rows that a pair's line joins."""
        one, other = self.left[pair.unit].id, self.right[pair.counterpart].id
        return self.shown_as.get(one, one), self.shown_as.get(other, other)


def scene(
    graph: Graph,
    day: str,
    suggestions: pd.DataFrame | Shortlist | None = None,
    focus: str | None = None,
    hops: int = 1,
) -> Scene:
    """Choose what is shown.

    Parameters
    ----------
    graph : Graph
        Plans, partnerships, or both.
    day : str
        The day to judge by, an ISO date.
    suggestions : pandas.DataFrame or Suggestions, optional
        Partnerships that are proposed.
    focus : str, optional
        Key or name of the unit whose neighbourhood is shown alone.
    hops : int
        How many links it reaches.

    Raises
    ------
    UsageError
        If a name is unknown, or hops is below 1.
    """
    if hops < 1:
        raise UsageError(f"hops is {hops}; a neighbourhood reaches at least 1 link.")
    nodes = Nodes(graph)
    roles, own = roster_roles(graph), issuers(graph)
    tied = pairs(graph, roles)
    if suggestions is not None:
        tied += suggested(suggestions, nodes, {(pair.unit, pair.counterpart) for pair in tied})
    locals_ = [key for key in (*own, *roles, *(pair.unit for pair in tied)) if key in nodes.of]
    centre = None
    if focus is not None:
        centre = unit_of(nodes, focus, [*locals_, *(pair.counterpart for pair in tied)])
        tied, reached = around(tied, centre, hops)
        locals_ = [key for key in locals_ if key in reached and (key == centre or key in {p.unit for p in tied})]
    left = left_rows(nodes, locals_, roles, own)
    right = right_rows(nodes, (pair.counterpart for pair in tied), left)
    tasks = duties(graph, left)
    if centre is not None:
        mine = {s["task"] for pair in tied for s in pair.statements}
        tasks = {key: task for key, task in tasks.items() if key in mine or centre in task.responsible}
    return Scene(graph, stops(graph, day), roles, own, left, right, tied, tasks, centre)
