"""Reads a few lines of text as a document, for tests."""

from __future__ import annotations

from graphkit_loaders.gazetteer import gazetteer
from graphkit_loaders.reader.clean import clean
from graphkit_loaders.reader.links import read_pairs
from graphkit_loaders.reader.outline import outline
from graphkit_loaders.reader.pairs import Pair, PairReading


def reading(text: str) -> PairReading:
    """What the reader makes of a document with this text."""
    tidy = clean(text)
    return read_pairs(tidy, outline(tidy), gazetteer())


def stated(text: str) -> list[Pair]:
    """Its pairs of parties that can be counterparts."""
    collective = {"Group", "Alliance"}
    return [p for p in reading(text).pairs if not collective & {p.unit.label, p.counterpart.label}]


def names(text: str) -> set[tuple[str, str]]:
    """Names of the two sides of each pair, the local one first."""
    return {(p.unit.name, p.counterpart.name) for p in stated(text)}
