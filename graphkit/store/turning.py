"""What turns one state of a graph into another: rows that go, rows that come, rows that are others now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc


@dataclass(frozen=True, slots=True)
class Turn:
    """Differences of two tables: keys of rows that are gone, rows that are new, and new values of known rows."""

    gone: list[str]
    new: pa.Table
    changed: pa.Table

    @property
    def replaced(self) -> tuple[list[str], pa.Table]:
        """The same where rows cannot be changed: keys to take out, rows to put in."""
        return [*self.gone, *self.changed["key"].to_pylist()], pa.concat_tables([self.new, self.changed])


def turn(before: pa.Table, after: pa.Table, columns: Sequence[str]) -> Turn | None:
    """What has to be done to a table; nothing, if the two agree.

    Parameters
    ----------
    before, after : pyarrow.Table
        Both sorted by ``key``, which no two rows share.
    columns : sequence of str
        Those that matter.
    """
    if before is after:
        return None
    stays, known = pc.is_in(before["key"], after["key"]), pc.is_in(after["key"], before["key"])
    gone: list[str] = before["key"].filter(pc.invert(stays)).to_pylist()
    old, same = before.filter(stays), after.filter(known)
    values = [(old[name].to_pylist(), same[name].to_pylist()) for name in columns if not old[name].equals(same[name])]
    rows = [place for place in range(len(same)) if any(a[place] != b[place] for a, b in values)]
    found = Turn(gone, after.filter(pc.invert(known)), same.take(pa.array(rows, pa.int64())))
    return found if gone or len(found.new) or rows else None
