"""Tasks that go on, came and went, who is newly or no more responsible, and targets that moved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from graphkit.comparison.matching import Row, match
from graphkit.comparison.records import DutyChange, TargetChange, TaskChange
from graphkit.listings.duties import targets, tasks
from graphkit.listings.names import named

if TYPE_CHECKING:
    from graphkit.graph import Graph

_FIELDS = ("minimum", "minimum_status", "provinces", "since", "by")
"""What a target may move in."""


def same_plans(
    old: Sequence[Row], new: Sequence[Row], plans: Mapping[str, str]
) -> Iterator[tuple[list[Row], list[Row]]]:
    """Rows of each plan and its counterpart, then rows of plans that have none."""
    after: dict[Any, list[Row]] = {}
    before: dict[Any, list[Row]] = {}
    for rows, found in ((old, before), (new, after)):
        for row in rows:
            found.setdefault(row["plan"], []).append(row)
    for plan, rows in before.items():
        yield rows, after.pop(plans.get(plan, plan), [])
    for rows in after.values():
        yield [], rows


class Duties:
    """Tasks and targets of two graphs, matched.

    Attributes
    ----------
    tasks : list of TaskChange
        All tasks, those that stayed too.
    duties : list of DutyChange
        Who is newly or no more responsible for a task that goes on.
    targets : list of TargetChange
        What moved.
    same : dict of str to str
        Key of the newer task or target for the key of the older.
    """

    def __init__(self, old: Graph, new: Graph, plans: Mapping[str, str]) -> None:
        self.tasks: list[TaskChange] = []
        self.duties: list[DutyChange] = []
        self.targets: list[TargetChange] = []
        self.same: dict[str, str] = {}
        names = {key: node.name for graph in (old, new) for key, node in named(graph).items()}
        holders = _holders(old), _holders(new)
        for before, after in same_plans(tasks(old), tasks(new), plans):
            self._tasks(before, after, holders, names)
        for before, after in same_plans(targets(old), targets(new), plans):
            self._targets(before, after)

    def _tasks(
        self, old: list[Row], new: list[Row], holders: tuple[dict[str, dict[str, None]], ...], names: Mapping[str, str]
    ) -> None:
        matched = match(old, new, "title", ("part",))
        into = {one["id"]: (other, like) for one, other, like in matched}
        taken = {other["id"] for _, other, _ in matched}
        for one in old:
            other, like = into.get(one["id"], (None, None))
            self.tasks.append(_task(one, other, like))
            if other is None:
                continue
            self.same[one["id"]] = other["id"]
            before, after = (held.get(row["id"], {}) for held, row in zip(holders, (one, other), strict=True))
            changes = [("gone", key) for key in before if key not in after]
            changes += [("added", key) for key in after if key not in before]
            for change, key in changes:
                title = other["title"] or ""
                self.duties.append(DutyChange(change, names.get(key, key), key, title, one["id"], other["id"]))
        self.tasks += [_task(None, row, None) for row in new if row["id"] not in taken]

    def _targets(self, old: list[Row], new: list[Row]) -> None:
        matched = match(old, new, "what", ("scope", "counterpart_scope", "measure"))
        into = {one["id"]: other for one, other, _ in matched}
        taken = {other["id"] for other in into.values()}
        for one in old:
            other = into.get(one["id"])
            if other is None:
                self.targets.append(TargetChange("gone", one["id"], None, one["what"] or ""))
                continue
            self.same[one["id"]] = other["id"]
            for name in _FIELDS:
                if one[name] != other[name]:
                    told = (_text(one[name]), _text(other[name]))
                    self.targets.append(TargetChange("moved", one["id"], other["id"], other["what"] or "", name, *told))
        for row in new:
            if row["id"] not in taken:
                self.targets.append(TargetChange("added", None, row["id"], row["what"] or ""))


def _task(one: Row | None, other: Row | None, like: float | None) -> TaskChange:
    change = "same"
    if one is None or other is None:
        change = "added" if one is None else "gone"
    elif any(one[name] != other[name] for name in ("title", "due", "ongoing")):
        change = "changed"
    some = other or one or {}
    a, b = one or {}, other or {}
    return TaskChange(
        change, some.get("part"), a.get("id"), b.get("id"), a.get("no"), b.get("no"), a.get("title"), b.get("title"),
        a.get("due"), b.get("due"), None if like is None else round(like, 3),
    )  # fmt: skip


def _text(value: Any) -> str | None:
    if value is None:
        return None
    return "、".join(value) if isinstance(value, list | tuple) else str(value)


def _holders(graph: Graph) -> dict[str, dict[str, None]]:
    """Keys of the units and groups that a task makes responsible by name."""
    found: dict[str, dict[str, None]] = {}
    columns = ("to_key", "from_key", "from_label", "basis")
    for row in graph.link_table("RESPONSIBLE_FOR").select(columns).to_pylist():
        if row["basis"] != "group" or row["from_label"] == "Group":
            found.setdefault(row["to_key"], {})[row["from_key"]] = None
    return found
