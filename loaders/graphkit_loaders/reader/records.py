"""Records of a register in one line, each field behind its label: 飞出地：甲县　飞入地：乙区　状态：已开园."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from graphkit_loaders.reader.roles import OTHERS, bare_label, names_all, sides_of
from graphkit_loaders.reader.scan import Token
from graphkit_loaders.reader.states import told

_LABEL = re.compile(r"(?:\A|(?<=[\n 　\t|｜；;，,。、]))(?P<label>[（(]?[\u4e00-\u9fff]{1,10})[：:]")
_APART = " 　\t|｜；;，,。"
_UNITS = frozenset("PZDIHF")
_VAGUE = ("对象", "对方", "对方单位")
_FEWEST = 2
"""Fields that make a record."""


@dataclass(frozen=True, slots=True)
class Field:
    """A label, the words behind it, and the units in them."""

    label: str
    said: str
    units: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Sides:
    """The two sides of a record, the first one None where the register's own division is meant; the status it tells."""

    left: tuple[Token, ...] | None
    right: tuple[Token, ...]
    status: str | None
    plain: bool = False
    """Whether the label of the only side says that it is a link: 合作方, not 对象."""


def fields(text: str, start: int, stop: int, tokens: Sequence[Token]) -> list[Field]:
    """The fields of a line; none where it is no record."""
    if text.count("：", start, stop) + text.count(":", start, stop) < _FEWEST:
        return []
    labels = list(_LABEL.finditer(text, start, stop))
    first = text[start : labels[0].start()].strip(" 0123456789.、．第号条①②③④⑤⑥⑦⑧⑨⑩") if labels else "-"
    if len(labels) < _FEWEST or first:
        return []
    ends = [*(label.start() for label in labels[1:]), stop]
    found = []
    for label, end in zip(labels, ends, strict=True):
        a = bisect_left(tokens, label.end(), key=lambda token: token.start)
        b = bisect_left(tokens, end, key=lambda token: token.start)
        said = text[label.end() : end].strip(_APART)
        found.append(Field(bare_label(label["label"]), said, whole(said, tokens[a:b])))
    return found


def whole(said: str, tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The units among some words, none where most of the words are others."""
    covered = sum(t.stop - t.start for t in tokens if t.letter in _UNITS or t.letter in ",hj()")
    return tuple(t for t in tokens if t.letter in _UNITS) if covered >= 0.6 * len(said) else ()


def sides(record: Sequence[Field]) -> Iterator[Sides]:
    """The sides that the labels of a record name: both, or all of them behind one label, or only the other one."""
    status = told((field.label, field.said) for field in record)
    known: dict[tuple[str, int], tuple[Token, ...]] = {}
    for field in record:
        for role in sides_of(field.label) if field.units else ():
            known.setdefault(role, field.units)
    kind = next((kind for kind, side in known if side == 0 and (kind, 1) in known), None)
    if kind is not None:
        parties = [units for (one, _), units in known.items() if one == kind]
        yield from (Sides(one, other, status) for one, other in combinations(parties, 2))
        return
    for field in record:
        if names_all(field.label) and len(field.units) > 1:
            for i, unit in enumerate(field.units[:-1], 1):
                yield Sides((unit,), field.units[i:], status)
            return
    for field in record:
        if field.label in OTHERS and field.units:
            yield Sides(None, field.units, status, field.label not in _VAGUE)
            return


def pairs(found: Sides, home: Sequence[Token]) -> Iterator[tuple[Token, Token]]:
    """The pairs of two sides; ``home`` stands for the one that a register leaves out."""
    return product(home if found.left is None else found.left, found.right)
