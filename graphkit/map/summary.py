"""The picture above so many rows a side: units summed by city and kind, counterparts by city."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from graphkit.map.layout.tiers import Band, tiers
from graphkit.map.rows import KINDS

if TYPE_CHECKING:
    from graphkit.map.scene import Scene

MANY = 70
"""Rows on one side above which the summary is shown first."""

STRONGEST = 3
"""Lines of a row that are drawn while it is not pointed at."""

ALL_UNTIL = 120
"""Summed lines up to which all are drawn."""


def is_large(scene: Scene) -> bool:
    """Whether the rows are too many to be seen at once."""
    return max(len(scene.left), len(scene.right) - sum(len(ids) - 1 for ids in scene.folds.values())) > MANY


def summary(scene: Scene, province_order: Collection[str], uncovered: Collection[str]) -> dict[str, Any]:
    """Summed rows, their lines and where they stand.

    Parameters
    ----------
    scene : Scene
        What is shown.
    province_order : collection of str
        Codes of the provinces, in their order.
    uncovered : collection of str
        Keys of units that nobody works with.
    """
    rows: dict[str, dict[str, Any]] = {}
    of: dict[str, str] = {}
    for local, sides in ((True, scene.left), (False, scene.right)):
        for row in sides.values():
            if not row.counts:
                continue
            place = row.city or row.province or ""
            name = row.city or scene_province(scene, row.province)
            key = f"sum:{'unit' if local else 'to'}/{place}/{row.kind if local else 'all'}"
            found = rows.setdefault(
                key,
                {"id": key, "name": name, "kind": row.kind if local else "division", "local": local,
                 "province": row.province, "members": []},
            )  # fmt: skip
            found["members"].append(row.id)
            of[row.id] = key
    lines: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, pair in enumerate(scene.pairs):
        one, other = scene.left[pair.unit].id, scene.right[pair.counterpart].id
        if one in of and other in of:
            lines[of[one], of[other]].append(number)
    left = [Band(kind, [[k] for k, r in rows.items() if r["local"] and r["kind"] == kind]) for kind in KINDS]
    codes = [*province_order, *sorted({r["province"] or "" for r in rows.values()} - set(province_order))]
    right = [
        Band(code, (blocks := [[k] for k, r in rows.items() if not r["local"] and (r["province"] or "") == code]),
             [None] * len(blocks))
        for code in codes
    ]  # fmt: skip
    bare = {k: all(m in uncovered for m in r["members"]) for k, r in rows.items() if r["local"]}
    strong: Counter[str] = Counter()
    shown = []
    for (one, other), numbers in sorted(lines.items(), key=lambda item: (item[0][0], -len(item[1]), item[0][1])):
        strong[one] += 1
        shown.append([one, other, numbers, len(lines) <= ALL_UNTIL or strong[one] <= STRONGEST])
    return {"rows": rows, "lines": shown, "view": tiers(left, right, list(lines), bare, shelf=False)}


def scene_province(scene: Scene, code: str | None) -> str:
    """Name of a province of the graph."""
    names = {row.key: row.name for row in scene.right.values()}
    if code in names:
        return names[code]
    table = scene.graph.node_table("Division").select(["key", "name"]).to_pylist()
    return next((row["name"] for row in table if row["key"] == code), "其他")
