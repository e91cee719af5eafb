"""Documents, ledgers and saved graphs to one graph."""

from __future__ import annotations

from graphkit.reading.bundled import wuhu, wuhu_files
from graphkit.reading.installed import LOADERS, Loader, loaders
from graphkit.reading.names import OWN_NAMES, own_names, resolve
from graphkit.reading.portions import Bad
from graphkit.reading.to_graph import SAME_CONTENT, load, read, read_many

__all__ = [
    "LOADERS",
    "OWN_NAMES",
    "SAME_CONTENT",
    "Bad",
    "Loader",
    "load",
    "loaders",
    "own_names",
    "read",
    "read_many",
    "resolve",
    "wuhu",
    "wuhu_files",
]
