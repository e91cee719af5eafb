"""Runs of letters → the divisions that they stand for, taken together: 沪苏浙皖, 榆鄂宁."""

from __future__ import annotations

from functools import lru_cache
from itertools import product

from graphkit_loaders.gazetteer import Gazetteer, Place
from graphkit_loaders.reader.licence import Context

_MOST_COMBINATIONS = 200
_NEAR = 4.0
"""Degrees along both axes within which cities are neighbours."""


@lru_cache(maxsize=4)
def _cities(gaz: Gazetteer) -> dict[str, tuple[str, ...]]:
    """All cities of the country by the character that their names begin with."""
    found: dict[str, tuple[str, ...]] = {}
    for province in gaz.provinces():
        for code in gaz.children(province):
            place = gaz.place(code)
            if place.level == "city":
                found[place.name[0]] = (*found.get(place.name[0], ()), code)
    return found


class Lettered:
    """Resolves the runs of letters of one document; remembers what it has resolved."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.gaz = context.gaz
        self._runs: dict[str, tuple[str, ...]] = {}
        self._above = frozenset(above for code in context.named for above in self.gaz.ancestors(code))
        """Cities and provinces of which the document names somebody."""

    def run(self, word: str) -> tuple[str, ...]:
        """Divisions that a run of letters names, resolved together: all at one level where that is possible."""
        if word in self._runs:
            return self._runs[word]
        choices = [self.context.initials.get(char, ()) for char in word]
        self._near(word, choices)
        while len(word) > 1 and _size(choices) > _MOST_COMBINATIONS:
            longest = max(range(len(choices)), key=lambda i: len(choices[i]))
            choices[longest] = choices[longest][:1]
        known = word in self.context.partners
        known |= bool(choices) and all(any(code in self.context.named for code in some) for some in choices)
        best: tuple[float, tuple[str, ...]] = (-100.0 if known else -1.0, ())
        for combination in product(*choices):
            if len(set(combination)) == len(combination):
                best = max(best, (self._together(combination), combination), key=lambda b: b[0])
        self._runs[word] = best[1]
        return best[1]

    def _near(self, word: str, choices: list[tuple[str, ...]]) -> None:
        """Where one letter can only be a city, cities near it with the other letters may be meant: 榆鄂宁."""
        gaz = self.gaz
        anchors = [c[0] for c in choices if len(c) == 1 and gaz.place(c[0]).level == "city"]
        if not anchors:
            return
        at = gaz.place(anchors[0])
        for i, char in enumerate(word):
            for code in _cities(gaz).get(char, ()):
                if code not in choices[i] and _degrees(at, gaz.place(code)) < _NEAR:
                    choices[i] = (*choices[i], code)

    def _together(self, codes: tuple[str, ...]) -> float:
        gaz, context = self.gaz, self.context
        levels = {gaz.place(c).level for c in codes}
        score = 8.0 if len(levels) == 1 else 0.0
        score += 6.0 if levels == {"province"} else 0.0
        score += 6.0 if context.home in codes else 0.0
        score += 8.0 if self._above.issuperset(codes) else 0.0
        for code in codes:
            score += 3.0 * (code in context.seen)
            if context.home and context.home in gaz.ancestors(code):
                score += 2.0
        spread = [_degrees(gaz.place(a), gaz.place(b)) for i, a in enumerate(codes) for b in codes[i + 1 :]]
        return score - (sum(spread) / len(spread) if spread and levels != {"province"} else 0.0)


def _degrees(a: Place, b: Place) -> float:
    """How far two places are apart, in degrees along both axes; 5 where it is not known."""
    if a.lon is None or a.lat is None or b.lon is None or b.lat is None:
        return 5.0
    return abs(a.lon - b.lon) + abs(a.lat - b.lat)


def _size(choices: list[tuple[str, ...]]) -> int:
    size = 1
    for choice in choices:
        size *= max(1, len(choice))
    return size
