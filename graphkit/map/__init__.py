"""The interactive map: who works with whom and who with nobody, as one HTML file."""

from __future__ import annotations

from graphkit.map.write import show_map, write_map

__all__ = ["show_map", "write_map"]
