"""The bundled plan again and again under the names of other cities, drawn with a seed."""

from __future__ import annotations

import random
import re
from pathlib import Path

from one_text import PLAN

from graphkit_loaders.gazetteer import gazetteer

HOME = "340200"
OWN = ("340202", "340209", "340207", "340210", "340212", "340223", "340281")
"""Counties of the plan's city."""
PARTNERS = ("310000", "320100", "330100")
"""Cities whose districts the plan names as counterparts."""


def write_plans(folder: Path, count: int, seed: int = 1) -> None:
    """Write plans into a folder: each has a city of its own choice with its counties, other counterparts and number.

    Parameters
    ----------
    folder : path
        Is there already.
    count : int
        How many.
    seed : int
        The same seed gives the same files; the first plans of a larger count are those of a smaller one.
    """
    text = PLAN.read_text(encoding="utf-8")
    gaz = gazetteer()
    chance = random.Random(seed)
    cities = [c for p in gaz.provinces() for c in gaz.children(p) if len(gaz.children(c)) >= len(OWN)]

    def name(code: str) -> str:
        return gaz.place(code).name

    for number in range(count):
        city = chance.choice(cities)
        new = {name(HOME).removesuffix("市"): re.sub("(市|地区|盟|自治州)$", "", name(city))}
        new |= {
            name(old): name(other) for old, other in zip(OWN, chance.sample(gaz.children(city), len(OWN)), strict=True)
        }
        for partner in PARTNERS:
            districts = [name(code) for code in gaz.children(partner)]
            new |= dict(zip(districts, chance.sample(districts, len(districts)), strict=True))
        changed = _renamed(text, new).replace("10号", f"{number + 1}号", 1)
        (folder / f"方案-{number:05}.txt").write_text(changed, encoding="utf-8")


def _renamed(text: str, new: dict[str, str]) -> str:
    """All names at once: two that change places do not meet."""
    return re.sub("|".join(sorted(new, key=len, reverse=True)), lambda found: new[found[0]], text)
