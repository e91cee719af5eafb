"""Places inside names: the chain of divisions that a name begins with, and the node of a division."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from graphkit.model import Node, Value
from graphkit_loaders.gazetteer import Gazetteer
from graphkit_loaders.gazetteer.forms import short_forms, town_stem

_LONGEST_NAME = 15
"""No division of the country has a longer name."""


def best(gaz: Gazetteer, codes: Iterable[str], home: str | None) -> str | None:
    """The likeliest of several divisions with one name: below the home, in its province, then the higher level.

    Without a home a name of several counties stays open, and None is returned.
    """
    codes = tuple(codes)
    if not codes:
        return None
    if home is not None and home in gaz:
        below = [c for c in codes if c == home or home in gaz.ancestors(c)]
        near = [c for c in codes if gaz.province(c) == gaz.province(home)]
        for group in (below, near):
            if group:
                return group[0]
    levels = {"province": 0, "city": 1, "county": 2, "town": 3}
    ranked = sorted(codes, key=lambda c: (gaz.place(c).last_year is not None, levels[gaz.place(c).level]))
    if len(ranked) > 1:
        first, second = gaz.place(ranked[0]), gaz.place(ranked[1])
        if first.level == second.level and first.last_year is None and second.last_year is None:
            return None
    return ranked[0]


def _prefixes(gaz: Gazetteer, text: str) -> Iterable[tuple[str, tuple[str, ...]]]:
    if text[:2] not in gaz.beginnings:
        return
    known = gaz.by_name
    for size in range(min(len(text), _LONGEST_NAME), 1, -1):
        codes = known.get(text[:size])
        if codes:
            yield text[:size], codes


@lru_cache(maxsize=4096)
def split_place(gaz: Gazetteer, text: str, home: str | None = None) -> tuple[str | None, str]:
    """The division that a name begins with, down its chain, and what is left.

    Parameters
    ----------
    text : str
        A name such as 上海黄浦区小东门街道 or 常州市金坛区教育局.
    home : str, optional
        Code of the document's own division; it decides between places of one name.

    Returns
    -------
    (code, rest)
        ``code`` is None where the name begins with no division, or with one of several that cannot be told apart.

    Examples
    --------
    >>> from graphkit_loaders.gazetteer import gazetteer
    >>> split_place(gazetteer(), "上海黄浦区小东门街道")
    ('310101017', '')
    >>> split_place(gazetteer(), "常州市金坛区教育局")
    ('320413', '教育局')
    """
    if len(text) > 6 and text[:6].isdigit():
        return None, text
    for name, codes in _prefixes(gaz, text):
        rest = text[len(name) :]
        deeper = [found for code in codes if (found := _below(gaz, code, rest))]
        if deeper:
            deeper.sort(key=lambda f: len(f[1]))
            return deeper[0]
        code = best(gaz, codes, home)
        if code is not None:
            return code, rest
    return None, text


def _below(gaz: Gazetteer, code: str, text: str) -> tuple[str, str] | None:
    """The division below ``code`` that ``text`` begins with, and the rest; towns need a county."""
    for name, codes in _prefixes(gaz, text):
        for each in codes:
            if code in gaz.ancestors(each):
                return _below(gaz, each, text[len(name) :]) or (each, text[len(name) :])
    if len(code) == 6 and text and gaz.place(code).level in ("county", "city"):
        for size in range(min(len(text), _LONGEST_NAME), 0, -1):
            town = next((found for found in gaz.towns_named(text[:size]) if found.startswith(code)), None)
            if town is not None:
                return town, text[size:]
    return None


def division(gaz: Gazetteer, code: str, printed: Iterable[str] = ()) -> Node:
    """The node of a division. Its other names: short forms, with the names above it, former names, and as printed."""
    place = gaz.place(code)
    above = gaz.ancestors(code)
    shorts = (town_stem(place.name),) if place.level == "town" else short_forms(place.name)
    chain = "".join(gaz.place(c).name for c in reversed(above))
    former = gaz.former_names.get(code, ())
    names = [*shorts, *((chain + place.name,) if chain else ())]
    if above:
        parent = gaz.place(above[0])
        names += [p + place.name for p in (parent.name, *short_forms(parent.name))]
    names += [*former, *printed]
    properties: dict[str, Value] = {"level": place.level, "province": gaz.province(code), "city": gaz.city(code)}
    properties |= {"code": code, "history": tuple(map(str, gaz.history(code)))}
    properties |= {"lon": place.lon, "lat": place.lat, "pinyin": place.pinyin or None}
    aliases = tuple(dict.fromkeys(n for n in names if n and n != place.name))
    return Node("Division", code, place.name, aliases, properties)
