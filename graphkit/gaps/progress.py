"""How far each unit has come towards each target: the figures behind the rule on targets, reached or not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphkit.today import day_of

if TYPE_CHECKING:
    from graphkit.graph import Graph
    from graphkit.store import Store

TARGET_RULE = "below-target"


@dataclass(frozen=True, slots=True)
class Progress:
    """One unit and one target: what is done and planned of what is needed, in what the target counts.

    ``planned`` counts whatever is at least planned, so that it is never less than ``done``.
    """

    plan: str
    target: str
    unit: str
    unit_id: str
    done: int
    planned: int
    needed: int
    by: str | None

    @property
    def reached(self) -> bool:
        """Whether what is done suffices."""
        return self.done >= self.needed


def progress(graph: Graph, as_of: str | None = None, store: Store | None = None) -> tuple[Progress, ...]:
    """What every unit has done towards every target that concerns it.

    Parameters
    ----------
    graph : Graph
        Plans with their targets, and the partnerships.
    as_of : str, optional
        The day to judge by, an ISO date of any precision; today by default.
    store : Store, optional
        What holds this graph and answers; the caller closes it. By default the embedded engine, and also where the
        day leaves out some of the graph.

    Returns
    -------
    tuple of Progress
        By plan, target and unit; none for a graph without targets.

    Raises
    ------
    UsageError
        If the date is none.
    """
    from graphkit.gaps.engines import Engines
    from graphkit.queries import catalogue

    day = day_of(as_of)
    held = graph.as_of(day)
    if not held.labels()["Target"]:
        return ()
    query = catalogue()[TARGET_RULE]
    with Engines(held, [query], store if held is graph else None) as engines:
        return steps(engines.rows(query, held, day, everyone=True))


def steps(rows: Iterable[Mapping[str, Any]]) -> tuple[Progress, ...]:
    """What the rule's answer tells of everybody."""
    return tuple(
        Progress(
            r["plan"], r["target"], r["unit"] or r["plan"], r["unit_id"] or r["plan"],
            r["have"], r["planned"], r["need"], r["by"],
        )
        for r in rows
    )  # fmt: skip
