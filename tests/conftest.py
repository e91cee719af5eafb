"""Settings that hold for every test."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

from map_browser import chromium, open_map, wuhu_map
from neo4j_fixtures import bare_database, database, neo4j_address, neo4j_alone, neo4j_driver, neo4j_folder

__all__ = [
    "bare_database",
    "chromium",
    "database",
    "neo4j_address",
    "neo4j_alone",
    "neo4j_driver",
    "neo4j_folder",
    "open_map",
    "wuhu_map",
]

# No deadline: how long an example takes is a matter for benchmarks/. Derandomised, so that a red run is red again.
settings.register_profile("graphkit", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("graphkit")
