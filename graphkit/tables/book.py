"""Workbooks for Excel: tables that can be read, filtered and printed, and no text that becomes anything else.

The same content gives the same bytes: the file has no date of its own.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graphkit.language import Language, pick
from graphkit.tables.as_json import plain
from graphkit.tables.content import Cell, Column
from graphkit.tables.visible import visible
from graphkit.tables.width import width

CREATED = datetime.datetime(2000, 1, 1)
"""What the file says of its own date, always the same."""

LONGEST = 32_000
"""Characters of a cell; Excel holds 32,767."""

ROWS = 1_048_576
"""Rows of a sheet of Excel."""

NARROWEST, WIDEST = 6, 56
"""Columns of a terminal's letter that a column of a sheet is wide, at least and at most."""

LINE, TALLEST = 14.5, 409.0
"""Points of a line of text, and of the tallest row that Excel allows."""

FONT = {"font_name": "Microsoft YaHei", "font_size": 10, "font_scheme": False, "valign": "vcenter"}

_FORMULA_STARTS = tuple("=+-@＝＋－＠")

_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


@dataclass(frozen=True, slots=True)
class Item:
    """A cell with a look of ``LOOKS``, and where a click on it leads: a sheet and the place of a row in its table."""

    value: Cell
    look: str = ""
    to: tuple[str, int] | None = None


LOOKS: Mapping[str, Mapping[str, Any]] = {
    "": {},
    "bold": {"bold": True},
    "quiet": {"font_color": "#51606d"},
    "error": {"font_color": "#b3261e", "bold": True},
    "warning": {"font_color": "#8a5a00"},
    "info": {"font_color": "#51606d"},
    "centre": {"align": "center"},
    "share": {"num_format": "0%"},
    "section": {"bold": True, "bg_color": "#eef1f4"},
    "example": {"italic": True, "font_color": "#7a828c", "bg_color": "#f4f6f8"},
    "title": {"bold": True, "font_size": 15, "valign": "vcenter", "border": 0},
    "note": {"font_color": "#51606d", "valign": "vcenter", "border": 0},
    "heading": {"bold": True, "font_color": "#ffffff", "bg_color": "#1f4e79", "valign": "vcenter", "align": "center"},
}
"""Ways in which a cell may look."""


class Book:
    """A workbook that is being written.

    Parameters
    ----------
    title : str
        What the file says that it is.
    language : str
        Language of the words that printing adds.
    """

    def __init__(self, title: str, language: Language) -> None:
        import xlsxwriter

        self._bytes = io.BytesIO()
        self.language = language
        self.inner = xlsxwriter.Workbook(
            self._bytes,
            {
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "default_format_properties": dict(FONT),  # the library changes what it is given
            },
        )
        self.inner.set_properties({"title": visible(title)[:200], "created": CREATED})
        self._formats: dict[tuple[Any, ...], Any] = {}
        self._names: dict[str, str] = {}

    def close(self) -> bytes:
        """Finish the workbook and give its bytes."""
        self.inner.close()
        return self._bytes.getvalue()

    def name(self, wanted: str) -> str:
        """A name that Excel allows for a sheet, always the same for the same wish."""
        if wanted not in self._names:
            stem = visible(wanted).translate(_NOT_IN_NAMES).strip()[:28] or pick(self.language, "Sheet", "表")
            taken = {name.lower() for name in self._names.values()}
            number = 1
            while (name := stem if number == 1 else f"{stem} {number}").lower() in taken or name.lower() == "history":
                number += 1
            self._names[wanted] = name
        return self._names[wanted]

    def look(self, name: str, **more: Any) -> Any:
        """The format of a look, with what is added."""
        key = (name, *more.items())
        if key not in self._formats:
            border = {"border": 1, "border_color": "#d3dae1"}
            self._formats[key] = self.inner.add_format({**FONT, **border, "text_wrap": True, **LOOKS[name], **more})
        return self._formats[key]

    def table(
        self,
        name: str,
        columns: Sequence[Column],
        rows: Iterable[Sequence[Cell | Item]],
        title: str = "",
        notes: Sequence[str] = (),
        frozen: int = 0,
        widths: Mapping[str, int] | None = None,
        filtered: bool = True,
        unprinted: int | None = 0,
    ) -> Page:
        """Add a sheet that holds one table.

        Parameters
        ----------
        name : str
            Of the sheet.
        columns : sequence of Column
            The headings; numbers stand at the right of numeric ones.
        rows : iterable
            Cells, plain or with a look.
        title, notes : str, sequence of str
            What stands above the headings.
        frozen : int
            Columns that stay in sight.
        widths : mapping of str to int, optional
            Widths of columns by key, where the content should not decide.
        filtered : bool
            Whether the headings have filters.
        unprinted : int, optional
            Columns at the end that printing leaves out; none: what is printed is left to Excel.
        """
        sheet = self.inner.add_worksheet(self.name(name))
        page = Page(sheet, head_row(title, notes))
        for line, text in enumerate([title, *notes] if title else notes):
            self.put(sheet, line, 0, Item(text, "note" if line or not title else "title"), text_wrap=False)
        for place, column in enumerate(columns):
            self.put(sheet, page.head, place, Item(column.heading, "heading"))
        cells = [[_ready(cell, self.language) for cell in row] for row in rows]
        wide = [
            (widths or {}).get(column.key) or _width(column, (row[place] for row in cells))
            for place, column in enumerate(columns)
        ]
        for place in range(len(columns)):
            sheet.set_column(place, place, wide[place])
        headings = [Ready(column.heading, "heading", None) for column in columns]
        # Bold, and with room for the mark of the filter.
        sheet.set_row(page.head, max(24.0, _height(headings, [max(2, room - 3) for room in wide])))
        looks = [{"align": "center"} if column.numeric else {} for column in columns]
        page.last = min(page.head + len(cells), ROWS - 1)
        for line, row in enumerate(cells[: ROWS - 1 - page.head], page.head + 1):
            for place, cell in enumerate(row):
                self._write(sheet, line, place, cell, looks[place])
            sheet.set_row(line, _height(row, wide))
        sheet.freeze_panes(page.head + 1, frozen)
        if filtered and columns:
            sheet.autofilter(page.head, 0, page.last, len(columns) - 1)
        if columns and unprinted is not None:
            sheet.print_area(0, 0, page.last, len(columns) - 1 - unprinted)
        self.for_print(sheet, page.head)
        return page

    def for_print(self, sheet: Any, head: int | None, landscape: bool = True) -> None:
        """Set a sheet up for A4: the width on one page, headings on each, numbers at the foot."""
        sheet.set_paper(9)
        if landscape:
            sheet.set_landscape()
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.hide_gridlines(2)
        if head is not None:
            sheet.repeat_rows(head)
        sheet.set_footer(pick(self.language, "&L&A&RPage &P of &N", "&L&A&R第 &P 页，共 &N 页"))

    def put(self, sheet: Any, row: int, place: int, cell: Cell | Item, **more: Any) -> None:
        """Write a cell as what it is, whatever it looks like: a text never becomes a formula or a link."""
        self._write(sheet, row, place, _ready(cell, self.language), more)

    def _write(self, sheet: Any, row: int, place: int, item: Ready, more: Mapping[str, Any]) -> None:
        more = dict(more)
        if item.value is None:
            sheet.write_blank(row, place, None, self.look(item.look, **more))
            return
        if not isinstance(item.value, str):
            sheet.write_number(row, place, item.value, self.look(item.look, **more))
            return
        text = item.value
        if text.startswith(_FORMULA_STARTS):
            more["quote_prefix"] = True
        if item.to is not None:
            to, line = item.to
            link = f"internal:'{self.name(to)}'!A{line + 1}"
            linked = self.look(item.look, font_color="#0b5cad", underline=1, **more)
            sheet.write_url(row, place, link, linked, text)
            if len(text) > 255:
                sheet.write_string(row, place, text, linked)
        else:
            sheet.write_string(row, place, text, self.look(item.look, **more))


@dataclass(slots=True)
class Page:
    """A sheet with one table: the rows, from 0, of its headings and of its last line."""

    sheet: Any
    head: int
    last: int = 0


@dataclass(frozen=True, slots=True)
class Ready:
    """A cell as it will be written: a number, a text that is safe to show, or nothing."""

    value: str | int | float | None
    look: str
    to: tuple[str, int] | None


def _ready(cell: Cell | Item, language: Language) -> Ready:
    item = cell if isinstance(cell, Item) else Item(cell)
    if item.value is None or item.value == "":
        return Ready(None, item.look, None)
    if type(item.value) is str:
        return Ready(cut(visible(item.value)), item.look, item.to)
    match plain(item.value):
        case bool(truth):
            text = pick(language, "yes", "是") if truth else pick(language, "no", "否")
        case int(number) | float(number):
            return Ready(number, item.look, item.to)
        case list(items):
            text = "、".join(map(str, items))
        case other:
            text = str(other)
    return Ready(cut(visible(text)), item.look, item.to)


def _width(column: Column, cells: Iterable[Ready]) -> int:
    """Letters that a column needs, within bounds; four more for the mark of the filter."""
    longest = width(column.heading) + 4
    for cell in cells:
        if cell.value is not None:
            longest = max(longest, *(width(line) + 2 for line in str(cell.value)[:WIDEST].split("\n")))
    return max(NARROWEST, min(WIDEST, longest))


def _height(row: Sequence[Ready], wide: Sequence[int]) -> float:
    """Points that a row needs so that no line of its texts is cut, up to what Excel allows."""
    lines = 1
    for cell, room in zip(row, wide, strict=True):
        if isinstance(cell.value, str):
            # A letter less than the column has, since fonts differ.
            parts = cell.value[: room * 30].split("\n")
            lines = max(lines, sum(max(1, -(-width(part) // max(2, room - 1))) for part in parts))
    return min(TALLEST, LINE * lines + 4)


def head_row(title: str, notes: Sequence[str]) -> int:
    """The row of the headings, from 0: what stands above takes a row each."""
    return (1 if title else 0) + len(notes)


def cut(text: str) -> str:
    """A text that a cell can hold.

    Examples
    --------
    >>> cut("长" * 40_000)[-3:], cut("短")
    ('长长…', '短')
    """
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
