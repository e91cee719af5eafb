"""Who is tied to whom: all statements about two units as one line with a history."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphkit.listings.names import rows as linked
from graphkit.listings.partnerships import in_force
from graphkit.model import COVERING_STATUS, PARTY_LABELS, status_rank

if TYPE_CHECKING:
    from graphkit.graph import Graph

Statement = dict[str, Any]

ENDED = "ended"
_COVERING = status_rank(COVERING_STATUS)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two units and what documents say about them.

    ``nature`` is ``partner`` where both can be counterparts, ``alliance`` where one is joined, ``vague`` where one
    names nobody, ``suggested`` where no document says anything.
    """

    unit: str
    counterpart: str
    nature: str
    statements: tuple[Statement, ...]
    why: str = ""

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


def status_at(pair: Pair, day: str) -> str | None:
    """Best status of a pair among what holds on a day; ``ended`` if something held before, none if nothing did.

    A status below the lowest that makes a counterpart is that of an acquaintance, and so named.
    """
    holding: list[str] = [s["status"] for s in pair.statements if s["status"] != ENDED and in_force(s, day)]
    if holding:
        return max(holding, key=status_rank)
    return ENDED if any(s["since"] is None or s["since"] <= day for s in pair.statements) else None


def covers(pair: Pair, status: str | None) -> bool:
    """Whether a pair with this status makes a counterpart."""
    return pair.nature == "partner" and status is not None and status_rank(status) >= _COVERING


def changes(pair: Pair, days: Sequence[str]) -> list[tuple[int, str | None]]:
    """Places among the days at which the status is another, with the new one."""
    found: list[tuple[int, str | None]] = []
    before = None
    for place, day in enumerate(days):
        now = status_at(pair, day)
        if now != before:
            found.append((place, now))
            before = now
    return found


def span(statement: Statement, days: Sequence[str]) -> tuple[int, int]:
    """First and last place among the days on which a statement holds; first after last if on none."""
    places = [place for place, day in enumerate(days) if in_force(statement, day)]
    return (places[0], places[-1]) if places else (len(days), -1)
