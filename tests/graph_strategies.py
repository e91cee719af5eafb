"""Random records for properties of the graph: any label, any link the model allows, any text."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from graphkit.model import (
    LABELS,
    LINK_TYPES,
    Evidence,
    Link,
    Node,
    Property,
    Records,
    Remark,
    Source,
)

TEXTS = st.text(max_size=8) | st.sampled_from(["繁昌区", "上海张江高新技术产业开发区", "👩‍👩‍👧", "𠮷", "a\nb", ""])

_OF_TYPE: dict[str, st.SearchStrategy[Any]] = {
    "text": TEXTS,
    "integer": st.integers(-(2**63), 2**63 - 1),
    "number": st.floats(allow_nan=False),
    "truth": st.booleans(),
    "texts": st.lists(TEXTS, max_size=3).map(tuple),
}


def _properties(declared: tuple[Property, ...]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional={p.name: st.none() | _OF_TYPE[p.type] for p in declared})


@st.composite
def records(draw: st.DrawFn) -> Records:
    """Records of one document that make a graph without conflicts."""
    text = draw(st.text(min_size=1, max_size=40))
    source = Source("plan.txt@12345678", "plan.txt", "plan", "12345678", "utf-8", text)
    nodes: list[Node] = []
    for number, label in enumerate(draw(st.lists(st.sampled_from(sorted(LABELS)), max_size=6))):
        nodes.append(
            Node(
                label,
                f"{LABELS[label].prefix}{number}{draw(TEXTS)}",
                draw(TEXTS),
                draw(_OF_TYPE["texts"]),
                draw(_properties(LABELS[label].properties)),
            )
        )
    pairs = [
        (link_type.name, a, b)
        for link_type in LINK_TYPES.values()
        for a in nodes
        for b in nodes
        if (a.label, b.label) in link_type.ends
    ]
    links: dict[str, Link] = {}
    for name, a, b in draw(st.lists(st.sampled_from(pairs), max_size=8)) if pairs else []:
        start = draw(st.integers(0, len(text)))
        stop = draw(st.integers(start, len(text)))
        evidence = Evidence(source.key, text[start:stop], start, stop, "rule", 0.5) if draw(st.booleans()) else None
        properties = draw(_properties(LINK_TYPES[name].properties))
        link = Link(name, a.label, a.key, b.label, b.key, properties, evidence)
        links.setdefault(link.key, link)
    remarks = (Remark("note", "seen", source.key, text[:1], 0, 1, draw(TEXTS)),) if draw(st.booleans()) else ()
    return Records((source,), tuple(nodes), tuple(links.values()), remarks)
