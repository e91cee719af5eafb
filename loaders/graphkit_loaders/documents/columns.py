"""Pages set in several columns: words in the order in which they are read, column after column.

Columns of running text are parted by a strip that no word crosses, and their lines reach from edge to edge; so they
are told from a table without lines, whose cells are short, and whose first row, the header, is short on every side.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graphkit_loaders.documents.printed import Box

_STRIP = 0.9
"""Least width of the strip between two columns, in heights of a letter."""

_WIDTH = 8
"""Least width of a column, in heights of a letter."""

_ROWS = 5
"""Least number of rows with words on both sides of a strip."""

_FULL = 0.6
"""Share of a column's lines that reach its right edge."""

_EDGE = 2.2
"""Room at the end of a line that still reaches the edge, in heights of a letter: a mark is not set at a line's head."""

_APART = 3.0
"""White between two rows, in heights of a letter, that parts what stands above from what stands below."""

_MOST_WORDS = 5_000
"""Words of a page from which no columns are looked for: no page that people read has as many."""

_DEPTH = 3
"""Strips within strips: four columns have three."""


Row = list["Box"]
"""Words at one height."""


def in_columns(boxes: Sequence[Box], depth: int = 0) -> list[list[Box]]:
    """Words of a page in groups, in the order in which the groups are read.

    Parameters
    ----------
    boxes : sequence of Box
        All words, in any order.
    depth : int
        Strips within which these words lie.

    Returns
    -------
    list of list of Box
        What stands above columns, each column from the left, what stands below; all in one group on a page without.
    """
    height = median(box.height for box in boxes) if boxes else 0.0
    rows = _rows(boxes, height)
    if depth < _DEPTH and len(rows) >= _ROWS and len(boxes) <= _MOST_WORDS:
        for strip in _strips(boxes, height):
            runs = [(_are_columns(run, strip, height, depth), run) for run in _runs(rows, strip, height)]
            if any(true for true, _ in runs):
                return _parted(runs, strip, depth)
    return [list(boxes)] if boxes else []


def _parted(runs: Sequence[tuple[bool, list[Row]]], strip: float, depth: int) -> list[list[Box]]:
    groups: list[list[Box]] = []
    whole: list[Box] = []
    for are_columns, run in runs:
        words = [box for row in run for box in row]
        if not are_columns:
            whole += words
            continue
        groups += in_columns(whole, depth + 1)
        whole = []
        for left in (True, False):
            groups += in_columns(_side(words, strip, left), depth + 1)
    return groups + in_columns(whole, depth + 1)


def _rows(boxes: Iterable[Box], height: float) -> list[Row]:
    found: list[Row] = []
    for box in sorted(boxes, key=lambda box: box.middle):
        if found and box.middle - found[-1][0].middle < 0.5 * height:
            found[-1].append(box)
        else:
            found.append([box])
    return [sorted(row, key=lambda box: box.left) for row in found]


def _strips(boxes: Iterable[Box], height: float) -> list[float]:
    """Where most words have white on their right and then another word, the most frequent place first."""
    ordered = sorted(boxes, key=lambda box: box.middle)
    heights = [box.middle for box in ordered]
    middles: dict[int, list[float]] = {}
    for box in ordered:
        beside = ordered[bisect_left(heights, box.middle - height) : bisect_right(heights, box.middle + height)]
        following = min((other.left for other in beside if other.left >= box.right), default=box.right)
        if following - box.right >= _STRIP * height:
            middle = (box.right + following) / 2
            middles.setdefault(round(middle / height), []).append(middle)
    often = sorted(middles.values(), key=len, reverse=True)[:4]
    return [median(some) for some in often if len(some) >= _ROWS / 2]


def _runs(rows: Iterable[Row], strip: float, height: float) -> list[list[Row]]:
    """Rows one after another that a word crosses the strip in, or in none of which one does."""
    runs: list[list[Row]] = []
    before = (False, 0.0)
    for row in rows:
        crossed = any(box.left < strip < box.right for box in row)
        top, bottom = min(box.top for box in row), max(box.bottom for box in row)
        if not runs or crossed != before[0] or top - before[1] > _APART * height:
            runs.append([])
        runs[-1].append(row)
        before = (crossed, bottom)
    return runs


def _are_columns(run: Sequence[Row], strip: float, height: float, depth: int) -> bool:
    """Whether rows are running text on both sides of a strip, in one column or several."""
    if any(box.left < strip < box.right for row in run for box in row):
        return False
    sides = [[row for row in (_side(row, strip, left) for row in run) if row] for left in (True, False)]
    if min(map(len, sides)) < _ROWS:
        return False
    headed = 0
    for side in sides:
        left, right = min(row[0].left for row in side), max(row[-1].right for row in side)
        full = [row[-1].right >= right - _EDGE * height for row in side]
        if right - left >= _WIDTH * height and sum(full) >= _FULL * len(full):
            headed += not full[0]
        elif len(in_columns([box for row in side for box in row], depth + 1)) == 1:
            return False
    return headed < 2


def _side(row: Row, strip: float, left: bool) -> Row:
    return [box for box in row if (box.right <= strip) == left]
