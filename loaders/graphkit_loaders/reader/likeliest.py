"""A name that several places bear → the one that this document means."""

from __future__ import annotations

from graphkit_loaders.gazetteer import in_municipality
from graphkit_loaders.reader.licence import Context
from graphkit_loaders.reader.scan import Token


class Likeliest:
    """Chooses among the places that a name may mean.

    Attributes
    ----------
    ambiguous : dict
        Names that two places fit equally well, with the codes of those places.
    """

    def __init__(self, context: Context) -> None:
        self.context = context
        self.gaz = context.gaz
        self.ambiguous: dict[Token | str, tuple[str, ...]] = {}

    def _province_first(self, codes: tuple[str, ...]) -> tuple[str, ...]:
        """The province alone, where its name is a county's or city's too that the document does not name in full."""
        wide = tuple(code for code in codes if code[2:] == "0000")
        return codes if not wide or any(code in self.context.named for code in codes if code not in wide) else wide

    def _without_seats(self, codes: tuple[str, ...], printed: str) -> tuple[str, ...]:
        """Without counties below a city of the same short name (广安区 in 广安市), unless named in full somewhere."""
        gaz, named = self.gaz, self.context.named
        return tuple(
            code
            for code in codes
            if code in named
            or gaz.place(code).name == printed
            or gaz.place(code).level != "county"
            or not any(above in codes for above in gaz.ancestors(code))
        )

    def place(self, codes: tuple[str, ...], other: Token | None, printed: str) -> str | None:
        """The likeliest of the places that a name may mean; the first by code on a tie, which is noted."""
        if len(codes) > 1:
            codes = self._without_seats(self._province_first(codes), printed)
        if len(codes) <= 1:
            return codes[0] if codes else None
        scored = sorted(((self._score(code, other, printed), code) for code in codes), key=lambda s: (-s[0], s[1]))
        if scored[0][0] == scored[1][0]:
            self.ambiguous[printed] = tuple(code for score, code in scored if score == scored[0][0])
        return scored[0][1]

    def _score(self, code: str, other: Token | None, printed: str) -> float:
        gaz, context = self.gaz, self.context
        place = gaz.place(code)
        ancestors = gaz.ancestors(code)
        score = 0.0
        if code in context.named:
            score += 4
        if any(a in context.seen for a in ancestors):
            score += 3
        if context.home:
            if code == context.home:
                score += 7  # more than a county below it can collect that bore the same name once
            elif context.home in ancestors:
                score += 3
            elif gaz.province(code) == gaz.province(context.home):
                score += 1
        if other is not None:
            levels = {gaz.place(c).level for c in (*other.codes, *(c for p in other.places for c in p))}
            codes = (*other.codes, *(c for p in other.places for c in p))
            if any(map(in_municipality, codes)):
                levels |= {"city"}  # districts of Shanghai stand level with cities
            if place.level in levels:
                score += 3 if len(levels) == 1 else 1
            above = {a for c in other.codes for a in gaz.ancestors(c)}
            if above.intersection(ancestors):
                score += 0.5
        if place.name == printed or printed.endswith(place.name) or place.name.startswith(printed):
            score += 2
        if place.last_year is not None:
            score -= 3
        return score + {"province": 1.0, "city": 0.6}.get(place.level, 0.0)
