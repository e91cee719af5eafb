"""Nodes that push one another away and are held together by their lines, until they come to rest."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

STEPS = 300
WORK = 30_000_000
"""Pairs of nodes that are looked at in all, so that a large network takes fewer steps, not minutes."""


def springs(nodes: Sequence[str], lines: Iterable[tuple[str, str]]) -> dict[str, tuple[float, float]]:
    """Positions of the nodes of one component after Fruchterman and Reingold (1991).

    They start on a circle in the order given, so that the same network gives the same picture.

    Parameters
    ----------
    nodes : sequence of str
        The component.
    lines : iterable of pairs
        Its lines.
    """
    import numpy as np

    count = len(nodes)
    if count == 1:
        return {nodes[0]: (0.0, 0.0)}
    turn = np.arange(count) * (2 * math.pi / count)
    at = np.stack([np.cos(turn), np.sin(turn)], axis=1)
    number = {node: place for place, node in enumerate(nodes)}
    pulls = np.zeros((count, count))
    for one, other in lines:
        pulls[number[one], number[other]] = pulls[number[other], number[one]] = 1.0
    rest = 1.9 / math.sqrt(count)
    steps = max(30, min(STEPS, WORK // (count * count)))
    for step in range(steps):
        apart = at[:, None, :] - at[None, :, :]
        far = np.sqrt((apart**2).sum(axis=2))
        np.clip(far, 0.01, None, out=far)
        move = (apart * (rest * rest / far**2 - pulls * far / rest)[:, :, None]).sum(axis=1)
        length = np.clip(np.sqrt((move**2).sum(axis=1)), 0.01, None)
        at = at + move / length[:, None] * np.minimum(length, 0.2 * (1 - step / steps))[:, None]
    at = _lying(at)
    return {node: (float(at[place, 0]), float(at[place, 1])) for node, place in number.items()}


def _lying(at: Any) -> Any:
    """Turned so that it is wider than high: names need room at their sides."""
    import numpy as np

    at = at - at.mean(axis=0)
    _, axes = np.linalg.eigh(at.T @ at)
    wide = axes[:, 1] * (1 if axes[0, 1] >= 0 else -1)
    return np.stack([at @ wide, at @ np.array([-wide[1], wide[0]])], axis=1)
