"""Texts written by hands that did not write the reader, before it had read any of them: how much is found."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from constructions import Score, examples, measured
from practice_score import row, scorer
from reading import stated
from short_texts import items, scored

TESTS = Path(__file__).parent


HANDS = {
    # texts with their expectations: pairs, fewest found, most wrong, pairs that only look like some and are read
    "second_hand/gold.json": (151, 143, 3, 0),
    "third_hand/gold_d.json": (423, 393, 7, 1),
    "third_hand/gold_e.json": (330, 278, 5, 0),
    "fifth_hand/gold_f.json": (65, 57, 1, 0),
    "sixth_hand/gold_g.json": (161, 125, 6, 2),
    "seventh_hand/gold_i.json": (98, 92, 1, 1),
    "ninth_hand/gold_j.json": (167, 127, 17, 4),
    "eighth_hand/gold_h.json": (298, 271, 9, 3),
}
"""Figures of benchmarks/READER.md; a change of the reader that loses pairs or invents some shows here."""


@pytest.mark.parametrize("gold", HANDS)
def test_texts_of_other_hands_give_their_pairs_and_few_that_only_look_like_some(gold: str) -> None:
    score = scorer()
    found = wrong = all_pairs = tempted = 0
    for one in json.loads((TESTS / gold).read_text(encoding="utf-8")):
        text = (TESTS / gold).with_name(one["doc"]).read_text(encoding="utf-8")
        result = score.score_one(one, [row(pair) for pair in stated(text)], "")
        found += len(result["hit"])
        wrong += len(result["wrong"])
        tempted += len(result["tempted"])
        all_pairs += len(result["hit"]) + len(result["missed"])
    pairs, fewest, most, tempting = HANDS[gold]
    assert all_pairs == pairs
    assert found >= fewest
    assert wrong <= most
    assert tempted <= tempting


SHORT = {
    # short texts of other hands, by one name a side: pairs, fewest found, most wrong
    "units": (72, 52, 13),
    "office": (55, 43, 13),
    "news": (54, 45, 4),
}


@pytest.mark.parametrize("kind", SHORT)
def test_short_texts_of_other_hands_give_their_pairs(kind: str) -> None:
    total = Score()
    for example in examples(TESTS / "sixth_hand" / "short"):
        if example.category == kind:
            total.add(measured(example))
    pairs, fewest, most = SHORT[kind]
    assert total.pairs == pairs
    assert total.found >= fewest
    assert total.wrong <= most


TENTH = {
    # sets of short texts by a tenth hand: pairs, fewest found, most wrong
    "k": (501, 455, 28),
    "l": (331, 265, 17),
}


@pytest.mark.parametrize("hand", TENTH)
def test_short_texts_of_a_tenth_hand_give_their_pairs(hand: str) -> None:
    score = scorer()
    found = wrong = every = 0
    for path in sorted((TESTS / "tenth_hand").glob(f"{hand}*.txt")):
        for text, gold in items(path):
            result = scored(score, text, gold)
            found += len(result["hit"])
            wrong += len(result["wrong"])
            every += len(result["hit"]) + len(result["missed"])
    pairs, fewest, most = TENTH[hand]
    assert every == pairs
    assert found >= fewest
    assert wrong <= most
