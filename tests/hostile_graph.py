"""The small plan with hostile words in every text of it: names, other names, titles, sentences, sectors, agreements."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import small_graph
from graphkit.graph import Graph
from graphkit.model import Evidence, Link, Node, Records, Source

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(2)>',
    "</script><script>alert(3)</script>",
    '=HYPERLINK("http://evil.example/","点我")',
    "javascript:alert(4)",
    "-->]]>{{7*7}}${8*8}<!--<script>",
    "甲\u202e乙\u2066丙\u200f",
    "行\u2028分\u2029段\x0b\x00",
    "𠮷😀👩‍👩‍👧",
    "长" * 10_000,
    "+cmd|' /C calc'!A0",
    "'; DROP TABLE x; --",
)
"""What should stay words wherever it comes to stand."""

KEPT = {
    "level", "province", "city", "county", "class", "issued", "plan", "scope", "counterpart_scope", "measure", "part",
    "minimum_status", "due", "by", "since", "until", "status", "task", "role", "basis", "stands_for",
}  # fmt: skip
"""Properties that are codes, dates or keys, which loaders make."""


def graph() -> Graph:
    """A graph in which every text of a document is hostile."""
    clean = small_graph.records()
    number = 0

    def hostile(text: Any) -> str:
        nonlocal number
        number += 1
        return f"{HOSTILE[number % len(HOSTILE)]}{text}{HOSTILE[(number * 5 + 1) % len(HOSTILE)]}"

    def properties(told: Any) -> dict[str, Any]:
        return {name: hostile(v) if isinstance(v, str) and name not in KEPT else v for name, v in told.items()}

    def node(one: Node) -> Node:
        aliases = (hostile(one.name), *HOSTILE)
        return replace(one, name=hostile(one.name), aliases=aliases, properties=properties(one.properties))

    # Around every sentence stand hostile words, and in it too: the whole text is the quote.
    text = "".join(f"{evil}{part}" for evil, part in zip(HOSTILE * 3, small_graph.TEXT.split("。"), strict=False))

    def evidence(one: Evidence | None, at: int) -> Evidence | None:
        start, stop = at, min(len(text), at + 400)
        return replace(one, quote=text[start:stop], start=start, stop=stop) if one else None

    def link(one: Link, at: int) -> Link:
        told = properties(one.properties)
        if one.type == "PARTNERS_WITH":
            told |= {"what": HOSTILE[at % len(HOSTILE)], "sectors": HOSTILE[:3]}
        return replace(one, properties=told, evidence=evidence(one.evidence, at))

    source = Source(small_graph.KEY, f"{HOSTILE[1]}.txt", "plan", "0011aabb" * 8, "utf-8", text)
    links = tuple(link(one, at) for at, one in enumerate(clean.links))
    return Graph.from_records(Records((source,), tuple(map(node, clean.nodes)), links, clean.remarks[:0]))
