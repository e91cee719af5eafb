"""Who stood in a link before: told in the remark of a row (接续丙县) or in a bracket behind a unit (原为丙县)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from graphkit_loaders.reader.candidate import Candidate
from graphkit_loaders.reader.clauses import Clause, letters
from graphkit_loaders.reader.scan import Token
from graphkit_loaders.reader.surroundings import words

_REMARK = frozenset("yfdoa")
"""Letters of which a cell must have one to say more about a side."""


def tells(text: str, start: int, stop: int) -> bool:
    """Whether a remark tells who stood there before."""
    return words("row", "replaced").match(text, start, stop) is not None


def says_no_more(tokens: list[Token]) -> bool:
    """Whether a cell beside a pair tells nothing of its first side (原由丙市帮扶) nor names a park of two others."""
    found = letters(tokens)
    return _REMARK.isdisjoint(found) and "P-Z" not in found


class Formerly:
    """The links that ended, told beside those that took their place.

    Parameters
    ----------
    areas : callable
        City and province of a unit.
    """

    def __init__(self, areas: Callable[[Token], frozenset[str]]) -> None:
        self._areas = areas
        self._waiting: list[Clause] = []

    def stood(self, row: list[Candidate], remark: list[Token]) -> Iterator[Candidate]:
        """Links that ended, of the units in a remark: each stood where the one of its area stands now."""
        stand = {side.codes for one in row for side in (one.left, one.right)}
        for unit in (token for token in remark if token.letter in "PZD" and token.codes not in stand):
            area = self._areas(unit)
            for one in row:
                left, right = (len(area & self._areas(side)) for side in (one.left, one.right))
                if left != right:
                    stays = one.right if left > right else one.left
                    yield Candidate("table", one.clause, unit, stays, "ended", None, one.first, one.last, strict=True)

    def told(self, clause: Clause, found: list[Candidate], text: str) -> Iterator[Candidate]:
        """The same for brackets, 甲县—乙县（原为丙县）, which are read before the clause that they stand in.

        ``found`` are the links of the clause.
        """
        if clause.aside and tells(text, clause.start, clause.stop):
            self._waiting.append(clause)
            return
        waiting, self._waiting = self._waiting, []
        for aside in waiting:
            at = aside.before.start if aside.before is not None else -1
            yield from self.stood([one for one in found if at in (one.left.start, one.right.start)], aside.tokens)
