"""Who does what by when (任务分解表): each task of the body, and below it the rows that spell it out."""

from __future__ import annotations

from collections import Counter
from typing import Any

from graphkit.report.material import Material
from graphkit.tables.book import Book, Item
from graphkit.tables.content import Cell, Column
from graphkit.terms import word


def name(m: Material) -> str:
    """Name of the sheet."""
    return m.say("Tasks", "任务分解")


def about(m: Material) -> str:
    """What the sheet tells."""
    return m.say(
        "Tasks of the body in bold, below them the rows of the annex that spell them out; units in the plan's order.",
        "正文任务加粗，其下为附表中的分解事项；责任单位按原文顺序。",
    )


def add(book: Book, m: Material) -> None:
    """Write the sheet."""
    say = m.say
    columns = (
        Column("no", say("no.", "序号"), True),
        Column("part", say("part", "部分")),
        *((Column("plan", say("plan", "方案")),) if m.plans else ()),
        Column("title", say("task", "任务事项")),
        Column("responsible", say("responsible units", "责任单位")),
        Column("groups", say("and all of", "涉及单位类别")),
        Column("due", say("due", "完成时限")),
        Column("state", say("deadline", "时限情况")),
        Column("status", say("demands", "要求进展")),
        Column("gaps", say("gaps", "缺口数"), True),
        Column("line", say("place", "位置")),
    )
    gaps = Counter(finding.unit_id for finding in m.found)
    rows = [_row(m, task, gaps) for task in arranged(m.tasks)]
    book.table(
        name(m), columns, rows, name(m), (about(m),), frozen=3,
        widths={
            "no": 6, "part": 7, "plan": 18, "title": 36, "responsible": 50, "groups": 22, "due": 11, "state": 11,
            "status": 11, "gaps": 9, "line": 12,
        },
    )  # fmt: skip


def arranged(tasks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each task of the body followed by the rows that spell it out; rows that belong to none stand at the end."""
    below: dict[str | None, list[dict[str, Any]]] = {}
    for task in tasks:
        if task["part"] != "body":
            below.setdefault(task["elaborates_id"], []).append(task)
    found: list[dict[str, Any]] = []
    for task in tasks:
        if task["part"] == "body":
            found += [task, *below.pop(task["id"], ())]
    return [*found, *(task for rows in below.values() for task in rows)]


def _row(m: Material, task: dict[str, Any], gaps: Counter[str]) -> list[Cell | Item]:
    body = task["part"] == "body"
    look = "section" if body else ""
    cells: list[Cell | Item] = [
        task["no"],
        word(task["part"], m.language),
        *((m.plans.get(task["plan"]),) if m.plans else ()),
        f"{'' if body else '　'}{task['title']}",
        "、".join(task["responsible"]),
        "、".join(task["responsible_groups"]),
        task["due"],
        _deadline(m, task),
        word(task["minimum_status"], m.language) if task["minimum_status"] else None,
        gaps.get(task["id"]),
        m.lines.place(task["source"], task["start"], m.language),
    ]
    return [Item(cell.value, look or cell.look) if isinstance(cell, Item) else Item(cell, look) for cell in cells]


def _deadline(m: Material, task: dict[str, Any]) -> Item:
    if task["due"]:
        if task["overdue"]:
            return Item(m.say("passed", "已到期"), "warning")
        return Item(m.say("running", "未到期"))
    return Item(m.say("ongoing", "持续推进")) if task["ongoing"] else Item(m.say("none set", "未定时限"), "info")
