"""What a pushed graph looks like on the server: the model's labels and link types, and four labels beside them.

- ``Source``: a document with its text; ``Remark``: something not understood. Both belong to the graph.
- ``Run``: one for each graph that was pushed, with the time, the version, counts, and whether the push was finished.
- ``PushLock``: one in a database, held by the push that is under way.

Every node and link of a graph has the property ``_graphs``: names of the pushed graphs that hold it. It is what makes
a thing ours. It names the graph and not the run, because a tag that changes with every run would have to be written
to everything every time; so a push of an unchanged graph writes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Literal

from graphkit.model import LABELS, LINK_PROPERTIES, LINK_TYPES, NODE_PROPERTIES, Remark, Source

OWNERS = "_graphs"
"""Property that names the graphs that hold a node or link."""

OTHERS = "*"
"""Stands in ``_graphs`` for whoever had the node before graphkit came: it is never removed."""

SOURCE = "Source"
REMARK = "Remark"
RUN = "Run"
LOCK = "PushLock"

Kind = Literal["node", "link"]


@dataclass(frozen=True, slots=True)
class Shape:
    """A label or link type as the server has it: its name and the properties that graphkit sets."""

    kind: Kind
    name: str
    properties: tuple[str, ...]


NODE_SHAPES = (
    *(
        Shape("node", name, tuple(p.name for p in (*NODE_PROPERTIES, *label.properties)))
        for name, label in LABELS.items()
    ),
    Shape("node", SOURCE, tuple(field.name for field in fields(Source))),
    Shape("node", REMARK, ("key", *(field.name for field in fields(Remark)))),
)

LINK_SHAPES = tuple(
    Shape("link", name, tuple(p.name for p in (*LINK_PROPERTIES, *link_type.properties)))
    for name, link_type in LINK_TYPES.items()
)

SHAPES = (*NODE_SHAPES, *LINK_SHAPES)
"""In the order of a push: links find their ends."""
