"""The brief: one A4 page of HTML without a script, to be printed as it is.

Whatever the graph, it stays one page: what would not fit is cut where it can be seen, and counted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphkit.gaps.grouping import Group, together
from graphkit.gaps.state import SEVERITIES
from graphkit.listings.coverage import CITY, Covered, coverage
from graphkit.listings.duties import passed
from graphkit.report.material import Material
from graphkit.report.sheets.summary import target_figures
from graphkit.tables.as_html import POLICY
from graphkit.tables.visible import visible
from graphkit.tables.width import shorten, width
from graphkit.terms import word

if TYPE_CHECKING:
    from graphkit.gaps import Finding

NAMED = 40
"""Groups of one kind whose sentences are put together before they are cut."""

ROWS = 12
"""Units of a kind that the matrix shows at most, those without a counterpart first where there are more."""

PROVINCES = 4
BARS = 8
"""Provinces and targets that are shown at most."""

NAME = 22
"""Terminal columns of a unit's name in the matrix."""

TITLE, LINE, BASIS = 25, 76, 88
"""Terminal columns of a line of the titles, of the text and of the small print, in the list of gaps."""

ROOM = 134.0
"""Millimetres of the page that the list of gaps may take."""

TEXT_MM, BASIS_MM, AROUND_MM = 4.6, 4.0, 3.1
"""Height of a line of text, of a line of small print, and of what stands around each kind of gap."""

_WISHES = (
    ("error", 2, False), ("error", 2, True), ("warning", 2, False), ("error", 3, True), ("warning", 2, True),
    ("info", 1, True), ("info", 2, True), ("error", 4, True), ("warning", 3, True), ("info", 3, True),
)  # fmt: skip
"""What kinds of gaps of a severity get while there is room: lines of text, and the plan's sentence."""

_AS_WIDE = re.compile("[“”‘’…—–·×]")
"""Marks that take one column on a terminal and two in a Chinese font."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of gap as the brief tells it."""

    title: str
    number: int
    severity: str
    text: str
    basis: str


def brief(material: Material) -> str:
    """The page as text."""
    from jinja2 import Environment, FileSystemLoader

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent, encoding="utf-8"),
        autoescape=True,
        finalize=lambda value: visible(value) if type(value) is str else value,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("brief.html").render(policy=POLICY, **_content(material)) + "\n"


def _content(m: Material) -> dict[str, Any]:
    names = [(code, name) for code, name in m.provinces if code is not None]
    provinces = ([pair for pair in names if pair[0] in m.demanded] or names)[:PROVINCES]
    figures = target_figures(m)
    bars = figures if len(figures) <= BARS else figures[: BARS - 1]
    late = [f for f in figures if f[1] < f[3] and passed(f[4], m.day)]
    worst = min(late, key=lambda f: f[1] / f[3]) if late else None
    reached, all_targets = m.state.targets
    up, down = _changes(m)
    have, of = (sum(pair[place] for pair in m.state.coverage.values()) for place in (0, 1))
    return {
        "m": m,
        "say": m.say,
        "title": _cut(m.title, 56),
        "plans": _cut(m.say(", ", "、").join(p["number"] or p["title"] or p["key"] for p in m.state.plans), 72),
        "have": have,
        "of": of,
        "roles": [f"{word(role, m.language)} {n}/{all_}" for role, (n, all_) in m.state.coverage.items() if all_],
        "reached": reached,
        "targets": all_targets,
        "pairs": sum(unit.counterparts for unit in m.covered),
        "bars": _province_bars(m, provinces),
        "late": len(late),
        "worst": _cut(worst[0], 46) if worst else "",
        "up": up,
        "down": down,
        "changed": _cut(m.say("; ", "；").join([*up, *down][:NAMED]), 66),
        "provinces": [_cut(_short(name), 6) for _, name in provinces],
        "blocks": [block for role in ("county", "zone") if (block := _block(m, role, provinces))],
        "progress": [_target_bar(figure) for figure in bars],
        "more_targets": len(figures) - len(bars),
        "kinds": (kinds := fitting(m)),
        "more_kinds": len({f.rule for f in m.found}) - len(kinds),
        "unread": "；".join(f"{word(kind, m.language)} {n}" for kind, n in m.state.unread.items() if n),
    }


def _short(name: str) -> str:
    return name.removesuffix("壮族自治区").removesuffix("回族自治区").removesuffix("维吾尔自治区").removesuffix(
        "自治区"
    ).removesuffix("省").removesuffix("市")  # fmt: skip


def _province_bars(m: Material, provinces: Sequence[tuple[str | None, str]]) -> list[tuple[str, int, float]]:
    """Name, number of counterparts and length in percent of the longest, for each province."""
    numbers = [
        len({key for unit in m.covered if (square := unit.squares.get(code)) for key in square.counterparts})
        for code, _ in provinces
    ]
    longest = max([*numbers, 1])
    return [
        (_cut(_short(name), 8), number, round(100 * number / longest, 1))
        for (_, name), number in zip(provinces, numbers, strict=True)
    ]


def _changes(m: Material) -> tuple[list[str], list[str]]:
    """Pairs that began or went further within a year before the day, and those that ended."""
    before = _ranks(coverage(m.whole, f"{int(m.day[:4]) - 1:04}{m.day[4:]}"))
    now = _ranks(m.covered)
    up = [f"{pair[0]}—{pair[1]}" for pair, rank in now.items() if rank > before.get(pair, -1)]
    down = [m.say(f"{pair[0]}—{pair[1]} ended", f"{pair[0]}—{pair[1]}终止") for pair in before if pair not in now]
    return up, down


def _ranks(covered: Sequence[Covered]) -> dict[tuple[str, str], int]:
    return {
        (unit.unit, name): rank
        for unit in covered
        for square in unit.squares.values()
        for name, rank in square.counterparts.values()
    }


def _block(m: Material, role: str, provinces: Sequence[tuple[str | None, str]]) -> dict[str, Any] | None:
    """The part of the matrix for one role; none where the roster has nobody of it."""
    units = [unit for unit in m.covered if unit.role == role]
    if not units or role == CITY:
        return None
    shown = units if len(units) <= ROWS else sorted(units, key=lambda unit: unit.counterparts)[: ROWS - 2]
    rows = [
        {
            "name": _name(m, unit),
            "bare": unit.unit_id in m.bare,
            "cells": [_cell(m, unit, code) for code, _ in provinces],
        }
        for unit in shown
    ]
    return {"title": word(role, m.language), "rows": rows, "more": len(units) - len(shown)}


def _name(m: Material, unit: Covered) -> str:
    """The name of a unit, or the longest of its other names that has room where the name has none."""
    names = [unit.unit, *sorted(m.aliases.get(unit.unit_id, ()), key=lambda name: (-_printed(name), name))]
    return next((name for name in names if _printed(name) <= NAME), None) or _cut(unit.unit, NAME)


def _cell(m: Material, unit: Covered, province: str | None) -> tuple[str, str]:
    """What a cell says, and the class that colours it."""
    square = unit.squares.get(province)
    if square and square.counterparts:
        return str(len(square.counterparts)), square.status or "planned"
    if (unit.unit_id, province) in m.lacking:
        return m.say("–", "缺"), "lacking"
    return ("0", "ended") if square else ("", "none")


def _target_bar(figure: tuple[str, int, int, int, str | None]) -> dict[str, Any]:
    what, done, planned, needed, by = figure
    most = max(1, needed)
    return {
        "what": _cut(what, 44),
        "by": by or "",
        "done": done,
        "needed": needed,
        "reached": done >= needed,
        "done_share": round(100 * min(1, done / most), 1),
        "planned_share": round(100 * min(1, planned / most), 1),
    }


def fitting(m: Material) -> list[Kind]:
    """The kinds of gaps, the gravest first, told as fully as the page has room for; what has no room is left out."""
    by_rule: dict[str, list[Finding]] = {}
    for finding in m.found:
        by_rule.setdefault(finding.rule, []).append(finding)
    grave = {rule: min(SEVERITIES.index(f.severity) for f in some) for rule, some in by_rule.items()}
    rules = sorted(by_rule, key=grave.__getitem__)
    groups = {rule: together(by_rule[rule], m.language) for rule in rules}
    told = {rule: _kind(m, rule, by_rule[rule], groups[rule], SEVERITIES[grave[rule]], 1, False) for rule in rules}
    used = sum(map(_height, told.values()))
    while used > ROOM:
        used -= _height(told.pop(rules.pop()))
    for severity, lines, why in _WISHES:
        for rule in rules:
            if SEVERITIES[grave[rule]] == severity:
                fuller = _kind(m, rule, by_rule[rule], groups[rule], severity, lines, why)
                if (then := used - _height(told[rule]) + _height(fuller)) <= ROOM:
                    told[rule], used = fuller, then
    return list(told.values())


def _height(kind: Kind) -> float:
    lines = max(_lines(kind.text, LINE), _lines(f"{kind.title} {kind.number}", TITLE), 1)
    return max(lines * TEXT_MM, _lines(kind.text, LINE) * TEXT_MM + (BASIS_MM if kind.basis else 0)) + AROUND_MM


def _printed(text: str) -> int:
    """Columns that a text takes in a Chinese font."""
    return width(text) + len(_AS_WIDE.findall(text))


def _lines(text: str, columns: int) -> int:
    return -(-_printed(text) // columns)


def _cut(text: str, columns: int) -> str:
    """A text of at most so many columns in print."""
    text = visible(text)
    short = shorten(text, columns)
    while (over := _printed(short) - columns) > 0:
        short = shorten(text, width(short) - over)
    return short


def _kind(
    m: Material, rule: str, some: Sequence[Finding], groups: Sequence[Group], severity: str, lines: int, why: bool
) -> Kind:
    if len(groups) == 1 and groups[0].named:
        text = groups[0].quoted(m.language)
    else:
        text = m.say(" ", "").join(group.sentence(m.language) for group in groups[:NAMED])
    demands = [demand for group in groups for demand in group.demands]
    basis = ""
    if why and demands:
        file = _cut(m.lines.file(demands[0].source), 24)
        place = m.say(f"{file}, ", f"{file} ") + m.lines.place(demands[0].source, demands[0].start, m.language)
        head = m.say("basis: ", "依据：")
        basis = f"{head}“{_cut(demands[0].quote, BASIS - _printed(head) - _printed(place) - 8)}”（{place}）"
    title = _cut(m.rule_title(rule), 3 * TITLE - 6)
    return Kind(title, len(some), severity, _cut(text, lines * LINE - 2), basis)
