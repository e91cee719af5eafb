"""The shape of the network: every component laid out for itself and packed, units without a link on a shelf."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from graphkit.map.layout.order import Tie
from graphkit.map.layout.springs import springs

if TYPE_CHECKING:
    import networkx as nx

WIDTH, HEIGHT = 1120.0, 800.0
SLOT, SHELF_ROW = 215.0, 30.0


def network(ties: Sequence[Tie], alone: Sequence[str]) -> dict[str, Any]:
    """Lay out a network.

    Parameters
    ----------
    ties : sequence of pairs
        Lines, in a fixed order.
    alone : sequence of str
        Units without a line.
    """
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    graph.add_edges_from(ties)
    number = {node: place for place, node in enumerate(graph)}
    parts = [sorted(part, key=number.__getitem__) for part in nx.connected_components(graph)]
    parts.sort(key=lambda part: (-len(part), number[part[0]]))
    per_row = int((WIDTH - 40) // SLOT)
    shelf = math.ceil(len(alone) / per_row) * SHELF_ROW + 70 if alone else 0.0
    # Many units on the shelf: the picture grows, the network keeps its room.
    height = max(HEIGHT, shelf + HEIGHT / 2)
    at: dict[str, list[float]] = {}
    bottom = _pack(graph, parts, height - shelf, at) if parts else 20.0
    for place, unit in enumerate(alone):
        at[unit] = [44 + (place % per_row) * SLOT, bottom + 62 + (place // per_row) * SHELF_ROW]
    return {
        "pos": {key: [round(x, 1), round(y, 1)] for key, (x, y) in at.items()},
        "w": WIDTH,
        "h": round(bottom + shelf + 10, 1),
        "shelfY": round(bottom + 14, 1) if alone else None,
    }


def _pack(graph: nx.Graph[str], parts: Sequence[list[str]], height: float, at: dict[str, list[float]]) -> float:
    area = sum(len(part) + 1.5 for part in parts)
    x, y, row = 20.0, 20.0, 0.0
    for part in parts:
        side = math.sqrt(height * WIDTH * 0.74 * (len(part) + 1.5) / area)
        wide, high = max(side * 1.3, 360.0), max(side / 1.3, 84.0) if len(part) > 2 else 46.0
        if len(parts) == 1:
            wide, high = WIDTH - 40, height - 40
        wide = min(wide, WIDTH - 40)
        if x + wide > WIDTH and x > 20:
            x, y, row = 20.0, y + row, 0.0
        raw = springs(part, graph.edges(part))
        xs, ys = [p[0] for p in raw.values()], [p[1] for p in raw.values()]
        across = (max(xs) - min(xs)) or 1.0
        down = max(max(ys) - min(ys), across / 8)
        for node, (px, py) in raw.items():
            at[node] = [
                x + 88 + (px - min(xs)) / across * max(20.0, wide - 196),
                y + high / 2 + (py - (min(ys) + max(ys)) / 2) / down * max(16.0, high - 36),
            ]
        x, row = x + wide, max(row, high)
    return y + row + 20
