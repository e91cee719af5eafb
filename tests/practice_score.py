"""The score that the practice texts come with."""

from __future__ import annotations

import importlib.util
from types import ModuleType

from shared import shared


def scorer() -> ModuleType:
    """The module, from the folder of shared documents."""
    spec = importlib.util.spec_from_file_location("score", shared("tools/score.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
