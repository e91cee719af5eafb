"""The ledger to be filled in: a workbook with the graph's own units, counterparts and tasks to choose from."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphkit.atomic import write_file
from graphkit.errors import OutputError
from graphkit.language import Language, default_language, pick
from graphkit.listings.choices import counterparts, tasks, units
from graphkit.model import STATUSES
from graphkit.tables.book import Book, Item
from graphkit.tables.content import Cell, Column
from graphkit.terms import word

if TYPE_CHECKING:
    from graphkit.graph import Graph

ROWS = 1000
"""Rows that are ready to be filled in."""

HEAD = 2
"""Rows above the headings."""

_DAY = "IFERROR(OR(AND({0}+0>=1949,{0}+0<=2100),AND({0}+0>=18264,{0}+0<=73050)),IFERROR(DATEVALUE({0})>=18264,FALSE))"
"""A year, a day that Excel knows by its number, or a text that Excel takes for a day, from 1950 on."""


@dataclass(frozen=True, slots=True)
class _Field:
    """One column: key, headings, width, example, and where its choices stand in the sheet of choices."""

    key: str
    en: str
    zh: str
    width: int
    example_en: str = ""
    example_zh: str = ""
    choices: int | None = None
    strict: bool = False


_FIELDS = (
    _Field("no", "no", "序号", 7, "example", "示例"),
    _Field("date", "date", "日期", 13, "2024-03-15", "2024-03-15"),
    _Field("unit", "unit", "本地单位", 24, choices=0),
    _Field("counterpart", "counterpart", "合作对方", 26, choices=1),
    _Field("what", "what", "事项", 30, "framework agreement on industry", "签订产业合作框架协议"),
    _Field("status", "status", "状态", 11, choices=2, strict=True),
    _Field("until", "until", "截止", 13, "2026-12", "2026-12"),
    _Field("task", "task", "任务", 28, choices=3, strict=True),
    _Field("scope", "scope", "范围", 9, choices=4, strict=True),
    _Field("source", "source", "来源", 20, "file or address", "文件名或网址"),
    _Field("note", "note", "备注", 20, "this row is not counted", "本行只示范填法，不计入"),
)


def template(graph: Graph, language: Language) -> bytes:
    """The bytes of a ledger to be filled in; the same graph gives the same bytes.

    Parameters
    ----------
    graph : Graph
        Whose units, counterparts and tasks are offered.
    language : str
        Of headings, statuses and instructions.
    """
    book = Book(pick(language, "Ledger of agreements", "对口合作台账"), language)
    lists = _lists(graph, language)
    _ledger(book, lists, language)
    _instructions(book, language)
    _choices(book, lists, language)
    return book.close()


def write_template(
    graph: Graph, path: str | os.PathLike[str], language: Language | None = None, replace: bool = False
) -> None:
    """Write a ledger to be filled in.

    Parameters
    ----------
    graph : Graph
        Whose units, counterparts and tasks are offered.
    path : path
        The workbook.
    language : str, optional
        ``zh`` or ``en``; by default that of the locale.
    replace : bool
        Whether a file that is there may be replaced: it may be a ledger that somebody has filled in.

    Raises
    ------
    OutputError
        If the file is there already, or cannot be written.
    """
    place = Path(path)
    if place.exists() and not replace:
        raise OutputError(f"{place}: this file is there already and may hold entries; name another one.")
    write_file(place, template(graph, language or default_language()))


def _lists(graph: Graph, language: Language) -> tuple[Sequence[str], ...]:
    """Choices of each list: units, counterparts, statuses, tasks, scopes."""
    statuses = [word(status, language) if language == "zh" else status for status in reversed(STATUSES)]
    scopes = pick(language, "in,out", "内,外").split(",")
    return units(graph), counterparts(graph), statuses, tasks(graph), scopes


def _names(language: Language) -> tuple[str, str, str]:
    return (
        pick(language, "Ledger", "台账"),
        pick(language, "How to fill in", "填写说明"),
        pick(language, "Choices", "选项"),
    )


def _ledger(book: Book, lists: Sequence[Sequence[str]], language: Language) -> None:
    title = pick(language, "Ledger of agreements", "对口合作台账")
    note = pick(
        language,
        "One row an agreement. Blue headings are needed; choose from the lists where there are some. The grey row is "
        "an example and is not counted.",
        "一行登记一项合作。蓝色表头为必填，有下拉列表的请从列表中选；灰色一行是示例，不计入。",
    )
    columns = tuple(Column(field.key, pick(language, field.en, field.zh)) for field in _FIELDS)
    example = [Item(_example(field, lists, language), "example") for field in _FIELDS]
    page = book.table(
        _names(language)[0], columns, [example], title, (note,), frozen=4,
        widths={field.key: field.width for field in _FIELDS}, filtered=False,
        unprinted=None,
    )  # fmt: skip
    sheet = page.sheet
    for place, field in enumerate(_FIELDS):
        if field.key not in {"unit", "counterpart", "status"}:
            book.put(sheet, page.head, place, Item(pick(language, field.en, field.zh), "heading"), bg_color="#7a828c")
    first, last = page.last + 1, page.last + ROWS
    # Whole columns hold texts as they are typed; cells that exist would be printed though they are empty.
    text = book.look("", num_format="@", border=0)
    for place, field in enumerate(_FIELDS):
        sheet.set_column(place, place, field.width, text)
    sheet.hide_gridlines(1)
    sheet.autofilter(page.head, 0, last, len(_FIELDS) - 1)
    for place, field in enumerate(_FIELDS):
        if field.choices is not None and lists[field.choices]:
            _offer(book, sheet, (first, last, place), field, len(lists[field.choices]), language)
        elif field.key in {"date", "until"}:
            _check_day(sheet, (first, last, place), language)
    _mark_unfinished(book, sheet, first, last)


def _example(field: _Field, lists: Sequence[Sequence[str]], language: Language) -> str:
    if field.key == "status":
        return pick(language, "signed", word("signed", "zh"))
    if field.choices is not None:
        return next(iter(lists[field.choices]), "")
    return pick(language, field.example_en, field.example_zh)


def _offer(book: Book, sheet: Any, where: tuple[int, int, int], field: _Field, count: int, language: Language) -> None:
    first, last, place = where
    letter = chr(ord("A") + (field.choices or 0))
    sheet.data_validation(
        first, place, last, place,
        {
            "validate": "list",
            "source": f"='{book.name(_names(language)[2])}'!${letter}$2:${letter}${count + 1}",
            "error_type": "stop" if field.strict else "warning",
            "error_title": pick(language, "Not in the list", "不在列表中"),
            "error_message": pick(language, "Choose from the list.", "请从下拉列表中选择。")
            if field.strict
            else pick(
                language,
                "This name is not in the list. If it is right, keep it: give the full name, with province or city.",
                "名称不在列表中。确认无误可保留，请写全称并注明省、市。",
            ),
        },
    )  # fmt: skip


def _check_day(sheet: Any, where: tuple[int, int, int], language: Language) -> None:
    first, last, place = where
    cell = f"{chr(ord('A') + place)}{first + 1}"
    sheet.data_validation(
        first, place, last, place,
        {
            "validate": "custom",
            "value": "=" + _DAY.format(cell),
            "error_type": "warning",
            "error_title": pick(language, "Is this a date?", "日期有误？"),
            "error_message": pick(
                language, "Write 2024-03-15, or 2024-03 or 2024 where no more is known.",
                "请写 2024-03-15；只知年月写 2024-03，只知年份写 2024。",
            ),
        },
    )  # fmt: skip


def _mark_unfinished(book: Book, sheet: Any, first: int, last: int) -> None:
    """Colour the cells that are still needed in a row that somebody has begun."""
    row = first + 1
    begun = f"COUNTA($B{row}:$F{row})>0"
    ruled = book.inner.add_format({"border": 1, "border_color": "#d3dae1"})
    rule: dict[str, Any] = {"type": "formula", "criteria": f"={begun}", "format": ruled}
    sheet.conditional_format(first, 0, last, len(_FIELDS) - 1, rule)
    for place in (2, 3, 5):
        letter = chr(ord("A") + place)
        missing = book.inner.add_format({"bg_color": "#fdecea"})
        rule = {"type": "formula", "criteria": f"=AND({begun},LEN(${letter}{row})=0)", "format": missing}
        sheet.conditional_format(first, place, last, place, rule)


def _instructions(book: Book, language: Language) -> None:
    columns = (
        Column("about", pick(language, "Column or step", "栏目或步骤")),
        Column("how", pick(language, "How", "填法")),
        Column("for_example", pick(language, "For example", "举例")),
    )
    steps = _steps(language)
    rows: list[list[Cell | Item]] = [[Item(about, "bold"), how, Item(such, "quiet")] for about, how, such in steps]
    name = _names(language)[1]
    book.table(name, columns, rows, name, widths={"about": 18, "how": 84, "for_example": 40}, filtered=False)


def _steps(language: Language) -> list[tuple[str, str, str]]:
    """``instructions.toml`` of this folder, in one language."""
    table = tomllib.loads((Path(__file__).parent / "instructions.toml").read_text(encoding="utf-8"))
    return [tuple(step[language]) for step in table["steps"]]


def _choices(book: Book, lists: Sequence[Sequence[str]], language: Language) -> None:
    """The sheet behind the lists, hidden; its headings are none that a ledger could have."""
    sheet = book.inner.add_worksheet(book.name(_names(language)[2]))
    for place, choices in enumerate(lists):
        book.put(sheet, 0, place, pick(language, f"choices {place + 1}", f"选项 {place + 1}"))
        for row, choice in enumerate(choices, 1):
            book.put(sheet, row, place, choice)
    sheet.hide()
