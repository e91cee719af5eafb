"""No expression of the tables is missed because the words that it needs were not seen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graphkit_loaders.reader.marks import SECTIONS, Marks, bits
from graphkit_loaders.reader.needed import needed
from graphkit_loaders.reader.patterns import patterns
from graphkit_loaders.reader.statusrules import rules
from graphkit_loaders.reader.surroundings import expression, named

CONSTRUCTIONS = sorted((Path(__file__).parent / "constructions").glob("*.txt"))
ASKED = [
    *(("text", pattern.id, pattern.text.pattern) for pattern in patterns() if pattern.text is not None),
    *(("status", rule.id, rule.match.pattern) for rule in rules() if rule.match is not None),
    *((kind, name, expression(kind, name)) for kind in SECTIONS for name in named(kind)),
]


@pytest.mark.parametrize(("kind", "name", "words"), ASKED, ids=lambda value: value if len(value) < 30 else "")
def test_what_is_found_is_marked(kind: str, name: str, words: str) -> None:
    bit, found = bits(kind, name), re.compile(words)
    for path in CONSTRUCTIONS:
        text = path.read_text(encoding="utf-8")
        marks = Marks(text)
        assert all(marks.of(*hit.span()) & bit for hit in found.finditer(text) if hit.group())


def test_words_are_told_of_what_every_text_must_hold() -> None:
    assert needed("甲乙|丙丁(?:戊|己)?") == {"甲乙", "丙丁", "丙丁戊", "丙丁己"}
    assert needed("(?<!不)(?:甲乙){2,}[丙丁]戊$") == {"甲乙"}
    assert needed("[^甲]乙+") == {"乙"}


@pytest.mark.parametrize("words", ["甲|", "(?:甲乙)?", "[甲-乙]", "甲*乙?", "(?i:甲乙)", ".*"])
def test_nothing_is_told_where_a_text_may_do_without(words: str) -> None:
    assert needed(words) is None


def test_half_a_character_is_no_word() -> None:
    assert Marks("\ud800甲市与乙县签约").of(0, 9) & 1
