"""The engines that answer the rules: one for what holds on a day, one for all statements where they are more."""

from __future__ import annotations

import operator
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

    from graphkit.graph import Graph
    from graphkit.queries import Query
    from graphkit.store import Store
    from graphkit.store.ladybug import LadybugStore

Row = dict[str, Any]

LABELS = ("Division", "Zone", "Department", "Institution", "Group", "Plan", "Task", "Target")
TYPES = ("GOVERNS", "SETS", "ELABORATES", "RESPONSIBLE_FOR", "PARTNERS_WITH")
"""What the rules ask, and ``PART_OF`` where there are several plans; the rest need not be loaded."""

SEVERAL_PLANS = "unreciprocated-link"
"""The rule that asks where a unit lies."""

_PROPERTY = re.compile(r"\.`?(\w+)")
"""Whatever may be a property in the text of a rule; the engine refuses a text that asks one that is not loaded."""

_NAME = re.compile(r"[:|]`?(\w+)")
"""Whatever may be a label or link type in it."""


class Engines:
    """Opened when the first rule needs them.

    A store that the caller brought holds all statements, and what holds where that is the same.

    Parameters
    ----------
    graph : Graph
        All statements.
    queries : sequence of Query
        The rules that will be asked.
    store : Store, optional
        What holds the whole graph already; the caller closes it.
    many : bool
        Whether ``held`` will be of one day after the other: its engine then holds them in turn.
    """

    def __init__(self, graph: Graph, queries: Sequence[Query], store: Store | None = None, many: bool = False) -> None:
        self._graph, self._queries, self._store, self._many = graph, queries, store, many
        self._of_all: LadybugStore | None = None
        self._of_day: LadybugStore | None = None
        self._held = graph
        self._answers: dict[str, tuple[list[pa.Table], list[Row]]] = {}

    def rows(self, query: Query, held: Graph, day: str, **more: Any) -> list[Row]:
        """Answer a rule.

        Parameters
        ----------
        query : Query
            One of the rules.
        held : Graph
            What holds on the day.
        day : str
            The day, an ISO date.
        **more
            Other parameters of the rule.
        """
        from graphkit.queries import check_params

        if query.takes_day:
            return self._engine(query, held).run(query.text, check_params(query, {"as_of": day, **more})).dicts()
        # What knows no day answers the same until one of the tables that it names is another.
        tables = _tables(query, held)
        before = self._answers.get(query.id)
        if before is None or not all(map(operator.is_, before[0], tables)):
            before = tables, self._engine(query, held).run(query.text, check_params(query, more)).dicts()
            self._answers[query.id] = before
        return before[1]

    def _engine(self, query: Query, held: Graph) -> Store:
        all_of_it = held is self._graph
        if self._store and (query.statements or all_of_it):
            return self._store
        if query.statements and not all_of_it:
            self._of_all = self._of_all or self._open(self._graph, [q for q in self._queries if q.statements])
            return self._of_all
        if self._of_day is None:
            # Links of later days may join what no link of the first joins: the engine declares the pairs of labels.
            self._held = self._graph if self._many else held
            self._of_day = self._open(self._held, self._queries)
        if held is not self._held:
            self._of_day.turn(self._held, held)
            self._held = held
        return self._of_day

    def _open(self, graph: Graph, queries: Sequence[Query]) -> LadybugStore:
        from graphkit.store import open_store

        properties = {name for query in queries for name in _PROPERTY.findall(query.text)}
        several = any(query.id == SEVERAL_PLANS for query in queries)
        return open_store(graph, LABELS, (*TYPES, "PART_OF") if several else TYPES, properties)

    def __enter__(self) -> Engines:
        return self

    def __exit__(self, *_: object) -> None:
        for engine in (self._of_all, self._of_day):
            if engine:
                engine.close()


def _tables(query: Query, graph: Graph) -> list[pa.Table]:
    """Tables of the labels and link types that a query names."""
    named = set(_NAME.findall(query.text))
    nodes = [graph.node_table(label) for label in LABELS if label in named]
    return nodes + [graph.link_table(name) for name in (*TYPES, "PART_OF") if name in named]
