"""Tokens → names: places in their chain, zones, departments, institutions, alliances, groups, runs of letters."""

from __future__ import annotations

from graphkit_loaders.reader.mentions.merge import merge
from graphkit_loaders.reader.mentions.towns import names_town

__all__ = ["merge", "names_town"]
