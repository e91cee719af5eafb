"""The name that a row shows: short enough for a column, long enough to be told from others."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

ENOUGH = 8
"""A name of so many letters fits a row as it is."""

LEAST = 4
"""A shorter name than this may mean several units."""

_KIND_ALONE = re.compile(r"(?:经济|技术|高新|新型?|产业|开发|合作|工业|综合|保税|现代|示范|集中|商务|园|区)+")
"""A name that says what a zone is, not which."""


def short_name(label: str, node: Mapping[str, Any]) -> str:
    """Short name of a node.

    Parameters
    ----------
    label : str
        Label of the node.
    node : mapping
        Its properties.

    Examples
    --------
    >>> short_name("Zone", {"name": "安水高新技术产业开发区", "aliases": ["安水高新区"]})
    '安水高新区'
    >>> short_name("Division", {"name": "东湖区", "aliases": ["东湖"]})
    '东湖区'
    """
    name: str = node["name"]
    if label == "Department":
        return str(node.get("short_name") or name)
    if label == "Division" or len(name) <= ENOUGH:
        return name
    # What is left of the name when words are left out; another name of the same place would be looked for in vain.
    shorter: list[str] = [
        other for other in node.get("aliases") or () if LEAST <= len(other) < len(name) and _within(other, name)
    ]
    fitting = [other for other in shorter if len(other) <= ENOUGH]
    if fitting:
        return max(fitting, key=lambda other: (len(other), other))
    return min(shorter, key=lambda other: (len(other), other), default=name)


def _within(short: str, name: str) -> bool:
    """Whether the letters of a name stand in another in the same order, and say which unit it is."""
    letters = iter(name)
    return all(letter in letters for letter in short) and not _KIND_ALONE.fullmatch(short)
