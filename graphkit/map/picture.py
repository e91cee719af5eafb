"""The whole page as plain data: what is shown, where it stands, and what every day changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from graphkit.gaps.run import RULES
from graphkit.language import LANGUAGES
from graphkit.map.columns import ELSEWHERE, Province, beside, provinces, sectors
from graphkit.map.duties import spelled_out
from graphkit.map.excerpts import Excerpts
from graphkit.map.layout.geography import Place, geography
from graphkit.map.layout.network import network
from graphkit.map.layout.tasks import tasks as task_layout
from graphkit.map.layout.tiers import HEAD, Band, tiers
from graphkit.map.moments import Moments, moments
from graphkit.map.people import people
from graphkit.map.rows import KINDS
from graphkit.map.summary import is_large, summary
from graphkit.map.ties import bundled, lines, ties
from graphkit.map.words import fill, of_rule, words
from graphkit.model import STATUSES
from graphkit.queries import catalogue

if TYPE_CHECKING:
    from graphkit.map.scene import Scene

SPECIAL = "special"
"""Band of alliances, groups and folded rows."""


def picture(scene: Scene) -> dict[str, Any]:
    """Everything that the page needs.

    Parameters
    ----------
    scene : Scene
        What is shown.
    """
    columns, fields = provinces(scene), sectors(scene)
    codes = [column.id for column in columns]
    judged = moments(scene, codes, fields)
    excerpts = Excerpts(scene.graph)
    large = is_large(scene)
    summed = summary(scene, codes, judged.uncovered) if large else None
    nodes, ids = people(scene, excerpts, summed["rows"] if summed else {})
    number = {id_: place for place, id_ in enumerate(ids)}
    drawn = lines(scene)
    findings, sentences, places = _findings(scene, judged, number, excerpts)
    bunches = [] if large else bundled(scene, drawn)
    return {
        "titles": _titles(scene),
        "plans": _plans(scene),
        "nodes": nodes,
        "pairs": ties(scene, number, fields, excerpts),
        "lines": [[number[one], number[other], numbers] for one, other, numbers in drawn],
        "bundles": [
            {
                "units": [number[id_] for id_ in bunch["units"]],
                "counterparts": [number[id_] for id_ in bunch["counterparts"]],
                "lines": bunch["lines"],
            }
            for bunch in bunches
        ],
        "sums": [[number[a], number[b], numbers, strong] for a, b, numbers, strong in summed["lines"]]
        if summed
        else [],
        "views": _numbered(_views(scene, columns, judged, drawn, summed), number),
        "first": "agg" if large else "tiers",
        "provinces": [_column(column) for column in columns],
        "beside": beside(columns),
        "sectors": fields,
        "statuses": list(STATUSES),
        "stops": judged.stops,
        "rules": [_rule(rule) for rule in RULES],
        "findings": findings,
        "sentences": sentences,
        "places": places,
        "targets": [_target(target, excerpts) for target in judged.targets],
        "documents": excerpts.documents(),
        "strings": words(),
        "head": HEAD,
        "focus": number[_id_of(scene, scene.focus)] if scene.focus else None,
    }


def _id_of(scene: Scene, key: str) -> str:
    return (scene.left.get(key) or scene.right[key]).id


def _titles(scene: Scene) -> Mapping[str, str]:
    issued = scene.graph.node_table("Plan").column("issuer").to_pylist()
    plans = len(issued)
    names = [node["name"] for node in scene.graph.node_table("Division").to_pylist() if [*{*issued}] == [node["key"]]]
    if names:
        return {language: fill("title", language, city=names[0]) for language in LANGUAGES}
    if plans > 1:
        return {language: fill("title-several", language, n=plans) for language in LANGUAGES}
    return {language: fill("title-plain", language) for language in LANGUAGES}


def _plans(scene: Scene) -> list[dict[str, Any]]:
    return [
        {name: node[name] for name in ("key", "title", "number", "issued") if node[name]}
        for node in scene.graph.node_table("Plan").to_pylist()
    ]


def _column(column: Province) -> dict[str, Any]:
    return {"id": column.id, "zh": column.name, "short": column.short, "en": column.english, "letter": column.letter}


def _rule(rule: str) -> dict[str, Any]:
    query = catalogue()[rule]
    titles = of_rule("rules", rule) or {"zh": query.title_zh, "en": query.title}
    return {
        "id": rule,
        "severity": query.severity,
        **titles,
        "full": {"zh": query.title_zh, "en": query.title},
        "counted": of_rule("counted", rule) or {"zh": query.title_zh, "en": query.question},
    }


def _findings(
    scene: Scene, judged: Moments, number: Mapping[str, int], excerpts: Excerpts
) -> tuple[list[dict[str, Any]], list[list[str]], list[list[int]]]:
    """Findings with the numbers of their nodes; their sentences, each once with {unit} in it; places they rest on."""
    by_name: dict[str, str] = {row.name: row.id for row in scene.left.values()}
    spelled = spelled_out(scene.graph)
    sentences: dict[tuple[str, str], int] = {}
    places: dict[tuple[int, ...], int] = {}
    found = []
    for finding in judged.findings:
        row = scene.left.get(finding.unit_id)
        own = row.id if row else finding.unit_id
        named = [by_name[name] for name in finding.units if name in by_name]
        ids = dict.fromkeys([*([own] if row else []), *named, spelled.get(finding.unit_id, finding.unit_id)])
        known = [number[id_] for id_ in ids if id_ in number]
        said = [text.replace(finding.unit, "{unit}") for text in (finding.message_zh, finding.message_en)]
        entry = {
            "rule": RULES.index(finding.rule),
            "say": sentences.setdefault((said[0], said[1]), len(sentences)),
            "nodes": known,
            # The sentence that demands; those that fell short stand with the unit's links.
            "at": [_kept(places, p) for e in finding.evidence[:1] if (p := excerpts.place(e.source, e.start, e.stop))],
        }
        # Some findings of a rule are graver than others.
        entry |= {} if finding.severity == catalogue()[finding.rule].severity else {"severity": finding.severity}
        # What search and picture call by another name, and what has no place in it, is told by its own.
        entry |= {"of": number[own]} if own in number else {}
        entry |= {} if row and row.name == finding.unit else {"unit": finding.unit}
        if scene.focus and not known:
            entry["outside"] = True
        found.append(entry)
    return found, [list(pair) for pair in sentences], [list(place) for place in places]


def _kept(places: dict[tuple[int, ...], int], place: Sequence[int]) -> int:
    return places.setdefault(tuple(place), len(places))


def _target(target: Mapping[str, Any], excerpts: Excerpts) -> dict[str, Any]:
    return {
        "what": target["what"],
        "scope": target["scope"],
        "by": target["by"],
        "at": excerpts.place(target["source"], target["start"], target["end"]),
    }


def _views(
    scene: Scene,
    columns: Sequence[Province],
    judged: Moments,
    drawn: Sequence[tuple[str, str, list[int]]],
    summed: Mapping[str, Any] | None,
) -> dict[str, Any]:
    left, right = _left_bands(scene), _right_bands(scene, columns)
    bare = {row.id: row.key in judged.uncovered for row in scene.left.values()}
    # A unit with a line keeps a row of its own, so that the line has somewhere to begin.
    tied = {one for one, _, _ in drawn}
    joined = [(one, other) for one, other, _ in drawn]
    base = tiers(left, right, joined, {id_: bad and id_ not in tied for id_, bad in bare.items()}, shelf=summed is None)
    views: dict[str, Any] = {"tiers": base}
    if summed:
        views["agg"] = summed["view"]
    if scene.tasks:
        views["tasks"] = task_layout(base, _touched(scene))
    geo = _geography(scene, summed)
    if geo:
        views["geo"] = geo
    nets = [
        (scene.left[pair.unit].id, scene.right[pair.counterpart].id)
        for pair in scene.pairs
        if pair.nature == "partner" and scene.right[pair.counterpart].id not in scene.shown_as
    ]
    inside = {id_ for tie in nets for id_ in tie}
    alone = [row.id for row in scene.left.values() if row.counts and row.id not in inside]
    views["net"] = network(nets, alone)
    return views


def _left_bands(scene: Scene) -> list[Band]:
    found = []
    for kind in KINDS:
        rows = [row.id for row in scene.left.values() if row.kind == kind]
        shown = list(dict.fromkeys(scene.shown_as.get(id_, id_) for id_ in rows))
        found.append(Band(kind, [shown]))
    return found


def _right_bands(scene: Scene, columns: Sequence[Province]) -> list[Band]:
    plain = [row for row in scene.right.values() if row.id not in scene.shown_as]
    found = []
    for column in columns:
        blocks: dict[str | None, list[str]] = {}
        for row in plain:
            if row.counts and (row.province or ELSEWHERE) == column.id:
                blocks.setdefault(row.city, []).append(row.id)
        names = [_block_name(scene, city, ids, column) for city, ids in blocks.items()]
        found.append(Band(column.id, list(blocks.values()), names))
    special = [row.id for row in plain if not row.counts]
    folded = [fold for fold in scene.folds if not fold.startswith("fold:left/")]
    found.append(Band(SPECIAL, blocks_of := [[id_] for id_ in [*special, *folded]], [None] * len(blocks_of)))
    return found


def _block_name(scene: Scene, city: str | None, ids: Sequence[str], column: Province) -> str | None:
    """Name of the city beside its rows; none where it says nothing new."""
    if not city or city == column.name:
        return None
    names = [row.name for row in scene.right.values() if row.id in set(ids)]
    return None if names == [city] else city


def _touched(scene: Scene) -> dict[str, list[str]]:
    """For every task the rows that its statements join, or that answer for it."""
    found: dict[str, list[str]] = {key: [] for key in scene.tasks}
    spelled = spelled_out(scene.graph)
    for pair in scene.pairs:
        for statement in pair.statements:
            task = spelled.get(statement["task"], statement["task"])
            if task in found:
                found[task] += scene.ends(pair)
    for key, duty in scene.tasks.items():
        found[key] = found[key] or [scene.left[unit].id for unit in duty.responsible]
    return found


def _geography(scene: Scene, summed: Mapping[str, Any] | None) -> dict[str, Any] | None:
    home = next((row for row in scene.left.values() if row.kind == "city" and row.seat), None)
    home = home if len(scene.own) <= 1 else None
    if summed:
        seats = {row.id: row.seat for side in (scene.left, scene.right) for row in side.values()}
        places = [
            Place(id_, next((s for m in row["members"] if (s := seats[m])), None), None, False)
            for id_, row in summed["rows"].items()
        ]
        return geography(places, None, None)
    rows = [*scene.left.values(), *(row for row in scene.right.values() if row.id not in scene.shown_as)]
    # Departments sit in the city itself: their lines begin there.
    placed = [row for row in rows if row.counts and not (row.local and row.kind == "department" and home)]
    return geography(
        [Place(row.id, row.seat, row.city or row.name, row.local) for row in placed],
        home.name if home else None,
        home.seat if home else None,
    )


def _numbered(views: Mapping[str, Any], number: Mapping[str, int]) -> dict[str, Any]:
    """Views with the numbers of nodes in place of their ids."""
    found: dict[str, Any] = {}
    for name, view in views.items():
        if name == "geo":
            found[name] = {shape: _ground(one, number) for shape, one in view.items()}
            continue
        found[name] = {**view, "pos": _by_number(view["pos"], number)}
        if "shelves" in view:
            found[name]["shelves"] = [
                {**shelf, "rows": [number[id_] for id_ in shelf["rows"]]} for shelf in view["shelves"]
            ]
    if "tasks" in found:
        # The columns are those of the tiers; only their height and the tasks between them are its own.
        shared = found["tiers"]
        found["tasks"] = {
            "h": found["tasks"]["h"],
            "pos": {key: at for key, at in found["tasks"]["pos"].items() if key not in shared["pos"]},
        }
    return found


def _ground(view: Mapping[str, Any], number: Mapping[str, int]) -> dict[str, Any]:
    by_number = {name: _by_number(view[name], number) for name in ("pos", "afar")}
    return {**view, **by_number, "shelf": [number[id_] for id_ in view["shelf"]]}


def _by_number(at: Mapping[str, Any], number: Mapping[str, int]) -> dict[int, Any]:
    return {number[id_]: place for id_, place in at.items()}
