"""Who is tied to whom: all statements about two units as one line with a history."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphkit.graph.dated import begun, dates_of, holding
from graphkit.listings.names import rows as linked
from graphkit.model import COVERING_STATUS, PARTY_LABELS, status_rank
from graphkit.today import last_day

if TYPE_CHECKING:
    from graphkit.graph import Graph

Statement = dict[str, Any]

ENDED = "ended"
_COVERING = status_rank(COVERING_STATUS)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two units and what documents say about them.

    ``nature`` is ``partner`` where both can be counterparts, ``alliance`` where one is joined, ``vague`` where one
    names nobody, ``suggested`` where no document says anything: then ``why`` tells the reason, in Chinese and English.
    """

    unit: str
    counterpart: str
    nature: str
    statements: tuple[Statement, ...]
    why: tuple[str, str] = ("", "")

    @property
    def id(self) -> str:
        """Both keys."""
        return f"{self.unit}>{self.counterpart}"


def pairs(graph: Graph, roles: Mapping[str, str]) -> list[Pair]:
    """All pairs in the order of the documents; the unit of a roster comes first, whichever way a sentence puts it.

    Parameters
    ----------
    graph : Graph
        Where to look.
    roles : mapping of str to str
        Role of every unit of a roster.
    """
    found: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    natures: dict[tuple[str, str], str] = {}
    for link in linked(graph, "PARTNERS_WITH"):
        one, other = link["from_key"], link["to_key"]
        if one == other:
            continue
        if (one not in roles and other in roles) or (other, one) in found:
            one, other = other, one
        found[one, other].append(link)
        natures[one, other] = _nature({link["from_label"], link["to_label"]})
    return [Pair(one, other, natures[one, other], tuple(links)) for (one, other), links in found.items()]


def _nature(labels: set[str]) -> str:
    if "Group" in labels:
        return "vague"
    return "alliance" if not labels <= set(PARTY_LABELS) else "partner"


class Days:
    """Which statements had begun, and which held, on each of some days."""

    def __init__(self, graph: Graph, days: Sequence[str]) -> None:
        links, dated = graph.link_table("PARTNERS_WITH"), dates_of(graph)
        keys = links.column("key").to_pylist()
        self.held: list[set[str]] = []
        self.begun: list[set[str]] = []
        for day in map(last_day, days):
            for found, told in ((self.held, holding(links, dated, day)), (self.begun, begun(links, dated, day))):
                found.append({key for key, yes in zip(keys, told.to_pylist(), strict=True) if yes})

    def status(self, pair: Pair, place: int) -> str | None:
        """Best status of a pair among what holds on a day; ``ended`` if something held before, none if nothing did."""
        holding: list[str] = [s["status"] for s in pair.statements if s["key"] in self.held[place]]
        if holding:
            return max(holding, key=status_rank)
        return ENDED if any(s["key"] in self.begun[place] for s in pair.statements) else None

    def history(self, pair: Pair) -> list[tuple[int, str | None]]:
        """Places among the days at which the status of a pair is another, with the new one."""
        found: list[tuple[int, str | None]] = []
        before = None
        for place in range(len(self.held)):
            now = self.status(pair, place)
            if now != before:
                found.append((place, now))
                before = now
        return found

    def first(self, statement: Statement) -> int:
        """First place among the days at which a statement had begun; -1 where there is none."""
        return next((place for place, keys in enumerate(self.begun) if statement["key"] in keys), -1)


def covers(pair: Pair, status: str | None) -> bool:
    """Whether a pair with this status makes a counterpart."""
    return pair.nature == "partner" and status is not None and status_rank(status) >= _COVERING
