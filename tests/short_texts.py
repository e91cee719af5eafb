"""Short texts of other hands, each with the pairs that it states, and how many of them the reader finds.

The texts of a file stand apart by a blank line. Behind each a line ``=> A | B`` a stated pair, ``=> -`` where none is;
other fair names of a side follow behind ``/``, fair statuses behind the last name, parted by commas. A pair with the
status visit is neither asked for nor held against the reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from practice_score import row
from reading import stated

_STATUS = re.compile(r"\s+([a-z]+(?:\s*,\s*[a-z]+)*)$")


def items(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """The texts of a file, each with its expectations in the form of the practice material."""
    for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8").strip()):
        lines = block.split("\n")
        pairs = [_pair(line[2:].strip()) for line in lines if line.startswith("=>") and line != "=> -"]
        gold = {
            "pairs": [pair for pair in pairs if pair["status"] != "visit"],
            "pairs_optional": [pair for pair in pairs if pair["status"] == "visit"],
            "not_pairs": [],
        }
        yield "\n".join(line for line in lines if not line.startswith("=>")), gold


def _pair(words: str) -> dict[str, Any]:
    left, _, right = words.partition("|")
    told = _STATUS.search(right)
    statuses = re.split(r"\s*,\s*", told[1]) if told else []
    a, b = ([name.strip() for name in side.split("/")] for side in (left, right[: told.start()] if told else right))
    return {
        **{"a": a[0], "a_alt": a[1:], "b": b[0], "b_alt": b[1:]},
        **{"status": statuses[0] if statuses else None, "status_alt": statuses[1:]},
    }


def scored(score: ModuleType, text: str, gold: dict[str, Any]) -> dict[str, Any]:
    """The score of one text: pairs found, missed and wrong; visits that the reader tells apart are no pairs."""
    rows = [row(pair) for pair in stated(text) if pair.status != "visit"]
    result: dict[str, Any] = score.score_one(gold, rows, "")
    return result
