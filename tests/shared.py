"""Where documents lie that are too large, or not ours, to stand in the repository: a folder beside it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("GRAPHKIT_SHARED") or ROOT.parent / "shared")


def shared(name: str) -> Path:
    """Path of a shared file or folder; the test that asks for an absent one is skipped, with one line saying so."""
    place = SHARED / name
    if not place.exists():
        pytest.skip(f"no {name} in the folder of shared documents; GRAPHKIT_SHARED says where it is")
    return place
