"""The order of two columns of rows in which their lines cross least."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

SWAP_UNTIL = 160
"""Rows on both sides up to which neighbours are swapped too."""

ROUNDS = 24
SWAP_ROUNDS = 6

Tie = tuple[str, str]


@dataclass
class Columns:
    """Left rows by group; right rows by band and block (province and city)."""

    left: list[list[str]]
    right: list[list[list[str]]]

    def copy(self) -> Columns:
        """Another one with the same order."""
        return Columns([list(group) for group in self.left], [[list(b) for b in band] for band in self.right])

    def places(self) -> tuple[dict[str, int], dict[str, int]]:
        """Place of every row in its column."""
        left = {row: place for place, row in enumerate(row for group in self.left for row in group)}
        right = {row: place for place, row in enumerate(r for band in self.right for block in band for r in block)}
        return left, right

    def crossings(self, ties: Sequence[Tie]) -> int:
        """Pairs of straight lines that cross."""
        left, right = self.places()
        return crossings([(left[one], right[other]) for one, other in ties])


def crossings(lines: Iterable[tuple[int, int]]) -> int:
    """Number of pairs of lines between two columns that cross.

    Examples
    --------
    >>> crossings([(0, 1), (1, 0), (2, 2)])
    1
    """
    seen: list[int] = []
    found = 0
    for _, place in sorted(lines):
        found += len(seen) - bisect_right(seen, place)
        insort(seen, place)
    return found


def untangle(columns: Columns, ties: Sequence[Tie]) -> Columns:
    """Order rows inside their groups, and blocks inside their bands, so that fewer lines cross.

    Each row goes to the middle of the rows it is tied to, the two sides in turn (barycentres); the best order seen is
    kept, then neighbours are swapped while that helps. Ties keep the order there was, so that the result is stable.

    Parameters
    ----------
    columns : Columns
        The order to begin with; it stays as it is.
    ties : sequence of pairs
        Left and right row of every line.
    """
    right_of, left_of = defaultdict(list), defaultdict(list)
    for one, other in ties:
        right_of[one].append(other)
        left_of[other].append(one)
    now, best, least = columns.copy(), columns.copy(), columns.crossings(ties)
    for step in range(ROUNDS):
        left, right = now.places()
        if step % 2 == 0:
            middle = _middles(right, left, left_of)
            now.right = [
                sorted((sorted(b, key=middle.__getitem__) for b in band), key=lambda b: _mean([middle[r] for r in b]))
                for band in now.right
            ]
        else:
            middle = _middles(left, right, right_of)
            now.left = [sorted(group, key=middle.__getitem__) for group in now.left]
        score = now.crossings(ties)
        if score < least:
            least, best = score, now.copy()
    left, right = best.places()
    return best if len(left) + len(right) > SWAP_UNTIL else _swapped(best, ties, least)


def _middles(own: dict[str, int], other: dict[str, int], tied: dict[str, list[str]]) -> dict[str, float]:
    """Where each row would like to be, from 0 to 1; a row without lines stays where it is."""
    here, there = max(1, len(own)), max(1, len(other))
    return {
        row: _mean([other[r] for r in tied[row]]) / there if tied.get(row) else place / here
        for row, place in own.items()
    }


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _swapped(best: Columns, ties: Sequence[Tie], least: int) -> Columns:
    """Swap neighbours (rows in a group, blocks in a band) as long as that removes crossings."""
    for _ in range(SWAP_ROUNDS):
        before = least
        blocks = [*best.left, *(block for band in best.right for block in band)]
        for block in blocks:
            least = _swap_in(block, best, ties, least)
        for band in best.right:
            least = _swap_in(band, best, ties, least)
        if least == before:
            break
    return best


def _swap_in(row: list[Any], columns: Columns, ties: Sequence[Tie], least: int) -> int:
    for i in range(len(row) - 1):
        row[i], row[i + 1] = row[i + 1], row[i]
        now = columns.crossings(ties)
        if now < least:
            least = now
        else:
            row[i], row[i + 1] = row[i + 1], row[i]
    return least
