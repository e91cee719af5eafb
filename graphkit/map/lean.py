"""The page's data without what most entries share: usual values left out, other names by the form they have in common.

``page/js/data.js`` puts back what is left out here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

USUAL_NODE = {"side": "row", "local": False}
USUAL_PAIR = {"nature": "partner"}
USUAL_STATEMENT = {"from": 0}
"""What an entry is that does not say otherwise."""

NAME, STEM = "~", "^"
"""Stand in a form for the name of the node, and for the name without its last character."""


def lean(page: Mapping[str, Any]) -> dict[str, Any]:
    """The same page in fewer words.

    Parameters
    ----------
    page : mapping
        What ``picture`` made.

    Returns
    -------
    dict
        With ``forms`` beside: what other names of several nodes have in common, given there by their number.
    """
    forms = [_forms(node) for node in page["nodes"]]
    counted = Counter(form for own in forms for form in own if form is not None)
    often = [form for form, times in counted.most_common() if times > 1]
    number: dict[str | None, int] = {form: place for place, form in enumerate(often)}
    nodes = []
    for node, own in zip(page["nodes"], forms, strict=True):
        also = [number.get(form, other) for form, other in zip(own, node.get("also", ()), strict=True)]
        nodes.append(_without(node, USUAL_NODE) | ({"also": also} if also else {}))
    pairs = [
        _without(pair, USUAL_PAIR) | {"says": [_without(said, USUAL_STATEMENT) for said in pair["says"]]}
        for pair in page["pairs"]
    ]
    return {**page, "nodes": nodes, "pairs": pairs, "forms": often}


def _forms(node: Mapping[str, Any]) -> list[str | None]:
    """Other names of a node with signs for its own; none of one that has such a sign itself."""
    name: str = node.get("name", "")
    return [
        None
        if len(name) < 2 or any(sign in text for sign in (NAME, STEM) for text in (name, other))
        else other.replace(name, NAME, 1).replace(name[:-1], STEM, 1)
        for other in node.get("also", ())
    ]


def _without(entry: Mapping[str, Any], usual: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in entry.items() if name not in usual or value != usual[name]}
