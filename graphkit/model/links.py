"""The link types with their properties and the labels that they may join."""

from __future__ import annotations

from collections.abc import Mapping

from graphkit.model.declaration import LinkType, Property
from graphkit.model.nodes import PARTY_LABELS, ROSTER_ROLES

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
