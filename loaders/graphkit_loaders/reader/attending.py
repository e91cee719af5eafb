"""Who takes part in the meeting that a document tells of, where 三局 and 双方 mean them."""

from __future__ import annotations

from graphkit_loaders.reader.scan import Token

KIND = {"校": "I", "院": "I", "馆": "I", "港": "I", "园": "Z", "局": "D"}
"""The letter of the units that 两校, 两园 and 两局 count."""
_COUNTS = {"两": 2, "双": 2, "三": 3, "四": 4}


def of_meeting(attending: list[Token], both: str) -> tuple[list[Token], list[Token]] | None:
    """Two lists that between them hold each pair of those whom a word counts; None where it may mean others.

    Four without a list of those who attend are nobody.
    """
    if attending and _COUNTS.get(both[:1]) == len(attending):
        counted = KIND.get(both[1:2]) if len(both) == 2 else None
        if all(counted in (None, token.letter) for token in attending):
            return attending[:-1], attending[1:]
    return ([], []) if both[:1] == "四" else None
