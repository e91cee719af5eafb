"""The small graph with texts that want to be something else: markup, formulas, steering marks, endless names."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import small_graph
from graphkit.graph import Graph
from graphkit.model import Evidence, Records

TEXTS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</script></style></title><b>",
    '=HYPERLINK("http://example.com","x")',
    "=1+1",
    "+1-1",
    "-2",
    "@SUM(A1)",
    "＝1+1",
    "abc\u202ecba",
    "\u2066甲\u2069",
    "甲\u2028乙",
    "😀😀",
    "{{ 7*7 }}{% raw %}",
    "http://example.com/?a=1&b='2'",
    "\x1b[31m红\x07",
    "长" * 10_000,
    "'quoted'",
)
"""One after another they take the place of every name and text of the graph."""


def records() -> Records:
    """The records of the small graph with every name, title, quote and file name replaced."""
    plain = small_graph.records()
    text = "\n".join(TEXTS) * 3
    turn = iter(range(10_000))

    def other(value: str) -> str:
        return TEXTS[next(turn) % len(TEXTS)] + value[:2]

    def said(evidence: Evidence | None) -> Evidence | None:
        if evidence is None:
            return None
        words = TEXTS[next(turn) % len(TEXTS)]
        start = text.index(words)
        return replace(evidence, quote=words, start=start, stop=start + len(words))

    free = {"title", "what", "printed", "number"}

    def changed(properties: Any) -> dict[str, Any]:
        return {name: other(value) if name in free and value else value for name, value in properties.items()}

    (source,) = plain.sources
    remark = plain.remarks[0]
    words = TEXTS[0]
    return Records(
        (replace(source, file='=cmd|"/C calc"!A1<b>.txt', text=text),),
        tuple(
            replace(node, name=other(node.name), aliases=TEXTS[:3], properties=changed(node.properties))
            for node in plain.nodes
        ),
        tuple(replace(link, properties=changed(link.properties), evidence=said(link.evidence)) for link in plain.links),
        (replace(remark, quote=words, start=0, stop=len(words), detail="=1+1\u202e"),),
    )


def graph() -> Graph:
    """The graph of these records."""
    return Graph.from_records(records())
