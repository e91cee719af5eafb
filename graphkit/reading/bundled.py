"""The plan and ledger that travel with graphkit."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.reading.to_graph import read

if TYPE_CHECKING:
    from graphkit.graph import Graph


def wuhu(ledger: bool = True) -> Graph:
    """The graph of Wuhu's plan of 2021 as it travels with graphkit.

    Parameters
    ----------
    ledger : bool
        Whether to add the agreements that are known to have followed.

    Examples
    --------
    >>> import graphkit as gk
    >>> len(gk.wuhu(ledger=False).sources)
    1
    """
    return read(*wuhu_files(ledger))


def wuhu_files(ledger: bool = True) -> tuple[Path, ...]:
    """Where the bundled plan is, and the ledger of later agreements."""
    from graphkit.shipped import folder

    place = folder("data") / "wuhu"
    return (place / "plan.txt", place / "ledger.csv") if ledger else (place / "plan.txt",)
