"""The score that the practice texts come with, and the rows that it asks for."""

from __future__ import annotations

import importlib.util
from types import ModuleType

from graphkit_loaders.reader.pairs import Pair
from shared import shared


def scorer() -> ModuleType:
    """The module, from the folder of shared documents."""
    spec = importlib.util.spec_from_file_location("score", shared("tools/score.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def row(pair: Pair) -> dict[str, object]:
    """A pair as the listing of links shows it."""
    sides = {"unit": pair.unit, "counterpart": pair.counterpart}
    names = {side: node.name for side, node in sides.items()}
    return {
        **names,
        **{f"{side}_names": [node.name, *node.aliases] for side, node in sides.items()},
        "status": pair.status,
    }
