"""The graph: a table for every node label and link type, with the documents they come from."""

from __future__ import annotations

from graphkit.graph.conflicts import Conflict
from graphkit.graph.evidence import Misquote
from graphkit.graph.graph import Graph

__all__ = ["Conflict", "Graph", "Misquote"]
