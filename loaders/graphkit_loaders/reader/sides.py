"""Whether two resolved units can be the two sides of a link, and which of them is the local one."""

from __future__ import annotations

from graphkit.model import Node
from graphkit_loaders.gazetteer import NATION, Gazetteer, is_town

_TELLING = 4
"""Characters of a name of an institution that tells which one it is."""
_NATIONAL = (
    *(
        "国家",
        "中国",
        "中央",
        "全国",
        "国务院",
        "中华",
        "自然资源部",
        "水利部",
        "交通运输部",
        "农业农村部",
        "生态环境部",
    ),
    *("新疆生产建设兵团", "兵团", "最高人民"),
)
_CALLED = 2
"""Characters of the short name of a place."""
_OWN_MASTERS = ("university", "institute", "company")
_COLLECTIVE = ("Alliance", "Group")


def seat(node: Node) -> str | None:
    """Code of the division that a unit is, lies in, or belongs to, as narrow as it is known."""
    if node.label == "Division":
        return node.key
    if node.label == "Department":
        owner = node.key.removeprefix("dept:").partition("/")[0]
        return owner if owner.isdigit() and not owner.startswith("10") else None
    for level in ("county", "city") if node.label == "Institution" else ("county", "city", "province"):
        code = node.properties.get(level)
        if isinstance(code, str):
            return code
    return None


def _covers(gaz: Gazetteer, a: str, b: str) -> bool:
    return a == b or ((b in gaz or is_town(b)) and a in gaz.ancestors(b))


def _nameless(node: Node) -> bool:
    """Whether a department is only a kind of department: 卫生院 without a place, where no division speaks."""
    if node.label != "Department" or not node.key.startswith(f"dept:{NATION}/"):
        return False
    if node.name.endswith(("部", "总局", "署")):
        return False
    return not any(name.startswith(_NATIONAL) or name[0] in "省市县区州旗" for name in (node.name, *node.aliases))


def _known_anywhere(node: Node) -> bool:
    """Whether a unit of which no place is known is one and no other."""
    if node.label == "Department":
        return not _nameless(node)
    return node.label == "Institution" and len(node.name) >= _TELLING


def _ministries(a: Node, b: Node) -> bool:
    """Whether two departments are of the whole country, which act together as one government does."""
    nation = f"dept:{NATION}"
    return a.key.startswith(nation) and b.key.startswith(nation)


def _site_of(site: Node, house: Node) -> bool:
    """Whether a division is only where an enclave lies, which bears it in brackets: 甲（乙）科创中心 lies in 乙."""
    if site.label != "Division" or house.label not in ("Institution", "Zone"):
        return False
    opened = house.name.find("（")
    return opened > 0 and house.name.startswith(site.name[:_CALLED], opened + 1)


def _stands_alone(node: Node, other: Node) -> bool:
    """Whether a unit works with another of its city as with those elsewhere: a university, an institute, a firm.

    One that is called after the other is its own.
    """
    masters = node.label == "Institution" and node.properties.get("kind") in _OWN_MASTERS
    return masters and not node.name.startswith(other.name[:_CALLED])


def refused(gaz: Gazetteer, a: Node, b: Node, home: str | None, strong: bool) -> str | None:
    """Why two units are no two sides: a reason code, or None.

    Examples
    --------
    >>> from graphkit_loaders.gazetteer import gazetteer
    >>> from graphkit_loaders.naming import division
    >>> gaz = gazetteer()
    >>> refused(gaz, division(gaz, "320100"), division(gaz, "320104"), None, True)
    'same-side'
    """
    if a.key == b.key:
        return "same-unit"
    if _nameless(a) or _nameless(b):
        return "unresolved"
    if a.label == b.label == "Institution" and (a.name.startswith(b.name) or b.name.startswith(a.name)):
        return "same-unit"  # 甲研究院理事会 is of 甲研究院
    if _site_of(a, b) or _site_of(b, a):
        return "same-side"
    if a.label in _COLLECTIVE or b.label in _COLLECTIVE:
        return None
    if a.label == b.label == "Department" and (a.key.partition("/")[0] == b.key.partition("/")[0] or _ministries(a, b)):
        return "same-side"
    first, second = seat(a), seat(b)
    if first is None or second is None:
        return None
    if first == second and (a.label != b.label or a.label == "Department"):
        return "same-side"
    if first != second and (_covers(gaz, first, second) or _covers(gaz, second, first)):
        outer = a if _covers(gaz, first, second) else b
        inner = b if outer is a else a
        if outer.label in ("Division", "Department") or not (strong or _stands_alone(outer, inner)):
            return "same-side"
    if strong:
        return None
    if gaz.city(first) is not None and gaz.city(first) == gaz.city(second):
        return None if _stands_alone(a, b) or _stands_alone(b, a) else "same-city"
    if (
        home is not None
        and gaz.place(home).level != "province"
        and _covers(gaz, home, first)
        and _covers(gaz, home, second)
    ):
        return "same-side"
    return None


def opposite(gaz: Gazetteer, a: Node, b: Node) -> bool:
    """Whether two units lie in different cities, so that they may be two sides without a word that says so.

    A university, a hospital, a company or a ministry may lie anywhere; of other units it must be known where.

    Examples
    --------
    >>> from graphkit_loaders.gazetteer import gazetteer
    >>> from graphkit_loaders.naming import division
    >>> gaz = gazetteer()
    >>> opposite(gaz, division(gaz, "320104"), division(gaz, "320506"))
    True
    >>> opposite(gaz, division(gaz, "320104"), division(gaz, "320105"))
    False
    """
    if a.label in _COLLECTIVE or b.label in _COLLECTIVE or a.key == b.key:
        return False
    first, second = seat(a), seat(b)
    if first is None or second is None:
        unplaced = [node for node, code in ((a, first), (b, second)) if code is None]
        return all(_known_anywhere(node) for node in unplaced) and any(node.label != "Department" for node in (a, b))
    if _covers(gaz, first, second) or _covers(gaz, second, first):
        return False
    return gaz.city(first[:6]) != gaz.city(second[:6]) or gaz.city(first[:6]) is None


def belongs(gaz: Gazetteer, home: str, node: Node) -> bool:
    """Whether a unit is, or lies in, a division."""
    code = seat(node)
    return code is not None and _covers(gaz, home, code)


def local_first(gaz: Gazetteer, a: Node, b: Node, home: str | None) -> tuple[Node, Node]:
    """The two units with the one that is, or lies in, the document's own division first."""
    if home is None:
        return a, b

    return (b, a) if belongs(gaz, home, b) and not belongs(gaz, home, a) else (a, b)
