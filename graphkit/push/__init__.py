"""A graph to a Neo4j server and back."""

from __future__ import annotations

from graphkit.push.pull import pull
from graphkit.push.push import push
from graphkit.push.report import Counters, Kept, Pushed, Table
from graphkit.push.run import Run, runs

__all__ = ["Counters", "Kept", "Pushed", "Run", "Table", "pull", "push", "runs"]
