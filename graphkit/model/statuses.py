"""How far a partnership has come: the statuses in their order."""

from __future__ import annotations

STATUSES = ("ended", "membership", "visit", "planned", "intent", "paired", "signed", "built")
"""How far a partnership has come, in rising order. A plan yields ``planned`` unless its words say more."""

COVERING_STATUS = "planned"
"""The lowest status that makes a counterpart: a visit or a membership is none."""


def status_rank(status: str) -> int:
    """Place of a status in the order, from 0 (``ended``).

    Raises
    ------
    ValueError
        If the status is not one of ``STATUSES``.

    Examples
    --------
    >>> status_rank("visit") < status_rank("planned") < status_rank("signed")
    True
    """
    return STATUSES.index(status)
