"""A first look at the tokens: which places a document names in full, who is at home, which letters stand for places."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import itemgetter

from graphkit_loaders.gazetteer import Gazetteer
from graphkit_loaders.gazetteer.forms import short_forms
from graphkit_loaders.reader.home import find_home
from graphkit_loaders.reader.lexicon import Lexicon
from graphkit_loaders.reader.scan import Token
from graphkit_loaders.reader.shapes import Outline, Span
from graphkit_loaders.reader.surroundings import words

_FIRST = itemgetter(0)


_NEIGHBOURS = 3.0
"""Degrees, along both axes, within which cities of another province are neighbours."""
_DOUBTFUL = frozenset("港新云贵龙威")
"""Letters that words are full of: 临港合作, 高新合作."""


_STEM = 2
_TOWN_ENDINGS = ("街道", "镇", "乡")


@dataclass(slots=True)
class Context:
    """What is known of a document before its names are put together."""

    gaz: Gazetteer
    lexicon: Lexicon
    text: str
    home: str | None = None
    named: frozenset[str] = frozenset()
    """Divisions that the document names in full somewhere."""
    seen: frozenset[str] = frozenset()
    """Those, and cities and provinces named in short."""
    hinted: frozenset[str] = frozenset()
    """Counties that a short name may mean, where it means few."""
    initials: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """One-character names that may stand in runs (沪苏浙), with the divisions that each may mean."""
    silent: Sequence[Span] = ()
    """Lists of responsible units, and the salutation, in order: nobody named there is a party."""
    run_letters: frozenset[str] = frozenset()
    """The characters of ``initials`` and of ``wide``."""
    letters_at: list[Span] | None = None
    """Where they stand, once somebody has looked."""
    wide: frozenset[str] = frozenset()
    """First characters of cities that lie in one province with a city named: letters only beside others in a run."""
    beside: frozenset[str] = frozenset()
    """What the counties lie in that the document names beyond doubt: their neighbours may be named in short."""
    partners: frozenset[str] = frozenset()
    """Runs of two letters that only the words after them tell to be cities: 深哈."""
    named_cities: frozenset[str] = frozenset()
    """Cities that the document names, in full or in short."""
    _counties: frozenset[str] | None = None

    def is_silent(self, at: int) -> bool:
        """Whether a character stands in a list of responsible units, or in the salutation."""
        i = bisect_right(self.silent, at, key=_FIRST) - 1
        return i >= 0 and at < self.silent[i][1]

    def run_inside(self, start: int, stop: int) -> Token | None:
        """A run of two letters for places that a name begins with: 川渝高竹新区."""
        word = self.text[start : start + 2]
        if stop - start < 2 or word in self.lexicon.no_run:
            return None
        known = all(char in self.lexicon.abbreviations for char in word)
        known = known or word in self.partners
        if not known and not words("name", "of_two").match(self.text, start + 2):
            return None
        return (
            Token("F", start, start + 2, self.lexicon.entries["与"]) if all(c in self.initials for c in word) else None
        )

    def town(self, name: str) -> tuple[str, ...]:
        """Towns of a name that lie in a county or city which the document names."""
        codes = self.gaz.towns_named(name)
        if not codes:
            return ()
        if self._counties is None:
            known = self.seen | self.hinted
            below = {c for code in known if code[2:] != "0000" for c in (code, *self.gaz.children(code))}
            municipal = {code for code in known if self.gaz.city(code) == code}
            self._counties = frozenset(below.union(*(self.gaz.children(code) for code in municipal)))
        near = [code for code in codes if code[:6] in self._counties]
        gaz = self.gaz  # 东莞 has towns and no counties
        return tuple([c for c in near if gaz.place(c[:6]).level == "county" or not gaz.children(c[:6])])

    def renamed(self, stem: str) -> tuple[str, ...]:
        """Towns of a name that have another ending today: 文屏镇 is 文屏街道 now."""
        if len(stem) < _STEM:
            return ()
        return next((codes for ending in _TOWN_ENDINGS if (codes := self.town(stem + ending))), ())


def look(text: str, tokens: Iterable[Token], outline: Outline, gaz: Gazetteer, lexicon: Lexicon) -> Context:
    """Gather what the names of a document tell about one another."""
    named: set[str] = set()
    seen: set[str] = set()
    places = [t for t in tokens if t.letter == "P"]
    for token in places:
        if token.entry.full:
            if text[token.start : token.stop] not in lexicon.guarded:  # 矿区 and 郊区 are words as they stand
                named.update(token.entry.full)
        else:
            seen.update(c for c in token.codes if gaz.place(c).level != "county")
    hinted = {c for t in places if not t.entry.full and len(t.codes) <= 2 for c in t.codes}
    home = find_home(text, places, outline, gaz)
    if home:
        named.add(home)
    context = Context(gaz, lexicon, text, home, frozenset(named), frozenset(seen | named), frozenset(hinted))
    sure = {c for t in places if len(t.codes) == 1 and text[t.start : t.stop] not in lexicon.guarded for c in t.codes}
    context.beside = frozenset(gaz.place(c).parent for c in sure if gaz.place(c).level == "county")
    context.named_cities = frozenset(c for c in context.seen if gaz.city(c) == c)
    context.initials = _initials(context)
    _add_partners(context)
    context.wide = frozenset(_wide(context) - context.initials.keys())
    context.run_letters = context.wide.union(context.initials)
    return context


def _add_partners(context: Context) -> None:
    """Let the letter of a city elsewhere stand where the text pairs it with a city that is near: 深哈对口合作."""
    gaz, home = context.gaz, context.home
    if home is None:
        return
    pairs = words("name", "letters_of_partners").findall(context.text)
    for word in (*pairs, *words("name", "letters_of_parks").findall(context.text)):
        if word in context.lexicon.no_run:
            continue
        for near, far in (word, word[::-1]):
            known = context.initials.get(near, ())
            if not any(gaz.place(c).level == "city" and gaz.province(c) == gaz.province(home) for c in known):
                continue
            codes = context.lexicon.abbreviations.get(far, ())
            if not codes and far not in context.initials:
                codes = _neighbours(gaz, home).get(far, ())
            if codes and far not in _DOUBTFUL:
                context.initials[far] = tuple(dict.fromkeys((*context.initials.get(far, ()), *codes)))
                context.partners |= {word}


@lru_cache(maxsize=512)
def _neighbours(gaz: Gazetteer, home: str) -> dict[str, tuple[str, ...]]:
    """Cities of other provinces near a city or county, by the first character of their names."""
    at = gaz.place(gaz.city(home) or home)
    found: dict[str, tuple[str, ...]] = {}
    if at.level != "city" or at.lon is None or at.lat is None:
        return found
    for province in gaz.provinces():
        for code in gaz.children(province):
            city = gaz.place(code)
            if city.level != "city" or province == gaz.province(home) or city.lon is None or city.lat is None:
                continue
            if abs(city.lon - at.lon) + abs(city.lat - at.lat) < _NEIGHBOURS:
                found[city.name[0]] = (*found.get(city.name[0], ()), code)
    return found


def _wide(context: Context) -> frozenset[str]:
    gaz = context.gaz
    provinces = {gaz.province(code) for code in context.seen if gaz.place(code).level == "city"}
    return frozenset().union(*(_cities_of(gaz, province) for province in provinces))


@lru_cache(maxsize=40)
def _cities_of(gaz: Gazetteer, province: str) -> frozenset[str]:
    """First characters of the cities of a province."""
    return frozenset(gaz.place(c).name[0] for c in gaz.children(province) if gaz.place(c).level == "city")


@lru_cache(maxsize=4096)
def _initial(gaz: Gazetteer, code: str) -> str:
    """The first character of a place that a short name may stand for; none for a place that ended."""
    place = gaz.place(code)
    return place.name[0] if place.last_year is None and short_forms(place.name) else ""


@lru_cache(maxsize=512)
def _initials_around(gaz: Gazetteer, home: str) -> tuple[tuple[str, str], ...]:
    """Divisions of the home's province and of the home, each after its first character."""
    near = (*gaz.children(gaz.province(home)), *gaz.children(home))
    return tuple((initial, code) for code in near if (initial := _initial(gaz, code)))


def _initials(context: Context) -> dict[str, tuple[str, ...]]:
    """One-letter names of provinces, and of cities and counties (a letter of their own, or the first) that are near.

    Near is a place named in the document, the city of a county named there, a city of the home's province, or a
    county of the home.
    """
    gaz = context.gaz
    provinces = set(gaz.provinces())
    own = gaz.province(context.home) if context.home else None
    found: dict[str, dict[str, None]] = {}
    for char, codes in context.lexicon.abbreviations.items():
        for code in codes:
            if code in provinces or code in context.seen or gaz.province(code) == own:
                found.setdefault(char, {})[code] = None
    seen = sorted(context.seen)
    for code in (*seen, *(gaz.city(c) or c for c in seen)):
        if code not in provinces and (initial := _initial(gaz, code)):
            found.setdefault(initial, {})[code] = None
    for initial, code in _initials_around(gaz, context.home) if context.home else ():
        found.setdefault(initial, {})[code] = None
    return {char: tuple(codes) for char, codes in found.items()}
