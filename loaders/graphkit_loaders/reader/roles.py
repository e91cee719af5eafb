"""Lines that name one party each, by its role: 甲方：…, 乙方：…; 支援方：…, 受援方：…."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise, product

from graphkit_loaders.reader.clauses import Clause
from graphkit_loaders.reader.scan import Token
from graphkit_loaders.reader.wordtables import table, wanted

_FILE = "roles.toml"
_REACH = 4
"""Lines within which the other role must follow."""
_LABEL = 10


def _sides() -> dict[str, list[tuple[str, int]]]:
    """For each label, the kinds of agreement that it belongs to, each with its side."""
    found: dict[str, list[tuple[str, int]]] = {}
    endings = table(_FILE)["endings"]["words"].split()
    for name, row in table(_FILE)["roles"].items():
        wanted(_FILE, name, row, "sides")
        for side, labels in enumerate(row["sides"]):
            for label in labels.split():
                found.setdefault(label, []).append((name, side))
        for side, stems in enumerate(row.get("stems", ())):
            for label in map("".join, product(stems.split(), endings)):
                if (name, side) not in (known := found.setdefault(label, [])):
                    known.append((name, side))
    return found


_SIDES = _sides()


_PARTIES = tuple(table(_FILE)["parties"]["labels"].split())
_ATTENDING = tuple(table(_FILE)["parties"]["attending"].split())
OTHERS = frozenset(table(_FILE)["parties"]["others"].split())
"""Labels of the other side of a link of the document's own division."""
_PARTNERS = frozenset(table(_FILE)["parties"]["partners"].split())
_FILLED = re.compile("(?:填报|填表|报送|制表|编制|上报)(?:单位|部门|人)?：")
"""Who fills in a form; a partner named in the same line faces the division whose form it is."""
_CALLED = re.compile('（(?:以下)?(?:[简统]?称)?[:：]?[“"]?([甲乙丙]方)[”"]?）$')
_NONE: tuple[int, list[Token]] = (-1, [])


def bare_label(printed: str) -> str:
    """A label without what stands before it and the blanks that spread it: 1. 甲 方 is 甲方.

    Examples
    --------
    >>> bare_label("1. 甲　　方"), bare_label("有效期 合作对象")
    ('甲方', '合作对象')
    """
    parts = printed.strip(" 0123456789.、．　").split() or [""]
    return "".join(parts) if max(map(len, parts)) == 1 else parts[-1]


def sides_of(label: str) -> list[tuple[str, int]]:
    """The kinds of agreement that a label belongs to, each with its side; none if it names no party."""
    return _SIDES.get(label, [])


def names_all(label: str) -> bool:
    """Whether a label announces all parties of one agreement: 签约双方, 共建方."""
    return label.endswith(_PARTIES)


def _first_units(clause: Clause) -> list[Token]:
    """The units that a part of a list begins with."""
    found = []
    for token in clause.tokens:
        if token.letter in "PZDI":
            found.append(token)
        elif token.letter not in ",h":
            break
    return found


def _labelled_before(clause: Clause, text: str, last: int) -> Iterator[tuple[str, list[Token]]]:
    """The labels before the last one of a line that names both sides, each with its units: 牵头校：甲　成员校：乙."""
    colons = [i for i in range(last + 1) if clause.letters[i] == ":"]
    start = clause.start
    for at, following in pairwise(colons):
        label = bare_label(text[start : clause.tokens[at].start])
        start = clause.tokens[at].stop
        end = clause.tokens[following].start - len(bare_label(text[start : clause.tokens[following].start]))
        if label in _SIDES:
            yield label, [t for t in clause.tokens[at + 1 : following] if t.letter in "PZDIHF" and t.stop <= end]


@dataclass(slots=True)
class Roles:
    """Parties named so far by a role that waits for its other side."""

    listing: tuple[int, list[Token]] = _NONE
    """The line that lists the parties of one agreement, and those named so far."""
    parties: tuple[list[Token], ...] = ()
    """The sides of the agreement that the document is: its 甲方 and 乙方, or those that it lists."""
    attending: list[Token] = field(default_factory=list)
    """Those who take part in a meeting, where the document says so in a line of its own."""
    waiting: dict[tuple[str, int], tuple[int, list[Token]]] = field(default_factory=dict)

    def read(self, clause: Clause, text: str, home: list[Token]) -> Iterator[tuple[Token, Token]]:
        """Pairs that a labelled clause completes; ``home`` is whose document it is."""
        if text[clause.start - 1 : clause.start] == "；" and self.listing[0] == clause.line:
            more = _first_units(clause)
            yield from ((a, b) for a in self.listing[1] for b in more)
            self.listing = (clause.line, [*self.listing[1], *more]) if more else _NONE
            return
        self.listing = _NONE
        colon = clause.letters.rfind(":")
        if colon < 0:
            yield from self._bracketed(clause, text)
            return
        for label, units in _labelled_before(clause, text, colon):
            yield from self._side(clause, label, units)
        label = bare_label(text[clause.start : clause.tokens[colon].start])
        units = [t for t in clause.tokens[colon + 1 :] if t.letter in "PZDIHF"]
        done = False
        for pair in self._side(clause, label, units):
            done = True
            yield pair
        if done:
            return
        if label in _PARTNERS and _FILLED.search(text, clause.start, clause.tokens[colon].start):
            yield from ((a, b) for a in home for b in units)
        elif names_all(label):
            yield from ((a, b) for i, a in enumerate(units) for b in units[i + 1 :])
            self.listing = (clause.line, units)
            if len(units) > 1 and not self.parties:
                self.parties = tuple([unit] for unit in units)
        elif label.endswith(_ATTENDING) and len(units) > 1:
            self.attending = units

    def _bracketed(self, clause: Clause, text: str) -> Iterator[tuple[Token, Token]]:
        """Pairs of a party that stands alone on its line, with its side in brackets: 甲医院（甲方）."""
        called = _CALLED.search(text, clause.start, clause.stop)
        if called is None or len(clause.tokens) != 1 or clause.aside:
            return
        yield from self._side(clause, called[1], _first_units(clause))

    def _side(self, clause: Clause, label: str, units: list[Token]) -> Iterator[tuple[Token, Token]]:
        """Pairs of the units behind one label with those of the other sides that wait for it."""
        known = _SIDES.get(label, []) if len(label) <= _LABEL else []
        for kind, side in known:
            if (kind, side) in self.waiting:
                self.waiting = {key: had for key, had in self.waiting.items() if key[0] != kind}
            for (other, number), (line, parties) in self.waiting.items():
                if other == kind and number != side and clause.line - line <= _REACH:
                    yield from ((a, b) for a in parties for b in units)
            if kind == "contract" and side == 1 and ("contract", 0) in self.waiting and units:
                self.parties = (self.waiting["contract", 0][1], units)
            if units:
                self.waiting[kind, side] = (clause.line, units)
