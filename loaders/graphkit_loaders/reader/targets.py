"""Quotas that a plan sets itself: who must reach how many of what, with whom, by when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from graphkit_loaders.naming.tables import abbreviations
from graphkit_loaders.reader.dates import number
from graphkit_loaders.reader.outline_words import first_rule, pattern, rules
from graphkit_loaders.reader.shapes import Span, TargetRow

_TABLE = "outline_targets"
_PER_UNIT = ("county", "zone", "department")

_PARAGRAPH = re.compile(r"[^\n]+")
_CLAUSE = re.compile(r"[^，；。！？\n]+")
_YEAR = re.compile(
    r"(?:到|至|截至|力争|在)?(?P<year>(?:19|20)\d\d)年(?P<end>年?底|年?末|内|前)?|(?P<same>全年|年内|今年|本年度|年底前|年底)"
)


_HEADING, _STOPS = 24, re.compile("[。；，]")
"""A paragraph of so few characters without a stop is a heading; the year in it holds for those below."""


@dataclass(slots=True)
class _Said:
    """What the clauses before have settled."""

    by: str | None = None
    scope: str | None = None


def targets(text: str, stretches: list[tuple[Span, bool]], year: str | None, by: str | None = None) -> list[TargetRow]:
    """Quotas of cooperation in stretches of a plan; true marks a stretch under a heading that sets goals.

    ``year`` is what 年底 and 全年 mean; ``by`` the deadline of all that a plan for one year sets.

    A year holds for the clauses that follow to the end of the paragraph, a subject up to ； or 。.
    """
    return [row for span, goals in stretches for row in _targets(text, span, goals, year, by)]


def _targets(text: str, span: Span, goals: bool, year: str | None, by: str | None) -> Iterator[TargetRow]:
    aims, cooperation = pattern(_TABLE, "aims"), pattern(_TABLE, "cooperation")
    above: str | None = None
    for paragraph in _PARAGRAPH.finditer(text, *span):
        words = paragraph.group()
        if len(words) <= _HEADING and not _STOPS.search(words):
            said = _Said()
            _settle(words, said, year)
            above = said.by  # the year stands in the heading alone: 第一步看2025年
            continue
        if above is not None:
            yield from _in_paragraph(text, paragraph.span(), True, year, above)
        elif cooperation.search(paragraph.group()) and (goals or aims.search(paragraph.group())):
            yield from _in_paragraph(text, paragraph.span(), goals, year, by)


def _in_paragraph(text: str, span: Span, goals: bool, year: str | None, by: str | None) -> Iterator[TargetRow]:
    said = _Said(by)
    for clause in _CLAUSE.finditer(text, *span):
        if clause.start() and text[clause.start() - 1] in "。；！？":
            said.scope = None
        words = clause.group()
        _settle(words, said, year)
        if not (said.by or goals) or not pattern(_TABLE, "cooperation").search(words):
            continue
        if pattern(_TABLE, "done").search(words) or not (goals or pattern(_TABLE, "aims").search(words)):
            continue
        row = _read(words, clause.start(), said)
        if row:
            yield row


def _settle(words: str, said: _Said, year: str | None) -> None:
    """Take over the year and the subject that a clause prints."""
    found = _YEAR.search(words)
    if found and found["year"]:
        ends = found["end"] or ""
        said.by = f"{found['year']}-12" if ends.endswith(("底", "末")) else found["year"]
    elif found and year:
        said.by = f"{year}-12" if "底" in found["same"] else year
    first: tuple[int, str] | None = None
    for scope, rule in rules(_TABLE, "scope", "scope"):
        match = rule.search(words)
        if match and (first is None or match.start() < first[0]):
            first = (match.start(), scope)
    if first or found:
        said.scope = first[1] if first else None


def _read(words: str, start: int, said: _Said) -> TargetRow | None:
    """One clause as a quota; None if nothing that can be counted stands in it."""
    provinces = _provinces(words)
    counted = _count(words)
    scope = said.scope or "total"
    each = scope in _PER_UNIT
    status = first_rule(_TABLE, "status", "status", words) or "paired"
    partner = _partner(words)
    if counted:
        minimum, rest = counted
        counterpart = partner or (
            "park" if first_rule(_TABLE, "counterpart", "scope", rest + words) == "park" else "any"
        )
        measure = _measure(words, each, counterpart)
    elif pattern(_TABLE, "full_cover").search(words) and each:
        minimum, measure, counterpart = 1, "counterparts", partner or "any"
    elif each and provinces and pattern(_TABLE, "relation").search(words):
        minimum, measure, counterpart = (
            (len(provinces), "provinces", "any") if len(provinces) > 1 else (1, "counterparts", "any")
        )
    elif each and pattern(_TABLE, "each_with").search(words):
        minimum, measure, counterpart = 1, "counterparts", partner or "any"
    else:
        return None
    if counterpart == "park" and status in ("signed", "paired") and not partner:
        status = first_rule(_TABLE, "status", "status", words) or "built"
    new = pattern(_TABLE, "new").search(words) and said.by
    stripped = len(words) - len(words.lstrip())
    return TargetRow(
        start + stripped, start + len(words.rstrip()), scope, counterpart, measure, minimum, status, said.by,
        said.by[:4] if new and said.by else None, provinces,
    )  # fmt: skip


def _measure(words: str, each: bool, counterpart: str) -> str:
    if each and pattern(_TABLE, "relation").search(words):
        return "counterparts"
    if counterpart == "park" and not each:
        return "links"
    return str(first_rule(_TABLE, "measure", "measure", words) or "links")


def _count(words: str) -> tuple[int, str] | None:
    """The least number of countable things in a clause, and the words beside it."""
    for found in pattern(_TABLE, "count").finditer(words):
        before = words[: found.start()]
        if before.endswith(("第", "“", "年", "月", "．", ".", "-")) or before[-1:].isdecimal():
            continue
        return number(found["low"]), words[max(0, found.start() - 14) : found.end() + 14]
    return None


def _partner(words: str) -> str | None:
    """What kind of partner the words after 与 name, if they name a kind."""
    relation = pattern(_TABLE, "relation").search(words)
    if relation is None:
        return None
    after = words[relation.end() : relation.end() + 30]
    kinds = (
        (match.start(), scope) for scope, rule in rules(_TABLE, "counterpart", "scope") if (match := rule.search(after))
    )
    found = min(kinds, default=None)
    return found[1] if found else None


@cache
def _initials() -> re.Pattern[str]:
    return re.compile(f"[{''.join(abbreviations()['province'])}]{{2,6}}(?![\u4e00-\u9fff]?(?:股|字))")


def _provinces(words: str) -> str:
    """The run of province abbreviations after 与, 同, 和 or 对."""
    for found in _initials().finditer(words):
        if words[: found.start()].endswith(("与", "同", "和", "对", "在", "向")):
            return found.group()
    return ""


def goal_heading(words: str) -> bool:
    """Whether a heading sets goals."""
    return pattern(_TABLE, "headings").search(words) is not None
