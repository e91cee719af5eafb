"""Links added, ended and changed, by pairs of units: one pass over each graph's links, so that it stays linear."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphkit.comparison.records import LinkChange
from graphkit.model import STATUSES, Evidence

if TYPE_CHECKING:
    from graphkit.graph import Graph

Pair = tuple[str, str]
"""Keys of two units, the lesser first."""

_COLUMNS = ("from_key", "to_key", "status", "since", "until", "rank")


@dataclass(slots=True)
class _State:
    """The strongest statement on two units: of equals the earliest, then the last."""

    row: int
    rank: int
    since: str | None
    until: str | None

    def told(self) -> tuple[int, str | None, str | None]:
        return self.rank, self.since, self.until


def pair_states(graph: Graph) -> dict[Pair, _State]:
    """State of every pair of units that a partnership ties."""
    found: dict[Pair, _State] = {}
    table = graph.link_table("PARTNERS_WITH").select(_COLUMNS)
    rank_of = {status: rank for rank, status in enumerate(STATUSES)}
    columns = (column.to_pylist() for column in table.columns)
    for row, (a, b, status, since, until, rank) in enumerate(zip(*columns, strict=True)):
        pair = (a, b) if a < b else (b, a)
        rank = rank_of.get(status, rank if rank is not None else -1)
        before = found.get(pair)
        if before is None or _stronger(rank, since, until, before):
            found[pair] = _State(row, rank, since, until)
    return found


def _stronger(rank: int, since: str | None, until: str | None, before: _State) -> bool:
    if rank != before.rank:
        return rank > before.rank
    if since != before.since:
        return (since or "") < (before.since or "")
    return (until or "~") > (before.until or "~")


def link_changes(old: Graph, new: Graph, known: Collection[Pair]) -> Iterator[LinkChange]:
    """Changes from what held in one graph to what holds in another, by pair.

    Parameters
    ----------
    old, new : Graph
        As of their days.
    known : collection of Pair
        Pairs that the newer documents speak of, whether or not they still work together.
    """
    before, after = pair_states(old), pair_states(new)
    changed = [pair for pair, state in before.items() if pair not in after or after[pair].told() != state.told()]
    changed += [pair for pair in after if pair not in before]
    changed.sort()
    tell = _Teller(old, new, [before.get(pair) for pair in changed], [after.get(pair) for pair in changed])
    for pair in changed:
        one, other = before.get(pair), after.get(pair)
        if one is None:
            change = "added"
        elif other is None:
            change = "ended" if pair in known else "gone"
        else:
            change = "status" if one.rank != other.rank else "dates"
        yield tell.change(change, one, other)


class _Teller:
    """Looks up the words of changes, all at once and only of what changed.

    Parameters
    ----------
    old, new : Graph
        As of their days.
    before, after : sequence of _State or None
        States of the changed pairs; of one that has a newer state that is told.
    """

    def __init__(self, old: Graph, new: Graph, before: Sequence[_State | None], after: Sequence[_State | None]) -> None:
        gone = [one.row for one, other in zip(before, after, strict=True) if one is not None and other is None]
        there = [other.row for other in after if other is not None]
        self._gone, self._there = _rows(old, gone), _rows(new, there)
        self._names: dict[str, str] = {}
        for graph in (old, new):
            for label in graph.labels():
                table = graph.node_table(label)
                self._names.update(zip(table["key"].to_pylist(), table["name"].to_pylist(), strict=True))

    def change(self, change: str, one: _State | None, other: _State | None) -> LinkChange:
        """The record of a change between two states."""
        if other is not None:
            row = self._there[other.row]
        else:
            assert one is not None
            row = self._gone[one.row]
        evidence: tuple[Evidence, ...] = ()
        if row["source"] is not None and row["start"] is not None:
            told = (row["source"], row["quote"] or "", row["start"], row["stop"], row["rule"] or "", row["confidence"])
            evidence = (Evidence(*told),)
        return LinkChange(
            change,
            self._names[row["from_key"]], row["from_key"], self._names[row["to_key"]], row["to_key"],
            _status(one), _status(other),
            one.since if one else None, other.since if other else None,
            one.until if one else None, other.until if other else None,
            evidence,
        )  # fmt: skip


def _rows(graph: Graph, places: list[int]) -> dict[int, dict[str, Any]]:
    """Rows of the partnerships by their places."""
    columns = ("from_key", "to_key", "source", "quote", "start", "stop", "rule", "confidence")
    table = graph.link_table("PARTNERS_WITH").select(columns).take(places) if places else None
    return dict(zip(places, table.to_pylist(), strict=True)) if table is not None else {}


def _status(state: _State | None) -> str | None:
    return STATUSES[state.rank] if state is not None and state.rank >= 0 else None
