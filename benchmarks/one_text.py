"""One text through all stages of the reader, and the bundled one."""

from __future__ import annotations

from pathlib import Path

from graphkit_loaders.gazetteer import gazetteer
from graphkit_loaders.reader.clean import clean
from graphkit_loaders.reader.links import read_pairs
from graphkit_loaders.reader.outline import outline

PLAN = Path(__file__).resolve().parents[1] / "data" / "wuhu" / "plan.txt"


def read(text: str) -> None:
    """All stages on one text."""
    tidy = clean(text)
    read_pairs(tidy, outline(tidy), gazetteer())
