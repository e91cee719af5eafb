"""Cards of a register, a field a line behind its label: 【我方】甲县, 【对方】乙区, 【进度】已签字."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graphkit_loaders.reader.roles import bare_label, sides_of
from graphkit_loaders.reader.scan import Token
from graphkit_loaders.reader.stacked import UNITS, Line

_FRAMED = re.compile(r"\s*[【［\[〔]([^】］\]〕：:\n]{1,8})[】］\]〕]\s*[：:]?")
_PLAIN = re.compile("\\s*((?:[\u4e00-\u9fff]\\s*){2,8})[：:]")
Fields = list[tuple[int, str]]
"""The lines of a card by index, each with its label."""


@dataclass(frozen=True, slots=True)
class Card:
    """A card that names both sides; ``first`` and ``last`` count lines, ``last`` the one after it."""

    first: int
    last: int
    parties: tuple[tuple[Token, ...], ...]
    """The units of each side."""


def cards(text: str, lines: Sequence[Line]) -> list[Card]:
    """The cards of a text that name a party of each side.

    Labels in brackets make a card at once; with colons alone there must be a second one: an agreement begins so too.
    """
    framed = list(_cards(_runs(text, lines, _FRAMED), lines))
    plain = list(_cards(_runs(text, lines, _PLAIN), lines))
    return sorted([*framed, *(plain if len(plain) > 1 else ())], key=lambda card: card.first)


def _runs(text: str, lines: Sequence[Line], label: re.Pattern[str]) -> Iterator[Fields]:
    """Lines that follow one another, each with another label."""
    fields: Fields = []
    for number, line in enumerate(lines):
        found = label.match(text, line.start, line.stop)
        name = bare_label(found[1]) if found is not None else None
        if fields and (name is None or name in (known for _, known in fields)):
            yield fields
            fields = []
        if name is not None:
            fields.append((number, name))
    if fields:
        yield fields


def _cards(runs: Iterator[Fields], lines: Sequence[Line]) -> Iterator[Card]:
    for fields in runs:
        sides = {role: number for number, name in fields for role in sides_of(name)}
        whole = next((kind for kind, side in sides if side == 0 and (kind, 1) in sides), None)
        if whole is not None:
            parties = (_units(lines[number]) for (kind, _), number in sides.items() if kind == whole)
            yield Card(fields[0][0], fields[-1][0] + 1, tuple(parties))


def _units(line: Line) -> tuple[Token, ...]:
    return tuple(token for token in line.tokens if token.letter in UNITS)
