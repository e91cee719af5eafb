"""The model as data: node labels, link types, statuses, and the records that loaders hand over.

Everything downstream (tables, engines, exports) is built from the declarations here, so a property is
added in one place. Property types are those that every engine holds: text, whole number, number, truth
value, list of texts. Dates are ISO texts of any precision: ``2021``, ``2021-04``, ``2021-04-12``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from graphkit.places import Place

Value = str | int | float | bool | tuple[str, ...] | None
"""What a property may hold. A list of texts is a tuple, so that records are hashable and never change."""

PropertyType = Literal["text", "integer", "number", "truth", "texts"]

SCHEMA_VERSION = 1
"""Version of the saved form. A graph with a higher one was written by a newer graphkit and is refused."""

STATUSES = ("ended", "membership", "visit", "planned", "intent", "paired", "signed", "built")
"""How far a partnership has come, in rising order. A plan yields ``planned`` unless its words say more."""

COVERING_STATUS = "planned"
"""The lowest status that makes a counterpart: a visit or a membership is none."""


def status_rank(status: str) -> int:
    """Place of a status in the order, from 0 (``ended``).

    Raises
    ------
    ValueError
        If the status is not one of ``STATUSES``.

    Examples
    --------
    >>> status_rank("visit") < status_rank("planned") < status_rank("signed")
    True
    """
    return STATUSES.index(status)


@dataclass(frozen=True, slots=True)
class Property:
    """One property of a node label or link type: its name, type and one line of meaning."""

    name: str
    type: PropertyType
    meaning: str


@dataclass(frozen=True, slots=True)
class Label:
    """A node label: meaning, the prefix that its keys begin with, and its properties."""

    name: str
    meaning: str
    prefix: str
    properties: tuple[Property, ...]


@dataclass(frozen=True, slots=True)
class LinkType:
    """A link type: meaning, the pairs of labels it may join, and its properties beside the evidence."""

    name: str
    meaning: str
    ends: tuple[tuple[str, str], ...]
    properties: tuple[Property, ...]


NODE_PROPERTIES = (
    Property("key", "text", "stable, readable identity"),
    Property("name", "text", "canonical name"),
    Property("aliases", "texts", "other names: full, short, as printed, former"),
)
"""Properties of every node, whatever its label."""

EVIDENCE_PROPERTIES = (
    Property("source", "text", "key of the document that states the link; none where no document does"),
    Property("quote", "text", "the words of the document, exactly as text[start:stop]"),
    Property("start", "integer", "offset of the first character in the document's text"),
    Property("stop", "integer", "offset after the last character in the document's text"),
    Property("rule", "text", "which rule of the reader, or which table, gave the link"),
    Property("confidence", "number", "0 to 1; 1 where a table states it"),
)
"""Properties of every link. ``stop`` because ``end`` is a word of Cypher; JSON output calls it ``end``."""

LINK_PROPERTIES = (Property("key", "text", "identity: type, both ends and place of the evidence"), *EVIDENCE_PROPERTIES)

_PLACE = (
    Property("lon", "number", "longitude of the seat, degrees east"),
    Property("lat", "number", "latitude of the seat, degrees north"),
)
_PROVINCE = Property("province", "text", "six-digit code of the province it lies in")
_CITY = Property("city", "text", "six-digit code of the prefecture or municipality it lies in")

LABELS: Mapping[str, Label] = {
    label.name: label
    for label in (
        Label(
            "Division",
            "administrative division; key is its GB/T 2260 code (a town's has nine digits, or is county/name)",
            "",
            (
                Property("level", "text", "province, city, county or town"),
                Property("code", "text", "code on the day of the graph: the key, or an earlier one"),
                Property("history", "texts", "names and codes by years, where there were several"),
                _PROVINCE,
                _CITY,
                *_PLACE,
                Property("pinyin", "text", "name in pinyin without tones"),
            ),
        ),
        Label(
            "Zone",
            "development zone, park or other functional area",
            "zone:",
            (
                Property("class", "text", "经开, 高新, 集中, 商务, 工业园, 自贸, 小镇 or other"),
                _PROVINCE,
                _CITY,
                Property("county", "text", "six-digit code of the county it lies in, where known"),
                *_PLACE,
            ),
        ),
        Label(
            "Department",
            "department of a government",
            "dept:",
            (Property("short_name", "text", "the name that documents print most"), _PROVINCE, _CITY),
        ),
        Label(
            "Institution",
            "university, hospital, institute, company, association, school, port or village",
            "inst:",
            (
                Property(
                    "kind", "text", "university, hospital, institute, company, association, port, village or other"
                ),
                _PROVINCE,
                _CITY,
            ),
        ),
        Label(
            "Alliance",
            "corridor, metropolitan area or grouping of places",
            "alliance:",
            (Property("kind", "text", "metropolitan, corridor, cluster or other"),),
        ),
        Label(
            "Group",
            "a collective that names nobody",
            "group:",
            (Property("stands_for", "text", "roster role that it expands to (county, zone, department), else none"),),
        ),
        Label(
            "Plan",
            "a plan as issued",
            "plan:",
            (
                Property("title", "text", "title"),
                Property("number", "text", "document number"),
                Property("issuer", "text", "key of the division that issued it"),
                Property("issuing_body", "text", "the body that issued it, as printed"),
                Property("adopted", "text", "date of the meeting that passed it"),
                Property("issued", "text", "date of issue"),
                Property("published", "text", "date of printing"),
                Property("file", "text", "name of the file"),
                Property("sha256", "text", "hash of the file"),
                Property("source", "text", "key of the document"),
            ),
        ),
        Label(
            "Task",
            "task of a plan's body, or row of its annex",
            "plan:",
            (
                Property("no", "integer", "number in its part"),
                Property("part", "text", "body or annex"),
                Property("title", "text", "title"),
                Property("due", "text", "deadline, an ISO date"),
                Property(
                    "days", "integer", "days from the plan's date to the last day of the deadline; negative: before it"
                ),
                Property("ongoing", "truth", "without end: 持续推进"),
                Property("minimum_status", "text", "status that its words demand of a link, where they do"),
                Property("minimum_rank", "integer", "place of that status in the order"),
                Property("plan", "text", "key of the plan"),
            ),
        ),
        Label(
            "Target",
            "a quota that a plan sets itself",
            "plan:",
            (
                Property("what", "text", "the words that set it"),
                Property(
                    "scope",
                    "text",
                    "who must reach it: each county, zone or department; the city itself; or all together",
                ),
                Property("counterpart_scope", "text", "with whom: any, division, zone, park or province"),
                Property(
                    "provinces",
                    "texts",
                    "six-digit codes of the provinces that the counterparts must lie in; empty: any",
                ),
                Property("measure", "text", "what is counted: counterparts, provinces, links"),
                Property("minimum", "integer", "how many at least"),
                Property("minimum_status", "text", "status from which a link counts"),
                Property("minimum_rank", "integer", "place of that status in the order"),
                Property("since", "text", "only links from this date on count; none: all"),
                Property("by", "text", "deadline, an ISO date"),
                Property("plan", "text", "key of the plan"),
            ),
        ),
        Label("Sector", "field of cooperation", "sector:", ()),
    )
}

ROSTER_ROLES = {"county": "Division", "zone": "Zone", "department": "Department"}
"""Role of a governed unit in a plan's roster, and the label that it has."""

PARTY_LABELS = ("Division", "Zone", "Department", "Institution")
"""Labels of units that can be a counterpart. An alliance is joined, a group names nobody."""

_UNITS = (*PARTY_LABELS, "Alliance", "Group")

LINK_TYPES: Mapping[str, LinkType] = {
    link.name: link
    for link in (
        LinkType(
            "PART_OF",
            "lies in, or is a member of",
            (*((a, "Division") for a in PARTY_LABELS), ("Division", "Alliance"), ("Zone", "Alliance")),
            (),
        ),
        LinkType(
            "GOVERNS",
            "the roster: this unit is one that the plan must cover",
            tuple(("Plan", label) for label in ROSTER_ROLES.values()),
            (
                Property("role", "text", "county, zone or department"),
                Property("basis", "text", "gazetteer, addressed, named or responsible"),
                Property("mentions", "integer", "sentences outside the salutation that name the unit"),
            ),
        ),
        LinkType("SETS", "the plan sets this task or target", (("Plan", "Task"), ("Plan", "Target")), ()),
        LinkType("ELABORATES", "a row of the annex spells out a task of the body", (("Task", "Task"),), ()),
        LinkType(
            "RESPONSIBLE_FOR",
            "must carry out the task",
            tuple((label, "Task") for label in _UNITS),
            (
                Property("role", "text", "lead or joint"),
                Property("basis", "text", "named, or group: through a collective"),
                Property("printed", "text", "the name as printed"),
            ),
        ),
        LinkType(
            "PARTNERS_WITH",
            "works, or shall work, with; from the local unit to the counterpart",
            tuple((a, b) for a in _UNITS for b in _UNITS),
            (
                Property("status", "text", "how far it has come"),
                Property("rank", "integer", "place of the status in the order"),
                Property("sectors", "texts", "names of the sectors it concerns"),
                Property("task", "text", "key of the body task that states it"),
                Property("since", "text", "from this date on"),
                Property("until", "text", "up to this date"),
                Property("outside", "truth", "a ledger says that it lies outside the plan: no target counts it"),
                Property("what", "text", "what the partners do together, where a ledger says it"),
            ),
        ),
        LinkType(
            "COVERS",
            "the task concerns this sector",
            (("Task", "Sector"),),
            (Property("term", "text", "the word that tells it"),),
        ),
    )
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a document states something: ``text[start:stop] == quote`` in the document's own text."""

    source: str
    quote: str
    start: int
    stop: int
    rule: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Node:
    """One node as a loader hands it over. ``properties`` holds what its label declares beyond key, name and aliases."""

    label: str
    key: str
    name: str
    aliases: tuple[str, ...] = ()
    properties: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Link:
    """One link as a loader hands it over; parallel links differ in their evidence."""

    type: str
    from_label: str
    from_key: str
    to_label: str
    to_key: str
    properties: Mapping[str, Value] = field(default_factory=dict)
    evidence: Evidence | None = None

    @property
    def key(self) -> str:
        """Identity of the link: type, both ends, and the place of its evidence."""
        ends = f"{self.type}:{self.from_key}>{self.to_key}"
        return f"{ends}@{self.evidence.source}:{self.evidence.start}-{self.evidence.stop}" if self.evidence else ends


@dataclass(frozen=True, slots=True)
class Source:
    """A document that was read.

    ``text`` is what offsets count in: decoded, without byte-order mark, with ``\n`` line ends. ``places`` tells, by
    rising offset, where in the file it stands; empty for a file that has no pages. ``date`` is the day of the
    document, an ISO date, none where it tells none: what it states without a date of its own holds from then on.
    """

    key: str
    file: str
    kind: Literal["plan", "ledger"]
    sha256: str
    encoding: str
    text: str
    places: tuple[Place, ...] = ()
    date: str | None = None


REMARK_KINDS = ("no-link", "unresolved-name", "ambiguous-name", "row-not-read", "doubtful-text", "note")


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that was seen and not understood, or understood as no link, with the reason.

    ``kind`` is one of ``REMARK_KINDS``; ``reason`` a short stable code such as ``one-party`` or ``benchmark``;
    ``detail`` free text such as the candidates of an ambiguous name.
    """

    kind: str
    reason: str
    source: str
    quote: str
    start: int
    stop: int
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Records:
    """What one document yields: sources, nodes, links and remarks, in the document's order."""

    sources: tuple[Source, ...] = ()
    nodes: tuple[Node, ...] = ()
    links: tuple[Link, ...] = ()
    remarks: tuple[Remark, ...] = ()

    @classmethod
    def concat(cls, parts: Iterable[Records]) -> Records:
        """Records of several documents after one another."""
        parts = tuple(parts)
        return cls(
            tuple(s for p in parts for s in p.sources),
            tuple(n for p in parts for n in p.nodes),
            tuple(link for p in parts for link in p.links),
            tuple(r for p in parts for r in p.remarks),
        )
