"""The problem without its words: demands, pairs that could be made, and what is asked of a choice.

A choice of pairs is best if it leaves the least demand open, then if it needs the fewest pairs, then if its cost is
lowest, where no counterpart may take more units than its room and a required pair is always among them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

Atom = tuple[str, str]
"""Kind and province of a counterpart: what a demand can tell apart."""


@dataclass(frozen=True, slots=True)
class Demand:
    """So many more counterparts of these atoms for a unit, or so many more provinces among them.

    ``empty`` are the provinces that count as new where ``distinct`` asks for provinces.
    """

    unit: str
    gap: str
    atoms: frozenset[Atom]
    need: int
    distinct: bool = False
    empty: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Total:
    """So many more pairs of all these units together, whatever the counterpart."""

    units: frozenset[str]
    gap: str
    need: int


@dataclass(frozen=True, slots=True)
class Pair:
    """A link that could be made: unit, counterpart, the counterpart's atom, and its cost without the load."""

    unit: str
    counterpart: str
    atom: Atom
    cost: int


@dataclass(frozen=True, slots=True)
class Problem:
    """What is demanded and what could be done.

    ``load`` is how many units a counterpart has already, ``max_load`` how many it may have; each costs
    ``load_cost`` times the number that are there before it.
    """

    demands: tuple[Demand, ...]
    pairs: tuple[Pair, ...]
    load: Mapping[str, int]
    max_load: int
    load_cost: int
    totals: tuple[Total, ...] = ()
    required: frozenset[tuple[str, str]] = field(default_factory=frozenset)

    def room(self, counterpart: str) -> int:
        """How many more units a counterpart may take."""
        return max(0, self.max_load - self.load.get(counterpart, 0))

    def cost(self, chosen: Iterable[Pair]) -> int:
        """Cost of a choice: its pairs, and what they load on the counterparts."""
        total = 0
        load = dict(self.load)
        for pair in chosen:
            total += pair.cost + self.load_cost * load.get(pair.counterpart, 0)
            load[pair.counterpart] = load.get(pair.counterpart, 0) + 1
        return total

    def closed(self, chosen: Iterable[Pair]) -> dict[Demand | Total, int]:
        """How much of each demand a choice closes, never more than it needs."""
        of_unit: dict[str, list[Pair]] = {}
        for pair in chosen:
            of_unit.setdefault(pair.unit, []).append(pair)
        found: dict[Demand | Total, int] = {}
        for demand in self.demands:
            fit = [pair for pair in of_unit.get(demand.unit, ()) if pair.atom in demand.atoms]
            number = len({p.atom[1] for p in fit if p.atom[1] in demand.empty}) if demand.distinct else len(fit)
            found[demand] = min(demand.need, number)
        for total in self.totals:
            found[total] = min(total.need, sum(len(of_unit.get(unit, ())) for unit in total.units))
        return found
