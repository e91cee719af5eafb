"""Tables and cards of a document → the pairs that their rows state."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest

from graphkit_loaders.naming import split_place
from graphkit_loaders.reader.candidate import Candidate
from graphkit_loaders.reader.cards import Card, cards
from graphkit_loaders.reader.clauses import Clause
from graphkit_loaders.reader.discourse import Discourse
from graphkit_loaders.reader.listed import Listed
from graphkit_loaders.reader.mentions.abroad import city_beside
from graphkit_loaders.reader.opposite import denies
from graphkit_loaders.reader.records import Sides, fields, pairs, sides
from graphkit_loaders.reader.rows import Cell, Table, cells, headed, names_party, rows, whole_cell
from graphkit_loaders.reader.scan import Token
from graphkit_loaders.reader.stacked import Areas, Line, Stack, stacks
from graphkit_loaders.reader.states import NONE, names_state
from graphkit_loaders.reader.states import headed as headed_state
from graphkit_loaders.reader.surroundings import words

Merged = Callable[[int, int], list[Token]]


_FIGURES = re.compile(
    r"\n(?:[|｜ :：-]+\n)?[|｜]? ?[^\n|｜\t]*(?:[|｜\t] ?[0-9][0-9.,%]*[人名万亿元个项家%]{0,3} ?)+[|｜]?(?:\n|\Z)"
)
"""A row of figures behind its first cell."""


class Tabular:
    """The tables of one document: rows of cells as they come, and those that take several lines."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse = discourse
        self.text = discourse.context.text
        self.table = Table()
        self.listed = Listed()

    def found(self, lines: Sequence[Line], areas: Areas) -> dict[int, Stack | Card]:
        """Tables that lost their lines and cards of registers, by their first line."""
        tables: dict[int, Stack | Card] = {table.first: table for table in stacks(lines, areas, self._names_party)}
        return tables | {card.first: card for card in cards(self.text, lines)}

    def over(self, whole: Stack | Card, lines: Sequence[Line], merged: Merged) -> Iterator[Candidate]:
        """What a table of several lines states; ``merged`` gives the tokens of a stretch of the text."""
        return self._card(whole, lines) if isinstance(whole, Card) else self._stack(whole, lines, merged)

    def row(self, clause: Clause, merged: Merged) -> tuple[list[Cell], list[Candidate]]:
        """The cells of a line, and what they state together."""
        found = cells(self.text, clause.tokens, clause.start, clause.stop)
        header = self.table.header
        if not header and any(cell.units for cell in found) and _FIGURES.match(self.text, clause.stop):
            return found, []  # 指标 | 甲市 | 乙县: what stands in the columns below is counted
        found = _with_abroad(header, found)
        stated = list(self._rows(self.table, found, clause, merged))
        if self.table.header is not header:
            self.table.owners = self._owners(self.table.header)
        return found, stated

    def _stack(self, stack: Stack, lines: Sequence[Line], merged: Merged) -> Iterator[Candidate]:
        """A table of which only the cells are left, one in a line."""
        header = [self.text[lines[k].start : lines[k].stop] for k in stack.header]
        table = headed(header, stack.rows[0][0] - 1, self.discourse.about_pairs())
        table.owners = self._owners(header)
        for row in stack.rows:
            tokens = [token for k in row for token in lines[k].tokens]
            start, stop = lines[row[0]].start, lines[row[-1]].stop
            clause = Clause(table.line + 1, start, False, None, stop, tokens)
            found = [whole_cell(self.text, lines[k].tokens, lines[k].start, lines[k].stop) for k in row]
            yield from self._rows(table, found, clause, merged)

    def _card(self, card: Card, lines: Sequence[Line]) -> Iterator[Candidate]:
        """A card of a register that names both sides."""
        tokens = [token for line in lines[card.first : card.last] for token in line.tokens]
        start, stop = lines[card.first].start, lines[card.last - 1].stop
        if _denied(self.text[start:stop]):
            return
        clause = Clause(card.first, start, False, None, stop, tokens)
        for found in card.sides:
            yield from self._sides(found, clause)

    def entry(self, number: int, line: Line) -> Iterator[Candidate]:
        """What a line states that is a record, each field of it behind its label, or an entry of a list."""
        clause = Clause(number, line.start, False, None, line.stop, line.tokens)
        record = fields(self.text, line.start, line.stop, line.tokens)
        if record:
            said = "，".join(field.said for field in record if not names_state(field.label))
            if words("link", "denied").search(said) is None:
                for found in sides(record):
                    yield from self._sides(found, clause)
            return
        facing = (self.discourse.named or self.discourse.home()) if self.discourse.about_pairs() else []
        for left, right, told in self.listed.read(self.text, line.start, line.stop, line.tokens, facing):
            left = self._faces(left, right)
            yield Candidate("listed", clause, left, right, told, None, 0, len(line.tokens), strict=True)

    def _faces(self, unit: Token, other: Token) -> Token:
        """The division whose bureau prints a register, where the other side is a division too."""
        speaks = unit is self.discourse.issuer and unit.letter == "D" and other.letter == "P"
        return Token("H", -1, -1, unit.entry) if speaks and self.discourse.context.home else unit

    def _sides(self, found: Sides, clause: Clause) -> Iterator[Candidate]:
        """The pairs of a record; where it names the other side only, a heading must say that they are links."""
        alone = found.left is None
        if found.status == NONE or (alone and not found.plain and not self.discourse.about_pairs()):
            return
        status = found.status or headed_state(self.discourse.heading)
        for left, right in pairs(found, self.discourse.home()):
            yield Candidate(
                "card", clause, self._faces(left, right), right, status, None, 0, len(clause.tokens), strict=alone
            )

    def _rows(self, table: Table, found: list[Cell], clause: Clause, merged: Merged) -> Iterator[Candidate]:
        scope, home = self.discourse.about_pairs(), self.discourse.home()
        return rows(table, found, clause, scope, home, self.discourse.named, _denied, merged)

    def _owners(self, header: list[str]) -> dict[int, tuple[str, ...]]:
        """The divisions that the heads of a table's columns begin with, by column."""
        context = self.discourse.context
        found = {k: split_place(context.gaz, name, context.home)[0] for k, name in enumerate(header)}
        return {k: (code,) for k, code in found.items() if code is not None}

    def _names_party(self, line: Line) -> bool:
        """Whether a line may be the head of a column of parties."""
        return names_party(self.text[line.start : line.stop])


def _with_abroad(header: list[str], found: list[Cell]) -> list[Cell]:
    """The cells of a row with the city abroad that one of them names whose country stands in another: 国别, 城市."""
    k = next((k for k, name in enumerate(header[: len(found)]) if words("row", "country").match(name)), None)
    if k is None:
        return found
    named = [
        city_beside(found[k].text, cell.text, cell.start) if words("row", "others").search(name) else None
        for cell, name in zip(found, header, strict=False)
    ]
    return [
        Cell(cell.text, cell.start, (city,)) if city is not None else cell
        for cell, city in zip_longest(found, named[: len(found)])
    ]


def _denied(row: str) -> bool:
    """Whether the words of a row say that there is no link."""
    return denies(row, 0, len(row)) or words("link", "denied").search(row) is not None
