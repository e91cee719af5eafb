"""Visits on the side: those who came to see the document's own division went on to somebody else."""

from __future__ import annotations

from collections.abc import Iterable

from graphkit.model import Node
from graphkit_loaders.gazetteer import Gazetteer
from graphkit_loaders.reader.pairs import Pair
from graphkit_loaders.reader.sides import belongs, seat

_PEOPLE = ("people-there", "people-stay", "people-within", "sends", "sent-from", "does-for", "helped-there")
_LOOSE = frozenset(("frame", "exchange", "opposite", "opposite-parts", *_PEOPLE))
"""Rules that ask little of the words between two units, or tell of people that one has with the other."""
_RULES = ("visit", "visit-list")
"""Patterns of which the first side goes to the second."""


def without_side_trips(pairs: Iterable[Pair], gaz: Gazetteer, home: str | None) -> tuple[Pair, ...]:
    """Leave out visits between two others of whom one is a partner of the document's own division.

    丙市 comes to sign with 甲县, whose news it is, and calls on a school in 丁县 before it leaves: that is part of its
    journey to 甲县 and no dealing with 丁县.
    """
    every = tuple(pairs)
    if home is None or all(pair.rule not in _RULES for pair in every):
        return every
    partners: set[str] = set()
    for pair in every:
        here = [belongs(gaz, home, node) for node in (pair.unit, pair.counterpart)]
        if pair.rule not in _RULES and any(here) and not all(here):
            partners.update(_city(gaz, pair.unit if here[1] else pair.counterpart))

    def aside(pair: Pair) -> bool:
        if pair.rule not in _RULES or any(belongs(gaz, home, node) for node in (pair.unit, pair.counterpart)):
            return False
        return not partners.isdisjoint(_city(gaz, pair.unit))

    return tuple(pair for pair in every if not aside(pair))


def without_parts(pairs: Iterable[Pair], gaz: Gazetteer) -> tuple[Pair, ...]:
    """Leave out what loose stages read of a division and a unit of its partner, where the partnership is stated.

    Teachers of 甲区 at a school of 乙县 are part of what 甲区 and 乙县 have together.
    """
    every = tuple(pairs)
    stated = {_cities(gaz, pair) for pair in every if pair.rule not in _LOOSE and pair.status != "visit"}

    def part(pair: Pair) -> bool:
        labels = {pair.unit.label, pair.counterpart.label}
        mixed = "Division" in labels and not labels.isdisjoint(("Institution", "Department"))
        return mixed and pair.rule in _LOOSE and _cities(gaz, pair) in stated

    return tuple(pair for pair in every if not part(pair))


def _cities(gaz: Gazetteer, pair: Pair) -> frozenset[tuple[str, ...]]:
    """The cities of the two sides of a pair."""
    return frozenset((_city(gaz, pair.unit), _city(gaz, pair.counterpart)))


def _city(gaz: Gazetteer, node: Node) -> tuple[str, ...]:
    """The city that a unit is or lies in, else what is known of where it lies."""
    code = seat(node)
    return (gaz.city(code[:6]) or code,) if code is not None else ()
