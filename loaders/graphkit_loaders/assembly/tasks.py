"""Tasks, targets and responsibilities of a plan as records."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graphkit.model import Link, Node, Remark, Value, status_rank
from graphkit_loaders.assembly.quoting import Quoting
from graphkit_loaders.gazetteer import Gazetteer
from graphkit_loaders.naming import group, group_role, name_party
from graphkit_loaders.naming.tables import abbreviations
from graphkit_loaders.reader.shapes import Outline, Responsible, TargetRow, TaskRow


def task_keys(plan: str, tasks: Sequence[TaskRow]) -> list[str]:
    """A key for each task: by part and number, with the section where numbering begins anew, or by position."""
    keys: list[str] = []
    for index, task in enumerate(tasks, 1):
        kind = "task" if task.part == "body" else "annex"
        number = str(task.no) if task.no is not None else f"at{index}"
        key = f"{plan}/{kind}/{number}"
        if key in keys:
            key = f"{plan}/{kind}/{task.section or 0}-{number}"
        keys.append(key if key not in keys else f"{plan}/{kind}/at{index}")
    return keys


def days_left(issued: str | None, due: str | None) -> int | None:
    """Days from a plan's date to the last day of a deadline of any precision; None where one of them is open.

    Examples
    --------
    >>> days_left("2021-04-12", "2021-04"), days_left("2021-04-12", "2021"), days_left("2021-04-12", "2021-04-02")
    (18, 263, -10)
    """
    if not issued or not due or len(issued) < len("2021-04-12"):
        return None
    year, month, day = (*(int(part) for part in due.split("-")), 0, 0)[:3]
    month = month or 12
    last = date(year, month, day) if day else date(year, month, monthrange(year, month)[1])
    return (last - date.fromisoformat(issued)).days


def task_nodes(plan: str, keys: Sequence[str], tasks: Sequence[TaskRow], issued: str | None) -> Iterator[Node]:
    """A node for each task of a plan issued on a date."""
    for key, task in zip(keys, tasks, strict=True):
        status = task.minimum_status
        properties: dict[str, Value] = {
            "no": task.no, "part": task.part, "title": task.title, "due": task.due,
            "days": days_left(issued, task.due), "ongoing": task.ongoing,
            "minimum_status": status, "minimum_rank": status_rank(status) if status else None, "plan": plan,
        }  # fmt: skip
        yield Node("Task", key, task.title, (), properties)


def task_links(plan: str, keys: Sequence[str], tasks: Sequence[TaskRow], quoting: Quoting) -> Iterator[Link]:
    """SETS and ELABORATES links."""
    for key, task in zip(keys, tasks, strict=True):
        evidence = quoting.evidence((task.title_start, task.title_stop), f"task-{task.part}")
        yield Link("SETS", "Plan", plan, "Task", key, {}, evidence)
        if task.elaborates is not None:
            yield Link("ELABORATES", "Task", key, "Task", keys[task.elaborates], {}, evidence)


@dataclass(frozen=True, slots=True)
class Duty:
    """A responsible unit or group of one task: the node, and where it stands."""

    task: str
    node: Node
    given: Responsible
    everyone: bool
    """False where a condition narrows the group: 已签约合作事项的县市区政府、开发区管委会 means some of both."""


def duties(
    gaz: Gazetteer, keys: Sequence[str], tasks: Sequence[TaskRow], home: str | None, quoting: Quoting
) -> tuple[list[Duty], list[Remark]]:
    """Who is responsible for what, and a remark for every name that the tables do not know."""
    found: list[Duty] = []
    remarks: list[Remark] = []
    named: dict[str, Node | None] = {}
    for key, task in zip(keys, tasks, strict=True):
        condition = False
        for given in task.responsible:
            condition = given.group and (condition or "的" in given.printed)
            if given.printed not in named:
                known = group(given.printed, home) if given.group else name_party(gaz, given.printed, home)
                named[given.printed] = known
            node = named[given.printed]
            if node is None:
                remarks.append(
                    quoting.remark("unresolved-name", "responsible", (given.start, given.stop), given.printed)
                )
                node = Node("Institution", f"inst:{given.printed}", given.printed, (), {"kind": "other"})
            found.append(Duty(key, node, given, not condition))
    return found, remarks


def responsibility(
    found: Iterable[Duty], same: Mapping[str, str], roster: Mapping[str, tuple[Node, ...]], quoting: Quoting
) -> Iterator[Link]:
    """RESPONSIBLE_FOR links: of the names as printed, and through groups of every unit of the roster they stand for."""
    for duty in found:
        evidence = quoting.evidence((duty.given.start, duty.given.stop), "responsible")
        properties: dict[str, Value] = {"role": duty.given.role, "basis": "named", "printed": duty.given.printed}
        key = same.get(duty.node.key, duty.node.key)
        yield Link("RESPONSIBLE_FOR", duty.node.label, key, "Task", duty.task, properties, evidence)
        role = group_role(duty.given.printed) if duty.node.label == "Group" and duty.everyone else None
        for unit in roster.get(role, ()) if role else ():
            through = {**properties, "basis": "group"}
            yield Link("RESPONSIBLE_FOR", unit.label, unit.key, "Task", duty.task, through, evidence)


def provinces_in(words: str) -> tuple[str, ...]:
    """Codes of the provinces that words such as 沪苏浙 mean, in their order.

    Examples
    --------
    >>> provinces_in("沪苏浙")
    ('310000', '320000', '330000')
    """
    by_character = abbreviations()["province"]
    return tuple(dict.fromkeys(by_character[c] for c in words if c in by_character))


def targets(plan: str, rows: Sequence[TargetRow], quoting: Quoting) -> Iterator[tuple[Node, Link]]:
    """A node for each target, and the SETS link with its words."""
    for number, row in enumerate(rows, 1):
        evidence = quoting.evidence((row.start, row.stop), "target")
        what = quoting.clean.text[row.start : row.stop]
        key = f"{plan}/target/{number}"
        properties: dict[str, Value] = {
            "what": what, "scope": row.scope, "counterpart_scope": row.counterpart_scope,
            "provinces": provinces_in(row.province_words), "measure": row.measure, "minimum": row.minimum,
            "minimum_status": row.minimum_status, "minimum_rank": status_rank(row.minimum_status),
            "since": row.since, "by": row.by, "plan": plan,
        }  # fmt: skip
        yield Node("Target", key, what, (), properties), Link("SETS", "Plan", plan, "Target", key, {}, evidence)


def all_provinces(outline: Outline) -> tuple[str, ...]:
    """Codes of the provinces that any target names, each once."""
    return tuple(dict.fromkeys(code for row in outline.targets for code in provinces_in(row.province_words)))
