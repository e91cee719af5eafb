"""The gaps, one a row, the gravest first, each with a way to the sentence that demands it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.gaps.state import SEVERITIES
from graphkit.report.material import Material
from graphkit.report.sheets import evidence
from graphkit.tables.book import Book, Item
from graphkit.tables.content import Column
from graphkit.tables.width import shorten
from graphkit.terms import word

if TYPE_CHECKING:
    from graphkit.gaps import Finding
    from graphkit.model import Evidence

QUOTE = 96
"""Terminal columns of a sentence beside a gap; the whole stands where the link leads."""

UNIT = 60


def name(m: Material) -> str:
    """Name of the sheet."""
    return m.say("Gaps", "缺口清单")


def about(m: Material) -> str:
    """What the sheet tells."""
    return m.say(
        "What the plan demands and the facts lack. The links lead to the words; filter by severity, kind or unit.",
        "方案要求而事实没有的，逐条列出。点击“依据”可跳到原文；可按级别、类别、单位筛选。",
    )


def ordered(m: Material) -> list[Finding]:
    """The shown findings, by severity and then in the order of the rules."""
    rules = {rule: place for place, rule in enumerate(m.rules)}
    grave: dict[str, int] = {}
    for finding in m.shown:
        rank = SEVERITIES.index(finding.severity)
        grave[finding.rule] = min(rank, grave.get(finding.rule, rank))
    return sorted(m.shown, key=lambda f: (grave[f.rule], rules[f.rule]))


def first_rows(m: Material) -> dict[str, int]:
    """For each rule the row of the sheet, from 0, of its first finding."""
    found: dict[str, int] = {}
    for place, finding in enumerate(ordered(m)):
        found.setdefault(finding.rule, evidence.HEAD + 1 + place)
    return found


def add(book: Book, m: Material) -> None:
    """Write the sheet."""
    say = m.say
    columns = (
        Column("no", say("no.", "序号"), True),
        Column("severity", say("severity", "级别")),
        Column("rule", say("kind of gap", "缺口类别")),
        Column("unit", say("unit or task", "单位或任务")),
        *((Column("plan", say("plan", "方案")),) if m.plans else ()),
        Column("message", say("what is missing", "说明")),
        Column("have", say("have", "现有")),
        Column("need", say("need", "应有")),
        Column("by", say("due", "时限")),
        Column("demand", say("demanded by", "要求的原文")),
        Column("demand_row", say("evidence", "依据"), True),
        Column("near", say("nearest words", "最接近的原文")),
        Column("near_row", say("evidence", "依据"), True),
        Column("unread", say("not understood", "未读懂句数"), True),
        Column("id", say("rule", "规则编号")),
    )
    rows_of = evidence.rows_of(m)
    rows = []
    for place, f in enumerate(ordered(m)):
        rows.append(
            [
                place + 1,
                Item(word(f.severity, m.language), f.severity),
                m.rule_title(f.rule),
                Item(shorten(f.unit, UNIT), "bold"),
                *((say(", ", "、").join(m.plans[key] for key in f.plans if key in m.plans),) if m.plans else ()),
                m.message(f),
                _amount(m, f.have),
                _amount(m, f.need),
                f.by,
                *_words(m, f, f.evidence[:1], rows_of),
                *_words(m, f, f.evidence[1:2], rows_of),
                f.unread or None,
                Item(f.rule, "quiet"),
            ]
        )
    book.table(
        name(m), columns, rows, name(m), (about(m),), frozen=4,
        widths={
            "no": 6, "severity": 8, "rule": 16, "unit": 20, "plan": 18, "message": 38, "have": 8, "need": 8,
            "by": 10, "demand": 30, "demand_row": 9, "near": 28, "near_row": 9, "unread": 9,
        },
        unprinted=1,
    )  # fmt: skip


def _amount(m: Material, value: int | str | None) -> Item:
    return Item(word(value, m.language) if isinstance(value, str) else value, "centre")


def _words(
    m: Material, finding: Finding, some: tuple[Evidence, ...], rows_of: dict[Evidence, int]
) -> tuple[Item, Item]:
    """A sentence and the way to its row."""
    if not some:
        return Item(None), Item(None)
    row = rows_of[some[0]]
    number = row - evidence.HEAD
    return Item(shorten(some[0].quote, QUOTE, finding.unit)), Item(
        m.say(f"no. {number}", f"第 {number} 条"), "", (evidence.name(m), row)
    )
