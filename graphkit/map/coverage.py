"""The coverage matrix on one day: counterparts and best status of every unit in every province and sector."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from graphkit.map.columns import ELSEWHERE
from graphkit.map.pairs import Days, Pair, covers
from graphkit.model import status_rank

if TYPE_CHECKING:
    from graphkit.map.scene import Scene

Cells = dict[tuple[str, str], tuple[int, str]]
"""By key of the unit and column: number of counterparts (of ended ones where no other is left) and best status."""


class Coverage:
    """Counts counterparts as the rules do: each once, ended ones, alliances and groups left out."""

    def __init__(self, scene: Scene) -> None:
        self._days = scene.statements
        self._ties: list[tuple[str, str | None, Pair]] = []
        for pair in scene.pairs:
            if pair.nature != "partner":
                continue
            self._ties.append((pair.unit, scene.right[pair.counterpart].province, pair))
            if pair.counterpart in scene.left:
                # Two units of rosters: each is a counterpart of the other.
                self._ties.append((pair.counterpart, scene.left[pair.unit].province, pair))

    def by_province(self, day: int) -> Cells:
        """Cells by province, on a day given by its place."""
        return _cells([(unit, (province or ELSEWHERE,), pair) for unit, province, pair in self._ties], self._days, day)

    def by_sector(self, day: int) -> Cells:
        """Cells by sector, on a day given by its place."""
        return _cells([(unit, _sectors(pair), pair) for unit, _, pair in self._ties], self._days, day)


def _sectors(pair: Pair) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for s in pair.statements for name in s["sectors"] or ()))


def _cells(ties: Sequence[tuple[str, Sequence[str], Pair]], days: Days, day: int) -> Cells:
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for unit, columns, pair in ties:
        status = days.status(pair, day)
        if status is not None and (covers(pair, status) or status == "ended"):
            for column in columns:
                found[unit, column].append(status)
    cells: Cells = {}
    for cell, statuses in found.items():
        firm = [status for status in statuses if status != "ended"]
        cells[cell] = (len(firm or statuses), max(firm, key=status_rank) if firm else "ended")
    return cells
