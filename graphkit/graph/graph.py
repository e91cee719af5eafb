"""``Graph``: what documents say, as tables that can be joined, saved, asked and handed on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import finalize

import pyarrow as pa

from graphkit.graph import frames, network
from graphkit.graph.batch import Batch, origin
from graphkit.graph.build import Draft
from graphkit.graph.conflicts import Conflict, unite_sources
from graphkit.graph.contents import Contents
from graphkit.graph.garbage import left_alone
from graphkit.model import Records, Remark, Source
from graphkit.today import day_of

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

    from graphkit.store import Store


class Graph(Contents):
    """A typed graph with its evidence; it never changes, ``merge`` makes a new one.

    Every label and link type of the model has a table, if only an empty one. A node has one label, and its key is
    its own in the whole graph. Links that differ only in their evidence stay apart. Two graphs are equal if their
    tables, sources, remarks and conflicts are.

    Attributes
    ----------
    sources : tuple of Source
        The documents, in the order read, with their texts.
    remarks : tuple of Remark
        What was seen and not understood, by document and place.
    conflicts : tuple of Conflict
        What documents disagree on; the tables hold what came first.
    """

    __slots__ = ("__weakref__", "_store")

    def __init__(
        self,
        nodes: Mapping[str, pa.Table],
        links: Mapping[str, pa.Table],
        sources: Iterable[Source] = (),
        remarks: Iterable[Remark] = (),
        conflicts: Iterable[Conflict] = (),
    ) -> None:
        """Hold tables that are known to fit; ``from_records`` and ``load`` check them first."""
        super().__init__(nodes, links, sources, remarks, conflicts)
        # Copies and pickles go without the engine.
        self._store: Store | None = None

    @classmethod
    def from_records(cls, *parts: Records) -> Graph:
        """Make a graph of what documents yielded.

        Nodes of one key become one: aliases are united, open properties filled, and where two values differ the
        first is kept and a ``Conflict`` tells. Links of one key become one in the same way.

        Parameters
        ----------
        *parts : Records
            What was read. Handed over document by document, conflicts can say which documents disagree.

        Raises
        ------
        InputError
            If a record does not fit the model, a key has two labels, or a link ends at a node that is not there.

        Examples
        --------
        >>> from graphkit.model import Node, Records
        >>> graph = Graph.from_records(Records(nodes=(Node("Sector", "sector:科技", "科技"),)))
        >>> graph.labels()["Sector"]
        1
        """
        with Draft() as draft:
            draft.add_records(parts)
            sources, remarks = [s for p in parts for s in p.sources], [r for p in parts for r in p.remarks]
            return cls._finish(draft, sources, remarks, [])

    @classmethod
    def from_batches(cls, batches: Iterable[Batch]) -> Graph:
        """The same of documents that come some at a time: of each only what the graph keeps stays in memory."""
        sources: list[Source] = []
        remarks: list[Remark] = []
        with Draft() as draft:
            for batch in batches:
                draft.add_batch(batch)
                sources += chain.from_iterable(batch.sources)
                remarks += chain.from_iterable(batch.remarks)
            return cls._finish(draft, sources, remarks, [])

    @classmethod
    def _finish(cls, draft: Draft, sources: list[Source], remarks: list[Remark], before: list[Conflict]) -> Graph:
        kept, disagreements = unite_sources(sources)
        nodes, links, conflicts = draft.finish()
        return cls(
            nodes,
            links,
            kept,
            sorted(set(remarks), key=_place),
            dict.fromkeys([*before, *disagreements, *conflicts]),
        )

    def merge(self, other: Graph) -> Graph:
        """Graph of all that both hold; this one's values come first, differences become conflicts.

        Parameters
        ----------
        other : Graph
            The graph to join with this one.

        Returns
        -------
        Graph
            With the conflicts of both and those between them.

        Raises
        ------
        InputError
            If a key has another label in the other graph, or a source of the same key another text.
        """
        with Draft() as draft:
            for graph in (self, other):
                draft.add_tables(graph._nodes | graph._links, origin(graph.sources))
            return self._finish(
                draft,
                [*self.sources, *other.sources],
                [*self.remarks, *other.remarks],
                [*self.conflicts, *other.conflicts],
            )

    def as_of(self, date: str) -> Graph:
        """The graph as it was known to hold on a day.

        A statement holds from its date on, else from the day of its document, until its last day has passed or a
        later statement says that it ended. Plans issued later are not there, with all that they set, nor are units
        that only later documents name. Divisions have the name and ``code`` of the time; keys never change.

        Parameters
        ----------
        date : str
            ``2021-04-12``, or ``2021-04`` or ``2021`` for the last day of the month or year.

        Returns
        -------
        Graph
            This one, if the date leaves nothing out and changes no name. Asked again for the same date, it is equal.

        Raises
        ------
        UsageError
            If the date is none.

        Examples
        --------
        >>> import graphkit as gk
        >>> gk.wuhu().as_of("2019").labels()["Plan"]
        0
        """
        from graphkit.graph.dated import graph_as_of

        return graph_as_of(self, day_of(date))

    def nodes(self, label: str | None = None) -> pd.DataFrame:
        """Nodes as a frame.

        Parameters
        ----------
        label : str, optional
            Only these, with all their properties. Without it, all nodes.

        Returns
        -------
        pandas.DataFrame
            Of one label: ``key``, ``name``, ``aliases`` (tuples) and the label's properties. Of all: ``label``,
            ``key``, ``name``, ``aliases``.
        """
        if label is not None:
            self.node_table(label)
        return frames.nodes_frame(self._nodes, label)

    def links(self, type: str = "PARTNERS_WITH") -> pd.DataFrame:
        """Links of one type as a frame, with the names of both ends.

        Parameters
        ----------
        type : str
            The link type.

        Returns
        -------
        pandas.DataFrame
            Of partnerships: ``unit``, ``unit_id``, ``unit_label``, ``counterpart``, ``counterpart_id``,
            ``counterpart_label``, ``status``, ``rank``, ``task`` (its number in the body), ``task_id``, ``sectors``
            (tuples), ``since``, ``until``, ``what``, then the evidence: ``source``, ``quote``, ``start``, ``stop``,
            ``rule``, ``confidence``, and ``key``. Of other types the ends are ``from`` and ``to``, each with
            ``_id`` and ``_label``, followed by the type's properties, evidence and ``key``.
        """
        return frames.links_frame(self._nodes, type, self.link_table(type))

    def tasks(self) -> pd.DataFrame:
        """Tasks as a frame: by plan, body before annex, by number.

        Returns
        -------
        pandas.DataFrame
            ``id``, ``no``, ``part``, ``title``, ``responsible`` (names of units, tuples, in the document's order),
            ``responsible_groups``, ``due``, ``ongoing``, ``elaborates`` (key of the body task), ``minimum_status``,
            ``minimum_rank``, ``plan``, ``source``, ``quote``, ``start``, ``stop``.
        """
        return frames.tasks_frame(self._nodes, self._links)

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """The graph for NetworkX.

        Returns
        -------
        networkx.MultiDiGraph
            Nodes by key with ``label``, ``name``, ``aliases`` and properties; edges by key of the link with ``type``,
            evidence and properties. What a node or link does not have is left out, lists of texts are tuples.
        """
        with left_alone():
            return network.to_networkx(self._nodes, self._links)

    def query(self, text: str, /, **params: Any) -> pd.DataFrame:
        """Ask in Cypher, on the embedded engine.

        Parameters
        ----------
        text : str
            A query, or the id of one in the catalogue.
        **params
            Values for its ``$names``. A catalogued query that knows ``as_of`` asks the graph as of that day, today if
            it is not given.

        Returns
        -------
        pandas.DataFrame
            One column for each returned expression.

        Raises
        ------
        UsageError
            If there is no query of this id, a parameter is missing or unknown, or the query would change something.
        InputError
            If the engine refuses the text; the message has its words and the position.
        """
        import pandas as pd

        from graphkit.queries import check_params, find
        from graphkit.store import open_store

        if re.fullmatch(r"[\w-]+", text):
            query = find(text)
            text, params = query.text, check_params(query, params)
            if query.dated and (held := self.as_of(params["as_of"])) is not self:
                return held.query(text, **params)
        if self._store is None:
            # The graph never changes, so that its engine can serve until the graph goes.
            self._store = open_store(self)
            finalize(self, self._store.close)
        answer = self._store.run(text, params)
        return pd.DataFrame(answer.rows, columns=list(answer.columns))

    def save(self, path: str | Path) -> None:
        """Save as a folder of Parquet tables with a manifest, in place of what graph was there.

        Parameters
        ----------
        path : str or path
            The folder to be, usually ``name.graph``. The folder that it stands in must exist.

        Raises
        ------
        OutputError
            If something that is no graph stands there, or the folder cannot be written. What was there stays.
        """
        from graphkit.graph.saved import save

        save(self, Path(path))

    @classmethod
    def load(cls, path: str | Path) -> Graph:
        """Graph as it was saved.

        Parameters
        ----------
        path : str or path
            Folder that ``save`` wrote.

        Raises
        ------
        InputError
            If there is no such folder, it is no graph, it is damaged, or a newer graphkit wrote it.
        """
        from graphkit.graph.saved import load

        return load(Path(path))


def _place(remark: Remark) -> tuple[str, int, int, str, str, str, str]:
    r = remark
    return r.source, r.start, r.stop, r.kind, r.reason, r.quote, r.detail
