"""Texts written by a hand that did not write the reader, before it had read any of them: how much is found."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

from graphkit_loaders.reader.pairs import Pair
from reading import stated
from shared import shared

FOLDER = Path(__file__).parent / "second_hand"


def row(pair: Pair) -> dict[str, object]:
    """A pair as the listing of links shows it."""
    sides = {"unit": pair.unit, "counterpart": pair.counterpart}
    names = {side: node.name for side, node in sides.items()}
    return {
        **names,
        **{f"{side}_names": [node.name, *node.aliases] for side, node in sides.items()},
        "status": pair.status,
    }


def test_nearly_four_pairs_in_five_are_found_and_none_that_only_looks_like_one() -> None:
    spec = importlib.util.spec_from_file_location("score", shared("tools/score.py"))
    assert spec is not None
    assert spec.loader is not None
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    found = wrong = all_pairs = 0
    tempted = []
    for one in json.loads((FOLDER / "gold.json").read_text(encoding="utf-8")):
        text = (FOLDER / one["doc"]).read_text(encoding="utf-8")
        result = score.score_one(one, [row(pair) for pair in stated(text)], "")
        found += len(result["hit"])
        wrong += len(result["wrong"])
        all_pairs += len(one["pairs"])
        tempted += [(one["doc"], row["unit"], row["counterpart"]) for row in result["tempted"]]
    assert tempted == []
    assert all_pairs == 151
    # Figures of benchmarks/READER.md; a change of the reader that loses pairs or invents some shows here.
    assert found >= 118
    assert wrong <= 11
