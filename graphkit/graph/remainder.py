"""What is left of a graph when some of it is left out, without loose ends."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

if TYPE_CHECKING:
    from graphkit.graph.graph import Graph

ONLY_BY_DOCUMENTS = ("Zone", "Department", "Institution", "Alliance", "Group", "Sector")
"""Labels of nodes that are known only by what documents say. Divisions are there whether named or not."""

CONTAINMENT = "PART_OF"
"""The gazetteer states it, no document."""


class Remainder:
    """Tables of a graph with rows taken out; ``graph`` puts them together.

    Attributes
    ----------
    nodes, links : dict of str to pyarrow.Table
        What is left, to be replaced or cut.
    """

    def __init__(self, graph: Graph) -> None:
        from graphkit.model import LABELS, LINK_TYPES

        self._whole = graph
        self.nodes: dict[str, pa.Table] = {label: graph.node_table(label) for label in LABELS}
        self.links: dict[str, pa.Table] = {link_type: graph.link_table(link_type) for link_type in LINK_TYPES}
        self._gone: list[str] = []
        self._sources_gone: set[str] = set()

    def keep_links(self, link_type: str, mask: pa.Array) -> None:
        """Keep the links of a type for which a mask is true."""
        if not pc.all(mask).as_py() and len(mask):
            self.links[link_type] = self.links[link_type].filter(mask)

    def leave_out_plans(self, plans: Collection[str]) -> None:
        """Leave out plans with the tasks and targets that no other plan sets."""
        if not plans:
            return
        given = pa.array(sorted(plans), pa.string())
        sets = self.links["SETS"]
        of_plans = pc.is_in(sets["from_key"], given)
        spared = sets["to_key"].filter(pc.invert(of_plans)).combine_chunks()
        gone = [*plans, *sets["to_key"].filter(of_plans).to_pylist()]
        for label in ("Task", "Target"):
            table = self.nodes[label]
            gone += table["key"].filter(pc.fill_null(pc.is_in(table["plan"], given), False)).to_pylist()
        self._leave_out(set(gone) - set(spared.to_pylist()))
        partners = self.links["PARTNERS_WITH"]
        loose = pc.fill_null(pc.is_in(partners["task"], pa.array(gone, pa.string())), False)
        if pc.any(loose).as_py():
            place = partners.schema.get_field_index("task")
            tasks = pc.if_else(loose, pa.scalar(None, pa.string()), partners["task"])
            self.links["PARTNERS_WITH"] = partners.set_column(place, partners.schema.field(place), tasks)

    def leave_out_sources(self, keys: Collection[str]) -> None:
        """Leave out documents, but for those that a link which stays is stated by."""
        self._sources_gone |= set(keys)

    def graph(self) -> Graph:
        """What is left; the graph itself if that is all."""
        whole = self._whole
        changed = [name for name, table in self.links.items() if table is not whole.link_table(name)]
        if changed:
            self._leave_out_orphans(changed)
        sources, remarks, conflicts = whole.sources, whole.remarks, whole.conflicts
        if gone := self._sources_gone - self._still_stated():
            sources = tuple(source for source in sources if source.key not in gone)
            remarks = tuple(remark for remark in remarks if remark.source not in gone)
            conflicts = tuple(c for c in conflicts if not {c.kept_source, c.other_source} & gone)
        same = all(table is whole.link_table(name) for name, table in self.links.items()) and all(
            table is whole.node_table(name) for name, table in self.nodes.items()
        )
        if same and len(sources) == len(whole.sources):
            return whole
        return type(whole)(self.nodes, self.links, sources, remarks, conflicts)

    def _leave_out(self, keys: Iterable[str]) -> None:
        given = pa.array(sorted(set(keys)), pa.string())
        if not len(given):
            return
        for label, table in self.nodes.items():
            mask = pc.invert(pc.is_in(table["key"], given))
            if not pc.all(mask).as_py() and len(mask):
                self.nodes[label] = table.filter(mask)
        for link_type, table in self.links.items():
            loose = pc.or_(pc.is_in(table["from_key"], given), pc.is_in(table["to_key"], given))
            self.keep_links(link_type, pc.invert(loose))

    def _leave_out_orphans(self, changed: Iterable[str]) -> None:
        """Leave out nodes whose every statement went."""
        before = _ends([self._whole.link_table(name) for name in changed if name != CONTAINMENT])
        after = _ends([table for name, table in self.links.items() if name != CONTAINMENT])
        lost = before.filter(pc.invert(pc.is_in(before, after)))
        known = pa.chunked_array([self.nodes[label]["key"].combine_chunks() for label in ONLY_BY_DOCUMENTS])
        self._leave_out(lost.filter(pc.is_in(lost, known.combine_chunks())).to_pylist())

    def _still_stated(self) -> set[str]:
        if not self._sources_gone:
            return set()
        return {key for table in self.links.values() for key in pc.unique(table["source"]).to_pylist() if key}


def of_plan(graph: Graph, plan: str) -> Graph:
    """The graph with one plan's roster, tasks and targets, and all partnerships."""
    rest = Remainder(graph)
    rest.leave_out_plans([key for key in graph.node_table("Plan")["key"].to_pylist() if key != plan])
    return rest.graph()


def _ends(tables: list[pa.Table]) -> pa.Array:
    columns = [pc.unique(table[side]) for table in tables for side in ("from_key", "to_key")]
    return pc.unique(pa.concat_arrays([pa.array([], pa.string()), *columns]))
