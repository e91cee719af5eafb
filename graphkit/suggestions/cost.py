"""What a link between a unit and a candidate would cost, term by term."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from graphkit.analysis.distance import Seat, kilometres, seat
from graphkit.analysis.ties import Network, Tie, edges, name, ties
from graphkit.model import COVERING_STATUS, status_rank
from graphkit.suggestions.candidates import Candidate
from graphkit.suggestions.weights import Weights


@dataclass(frozen=True, slots=True)
class Terms:
    """Points of each term; ``km`` between the seats, ``common`` the sectors that both have in mind.

    ``sectors_known`` tells whether both have any, so that having none in common means something.
    """

    sector: int
    level: int
    distance: int
    tie: int
    km: float | None
    common: tuple[str, ...]
    sectors_known: bool
    how_tied: str
    """unit: a visit or the like; city: the city of the unit works with that of the candidate; else empty."""

    @property
    def points(self) -> int:
        """All together, without the load."""
        return self.sector + self.level + self.distance + self.tie


class Costs:
    """Costs over one graph."""

    def __init__(self, network: Network, weights: Weights) -> None:
        self._network = network
        self._weights = weights
        self._ties = ties(network)
        self._seats: dict[str, Seat | None] = {}
        self._sectors = _sectors_of_units(network, self._ties)
        self._sectors_there = _sectors_of_places(network, self._ties)
        self._near = _acquaintances(network)
        self._cities = {(_city(network, tie.unit), _city(network, tie.counterpart)) for tie in self._ties} - {
            (None, None)
        }

    def existing(self) -> list[Tie]:
        """Ties that are there already."""
        return self._ties

    def terms(self, unit: str, other: Candidate) -> Terms:
        """The terms of one pair."""
        weights = self._weights
        mine = self._sectors.get(unit, frozenset())
        theirs: frozenset[str] = frozenset().union(
            *(self._sectors_there.get(key, frozenset()) for key in (other.key, other.county, other.city) if key)
        )
        common = mine & theirs
        known = bool(mine and theirs)
        if unit not in self._seats:
            self._seats[unit] = seat(self._network, unit)
        here = self._seats[unit]
        km = None
        if here and other.lon is not None and other.lat is not None:
            km = kilometres(here, (other.lon, other.lat, "own"))
        far = weights.distance_unknown_km if km is None else min(km, weights.distance_most_km)
        how = "unit" if (unit, other.key) in self._near else ""
        if not how and (_city(self._network, unit), other.city) in self._cities:
            how = "city"
        return Terms(
            sector=_half_up(weights.sector * (2 - 2 * len(common) / len(mine) if known else 1)),
            level=_half_up(weights.level * 2 * self._misfit(unit, other)),
            distance=round(weights.distance * far / 100),
            tie=_half_up(weights.tie * {"unit": 0, "city": 1, "": 2}[how]),
            km=km,
            common=tuple(sorted(common)),
            sectors_known=known,
            how_tied=how,
        )

    def _misfit(self, unit: str, other: Candidate) -> float:
        """0 where level and class fit, 1 where they do not, half where they are related."""
        told = self._network.nodes[unit]
        if told["label"] == "Zone":
            if other.kind != "zone":
                return 1
            mine = str(told.get("class") or "")
            if mine == other.sort:
                return 0
            return 0.5 if self._weights.classes_related(mine, other.sort) else 1
        if told["label"] == "Division" and told.get("level") == "county":
            if other.kind != "county":
                return 1
            return 0 if name(self._network, unit)[-1] == other.sort else 1
        return 0 if other.kind == "city" else 1


def _half_up(twice: float) -> int:
    """Half of twice the points, as a whole number."""
    return int(twice / 2 + 0.5)


def _city(network: Network, key: str) -> str | None:
    found = network.nodes[key].get("city")
    return str(found) if found else None


def _sectors_of_units(network: Network, found: list[Tie]) -> dict[str, frozenset[str]]:
    """Sectors of each unit: those of its ties, and of the tasks that make it responsible by name."""
    of_task: dict[str, set[str]] = {}
    for task, sector, _ in edges(network, "COVERS"):
        of_task.setdefault(task, set()).add(name(network, sector))
    sectors: dict[str, set[str]] = {}
    for tie in found:
        sectors.setdefault(tie.unit, set()).update(tie.sectors)
    for unit, task, told in edges(network, "RESPONSIBLE_FOR"):
        if told.get("basis") == "named":
            sectors.setdefault(unit, set()).update(of_task.get(task, ()))
    return {unit: frozenset(some) for unit, some in sectors.items() if some}


def _sectors_of_places(network: Network, found: list[Tie]) -> dict[str, frozenset[str]]:
    """Sectors that the ties of a counterpart concern."""
    sectors: dict[str, set[str]] = {}
    for tie in found:
        sectors.setdefault(tie.counterpart, set()).update(tie.sectors)
    return {key: frozenset(some) for key, some in sectors.items() if some}


def _acquaintances(network: Network) -> set[tuple[str, str]]:
    """Pairs with a link that makes no counterpart: a visit, a membership."""
    below = status_rank(COVERING_STATUS)
    found: set[tuple[Any, Any]] = set()
    for a, b, told in edges(network, "PARTNERS_WITH"):
        if 0 < told.get("rank", 0) < below:
            found |= {(a, b), (b, a)}
    return found
