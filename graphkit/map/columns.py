"""The columns of the coverage matrix: which provinces and sectors there are, those that a plan demands first."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graphkit.map.scene import Scene

ELSEWHERE = "elsewhere"
"""Column of counterparts that lie in no known province."""

BESIDE = 4
"""Cells beside each name at most."""


_ENDING = re.compile(r"(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区)$")


@dataclass(frozen=True, slots=True)
class Province:
    """One column: code, full name, the usual one, the letter that heads a narrow column, English name."""

    id: str
    name: str
    short: str
    letter: str
    english: str
    demanded: bool


@cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads((Path(__file__).parent / "provinces.toml").read_text(encoding="utf-8"))


def provinces(scene: Scene) -> list[Province]:
    """Provinces that a target demands, then those of counterparts, the most frequent first."""
    demanded = dict.fromkeys(
        code for codes in scene.graph.node_table("Target").column("provinces").to_pylist() for code in codes or ()
    )
    number = Counter(row.province or ELSEWHERE for row in scene.right.values() if row.counts)
    seen = sorted(number, key=lambda code: (code == ELSEWHERE, -number[code], code))
    divisions = {row["key"]: row for row in scene.graph.node_table("Division").to_pylist()}
    found = []
    for code in dict.fromkeys([*demanded, *seen]):
        node = divisions.get(code, {})
        name = "其他" if code == ELSEWHERE else node.get("name") or code
        english = "elsewhere" if code == ELSEWHERE else _table()["english"].get(code) or node.get("pinyin") or name
        letter = name if code == ELSEWHERE else _table()["letter"].get(code, name[:1])
        found.append(Province(code, name, _ENDING.sub("", name), letter, english, code in demanded))
    return found


def beside(columns: list[Province]) -> list[int]:
    """Numbers of the columns that stand beside each name: those demanded, else the most frequent."""
    wanted = [number for number, column in enumerate(columns) if column.demanded]
    if not wanted:
        wanted = [number for number, column in enumerate(columns) if column.id != ELSEWHERE]
    return wanted[:BESIDE]


def sectors(scene: Scene) -> list[str]:
    """Sectors of the shown statements, the most frequent first."""
    number = Counter(name for pair in scene.pairs for s in pair.statements for name in s["sectors"] or ())
    return sorted(number, key=lambda name: (-number[name], name))
