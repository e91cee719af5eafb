"""Sentence forms by words by kinds of units: what share of plain sentences of each family is read; a table is printed.

Texts that somebody wrote show what they happened to think of. Here each form is tried with each word, so that a word
that lacks what others of its class have, or a form that one kind of units breaks, shows at once.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from constructions import Score
from reading import stated

TABLE = tomllib.loads((Path(__file__).parent / "sentence_forms.toml").read_text(encoding="utf-8"))
KINDS = ("{}", "{}教育局", "{}人民医院", "{}经济开发区")
OF_PLACES = ("one takes over", "a park in the other place")
"""Families of places alone."""
FLOORS = {
    # family: least share of the pairs found, most wrong pairs
    "both act": (0.95, 5),
    "a noun tells": (0.90, 5),
    "one helps": (0.95, 5),
    "own side left out": (0.95, 10),
    "one takes over": (0.90, 10),
    "a park in the other place": (0.90, 5),
    "others stand by": (0.95, 10),
}


def sentences(family: dict[str, Any]) -> Iterator[tuple[str, list[tuple[str, str, str | None]]]]:
    """Each form with each word, the kinds of units by turns; with the pairs that the sentence states."""
    turn = count()
    for form in family["forms"]:
        papers = "{h}" in form["text"]
        for word in family["words"]:
            at = next(turn)
            kind = "{}" if papers or family["name"] in OF_PLACES else KINDS[at % len(KINDS)]
            places = [TABLE["places"][(7 * at + 5 * k) % len(TABLE["places"])] for k in range(5)]
            names = {
                "h": places[0],
                **{side: kind.format(place) for side, place in zip("ABCD", places[1:], strict=True)},
            }
            text = form["text"].format(**names, R=word, z=names["h"][-1], y=names["B"][-1])
            pairs = [pair.partition(":") for pair in form["pairs"].split()]
            yield text, [(names[sides[0]], names[sides[1]], status or None) for sides, _, status in pairs]


def tallied(family: dict[str, Any]) -> Score:
    """How the reader does on a family."""
    tally = Score()
    for text, expected in sentences(family):
        links = [pair for pair in stated(text) if pair.status != "visit"]
        read = {
            frozenset((name, other)): pair.status
            for pair in links
            for name in (pair.unit.name, *pair.unit.aliases)
            for other in (pair.counterpart.name, *pair.counterpart.aliases)
        }
        sides = [frozenset(pair[:2]) for pair in expected]
        found = [side in read for side in sides]
        tally.pairs += len(sides)
        tally.found += sum(found)
        tally.wrong += len({frozenset((p.unit.key, p.counterpart.key)) for p in links}) > sum(found)
        tally.faults += [f"{'、'.join(sorted(s))}: {text}" for s, ok in zip(sides, found, strict=True) if not ok]
        for a, b, status in expected:
            had = read.get(frozenset((a, b)))
            if status and had:
                tally.statuses += 1
                tally.statuses_right += had == status
                tally.faults += [f"{a}、{b} {status}, read {had}: {text}"] if had != status else []
    return tally


@pytest.mark.parametrize("family", TABLE["family"], ids=lambda family: family["name"])
def test_plain_sentences_are_read(family: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    tally = tallied(family)
    with capsys.disabled():
        print(f"\n{family['name']:>28} {tally.found} of {tally.pairs} pairs, {tally.wrong} sentences with a wrong one")
    least, most = FLOORS[family["name"]]
    assert tally.found >= least * tally.pairs, "\n".join(tally.faults)
    assert tally.wrong <= most, "\n".join(tally.faults)
    assert tally.statuses_right >= 0.9 * tally.statuses, "\n".join(tally.faults)
