"""Lines that say the same of several units and several counterparts meet in one point instead of crossing.

Three departments with the same four partners are twelve lines that cross eighteen times; drawn through one point they
are seven, and none of them crosses another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

LEAST = 2
"""Units, and counterparts, that make a bundle."""


@dataclass(frozen=True)
class Bundle:
    """Units each of which has a line to each of the counterparts; ``lines`` are their numbers."""

    units: tuple[str, ...]
    counterparts: tuple[str, ...]
    lines: tuple[int, ...]


def bundles(lines: Sequence[tuple[str, str, Hashable]]) -> list[Bundle]:
    """Bundles among lines, none of which is in two of them.

    Parameters
    ----------
    lines : sequence of tuple
        Unit, counterpart, and what must be the same for lines to be bundled.

    Examples
    --------
    >>> [b.units for b in bundles([(u, c, "planned") for u in "ab" for c in "xyz"])]
    [('a', 'b')]
    """
    number: dict[tuple[str, Hashable], dict[str, int]] = defaultdict(dict)
    for place, (unit, counterpart, look) in enumerate(lines):
        number[unit, look][counterpart] = place
    alike: dict[tuple[Hashable, frozenset[str]], list[str]] = defaultdict(list)
    for (unit, look), ends in number.items():
        if len(ends) >= LEAST:
            alike[look, frozenset(ends)].append(unit)
    return [
        Bundle(
            tuple(units),
            tuple(number[units[0], look]),
            tuple(number[unit, look][end] for unit in units for end in number[unit, look]),
        )
        for (look, _), units in alike.items()
        if len(units) >= LEAST
    ]
