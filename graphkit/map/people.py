"""The nodes of the page: rows, rows that stand for several, tasks; each with what search and panel need."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from graphkit.map.columns import ELSEWHERE
from graphkit.map.excerpts import Excerpts
from graphkit.map.rows import Row
from graphkit.map.spelling import spelling

if TYPE_CHECKING:
    from graphkit.map.duties import Duty
    from graphkit.map.scene import Scene

ALIASES = 6
"""Other names that the panel shows; search knows all."""

Entry = dict[str, Any]


def people(scene: Scene, excerpts: Excerpts, sums: Mapping[str, Mapping[str, Any]]) -> tuple[list[Entry], list[str]]:
    """Nodes of the page and their ids, in one order: rows, folded rows, tasks, summed rows.

    Parameters
    ----------
    scene : Scene
        What is shown.
    excerpts : Excerpts
        Where the sentences of tasks are kept.
    sums : mapping
        Rows of the summary.
    """
    rows = [*scene.left.values(), *scene.right.values()]
    ids = [*(row.id for row in rows), *scene.folds, *scene.tasks, *sums]
    number = {id_: place for place, id_ in enumerate(ids)}
    entries = [_row(row, scene, number) for row in rows]
    for fold, members in scene.folds.items():
        side, _, nature = fold.removeprefix("fold:").partition("/")
        own = [number[member] for member in members]
        entries.append({"id": fold, "side": "fold", "local": side == "left", "kind": nature, "members": own})
    entries += [_task(duty, scene, number, excerpts) for duty in scene.tasks.values()]
    for sum_, row in sums.items():
        entries.append(
            {
                "id": sum_,
                "side": "sum",
                "local": row["local"],
                "kind": row["kind"],
                "name": row["name"],
                "province": row["province"] or ELSEWHERE,
                "members": [number[m] for m in row["members"]],
            }
        )
    return [_lean(entry) for entry in entries], ids


def _row(row: Row, scene: Scene, number: Mapping[str, int]) -> Entry:
    twin = scene.right.get(row.key) if row.local else scene.left.get(row.key)
    # Search finds a unit by all its names and by what a keyboard makes of the usual ones.
    usual = dict.fromkeys([row.name, row.short])
    return {
        "id": row.id,
        "side": "row",
        "local": row.local,
        "kind": row.kind,
        "name": row.name,
        "short": row.short if row.short != row.name else None,
        "province": None if row.local or not row.counts else row.province or ELSEWHERE,
        "city": row.city if row.city != row.name else None,
        "counts": None if row.counts else False,
        "also": list(row.aliases[:ALIASES]),
        "find": " ".join([*_unsaid(row), spelling(usual)]),
        "fold": number[scene.shown_as[row.id]] if row.id in scene.shown_as else None,
        "twin": number[twin.id] if twin else None,
    }


def _unsaid(row: Row) -> list[str]:
    """Other names that search would not find yet: those that are no part of one that stands there already."""
    said = [row.name, row.short, *row.aliases[:ALIASES]]
    found: list[str] = []
    for name in sorted(row.aliases[ALIASES:], key=len, reverse=True):
        if not any(name in other for other in (*said, *found)):
            found.append(name)
    return sorted(found)


def _task(duty: Duty, scene: Scene, number: Mapping[str, int], excerpts: Excerpts) -> Entry:
    return {
        "id": duty.key,
        "side": "task",
        "kind": "task",
        "no": duty.number,
        "name": duty.title,
        "due": duty.due,
        "ongoing": duty.ongoing or None,
        "units": [number[scene.left[key].id] for key in duty.responsible],
        "groups": list(duty.groups),
        "roles": list(duty.roles),
        "at": excerpts.place(duty.source, duty.start, duty.stop),
        "annex": [
            _lean(
                {
                    "no": row["no"],
                    "name": row["title"],
                    "due": row["due"],
                    "who": [*row["responsible"], *row["responsible_groups"]],
                    "at": excerpts.place(row["source"], row["start"], row["end"]),
                }
            )
            for row in duty.annex
        ],
        "find": spelling([duty.title[:12]]),
    }


def _lean(entry: Entry) -> Entry:
    """Without what is not there, so that the page stays small."""
    return {name: value for name, value in entry.items() if value is not None and value != []}
