"""Findings and progress of one graph on one day after the other, answered by one engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.gaps.engines import Engines, Row
from graphkit.gaps.finding import Findings
from graphkit.gaps.progress import TARGET_RULE, Progress, steps
from graphkit.gaps.run import asked, judged

if TYPE_CHECKING:
    from graphkit.graph import Graph
    from graphkit.queries import Query


class Days:
    """Judges days; quickest in rising order, where each has little that the one before had not.

    Parameters
    ----------
    graph : Graph
        All that is known.
    """

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._engines = Engines(graph, asked(graph), many=True)

    def judge(self, day: str) -> tuple[Findings, tuple[Progress, ...]]:
        """What ``gaps`` and ``progress`` give for a day, an ISO date to the day."""
        held = self._graph.as_of(day)
        all_steps: list[Row] = []

        def rows(query: Query) -> list[Row]:
            if query.id != TARGET_RULE:
                return self._engines.rows(query, held, day)
            all_steps.extend(self._engines.rows(query, held, day, everyone=True))
            return [row for row in all_steps if row["have"] < row["need"]]

        return judged(self._graph, held, day, asked(held), rows), steps(all_steps)

    def __enter__(self) -> Days:
        return self

    def __exit__(self, *_: object) -> None:
        self._engines.__exit__()
