"""The roster: which units a plan must cover, and how often its sentences name each.

Counties are the gazetteer's divisions below the issuer at the plan's date, whether a sentence names them or not.
Zones are those that the plan addresses, makes responsible, sends to work with somebody, or names as its own where
their class is one that is always governed (``roster`` in ``zones.toml``). Departments are those that it makes
responsible or sends.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graphkit.model import Link, Node, Value
from graphkit_loaders.assembly.quoting import Quoting
from graphkit_loaders.gazetteer import Gazetteer
from graphkit_loaders.gazetteer.forms import short_forms
from graphkit_loaders.naming.tables import zones
from graphkit_loaders.reader.shapes import Span


@dataclass(frozen=True, slots=True)
class Claim:
    """A unit with the reason why it is in the roster (one of ``_ORDER``), and where the plan says so."""

    key: str
    basis: str
    span: Span | None


_ORDER = ("addressed", "responsible", "named", "gazetteer")


def counties(gaz: Gazetteer, home: str, issued: str | None) -> tuple[str, ...]:
    """Codes of the divisions directly below the issuer in the year of issue."""
    year = int(issued[:4]) if issued else None
    return gaz.children(home) if year is None else gaz.children_in(home, year)


def own_zone(gaz: Gazetteer, node: Node, home: str) -> bool:
    """Whether a zone lies in the issuer's division."""
    places = {node.properties.get(level) for level in ("county", "city", "province")}
    return node.label == "Zone" and home in places


def governed_class(node: Node) -> bool:
    """Whether a zone of this class is governed wherever the plan names it as its own."""
    return any(kind.roster and kind.name == node.properties.get("class") for kind in zones().classes.values())


def sentence_count(text: str, ends: list[int], names: Iterable[str], skip: Span | None) -> int:
    """Number of sentences outside ``skip`` (the salutation) in which one of the names stands, inside longer names too.

    ``ends`` are the offsets of the marks that end sentences, in order.
    """
    pattern = "|".join(re.escape(name) for name in sorted(set(names), key=len, reverse=True) if name)
    if not pattern:
        return 0
    first, last = skip or (0, 0)
    places = (found.start() for found in re.finditer(pattern, text))
    return len({bisect_left(ends, at) for at in places if not first <= at < last})


def names_in_text(gaz: Gazetteer, node: Node) -> tuple[str, ...]:
    """Forms by which a text names a governed unit."""
    if node.label == "Division":
        return (node.name, *short_forms(node.name), *gaz.former_names.get(node.key, ()))
    return tuple(name for name in (node.name, *node.aliases) if len(name) > 2)


def governs(
    gaz: Gazetteer,
    plan: str,
    claims: Iterable[Claim],
    nodes: Mapping[str, Node],
    quoting: Quoting,
    salutation: Span | None,
) -> list[Link]:
    """GOVERNS links, one a unit, with the strongest basis and the number of sentences that name it."""
    text = quoting.clean.text
    ends = [found.start() for found in re.finditer(r"[。；\n]", text)]
    best: dict[str, Claim] = {}
    for claim in sorted(claims, key=lambda c: _ORDER.index(c.basis)):
        best.setdefault(claim.key, claim)
    roles = {"Division": "county", "Zone": "zone", "Department": "department"}
    links = []
    for key, claim in best.items():
        node = nodes[key]
        mentions = sentence_count(text, ends, names_in_text(gaz, node), salutation)
        properties: dict[str, Value] = {"role": roles[node.label], "basis": claim.basis, "mentions": mentions}
        evidence = quoting.evidence(claim.span, f"roster-{claim.basis}") if claim.span else None
        links.append(Link("GOVERNS", "Plan", plan, node.label, key, properties, evidence))
    return links
