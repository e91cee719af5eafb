"""The sentences behind a finding: the one that demands, the ones that fell short, and those not understood."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Any

from graphkit.model import PARTY_LABELS, Evidence

if TYPE_CHECKING:
    from graphkit.graph import Graph

Row = dict[str, Any]

NEAR = 2
"""How many sentences that fell short a finding shows at most."""

NOT_UNDERSTOOD = ("no-link", "unresolved-name", "ambiguous-name", "row-not-read")
"""Kinds of remarks on a sentence that may hide a link."""

_COLUMNS = ["key", "from_key", "to_key", "source", "quote", "start", "stop", "rule", "confidence"]


class Proof:
    """Evidence of one graph as of a day, looked up when the first finding needs it.

    Parameters
    ----------
    graph : Graph
        What holds on the day.
    whole : Graph
        All that is known: what has ended says why nothing holds.
    day : str
        The day, an ISO date.
    """

    def __init__(self, graph: Graph, whole: Graph, day: str) -> None:
        self._graph, self._whole, self._day = graph, whole, day
        self._stated: dict[str, dict[str, Row]] = {}

    def stated(self, link_key: str) -> tuple[Evidence, ...]:
        """The sentence that states a link; none where no document does."""
        link_type = link_key.partition(":")[0]
        if link_type not in self._stated:
            rows = self._whole.link_table(link_type).select(_COLUMNS).to_pylist()
            self._stated[link_type] = {row["key"]: row for row in rows}
        return _evidence(self._stated[link_type][link_key])

    def target_for(self, plan: str, role: str) -> tuple[Evidence, ...]:
        """The first sentence by which a plan sets the units of a role a target."""
        keys = self._targets.get((plan, role), ())
        found = sorted((e for key in keys for e in self.stated(key)), key=lambda e: (e.source, e.start, e.stop))
        return tuple(found[:1])

    def near(self, unit: str, below: int | None = None) -> tuple[Evidence, ...]:
        """The strongest sentences on a unit's links, of those under a status if one is told."""
        rows = [row for row in self._links_of[unit] if below is None or (row["rank"] or 0) < below]
        rows.sort(key=lambda row: (-(row["rank"] or 0), row["key"]))
        found = dict.fromkeys(e for row in rows for e in _evidence(row))
        return tuple(found)[:NEAR]

    def unread(self, unit: str) -> int:
        """How many sentences that were not understood name a unit."""
        return sum(any(name in quote for name in self._names.get(unit, ())) for quote in self._not_understood)

    def of_pair(self, unit: str, partner: str, source: str, mark: str) -> tuple[Evidence, ...]:
        """The first sentence of a document on two units that bears a date or status."""
        pair = {unit, partner}
        for row in self._links_of[unit]:
            told = (row["since"], row["until"], row["status"])
            if {row["from_key"], row["to_key"]} == pair and row["source"] == source and mark in told:
                return _evidence(row)
        return ()

    def file(self, source: str) -> str:
        """Name of the file of a document."""
        return self._files.get(source, source)

    def title(self, plan: str) -> str:
        """Title of a plan, else its name, else its key."""
        return self._titles.get(plan) or plan

    def plans(self, row: Row) -> tuple[str, ...]:
        """Keys of the plans whose gap a row is: those that it names, else those of the documents that it names."""
        named = [row.get("plan"), row["other"] if row.get("other") in self._titles else None]
        stated = [self._plan_of.get(row.get("source")), self._plan_of.get(row.get("other"))]
        return tuple(dict.fromkeys(key for key in (*named, *stated) if key))

    @cached_property
    def _files(self) -> dict[str, str]:
        return {source.key: source.file for source in self._whole.sources}

    @cached_property
    def _plan_of(self) -> dict[str | None, str]:
        rows = self._graph.node_table("Plan").select(["key", "source"]).to_pylist()
        return {row["source"]: row["key"] for row in rows if row["source"]}

    @cached_property
    def _titles(self) -> dict[str, str]:
        rows = self._graph.node_table("Plan").select(["key", "title", "name"]).to_pylist()
        return {row["key"]: row["title"] or row["name"] for row in rows}

    @cached_property
    def _targets(self) -> dict[tuple[str, str], list[str]]:
        scope = {
            row["key"]: row["scope"] for row in self._graph.node_table("Target").select(["key", "scope"]).to_pylist()
        }
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for row in self._graph.link_table("SETS").select(["key", "from_key", "to_key"]).to_pylist():
            if row["to_key"] in scope:
                found[row["from_key"], scope[row["to_key"]]].append(row["key"])
        return found

    @cached_property
    def _links_of(self) -> dict[str, list[Row]]:
        from graphkit.graph.dated import begun, dates_of

        found: dict[str, list[Row]] = defaultdict(list)
        links = self._whole.link_table("PARTNERS_WITH")

        said = links.filter(begun(links, dates_of(self._whole), self._day))
        for row in said.select([*_COLUMNS, "rank", "status", "since", "until"]).to_pylist():
            for end in {row["from_key"], row["to_key"]}:
                found[end].append(row)
        return found

    @cached_property
    def _names(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for label in PARTY_LABELS:
            for row in self._graph.node_table(label).select(["key", "name", "aliases"]).to_pylist():
                found[row["key"]] = tuple(name for name in (row["name"], *(row["aliases"] or ())) if name)
        return found

    @cached_property
    def _not_understood(self) -> tuple[str, ...]:
        places = {(r.source, r.start, r.stop): r.quote for r in self._graph.remarks if r.kind in NOT_UNDERSTOOD}
        return tuple("".join(quote.split()) for quote in places.values())


def _evidence(row: Row) -> tuple[Evidence, ...]:
    if row["source"] is None or row["start"] is None:
        return ()
    confidence = 1.0 if row["confidence"] is None else row["confidence"]
    return (Evidence(row["source"], row["quote"] or "", row["start"], row["stop"], row["rule"] or "", confidence),)
