"""The tasks between the two columns, ordered by the rows that they touch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from graphkit.map.layout.tiers import HEAD, TOP

BOX = 44.0
"""Height that a task needs, with the gap below it."""


def tasks(base: Mapping[str, Any], touched: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """Put tasks into the middle of the tiers.

    Parameters
    ----------
    base : mapping
        The tiers.
    touched : mapping of str to sequence of str
        For every task, in its order, the rows that it has to do with.
    """
    height = max(base["h"], HEAD + TOP + BOX * len(touched) + 6)
    top, bottom = HEAD + TOP + BOX / 2, height - TOP - BOX / 2
    mean = {}
    for key, rows in touched.items():
        heights = [base["pos"][row][1] for row in rows if row in base["pos"]]
        mean[key] = sum(heights) / len(heights) if heights else bottom
    number = {key: place for place, key in enumerate(touched)}
    ordered = sorted(touched, key=lambda key: (mean[key], number[key]))
    step = (bottom - top) / max(1, len(ordered) - 1)
    middle = {key: ["M", round(top + step * place, 1)] for place, key in enumerate(ordered)}
    if len(ordered) == 1:
        middle = {ordered[0]: ["M", round(min(max(mean[ordered[0]], top), bottom), 1)]}
    return {**base, "h": round(height, 1), "pos": {**base["pos"], **middle}}
