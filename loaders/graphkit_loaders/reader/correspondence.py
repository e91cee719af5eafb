"""Who 双方 means where no sentence names the two: those of a letter, or those above a paper that both issue."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graphkit_loaders.reader.candidate import Candidate
from graphkit_loaders.reader.clauses import Clause
from graphkit_loaders.reader.scan import Token
from graphkit_loaders.reader.stacked import Line

_SIDES = frozenset("PZDI")
_JOINTS = frozenset(",hyc~")
_ALIKE = [["P", "P"], ["Z", "Z"], ["D", "D"], ["I", "I"]]
_TITLED = re.compile(r"[^PZDIHMF()]*[vs][^PZDIHMF()]*[(](?P<a>[PZDI])[,hyc]?(?P<b>[PZDI])[)]")
_BRACKET = re.compile("(?<!赛)(?<!会)[（(]$")
_AGREEMENT = re.compile(
    "[^，。；：\n]{0,40}(?:协议书?|合同|备忘录|协定|公约|盟约|意向书)(?:（[^（）\n]{1,8}）)?[ 　]*(?:\n|$)"
)
"""The line below those who issue a paper, where it is an agreement."""


def you_and_us(text: str, tokens: Sequence[Token], home: list[Token]) -> tuple[list[Token], ...]:
    """The sides of a letter that speaks of 贵我双方: whom it goes to, and the home."""
    you = next((t for t in tokens if t.refs and text.startswith("贵我", t.start)), None)
    return ([you], home) if you is not None and home else ()


def written_to(greeting: Sequence[Token]) -> list[Token]:
    """Whom a letter goes to, if its salutation names one division, zone or institution and nobody else.

    A department is answered by a department, which the letter may not name, so it is none here.
    """
    named = [token for token in greeting if token.letter in _SIDES]
    return named if len(named) == 1 and named[0].letter in "PZI" else []


def of_letter(
    to: list[Token], home: list[Token], clause_units: Sequence[Token]
) -> tuple[list[Token], list[Token]] | None:
    """Whom a letter goes to and who writes it, where 双方 stands in it and the sentence names nobody else."""
    return (to, home) if to and home and not clause_units else None


def co_issuers(text: str, lines: Sequence[Line]) -> Iterator[Candidate]:
    """The two that stand alone above an agreement: 甲市人民政府 乙市人民政府, and below it 关于……的协议."""
    line = next((line for line in lines if line.tokens), None)
    if line is None or text[: line.start].strip():
        return
    yield from _below_title(text, line)
    named = [token for token in line.tokens if token.letter in _SIDES]
    others = [token for token in line.tokens if token.letter not in _SIDES and token.letter not in _JOINTS]
    if [t.letter for t in named] not in _ALIKE or others:
        return
    between = text[named[0].stop : named[1].start].strip(" 　、，和与\n")
    if not between and not text[named[1].stop : line.stop].strip() and _AGREEMENT.match(text, line.stop + 1):
        clause = Clause(0, line.start, False, None, line.stop, line.tokens)
        yield Candidate("co-issued", clause, named[0], named[1], "signed", None, 0, len(line.tokens))


def _below_title(text: str, line: Line) -> Iterator[Candidate]:
    """The two in the bracket that ends a title of what is done together: 联合执法台账（甲县、乙县）."""
    letters = "".join([token.letter for token in line.tokens])
    found = _TITLED.fullmatch(letters)
    if found is None or text[line.tokens[-1].start : line.stop].strip() not in ("）", ")"):
        return
    a, b = (line.tokens[found.start(side)] for side in ("a", "b"))
    if not text[a.stop : b.start].strip(" 　、，和与") and _BRACKET.search(text, line.start, a.start):
        clause = Clause(0, line.start, False, None, line.stop, line.tokens)
        yield Candidate("title-bracket", clause, a, b, None, None, 0, len(line.tokens), strict=True)
