"""A plan's records, put together from its outline and the pairs that its sentences state."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from graphkit.model import PARTY_LABELS, Link, Node, Records, Remark, Source, Value, status_rank
from graphkit_loaders.assembly.one_name import shorter_names, united
from graphkit_loaders.assembly.places import containment, reference
from graphkit_loaders.assembly.quoting import Quoting
from graphkit_loaders.assembly.roster import Claim, counties, governed_class, governs, own_zone
from graphkit_loaders.assembly.tasks import (
    Duty,
    all_provinces,
    duties,
    responsibility,
    targets,
    task_keys,
    task_links,
    task_nodes,
)
from graphkit_loaders.gazetteer import NATION, Gazetteer
from graphkit_loaders.naming import division, is_placed, name_party
from graphkit_loaders.reader.links import PairReading
from graphkit_loaders.reader.sectors import sectors_with_terms
from graphkit_loaders.reader.shapes import Outline

_NOTICE = re.compile(r"关于(?:印发|转发|下发)《?(.+?)》?的通知$")


@dataclass(frozen=True, slots=True)
class Read:
    """Everything that was read out of one document."""

    source: Source
    outline: Outline
    pairs: PairReading
    quoting: Quoting


def records(gaz: Gazetteer, read: Read) -> Records:
    """Records of one document: with plan and roster where it is a plan of a known division, else links alone."""
    home = read.pairs.home
    plan = _plan_key(read, home or NATION) if _is_plan(read.outline) else None
    tasks = read.outline.tasks if plan else ()
    keys = task_keys(plan, tasks) if plan else []
    found, unknown = duties(gaz, keys, tasks, home, read.quoting)
    addressed = _addressed(gaz, read, home) if plan else []
    nodes = _all_nodes(gaz, read, home, plan, found, addressed)
    same = shorter_names(nodes)
    units = united(nodes, same)
    links = list(_partner_links(read, keys, same))
    if plan:
        issued = read.outline.issued
        claims = _claims(gaz, read, home, found, addressed) if home else ()
        meant = [replace(claim, key=same.get(claim.key, claim.key)) for claim in claims]
        roster_links = governs(gaz, plan, meant, units, read.quoting, read.outline.salutation)
        roster: dict[str, tuple[Node, ...]] = {}
        for link in roster_links:
            role = str(link.properties["role"])
            roster[role] = (*roster.get(role, ()), units[link.to_key])
        links += roster_links
        links += task_links(plan, keys, tasks, read.quoting)
        links += responsibility(found, same, roster, read.quoting)
        for node, link in _extra(read, plan, keys):
            if node is not None:
                units[node.key] = node
            links.append(link)
        for node in (_plan_node(read, plan, home), *task_nodes(plan, keys, tasks, issued)):
            units[node.key] = node
        for node in reference(gaz, all_provinces(read.outline)):
            units.setdefault(node.key, node)
    above, within = containment(gaz, units.values())
    return Records((read.source,), (*units.values(), *above), (*links, *within), tuple(_remarks(read, unknown)))


def _is_plan(outline: Outline) -> bool:
    return outline.genre == "plan" and bool(outline.tasks or outline.targets or outline.number or outline.salutation)


def _plan_key(read: Read, home: str) -> str:
    outline = read.outline
    number = outline.number or ""
    digits = [part for part in "".join(c if c.isdigit() else " " for c in number).split() if part]
    mark = "/".join(digits[-2:]) if len(digits) >= 2 else (outline.issued or read.source.sha256[:8])
    return f"plan:{home}/{mark}"


def _plan_node(read: Read, plan: str, home: str | None) -> Node:
    outline = read.outline
    printed = outline.title or read.source.file
    wrapped = _NOTICE.search(printed)
    title = wrapped.group(1) if wrapped else printed
    properties: dict[str, Value] = {
        "title": title, "number": outline.number, "issuer": home, "issuing_body": outline.issuer,
        "adopted": outline.adopted, "issued": outline.issued, "published": outline.published,
        "file": read.source.file, "sha256": read.source.sha256, "source": read.source.key,
    }  # fmt: skip
    aliases = tuple(name for name in (printed, outline.number) if name and name != title)
    return Node("Plan", plan, title, aliases, properties)


def _addressed(gaz: Gazetteer, read: Read, home: str | None) -> list[tuple[Node, tuple[int, int]]]:
    found = []
    for given in read.outline.addressed:
        node = name_party(gaz, given.printed, home)
        if node is not None and node.label == "Zone":
            found.append((node, (given.start, given.stop)))
    return found


def _all_nodes(
    gaz: Gazetteer,
    read: Read,
    home: str | None,
    plan: str | None,
    found: Iterable[Duty],
    addressed: Iterable[tuple[Node, tuple[int, int]]],
) -> list[Node]:
    nodes = [node for node, _ in addressed]
    nodes += [duty.node for duty in found]
    nodes += [node for pair in read.pairs.pairs for node in (pair.unit, pair.counterpart)]
    if plan and home:
        nodes.append(division(gaz, home))
        nodes += [division(gaz, code) for code in counties(gaz, home, read.outline.issued)]
        nodes += [m.node for m in read.pairs.mentions if m.node is not None and own_zone(gaz, m.node, home)]
    return nodes


def _claims(
    gaz: Gazetteer,
    read: Read,
    home: str,
    found: Iterable[Duty],
    addressed: Iterable[tuple[Node, tuple[int, int]]],
) -> Iterator[Claim]:
    for code in counties(gaz, home, read.outline.issued):
        yield Claim(code, "gazetteer", None)
    for node, span in addressed:
        yield Claim(node.key, "addressed", span)
    for duty in found:
        if _governed(gaz, duty.node, home):
            yield Claim(duty.node.key, "responsible", (duty.given.start, duty.given.stop))
    for pair in read.pairs.pairs:
        sent = pair.unit.label != "Division" and pair.counterpart.label in PARTY_LABELS
        if sent and _governed(gaz, pair.unit, home):
            yield Claim(pair.unit.key, "named", (pair.start, pair.stop))
    for mention in read.pairs.mentions:
        zone = mention.node
        if zone is None or not own_zone(gaz, zone, home) or not governed_class(zone):
            continue
        if is_placed(gaz, zone.name, home):
            yield Claim(zone.key, "named", (mention.start, mention.stop))


def _governed(gaz: Gazetteer, node: Node, home: str) -> bool:
    if node.label == "Department":
        return node.key.startswith(f"dept:{home}/")
    return own_zone(gaz, node, home)


def _partner_links(read: Read, keys: list[str], same: dict[str, str]) -> Iterator[Link]:
    for pair in read.pairs.pairs:
        a, b = (same.get(node.key, node.key) for node in (pair.unit, pair.counterpart))
        if a == b:
            continue
        properties: dict[str, Value] = {
            "status": pair.status, "rank": status_rank(pair.status), "sectors": pair.sectors,
            "task": keys[pair.task] if pair.task is not None and keys else None,
            "since": pair.since, "until": pair.until,
        }  # fmt: skip
        evidence = read.quoting.evidence((pair.start, pair.stop), pair.rule, pair.confidence)
        yield Link("PARTNERS_WITH", pair.unit.label, a, pair.counterpart.label, b, properties, evidence)


def _extra(read: Read, plan: str, keys: list[str]) -> Iterator[tuple[Node | None, Link]]:
    """Targets and sectors with the links that lead to them."""
    yield from targets(plan, read.outline.targets, read.quoting)
    text = read.quoting.clean.text
    for key, task in zip(keys, read.outline.tasks, strict=True):
        for sector, term, start in sectors_with_terms(text, task.start, task.stop):
            evidence = read.quoting.evidence((start, start + len(term)), "sector-term")
            link = Link("COVERS", "Task", key, "Sector", f"sector:{sector}", {"term": term}, evidence)
            yield Node("Sector", f"sector:{sector}", sector), link


def _remarks(read: Read, unknown: Iterable[Remark]) -> Iterator[Remark]:
    yield from unknown
    for start, stop, reason in read.outline.unread_rows:
        yield read.quoting.remark("row-not-read", reason, (start, stop))
    for note in read.pairs.remarks:
        yield read.quoting.remark(note.kind, note.reason, (note.start, note.stop), note.detail)
