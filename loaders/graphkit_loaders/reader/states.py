"""How far a link has come by a word or two in a column or behind a label: 已签, 待洽谈, 已到期, 履行中."""

from __future__ import annotations

import re
from collections.abc import Iterable

from graphkit_loaders.reader.surroundings import words

NONE = "none"
"""The words say that there is no link."""
_ORDER = (
    (NONE, "none"),
    ("signed", "renewed"),
    ("ended", "ended"),
    ("intent", "intent"),
    ("planned", "planned"),
    ("built", "built"),
    ("signed", "signed"),
    ("paired", "paired"),
)
_SHORT = 20
"""Characters of such words at most; what is longer tells more than a state."""
_PART = re.compile("[，；]")
"""The first part of such words that tells a state tells it for the rest: 协议已签，首航待定."""
_DATE = re.compile("(?:19|20)[0-9]{2}(?!.*(?:拟|待|计划|前$))")


def state(said: str) -> str | None:
    """The status that short words tell first, ``none`` where they deny a link, None where they tell nothing.

    Examples
    --------
    >>> state("已签"), state("待洽谈"), state("到期未续"), state("仅有互访"), state("茶叶")
    ('signed', 'intent', 'ended', 'none', None)
    """
    for part in _PART.split(said):
        for status, entry in _ORDER:
            if words("state", entry).search(part):
                return status
    return None


def told(fields: Iterable[tuple[str, str]]) -> str | None:
    """The status that fields tell, each a label and its words: 状态 and 已到期; else 签署时间 and 2021年12月.

    What runs is signed where it has a date of signing; what is yet to be signed is intent where a letter of intent is.
    """
    fields = list(fields)
    dated = any(words("state", "dated").match(label) and _DATE.match(said) for label, said in fields)
    for label, said in fields:
        if len(said) > _SHORT or not words("state", "label").match(label) or words("state", "dealings").search(said):
            continue
        status = state(said)
        if status == "paired" and dated:
            return "signed"
        if status == "planned" and any(words("state", "intent").search(more) for _, more in fields):
            return "intent"
        if status is not None:
            return status
    return "signed" if dated else None


def headed(heading: str) -> str | None:
    """The status that a heading tells for what stands below it: 待洽谈合作清单."""
    found = words("state", "heading").search(heading)
    return state(found[0]) if found else None


def names_state(label: str) -> bool:
    """Whether a label stands before words that tell a state."""
    return any(words("state", entry).match(label) for entry in ("label", "dated"))


def listed_state(label: str) -> str | None:
    """The status that a label with its colon tells of what is listed behind it; None where it tells none."""
    found = words("state", "listing").fullmatch(label)
    if found is None or not words("state", "telling").match(found["state"]):
        return None
    return state(found["state"])
