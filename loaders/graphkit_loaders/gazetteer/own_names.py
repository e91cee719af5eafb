"""A user's own names: a CSV of parks, departments and other units that no list has, or that are meant otherwise."""

from __future__ import annotations

import csv
import io
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from graphkit.errors import InputError

COLUMNS = {
    "name": ("名称", "name"),
    "kind": ("类别", "kind"),
    "place": ("所在地", "place"),
    "other_names": ("别名", "other_names"),
    "class": ("类型", "class"),
}
"""Columns by their headings, the Chinese one first; the last two may be left out."""

KINDS = {
    "division": ("行政区划", "division"),
    "zone": ("园区", "开发区", "zone", "park"),
    "department": ("部门", "department"),
    "institution": ("机构", "institution"),
}
"""Kinds by the words for them."""

_REQUIRED = ("name", "kind", "place")


@dataclass(frozen=True, slots=True)
class OwnName:
    """One row: a name, what it is, the place that it lies in (name or code as written), other names, class, line."""

    name: str
    kind: str
    place: str
    other_names: tuple[str, ...]
    zone_class: str
    line: int


def read_own_names(path: Path) -> tuple[OwnName, ...]:
    """The rows of a CSV of names.

    Raises
    ------
    InputError
        If the file cannot be read, its first row lacks a column, or a row is no name; it tells row and column.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"{path}: this table of names cannot be read ({(error.strerror or '').lower()}).") from error
    except UnicodeDecodeError:
        try:
            text = path.read_bytes().decode("gb18030")
        except UnicodeDecodeError as error:
            raise InputError(f"{path}: this table of names is no text; save it as CSV (UTF-8).") from error
    table = csv.reader(io.StringIO(text))
    heads = [_fold(cell).lower() for cell in next(table, [])]
    places = {name: next((heads.index(w) for w in words if w in heads), None) for name, words in COLUMNS.items()}
    missing = [COLUMNS[name][0] for name in _REQUIRED if places[name] is None]
    if missing:
        wanted = ",".join(words[0] for words in COLUMNS.values())
        raise InputError(
            f"{path.name}: row 1 lacks the columns {'、'.join(missing)}; a table of names begins with {wanted}."
        )
    return tuple(_row(path, cells, places, table.line_num) for cells in table if any(cell.strip() for cell in cells))


def _row(path: Path, cells: list[str], places: dict[str, int | None], line: int) -> OwnName:
    def cell(name: str) -> str:
        place = places[name]
        return _fold(cells[place]) if place is not None and place < len(cells) else ""

    def wrong(name: str, said: str) -> InputError:
        return InputError(f"{path.name}: row {line}, column {COLUMNS[name][0]}: {said}.")

    if len(cell("name")) < 2:
        raise wrong("name", f"{cell('name')!r} is too short for a name; write at least two characters")
    kind = next((kind for kind, words in KINDS.items() if cell("kind").lower() in words), None)
    if kind is None:
        known = "、".join(words[0] for words in KINDS.values())
        raise wrong("kind", f"{cell('kind')!r} is no kind; write one of {known}")
    if not cell("place"):
        raise wrong("place", "it is empty; write the division that it lies in, by name or code")
    others = tuple(
        name for name in (part.strip() for part in cell("other_names").replace("；", ";").split(";")) if name
    )
    return OwnName(cell("name"), kind, cell("place"), others, cell("class"), line)


def _fold(cell: str) -> str:
    """A cell without blanks around it; full-width letters and digits as plain ones, brackets as they are."""
    return "".join(unicodedata.normalize("NFKC", c) if c not in "（），；" else c for c in cell).strip()
