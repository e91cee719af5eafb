"""Who works with whom, by province: the coverage matrix."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from graphkit.listings.counts import roster
from graphkit.listings.names import named, rows
from graphkit.model import COVERING_STATUS, PARTY_LABELS, STATUSES, status_rank

if TYPE_CHECKING:
    from graphkit.graph import Graph


@dataclass(slots=True)
class Square:
    """One unit and one province: the counterparts there by key, each with its name and the rank of its furthest link.

    ``ended`` holds the names of those with whom it is over, and nothing else is known.
    """

    counterparts: dict[str, tuple[str, int]] = field(default_factory=dict)
    ended: dict[str, str] = field(default_factory=dict)

    @property
    def status(self) -> str | None:
        """How far the furthest of its links has come; none without a counterpart."""
        ranks = [rank for _, rank in self.counterparts.values()]
        return STATUSES[max(ranks)] if ranks else ("ended" if self.ended else None)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the counterparts, by key."""
        return tuple(self.counterparts[key][0] for key in sorted(self.counterparts))


@dataclass(frozen=True, slots=True)
class Covered:
    """One unit of the roster, or the city itself, with its squares by the code of the province."""

    role: str
    unit_id: str
    unit: str
    squares: dict[str | None, Square]

    @property
    def counterparts(self) -> int:
        """How many counterparts it has, wherever they lie."""
        return len({key for square in self.squares.values() for key in square.counterparts})


Squares = dict[str, dict[str | None, Square]]

CITY = "city"
"""Role of the division that issued a plan, which stands in no roster."""


def coverage(graph: Graph, as_of: str) -> list[Covered]:
    """Counterparts of every unit that the plans must cover, and of the cities that issued them, by province.

    Parameters
    ----------
    graph : Graph
        Where to look.
    as_of : str
        Only what holds on this day; what had ended by then is told apart.

    Returns
    -------
    list of Covered
        By role and key. A counterpart is a division, zone, department or institution with a link of at least
        ``planned``, whichever end of it; it counts once, however many sentences state it.
    """
    held = graph.as_of(as_of)
    units = {
        CITY: _issuers(held),
        **{role: [(unit["key"], unit["name"]) for unit in some] for role, some in roster(held).items()},
    }
    wanted = {key for some in units.values() for key, _ in some}
    squares = _squares(held, wanted)
    _add_ended(squares, graph, as_of, wanted)
    return [Covered(role, key, name, squares.get(key, {})) for role, some in units.items() for key, name in some]


def provinces(graph: Graph, covered: Iterable[Covered]) -> list[tuple[str | None, str]]:
    """Provinces of the matrix, code and name: those that targets name, then others by code, unknown ones last."""
    demanded = dict.fromkeys(
        code for codes in graph.node_table("Target").column("provinces").to_pylist() for code in sorted(codes or ())
    )
    there = {code for unit in covered for code in unit.squares}
    others = sorted(code for code in there if code is not None and code not in demanded)
    names = {node.key: node.name for node in named(graph, ("Division",)).values()}
    found: list[tuple[str | None, str]] = [(code, names.get(code, code)) for code in (*sorted(demanded), *others)]
    return [*found, (None, "")] if None in there else found


def _issuers(graph: Graph) -> list[tuple[str, str]]:
    names = {node.key: node.name for node in named(graph, ("Division",)).values()}
    keys = sorted({key for key in graph.node_table("Plan").column("issuer").to_pylist() if key})
    return [(key, names.get(key, key)) for key in keys]


def _squares(graph: Graph, wanted: set[str]) -> Squares:
    names, province = _parties(graph)
    found: Squares = {}
    for one, other, row in _pairs(graph, wanted):
        if (row["rank"] or 0) >= status_rank(COVERING_STATUS):
            square = found.setdefault(one, {}).setdefault(province.get(other), Square())
            known = square.counterparts.get(other, ("", 0))[1]
            square.counterparts[other] = (names[other], max(known, row["rank"]))
    return found


def _add_ended(squares: Squares, graph: Graph, as_of: str, wanted: set[str]) -> None:
    """Name those with whom a link had ended by a day, and nothing else holds."""
    names, province = _parties(graph)
    for one, other, row in _pairs(graph, wanted):
        over = row["until"] is not None and row["until"] + "~" < as_of and row["rank"] != status_rank("visit")
        living = squares.get(one, {}).get(province.get(other))
        if over and not (living and other in living.counterparts):
            squares.setdefault(one, {}).setdefault(province.get(other), Square()).ended[other] = names[other]


def _pairs(graph: Graph, wanted: set[str]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Links between units that are wanted and counterparts, seen from each end that is wanted."""
    for row in rows(graph, "PARTNERS_WITH"):
        if row["from_key"] != row["to_key"] and {row["from_label"], row["to_label"]} <= set(PARTY_LABELS):
            for one, other in ((row["from_key"], row["to_key"]), (row["to_key"], row["from_key"])):
                if one in wanted:
                    yield one, other, row


def _parties(graph: Graph) -> tuple[dict[str, str], dict[str, str | None]]:
    """Name and province of every unit."""
    names = {node.key: node.name for node in named(graph, PARTY_LABELS).values()}
    tables = [graph.node_table(label).select(["key", "province"]).to_pylist() for label in PARTY_LABELS]
    return names, {row["key"]: row["province"] for table in tables for row in table}
