"""Names of institutions, alliances and groups."""

from __future__ import annotations

import re

from graphkit.model import Node, Value
from graphkit_loaders.gazetteer import NATION, Gazetteer
from graphkit_loaders.gazetteer.forms import short_forms
from graphkit_loaders.naming.places import split_place
from graphkit_loaders.naming.tables import longest_ending, parties

_OURS = re.compile("[市县区省州盟旗]")
_CAMPUS = re.compile("（[^（）]{1,6}）$")
"""The bracket that tells a university from others of its name: 香港中文大学（深圳）."""
_COMMITTEE = re.compile("(村|社区|嘎查)(?:村民委员会|居民委员会|村委会|居委会|党总支|党支部|党委)$")
_ANY = re.compile(
    "[市县区省州盟旗第]|人民|中心|妇幼|中医|中西医|职业|技师|师范|医科|理工|农业|国际|银行|分行|集团|附属|实验|港"
)
"""How the rest of a name begins that tells nothing without its place."""
_VILLAGE = re.compile(".*(?:镇|乡|街道|县|区|市)(?=..)")
_CORPS = re.compile("(?:新疆)?(?:生产建设)?(?:兵团)?(第?[一二三四五六七八九十]{1,3}师)(?![范附专傅资生大德院])")
_REGIMENT = re.compile("[零〇○一二三四五六七八九十百0-9]{1,5}(?:团场?|牧场|连)$")
_CORPS_SEAT = "650000"
_LEVELS = {"省": "province", "市": "city", "州": "city", "盟": "city", "县": "county", "区": "county", "旗": "county"}


def institution(gaz: Gazetteer, printed: str, home: str | None = None) -> Node | None:
    """The node of a university, hospital, institute, company or association; None if it ends like none.

    A name that begins with the word for a level (市人民医院) is the home's own; a known short one has its full name.
    """
    table = parties()
    full = table.known.get(printed)
    if full is None and (corps := _corps(gaz, printed)) is not None:
        return corps
    name = _COMMITTEE.sub(r"\1", full or printed)
    suffix = longest_ending(_CAMPUS.sub("", name)[1:], table.institutions)
    if suffix is None and name not in table.institutions and full is None:
        country = next((c for c in table.countries if name.startswith(c) and len(name) > len(c) + 1), None)
        return _abroad(name, name[len(country) :]) if country else None
    kind = table.institutions[suffix or name] if suffix or name in table.institutions else "company"
    if home is not None and _OURS.match(name) and not split_place(gaz, name, home)[0]:
        level = _LEVELS[name[0]]
        for above in (home, *gaz.ancestors(home)):
            whole = gaz.place(above).name  # a county that is called a city speaks of itself as 市
            fits = gaz.place(above).level == level or (level == "city" and gaz.city(above) == above)
            if fits or whole[-1] == name[0]:
                name = whole + name[1:]
                break
    code, rest = split_place(gaz, name, home)
    properties: dict[str, Value] = {"kind": kind}
    names = [printed, printed.replace("“", "").replace("”", "")]
    if code:
        properties |= {"province": gaz.province(code), "city": gaz.city(code)}
        if rest and not name.startswith(gaz.place(code).name):
            names.append(gaz.place(code).name + rest)
        outer = gaz.province(code)
        if outer != code and (short := _without(gaz, outer, name)):
            names.append(short)
    if kind == "village":
        names.append(_VILLAGE.sub("", name))
    if code and len(rest) > 3 and not _ANY.match(rest):
        names.append(rest)
    aliases = tuple(dict.fromkeys(n for n in names if n != name))
    return Node("Institution", f"inst:{name}", name, aliases, properties)


def _corps(gaz: Gazetteer, printed: str) -> Node | None:
    """A division, regiment or farm of the production corps, all of which lie in one region."""
    division = _CORPS.match(printed)
    rest = printed[division.end() :] if division else printed
    if division is None and not _REGIMENT.fullmatch(rest):
        return None
    if division is not None and not rest:
        name = "新疆生产建设兵团第" + division[1].removeprefix("第")
        names = [printed, division[1], "兵团" + division[1]]
    else:
        name, (code, below) = printed, split_place(gaz, rest, _CORPS_SEAT)
        city = code is not None and rest.startswith(gaz.place(code).name) and below
        names = [rest, below if city else rest, division[1] + rest if division else rest]
    aliases = tuple(dict.fromkeys(n for n in names if n != name))
    return Node("Institution", f"inst:{name}", name, aliases, {"kind": "other", "province": _CORPS_SEAT})


def _without(gaz: Gazetteer, province: str, name: str) -> str | None:
    """A name without the province that it begins with, where a smaller place follows: 湖南怀化芷江机场."""
    full = gaz.place(province).name
    head = next((word for word in (full, *short_forms(full)) if name.startswith(word)), None)
    rest = name.removeprefix(head) if head else ""
    return rest if rest and split_place(gaz, rest, province)[0] not in (None, province) else None


def _abroad(printed: str, city: str) -> Node:
    """A city abroad; its other names are without the country, with and without 市."""
    names = (city, city.removesuffix("市"), city if city[-1] in "市州郡府省县区" else city + "市")
    aliases = tuple(dict.fromkeys(n for n in names if n != printed))
    return Node("Institution", f"inst:{printed}", printed, aliases, {"kind": "abroad"})


def alliance(printed: str) -> Node | None:
    """The node of a corridor, metropolitan area or other grouping; None if the words are none."""
    table = parties()
    if printed in table.alliance_names:
        return Node("Alliance", f"alliance:{printed}", printed, (), {"kind": "cluster"})
    suffix = longest_ending(printed[1:], table.alliances)
    if suffix is None:
        return None
    return Node("Alliance", f"alliance:{printed}", printed, (), {"kind": table.alliances[suffix]})


def group_role(printed: str) -> str | None:
    """The role of the issuer's roster that the words of a group stand for: 各县市区政府 for county."""
    return next((g.stands_for for g in parties().groups if g.pattern.match(printed)), None)


def group(printed: str, home: str | None) -> Node:
    """The node of a collective that names nobody, kept apart by the document's division."""
    properties: dict[str, Value] = {"stands_for": group_role(printed)}
    return Node("Group", f"group:{home or NATION}/{printed}", printed, (), properties)
