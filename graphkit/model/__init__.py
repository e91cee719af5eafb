"""The model as data: node labels, link types, statuses, and the records that loaders hand over.

Everything downstream (tables, engines, exports) is built from the declarations here, so a property is added in one
place.
"""

from __future__ import annotations

from graphkit.model.declaration import Label, LinkType, Property, PropertyType, Value
from graphkit.model.links import EVIDENCE_PROPERTIES, LINK_PROPERTIES, LINK_TYPES
from graphkit.model.nodes import LABELS, NODE_PROPERTIES, PARTY_LABELS, ROSTER_ROLES
from graphkit.model.records import REMARK_KINDS, Evidence, Link, Node, Records, Remark, Source
from graphkit.model.statuses import COVERING_STATUS, STATUSES, status_rank

__all__ = [
    "COVERING_STATUS",
    "EVIDENCE_PROPERTIES",
    "LABELS",
    "LINK_PROPERTIES",
    "LINK_TYPES",
    "NODE_PROPERTIES",
    "PARTY_LABELS",
    "REMARK_KINDS",
    "ROSTER_ROLES",
    "SCHEMA_VERSION",
    "STATUSES",
    "Evidence",
    "Label",
    "Link",
    "LinkType",
    "Node",
    "Property",
    "PropertyType",
    "Records",
    "Remark",
    "Source",
    "Value",
    "status_rank",
]

SCHEMA_VERSION = 1
"""Version of the saved form. A graph with a higher one was written by a newer graphkit and is refused."""
