"""The node labels with their properties, and which of them are whom."""

from __future__ import annotations

from collections.abc import Mapping

from graphkit.model.declaration import Label, Property

NODE_PROPERTIES = (
    Property("key", "text", "stable, readable identity"),
    Property("name", "text", "canonical name"),
    Property("aliases", "texts", "other names: full, short, as printed, former"),
)
"""Properties of every node, whatever its label."""

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
