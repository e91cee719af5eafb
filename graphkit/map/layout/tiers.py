"""The default picture: local units by kind on the left, counterparts by province and city on the right.

Only heights are decided here. A row has a column (``L``, ``R``; ``C0`` and ``C1`` in a shelf of units that nobody
works with) and a y; how far the columns stand apart is the browser's affair, so that the picture fills any window.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graphkit.map.layout.order import Columns, Tie, untangle

ROW, LEAST_ROW = 18.0, 15.5
"""Height of a row, and what it shrinks to where there are many."""
HEAD, TOP = 26.0, 4.0
GROUP_GAP, BLOCK_GAP, BAND_GAP = 10.0, 2.0, 8.0
ROOM = 700.0
"""Height that rows shrink for: a window of 1280 × 720 shows it with letters of 12 pixels."""
SHELF_FROM = 6
"""More uncovered units than this go to a shelf of two columns."""
STRETCH = 1.35
"""A row of the shorter side may be so much higher than one of the other."""


@dataclass(frozen=True)
class Band:
    """A strip at the edge: the rows of one kind on the left, of one province on the right, in blocks by city."""

    id: str
    blocks: list[list[str]]
    names: list[str | None] = field(default_factory=list)


def tiers(
    left: Sequence[Band], right: Sequence[Band], ties: Sequence[Tie], bare: Mapping[str, bool], shelf: bool = True
) -> dict[str, Any]:
    """Lay out two columns.

    Parameters
    ----------
    left, right : sequence of Band
        Rows by kind, and by province and city. A block of the left is not ordered beyond its band.
    ties : sequence of pairs
        Left and right row of every line.
    bare : mapping of str to bool
        Rows of the left that nobody works with.
    shelf : bool
        Whether many of them go to a shelf; in columns that scroll they come first instead.
    """
    groups = [[row for block in band.blocks for row in block] for band in left]
    open_ = [[row for row in group if not bare.get(row)] for group in groups]
    ordered = untangle(Columns(open_, [band.blocks for band in right]), ties)
    names = {id(band): dict(zip(map(frozenset, band.blocks), band.names, strict=True)) for band in right}
    closed = [[row for row in group if bare.get(row)] for group in groups]
    row = _row_height(ordered, closed, right, shelf)
    at: dict[str, list[Any]] = {}
    bands, shelves, y = [], [], HEAD + TOP
    for band, covered, uncovered in zip(left, ordered.left, closed, strict=True):
        start = y
        on_shelf = uncovered if shelf and len(uncovered) > SHELF_FROM else []
        rows = covered if on_shelf else [*covered, *uncovered] if shelf else [*uncovered, *covered]
        for key in rows:
            at[key] = ["L", round(y + row / 2, 1)]
            y += row
        if on_shelf:
            first = y = y + 3
            for place, key in enumerate(on_shelf):
                at[key] = [f"C{place % 2}", round(first + (place // 2 + 0.5) * (row + 1), 1)]
            y = first + math.ceil(len(on_shelf) / 2) * (row + 1)
            shelves.append({"kind": band.id, "y0": round(first, 1), "y1": round(y, 1), "rows": on_shelf})
        if y > start:
            bands.append({"kind": band.id, "y0": round(start, 1), "y1": round(y, 1)})
            y += GROUP_GAP
    left_height = y - GROUP_GAP if bands else y
    bars, blocks, height = _right(right, ordered.right, names, at, row, left_height)
    return {
        "h": round(max(left_height, height) + 6, 1),
        "row": row,
        "pos": at,
        "bands": bands,
        "bars": bars,
        "blocks": blocks,
        "shelves": shelves,
        "crossings": ordered.crossings(ties),
    }


def _gaps(right: Sequence[Band]) -> float:
    blocks = sum(max(0, len(band.blocks) - 1) for band in right)
    return BLOCK_GAP * blocks + BAND_GAP * max(0, sum(bool(band.blocks) for band in right) - 1)


def _row_height(ordered: Columns, closed: Sequence[Sequence[str]], right: Sequence[Band], shelf: bool) -> float:
    """Rows shrink a little where that lets a small window show them all, and never below what can be read."""
    number_right = sum(len(block) for band in ordered.right for block in band)
    shelved = [group for group in closed if shelf and len(group) > SHELF_FROM]
    number_left = sum(map(len, ordered.left)) + sum(map(len, closed))
    number_left -= sum(len(group) - math.ceil(len(group) / 2) for group in shelved)
    spare = GROUP_GAP * max(0, sum(bool(a or b) for a, b in zip(ordered.left, closed, strict=True)) - 1)
    fits = min(
        (ROOM - HEAD - TOP - spare - 4 * len(shelved)) / max(1, number_left),
        (ROOM - HEAD - TOP - _gaps(right)) / max(1, number_right),
    )
    return round(min(ROW, max(LEAST_ROW, fits)), 2)


def _right(
    right: Sequence[Band],
    ordered: Sequence[Sequence[Sequence[str]]],
    names: Mapping[int, Mapping[frozenset[str], str | None]],
    at: dict[str, list[Any]],
    row: float,
    left_height: float,
) -> tuple[list[dict[str, Any]], list[dict[str, Any]], float]:
    number = sum(len(block) for band in ordered for block in band)
    loose = _gaps(right)
    room = left_height - HEAD - TOP - loose
    step = min(max(row, room / max(1, number)), row * STRETCH)
    bars, blocks, y = [], [], HEAD + TOP
    for band, ordered_blocks in zip(right, ordered, strict=True):
        start = y
        for place, block in enumerate(ordered_blocks):
            y += BLOCK_GAP if place else 0
            first = y
            for key in block:
                at[key] = ["R", round(y + step / 2, 1)]
                y += step
            if name := names[id(band)].get(frozenset(block)):
                blocks.append({"name": name, "y0": round(first, 1), "y1": round(y, 1)})
        if y > start:
            bars.append({"id": band.id, "y0": round(start, 1), "y1": round(y, 1)})
            y += BAND_GAP
    return bars, blocks, y - BAND_GAP if bars else y
