"""Targets: what is planned, done and needed, for each unit that a target concerns."""

from __future__ import annotations

from typing import Any

from graphkit.gaps.progress import Progress
from graphkit.gaps.wording import word as measured
from graphkit.listings.duties import passed
from graphkit.report.material import Material
from graphkit.tables.book import Book, Item
from graphkit.tables.content import Cell, Column
from graphkit.tables.width import squash
from graphkit.terms import word


def name(m: Material) -> str:
    """Name of the sheet."""
    return m.say("Targets", "目标进度")


def about(m: Material) -> str:
    """What the sheet tells."""
    return m.say(
        "Done: links of the demanded status or firmer. Planned: all that is at least planned, the done ones included.",
        "已落实：达到目标所要求进展的；含计划：计划及以上的全部（包括已落实）。",
    )


def add(book: Book, m: Material) -> None:
    """Write the sheet."""
    say = m.say
    columns = (
        Column("no", say("no.", "目标"), True),
        *((Column("plan", say("plan", "方案")),) if m.plans else ()),
        Column("what", say("target", "目标内容（原文）")),
        Column("unit", say("unit", "单位")),
        Column("measure", say("counts", "计数对象")),
        Column("status", say("at least", "最低进展")),
        Column("needed", say("needed", "应达"), True),
        Column("done", say("done", "已落实"), True),
        Column("planned", say("planned", "含计划"), True),
        Column("missing", say("missing", "差额"), True),
        Column("share", say("share", "完成率"), True),
        Column("by", say("due", "时限")),
        Column("state", say("state", "情况")),
        Column("line", say("place", "位置")),
    )
    about_target = {target["id"]: (place + 1, target) for place, target in enumerate(m.targets)}
    steps = sorted(m.steps, key=lambda step: (about_target[step.target][0], step.unit_id))
    rows = [_row(m, step, *about_target[step.target]) for step in steps]
    page = book.table(
        name(m), columns, rows, name(m), (about(m),), frozen=3,
        widths={
            "no": 7, "plan": 18, "what": 42, "unit": 28, "measure": 12, "share": 12, "state": 13, "by": 11, "line": 12,
        },
    )  # fmt: skip
    if rows:
        place = [column.key for column in columns].index("share")
        share_bars(page.sheet, page.head + 1, page.last, place)


def _row(m: Material, step: Progress, no: int, target: dict[str, Any]) -> list[Cell | Item]:
    missing = max(0, step.needed - step.done)
    return [
        no,
        *((m.plans.get(step.plan),) if m.plans else ()),
        squash(target["what"] or ""),
        Item(step.unit, "bold"),
        measured("measure", target["measure"], m.language),
        word(target["minimum_status"] or "planned", m.language),
        step.needed,
        step.done,
        step.planned,
        missing or None,
        Item(min(1.0, step.done / step.needed) if step.needed else 1.0, "share"),
        step.by,
        _state(m, step),
        m.lines.place(target["source"], target["start"], m.language),
    ]


def _state(m: Material, step: Progress) -> Item:
    if step.reached:
        return Item(m.say("reached", "已达到"))
    if passed(step.by, m.day):
        return Item(m.say("overdue", "到期未达"), "error")
    return (
        Item(m.say("plans suffice", "计划可达"), "warning")
        if step.planned >= step.needed
        else Item(m.say("plans fall short", "计划不足"), "error")
    )


def share_bars(sheet: Any, first: int, last: int, place: int) -> None:
    """Bars in a column of shares, from nothing to the whole, whatever the largest of them is."""
    bar = {
        "type": "data_bar",
        "data_bar_2010": True,
        "bar_solid": True,
        "bar_color": "#93b6d4",
        "min_type": "num",
        "max_type": "num",
    }
    sheet.conditional_format(first, place, last, place, {**bar, "min_value": 0, "max_value": 1})
