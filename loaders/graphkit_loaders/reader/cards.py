"""Cards of a register, a field a line behind its label: 【我方】甲县, 【对方】乙区, 【进度】已签字."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graphkit_loaders.reader.records import Field, Sides, sides
from graphkit_loaders.reader.roles import bare_label
from graphkit_loaders.reader.stacked import UNITS, Line

_FRAMED = re.compile(r"\s*[【［\[〔]([^】］\]〕：:\n]{1,8})[】］\]〕]\s*[：:]?")
_PLAIN = re.compile("\\s*((?:[\u4e00-\u9fff]\\s*){2,8})[：:]")
_REGISTER = re.compile("(?:登记|备案|信息|申报|档案|台账|合作|协作|交流|结对|情况|事项)(?:卡片?|表|单|簿|册)")
_CONTRACT = re.compile("甲\\s*方")
_FIELDS = 3
"""Fields of a card that stands alone at least."""
_TITLE = 40
Fields = list[tuple[int, str]]
"""The lines of a card by index, each with its label."""


@dataclass(frozen=True, slots=True)
class Card:
    """A card that names the sides of a link; ``first`` and ``last`` count lines, ``last`` the one after it."""

    first: int
    last: int
    sides: tuple[Sides, ...]
    """The units of each side."""


def cards(text: str, lines: Sequence[Line]) -> list[Card]:
    """The cards of a text that name the sides of a link, or the other one alone.

    Labels in brackets make a card at once; with colons alone there must be a second one: an agreement begins so too.
    """
    framed = list(_cards(text, _runs(text, lines, _FRAMED), lines))
    plain = list(_cards(text, _runs(text, lines, _PLAIN), lines))
    if len(plain) == 1 and (plain[0].last - plain[0].first < _FIELDS or not _is_card(text)):
        plain = []
    return sorted([*framed, *plain], key=lambda card: card.first)


def _is_card(text: str) -> bool:
    """Whether the title says that the text is one card of a register, and not an agreement itself."""
    return _REGISTER.search(text, 0, _TITLE) is not None and _CONTRACT.search(text) is None


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


def _cards(text: str, runs: Iterator[Fields], lines: Sequence[Line]) -> Iterator[Card]:
    for fields in runs:
        record = [_field(text, lines[number], name) for number, name in fields]
        found = tuple(sides(record)) if len(record) > 1 else ()
        if found:
            yield Card(fields[0][0], fields[-1][0] + 1, found)


def _field(text: str, line: Line, name: str) -> Field:
    said = text[line.start : line.stop].replace(":", "：").partition("：")[2].strip()
    return Field(name, said, tuple(token for token in line.tokens if token.letter in UNITS))
