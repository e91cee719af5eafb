"""A real Neo4j Community for the tests, from the jars that its makers publish for Maven: no container, no installer.

Neo4j is a separate process here and no part of graphkit; its jars are fetched by Maven and never shipped.

``python -m neo4j_server`` in the folder ``tests`` keeps one running to look at.
"""

from __future__ import annotations

from neo4j_server.jars import UnavailableError
from neo4j_server.server import Server, admin, running

__all__ = ["Server", "UnavailableError", "admin", "running"]
