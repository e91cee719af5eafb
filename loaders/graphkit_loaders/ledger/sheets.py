"""Workbooks → sheets of texts. Nothing is believed about a file before it is measured."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from graphkit.errors import InputError

ZIP, COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""First bytes of a workbook of today, and of one of Excel 97 to 2003 (or of a locked one of today)."""

UNPACKED = 200_000_000
"""Bytes that a workbook may unpack to; a ledger of 100,000 rows takes 50 million."""

CELLS = 4_000_000
"""Cells of a sheet from its first to its last one with something in it."""

FILLED = 200_000
"""Cells that merged areas may fill."""

_LOCKED = "EncryptedPackage".encode("utf-16-le")
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml$")
_CELL = re.compile(rb"""<(?:\w+:)?c\s(?:[^>]*?\s)?r\s*=\s*["']([A-Za-z]{1,3})(\d{1,7})["'][^>]*(?<!/)>""")
_PLACELESS = re.compile(rb"""<(?:\w+:)?c(?=[\s>])(?![^>]*\sr\s*=)""")
_ROW = re.compile(rb"""<(?:\w+:)?row\s(?:[^>]*?\s)?r\s*=\s*["'](\d{1,7})["']""")
"""Cells with something in them, cells that do not say where they are, and rows."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of texts: its name (none for a text file), its rows, and the number of each row in the file."""

    name: str | None
    rows: Sequence[Sequence[str]]
    numbers: Sequence[int]


def is_workbook(data: bytes) -> bool:
    """Whether a file's bytes begin as a workbook's do, whatever its name says."""
    return data.startswith((ZIP, COMPOUND))


def read_sheets(data: bytes, file: str) -> list[Grid]:
    """All sheets of a workbook, hidden rows, columns and sheets too; merged cells hold their value in each row.

    Parameters
    ----------
    data : bytes
        The workbook: ``.xlsx``, ``.xlsm`` or ``.xls``.
    file : str
        Its name, for messages.

    Raises
    ------
    InputError
        If it is locked, broken, no workbook, or larger than any ledger.
    """
    if data.startswith(COMPOUND) and _LOCKED in data:
        raise InputError(f"{file} is locked with a password; open it in Excel, save it without one and give that")
    if data.startswith(ZIP):
        _measure(data, file)
    with _opened(data, file) as book:
        return [_grid(book, name, file) for name in _names(book)]


def _measure(data: bytes, file: str) -> None:
    """Refuse what would unpack to more than a ledger can be, or span more cells; the archive's own sums are checked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if not any(entry.filename == "xl/workbook.xml" for entry in entries):
                raise InputError(
                    f"{file} is a ZIP or Word file, not a workbook; give the ledger as .xlsx, .xls or .csv"
                )
            if sum(entry.file_size for entry in entries) > UNPACKED:
                raise InputError(
                    f"{file} unpacks to more than {UNPACKED // 1_000_000} MB, which no ledger does; "
                    "copy its rows into a new workbook and give that"
                )
            for entry in entries:
                # Read to the end whatever it is: a wrong size or sum shows only then.
                content = archive.read(entry)
                if _SHEET.fullmatch(entry.filename):
                    _check_span(content, file)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise _broken(file) from error
    except RuntimeError as error:  # an entry with a password
        raise InputError(f"{file} is locked with a password; save it without one and give that") from error


def _check_span(content: bytes, file: str) -> None:
    if not content.lstrip().startswith((b"<", b"\xef\xbb\xbf")):
        raise _broken(file)  # another encoding, in which the places below would not be seen
    columns = rows = 1
    for found in _CELL.finditer(content):
        columns = max(columns, _column_number(found[1]))
        rows = max(rows, int(found[2]))
    if _PLACELESS.search(content):
        rows = max((int(number) for number in _ROW.findall(content)), default=rows)
        columns = max(columns, *(row.count(b"<c") for row in content.split(b"</row>")))
    if columns * rows > CELLS:
        raise InputError(
            f"{file} has a sheet of {rows} rows and {columns} columns, more than any ledger; clear what lies far out "
            "in it, or copy its rows into a new workbook and give that"
        )


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


@contextmanager
def _opened(data: bytes, file: str) -> Iterator[Any]:
    """A workbook that is closed at the end, with whatever its reader says told as one sentence."""
    from python_calamine import CalamineWorkbook

    book = None
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        yield book
    except InputError:
        raise
    except BaseException as error:
        name = type(error).__name__
        if name == "PasswordError":
            raise InputError(f"{file} is locked with a password; save it without one and give that") from error
        # A panic of the reader's own language is no Exception.
        if isinstance(error, Exception) or name == "PanicException":
            raise _broken(file) from error
        raise
    finally:
        if book is not None:
            book.close()


def _broken(file: str) -> InputError:
    return InputError(f"{file} is no whole workbook; open it in Excel, save it anew as .xlsx and give that")


def _names(book: Any) -> list[str]:
    return [sheet.name for sheet in book.sheets_metadata if "WorkSheet" in str(sheet.typ)]


def _grid(book: Any, name: str, file: str) -> Grid:
    sheet = book.get_sheet_by_name(name)
    if sheet.total_height * sheet.total_width > CELLS:
        raise InputError(f"{file}: the sheet {name} has more cells than any ledger; copy its rows into a new workbook")
    rows = [[_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    _fill_merged(rows, sheet.merged_cell_ranges or ())
    return Grid(name, rows, range(1, len(rows) + 1))


def _fill_merged(rows: list[list[str]], areas: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    """Give every row of a merged area its value; only down, since across it would name two columns by one heading."""
    left = FILLED
    for (top, first), (bottom, _) in areas:
        if top >= len(rows) or first >= len(rows[top]) or not rows[top][first]:
            continue
        for row in rows[top + 1 : min(bottom + 1, top + 1 + left)]:
            left -= 1
            if first < len(row) and not row[first]:
                row[first] = rows[top][first]


def _text(cell: object) -> str:
    """A cell as a person would type it."""
    match cell:
        case bool():
            return "是" if cell else "否"
        case float():
            return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
        case datetime.datetime():
            return cell.date().isoformat()
        case datetime.date():
            return cell.isoformat()
    return " ".join(str(cell).split("\n")).strip()


def letters(place: int) -> str:
    """The letters of a column, counted from 0.

    Examples
    --------
    >>> letters(0), letters(25), letters(26), letters(701)
    ('A', 'Z', 'AA', 'ZZ')
    """
    return "".join(reversed(list(_letters(place + 1))))


def _letters(number: int) -> Iterator[str]:
    while number:
        number, rest = divmod(number - 1, 26)
        yield chr(65 + rest)
