"""Questions about the structure of a graph: pure functions, NetworkX graph to pandas frame, one question a file.

All take the graph as ``Graph.to_networkx`` gives it and count whatever it holds; for what held on a day, hand over
``graph.as_of("2023").to_networkx()``. Their docstrings name every column with its unit. ``analyse`` asks by name, of a
day.
"""

from __future__ import annotations

from graphkit.analysis.balance import balance
from graphkit.analysis.catalogue import ANALYSES, COMPARISON, Analysis, analyse
from graphkit.analysis.communities import communities
from graphkit.analysis.comparison import comparison
from graphkit.analysis.concentration import concentration
from graphkit.analysis.coverage import coverage
from graphkit.analysis.dependence import loss, single_counterpart
from graphkit.analysis.distance import distance
from graphkit.analysis.overlap import courted, crowded
from graphkit.analysis.reach import bridges, shared
from graphkit.analysis.shares import shares
from graphkit.analysis.targets import target_progress, target_shares

__all__ = [
    "ANALYSES",
    "COMPARISON",
    "Analysis",
    "analyse",
    "balance",
    "bridges",
    "communities",
    "comparison",
    "concentration",
    "courted",
    "coverage",
    "crowded",
    "distance",
    "loss",
    "shared",
    "shares",
    "single_counterpart",
    "target_progress",
    "target_shares",
]
