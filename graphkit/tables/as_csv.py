"""A sheet as CSV that Excel opens as it is: UTF-8 with a byte-order mark, and no cell that becomes a formula."""

from __future__ import annotations

import csv
import io

from graphkit.tables.as_json import plain
from graphkit.tables.content import Answer, Cell

BYTE_ORDER_MARK = "\ufeff"

_FORMULA_STARTS = tuple("=+-@\t\r＝＋－＠")
"""Excel takes a text that begins so for a formula; the full-width ones in East Asian editions."""


def as_csv(answer: Answer) -> str:
    """The first sheet of an answer, with the keys of its columns as the first row."""
    sheet = answer.sheets[0]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([column.key for column in sheet.columns])
    writer.writerows([safe(cell) for cell in row] for row in sheet.rows)
    return BYTE_ORDER_MARK + text.getvalue()


def safe(cell: Cell) -> str | int | float:
    """A cell as CSV holds it: lists joined by ``;``, truth as true and false, and an apostrophe before a formula.

    Examples
    --------
    >>> safe("=1+1"), safe(-1), safe(("科技", "教育")), safe(None), safe(True)
    ("'=1+1", -1, '科技;教育', '', 'true')
    """
    match plain(cell):
        case None:
            return ""
        case bool(truth):
            return "true" if truth else "false"
        case int(number) | float(number):
            return number
        case list(items):
            text = ";".join(map(str, items))
        case other:
            text = str(other)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
