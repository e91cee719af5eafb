"""The small plan of the invented city many times over, each time in another city, as one graph."""

from __future__ import annotations

import re
from dataclasses import replace

import small_graph
from graphkit.graph import Graph
from graphkit.model import Records

_SHARED = re.compile(r"^(9801|zone:9801)")
"""Counterparts that all cities have in common."""


def records(number: int) -> Records:
    """What a loader would yield for one of the cities."""
    plain, old, new = small_graph.records(), "9901", f"{1000 + number:04}"

    def key(text: str) -> str:
        if _SHARED.match(text) or text.startswith(("group:", "sector:")):
            return text
        return text.replace(old, new, 1)

    properties = ("plan", "task", "city", "source")

    def renamed(held: object) -> dict[str, object]:
        return {k: key(v) if k in properties and isinstance(v, str) else v for k, v in dict(held).items()}  # type: ignore[call-overload]

    (source,) = plain.sources
    document = f"{number}-{source.key}"
    return Records(
        (replace(source, key=document, file=f"{number}.txt", sha256=f"{number:064}"),),
        tuple(
            replace(
                node, key=key(node.key), name=node.name if key(node.key) == node.key else f"{node.name}{number}",
                properties=renamed(node.properties),
            )
            for node in plain.nodes
        ),
        tuple(
            replace(
                link, from_key=key(link.from_key), to_key=key(link.to_key), properties=renamed(link.properties),
                evidence=replace(link.evidence, source=document) if link.evidence else None,
            )
            for link in plain.links
        ),
        tuple(replace(remark, source=document) for remark in plain.remarks),
    )  # fmt: skip


def graph(cities: int) -> Graph:
    """So many cities as one graph."""
    return Graph.from_records(*(records(number) for number in range(cities)))
