"""The coverage matrix: units by province, coloured by what a cell says, so that a changed cell changes its colour."""

from __future__ import annotations

from graphkit.listings.coverage import CITY, Covered
from graphkit.report.material import Material
from graphkit.tables.book import Book, Item
from graphkit.tables.content import Cell, Column
from graphkit.terms import word

COLOURS = {
    "lacking": ("#fdecea", "#b3261e"),
    "planned": ("#d3e4f3", "#17202a"),
    "intent": ("#d3e4f3", "#17202a"),
    "paired": ("#1f68ae", "#ffffff"),
    "signed": ("#1f68ae", "#ffffff"),
    "built": ("#0a3a6b", "#ffffff"),
    "ended": ("#e2e6ea", "#4a545e"),
}
"""Background and ink: the darker the blue, the firmer; red is what is missing; grey is over."""

NAMES = 4
"""Counterparts that a cell names at most."""


def name(m: Material) -> str:
    """Name of the sheet."""
    return m.say("Coverage", "覆盖矩阵")


def about(m: Material) -> str:
    """What the sheet tells."""
    return m.say(
        "Counterparts by province: how far the furthest link has come, and how many. Red: a target demands one.",
        "各单位在各省市的合作对象：最高进展和个数；红色“缺”为目标要求而没有。",
    )


def lacking(m: Material) -> str:
    """The word of an empty cell that must not be empty."""
    return m.say("lacking", "缺")


def add(book: Book, m: Material) -> None:
    """Write the sheet."""
    say = m.say
    provinces = [(code, name or say("elsewhere", "其他")) for code, name in m.provinces]
    columns = (
        Column("role", say("kind", "类别")),
        Column("unit", say("unit", "单位")),
        Column("counterparts", say("counterparts", "合作对象数"), True),
        *(Column(f"p{code}", name) for code, name in provinces),
        Column("names", say("with whom", "合作对象")),
    )
    rows: list[list[Cell | Item]] = []
    for unit in m.covered:
        cells = [Item(_square(m, unit, code), "centre") for code, _ in provinces]
        rows.append(
            [
                word(unit.role, m.language),
                Item(unit.unit, "error" if unit.unit_id in m.bare else "bold"),
                unit.counterparts,
                *cells,
                Item("、".join(_names(m, unit)), "quiet"),
            ]
        )
    page = book.table(
        name(m), columns, rows, name(m), (about(m),), frozen=2,
        widths={"role": 10, "unit": 32, "names": 56, **{f"p{code}": 12 for code, _ in provinces}},
    )  # fmt: skip
    if not rows or not provinces:
        return
    area = (page.head + 1, 3, page.last, 2 + len(provinces))
    for status, (ground, ink) in COLOURS.items():
        begins = lacking(m) if status == "lacking" else word(status, m.language)
        look = book.inner.add_format({"bg_color": ground, "font_color": ink, "bold": status == "lacking"})
        rule = {"type": "text", "criteria": "begins with", "value": begins, "format": look}
        page.sheet.conditional_format(*area, rule)


def _square(m: Material, unit: Covered, province: str | None) -> str | None:
    square = unit.squares.get(province)
    if square and square.counterparts:
        return f"{word(square.status, m.language)} {len(square.counterparts)}"
    if (unit.unit_id, province) in m.lacking:
        return lacking(m)
    return word("ended", m.language) if square else None


def _names(m: Material, unit: Covered) -> list[str]:
    names = list(dict.fromkeys(name for code, _ in m.provinces for name in _in(unit, code)))
    if unit.role == CITY or len(names) <= NAMES:
        return names
    return [*names[:NAMES], m.say(f"and {len(names) - NAMES} more", f"等 {len(names)} 个")]


def _in(unit: Covered, province: str | None) -> tuple[str, ...]:
    square = unit.squares.get(province)
    return square.names if square else ()
