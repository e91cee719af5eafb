"""How each figure is counted: the rules that every report rests on, and the question of each kind of gap."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from graphkit.report.material import Material
from graphkit.tables.book import Book, Item
from graphkit.tables.content import Column
from graphkit.terms import word


@cache
def words() -> dict[str, Any]:
    """``method.toml`` of this folder."""
    return tomllib.loads((Path(__file__).parent / "method.toml").read_text(encoding="utf-8"))


def name(m: Material) -> str:
    """Name of the sheet."""
    return m.say("How counted", "计算口径")


def about(m: Material) -> str:
    """What the sheet tells."""
    return m.say(
        "A gap says that the documents given record nothing; it does not say that nothing exists.",
        "缺口只说明所给文件没有记载，不等于事实上没有合作。",
    )


def rule_text(m: Material, rule: str) -> str:
    """How the findings of a rule are counted; its question where no words are kept for it."""
    told = words()["rules"].get(rule)
    return str(told[m.language]) if told else m.say(m.rules[rule].question, m.rules[rule].title_zh)


def add(book: Book, m: Material) -> None:
    """Write the sheet."""
    say = m.say
    columns = (
        Column("figure", say("figure", "指标")),
        Column("how", say("how it is counted", "怎样计算")),
        Column("severity", say("severity", "级别")),
        Column("id", say("rule", "规则编号")),
    )
    rows: list[list[Item]] = [
        [Item(figure[m.language], "bold"), Item(figure[f"how_{m.language}"]), Item(None), Item(None)]
        for figure in words()["figures"]
    ]
    rows += [
        [
            Item(m.rule_title(rule), "bold"),
            Item(rule_text(m, rule)),
            Item(word(query.severity, m.language), query.severity or ""),
            Item(rule, "quiet"),
        ]
        for rule, query in m.rules.items()
    ]
    book.table(name(m), columns, rows, name(m), (about(m),), widths={"figure": 32, "how": 90}, filtered=False)
