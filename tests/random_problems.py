"""Random problems for ``suggest``: demands inside one another or apart, pairs, room, required pairs."""

from __future__ import annotations

import random

from graphkit.suggestions.problem import Atom, Demand, Pair, Problem, Total


def problem(seed: int, units: int, per_province: int, provinces: int, chance: float) -> Problem:
    """One problem; ``chance`` is how likely a pair is to be on offer."""
    draw = random.Random(seed)
    codes = [f"{31 + n}" for n in range(provinces)]
    counterparts = [(f"c{code}-{n}", ("county", code)) for code in codes for n in range(per_province)]
    every = frozenset(("county", code) for code in codes)
    demands: list[Demand] = []
    pairs: list[Pair] = []
    names = [f"u{n}" for n in range(units)]
    for unit in names:
        if draw.random() < 0.6:
            demands.append(Demand(unit, "nobody", every, 1))
        part = frozenset(draw.sample(sorted(every), draw.randint(1, provinces)))
        if draw.random() < 0.5:
            demands.append(Demand(unit, "some", part, draw.randint(1, 2)))
        if draw.random() < 0.6:
            # Provinces among all atoms, or among just those of the other demand: side by side it would cross.
            atoms = part if draw.random() < 0.5 or any(d.gap == "some" and d.unit == unit for d in demands) else every
            codes_in = {code for _, code in atoms}
            empty = frozenset(code for code in codes_in if draw.random() < 0.8)
            demands.append(Demand(unit, "provinces", atoms, draw.randint(1, len(atoms)), True, empty))
        pairs += [Pair(unit, key, atom, draw.randint(0, 20)) for key, atom in counterparts if draw.random() < chance]
    totals = (Total(frozenset(names), "all", draw.randint(1, units + 1)),) if draw.random() < 0.3 else ()
    load = {key: draw.choice((0, 0, 0, 1, 2)) for key, _ in counterparts}
    required: set[tuple[str, str]] = set()
    if pairs and draw.random() < 0.3:
        one = draw.choice(pairs)
        if load[one.counterpart] < 2:
            required.add((one.unit, one.counterpart))
    return Problem(tuple(demands), tuple(pairs), load, 2, draw.choice((0, 3, 7)), totals, frozenset(required))


def atoms(*codes: str) -> frozenset[Atom]:
    """Counties of these provinces."""
    return frozenset(("county", code) for code in codes)
