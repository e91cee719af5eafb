"""Rows of cells → pairs: columns of units, a header that speaks of pairing, empty cells that repeat the one above."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from graphkit_loaders.reader.candidate import Candidate
from graphkit_loaders.reader.clauses import Clause
from graphkit_loaders.reader.roles import sides_of
from graphkit_loaders.reader.scan import Token
from graphkit_loaders.reader.states import NONE, told
from graphkit_loaders.reader.surroundings import words

_PARTIES = frozenset("PZDIHF")
_MOST_CELLS = 60
_SENTENCE = re.compile("[，。；]")
_DAY = re.compile("(?:19|20)[0-9]{2}[年.-][0-9]{1,2}(?:[月.-](?:[0-9]{1,2}日?)?)?")
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_RULE = re.compile(r"[-:—\s]*")
_NUMBER = re.compile("[0-9一二三四五六七八九十]{1,3}[.、]?$")
_ASIDE = re.compile("（[^（）]*）$")
"""What a head says beside its name: 强县（市、区）."""
_BOTH = 2
"""Units of a cell that is headed 双方."""
_HEAD = 12
_TITLES = ("表", "名单", "一览", "清单", "安排", "台账", "关系", "情况")
_HEADER = 120
"""Characters of a header at most."""


@dataclass(slots=True)
class Table:
    """The rows read so far of a table that goes on."""

    header: list[str] = field(default_factory=list)
    owners: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """Codes of the divisions that the heads of columns name: whose 省商务厅 stands below."""
    about_pairs: bool = False
    above: dict[int, list[Token]] = field(default_factory=dict)
    line: int = -2
    width: int = 0
    """Cells of the row before."""
    first: list[Token] = field(default_factory=list)
    """Its first party."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its text, where it begins, and the units in it, none where other words stand beside them."""

    text: str
    start: int
    units: tuple[Token, ...]


def _units(tokens: list[Token]) -> tuple[Token, ...]:
    """The parties in a cell, without the place in brackets that only says where a zone or an institution lies."""
    found: list[Token] = []
    for i, token in enumerate(tokens):
        aside = i > 1 and tokens[i - 1].letter == "(" and tokens[i - 2].letter in "ZID"
        if token.letter in _PARTIES and not (aside and token.letter == "P"):
            found.append(token)
    return tuple(found)


def cells(text: str, tokens: list[Token], start: int, stop: int) -> list[Cell]:
    """The cells of a line that is parted by tabs or upright strokes."""
    found: list[Cell] = []
    current: list[Token] = []
    at = start
    for token in [*tokens, Token("|", stop, stop, tokens[-1].entry)]:
        if token.letter != "|":
            current.append(token)
            continue
        printed = text[at : token.start].strip()
        begin = text.index(printed, at) if printed else at
        units = _units(current)
        covered = sum(t.stop - t.start for t in current if t.letter in _PARTIES or t.letter in ",hj()")
        whole = covered >= 0.6 * len(printed) and not _SENTENCE.search(printed)
        found.append(Cell(printed, begin, units if units and whole else ()))
        current = []
        at = token.stop
    if found and not found[0].text and text[start : start + 1] in "|｜":
        del found[0]
    return found


def cells_apart(tokens: list[Token], start: int, stop: int) -> Iterator[tuple[list[Token], int, int]]:
    """The tokens of each cell of a line, with the span of the cell."""
    current: list[Token] = []
    for token in tokens:
        if token.letter != "|":
            current.append(token)
            continue
        if current:
            yield current, start, token.start
        current, start = [], token.stop
    if current:
        yield current, start, stop


def whole_cell(text: str, tokens: list[Token], start: int, stop: int) -> Cell:
    """A line that is one cell."""
    return Cell(text[start:stop].strip(), start, _units(tokens))


def headed(header: list[str], line: int, scope: bool) -> Table:
    """A table whose header is known and whose first row follows ``line``."""
    return Table(header, about_pairs=scope or _says("pairing", "".join(header)), line=line)


def names_party(words: str) -> bool:
    """Whether words may stand above a column of parties.

    Examples
    --------
    >>> names_party("受援县"), names_party("序号")
    (True, False)
    """
    if len(words) > _HEAD or words.endswith(_TITLES) or _says("no_party", words):
        return False
    return _says("party", words) or _says("pairing", words)


def rows(
    table: Table,
    found: list[Cell],
    clause: Clause,
    scope: bool,
    home: list[Token],
    named: list[Token],
    denied: Callable[[str], bool],
    merged: Callable[[int, int], list[Token]],
) -> Iterator[Candidate]:
    """Candidates of one row of a table; ``scope`` says whether a heading or title speaks of pairing.

    Where the only column of parties names the others' side (友好城市), each faces those who answer for the row, else
    ``home``; ``named`` are those whom the heading of a list names. ``denied`` tells from the words of a row that there
    is no link, ``merged`` gives the tokens of a stretch.
    """
    if clause.line != table.line + 1:
        table.header, table.about_pairs, table.above = [], scope, {}
    table.line = clause.line
    if all(_RULE.fullmatch(cell.text) for cell in found):
        return
    if len(found) > _MOST_CELLS:
        return
    if _is_header(table, found):
        table.header = [_ASIDE.sub("", cell.text) for cell in found]
        parties = sum(_says("party", name) for name in table.header)
        table.about_pairs = _says("pairing", "".join(table.header)) or (
            scope and (parties != 1 or any(_says("former", name) or _says("country", name) for name in table.header))
        )
        return
    if not table.about_pairs:
        return
    if any(token.letter == "x" for token in clause.tokens):
        return  # 参照乙校做法
    columns = _parties(table, found)
    if named and not table.header and len(columns) == 1 and columns[0][0] <= 1 and not _signature(found):
        for one in named:
            for unit in columns[0][1]:
                yield Candidate("table", clause, one, unit, None, None, 0, len(clause.tokens), strict=True)
    state = _told(table, found)
    if state == NONE:
        return
    if len(columns) == 1 and _faces_home(table, columns[0][0]) and not denied("，".join(cell.text for cell in found)):
        ahead = "planned" if _due(table) and not _says("done", "，".join(cell.text for cell in found)) else state
        for right in columns[0][1]:
            for left in _answerable(table, found, right, merged) or home:
                yield Candidate("table", clause, left, right, ahead, None, 0, len(clause.tokens), strict=True)
    if len(columns) == 1 and len(columns[0][1]) == _BOTH and _headed_by(table, columns[0][0], "both"):
        left, right = columns[0][1]
        yield Candidate("table", clause, left, right, state, None, 0, len(clause.tokens))
    if len(columns) < 2:
        return
    leaves = any(_says("leaves", cell.text) for cell in found)
    anchor = columns[0][1]
    for k, (i, others) in enumerate(columns[1:], 1):
        name = table.header[i] if i < len(table.header) else ""
        kept = {unit.codes for _, later in columns[k + 1 :] for unit in later}
        for left in anchor:
            for right in others:
                status = "ended" if leaves or (_says("former", name) and right.codes not in kept) else state
                yield Candidate("table", clause, left, right, status, None, 0, len(clause.tokens))


def _signature(found: list[Cell]) -> bool:
    """Whether a row is no row but a signature with its date."""
    return len(found) > 1 and _DAY.fullmatch(found[-1].text) is not None and found[0].units[-1:] != ()


def _told(table: Table, found: list[Cell]) -> str | None:
    """The status that a column of states or of dates of signing tells."""
    return told((name, cell.text) for name, cell in zip(table.header, found, strict=False) if not cell.units)


def _dated(table: Table, found: list[Cell]) -> bool:
    """Whether a row that has a cell less than the one above has its date in the last one."""
    return 1 in table.above and _YEAR.search(found[-1].text) is not None


def _headed_by(table: Table, column: int, entry: str) -> bool:
    """Whether a column has a head that says so."""
    return column < len(table.header) and _says(entry, table.header[column])


def _faces_home(table: Table, column: int) -> bool:
    """Whether a column, the only one of parties, names whom the document's own division is paired with."""
    return _headed_by(table, column, "others")


def _answerable(
    table: Table, found: list[Cell], other: Token, merged: Callable[[int, int], list[Token]]
) -> list[Token]:
    """Who faces another's unit by the column of those responsible: areas and zones, else departments.

    A department counts before a department or an institution, and before an area only if it says whose it is: a bureau
    of the document's own city that sees to a link of the city is no side of it.
    """
    named = [
        unit
        for cell, name in zip(found, table.header, strict=False)
        if _says("answers", name)
        for unit in _units(merged(cell.start, cell.start + len(cell.text)))
    ]
    areas = [unit for unit in named if unit.letter in "PZ"]
    of_kind = [unit for unit in named if unit.letter == "I" and other.letter in "IZ"]
    return areas or of_kind or [unit for unit in named if unit.letter == "D" and (other.letter in "DI" or unit.places)]


def _due(table: Table) -> bool:
    """Whether a column says by when the rows are to be done."""
    return any(_says("due", name) for name in table.header)


def yet_to_do(table: Table, found: list[Cell]) -> bool:
    """Whether a row is a task with a date by which it is to be done, and not done yet."""
    return bool(table.header) and _due(table) and not _says("done", "，".join(cell.text for cell in found))


def _says(entry: str, text: str) -> bool:
    return words("row", entry).search(text) is not None


def _is_header(table: Table, found: list[Cell]) -> bool:
    """Whether a row names columns: it holds no units, or only short names before a word for a party (甲方)."""
    if table.above or sum(len(cell.text) for cell in found) >= _HEADER:
        return False
    if table.header and _NUMBER.match(found[0].text):
        return False
    if not any(cell.units for cell in found):
        return True
    if table.header or sum(_says("party", cell.text) or bool(sides_of(cell.text)) for cell in found) < 2:
        return False
    return all(len(c.text) <= 6 and all(t.letter in "PH" and not t.entry.full for t in c.units) for c in found)


def _owned(unit: Token, owner: tuple[str, ...] | None) -> Token:
    """A department that does not say whose it is, as that of the division at the head of its column."""
    if unit.letter != "D" or unit.places or owner is None:
        return unit
    return Token("D", unit.start, unit.stop, unit.entry, (), (owner,), unit.body, unit.lent)


def _parties(table: Table, found: list[Cell]) -> list[tuple[int, list[Token]]]:
    """The columns of a row that hold parties; cells that refer to another one are filled in."""
    columns: list[tuple[int, list[Token]]] = []
    width, table.width = table.width, len(found)
    for i, cell in enumerate(found):
        if i < len(table.header) and _says("no_party", table.header[i]):
            continue
        if columns and _says("left", cell.text):
            columns.append((i, columns[-1][1]))
        elif cell.units:
            table.above[i] = [_owned(unit, table.owners.get(i)) for unit in cell.units]
            columns.append((i, table.above[i]))
        elif i in table.above and (_says("above", cell.text) or (not cell.text and not columns)):
            columns.append((i, table.above[i]))
    if len(columns) == 1 and columns[0][0] == 0 and len(found) == width - 1 and _dated(table, found):
        table.above[1], table.width = columns[0][1], width  # the blank that stands for the one above was lost
        table.above[0] = table.first
        return [(0, table.first), (1, columns[0][1])]
    table.first = columns[0][1] if columns else []
    return columns
