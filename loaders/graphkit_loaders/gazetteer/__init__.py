"""The gazetteer: administrative divisions, their former names, towns and development zones of the whole country.

The tables lie in ``data/gazetteer``; ``data/SOURCES.md`` says where they come from.
"""

from __future__ import annotations

from graphkit_loaders.gazetteer.index import Gazetteer, gazetteer, in_municipality, is_town
from graphkit_loaders.gazetteer.own_names import OwnName
from graphkit_loaders.gazetteer.places import NATION, Period, Place
from graphkit_loaders.gazetteer.zones import ZoneEntry

__all__ = ["NATION", "Gazetteer", "OwnName", "Period", "Place", "ZoneEntry", "gazetteer", "in_municipality", "is_town"]
