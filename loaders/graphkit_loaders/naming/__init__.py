"""Names to nodes: what a printed name of a division, zone, department, institution, alliance or group means."""

from __future__ import annotations

from graphkit_loaders.naming.departments import department
from graphkit_loaders.naming.namer import name_party
from graphkit_loaders.naming.own import own_node
from graphkit_loaders.naming.parties import alliance, group, group_role, institution
from graphkit_loaders.naming.places import division, split_place
from graphkit_loaders.naming.zones import is_placed, zone, zone_suffix

__all__ = [
    "alliance",
    "department",
    "division",
    "group",
    "group_role",
    "institution",
    "is_placed",
    "name_party",
    "own_node",
    "split_place",
    "zone",
    "zone_suffix",
]
