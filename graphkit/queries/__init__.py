"""The catalogue of ``cypher/``: one query a file, header read and parameters checked before an engine runs it."""

from __future__ import annotations

from graphkit.queries.catalogue import catalogue, find
from graphkit.queries.header import Parameter, Query, parse_query
from graphkit.queries.values import check_params, from_text

__all__ = ["Parameter", "Query", "catalogue", "check_params", "find", "from_text", "parse_query"]
