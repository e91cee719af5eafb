"""One name as printed to one node, whatever its kind: for responsibility lists, salutations and ledgers.

Running text is read by ``graphkit_loaders.reader``, which keeps several candidates until both parties are known; here a
name stands alone in a list or a cell.
"""

from __future__ import annotations

import re

from graphkit.model import Node
from graphkit_loaders.gazetteer import Gazetteer
from graphkit_loaders.naming.departments import department, parse_body
from graphkit_loaders.naming.own import own_node
from graphkit_loaders.naming.parties import alliance, group, group_role, institution
from graphkit_loaders.naming.places import division, split_place
from graphkit_loaders.naming.zones import zone

_GOVERNMENT = re.compile(r"(人民政府|政府|党委政府|党委|县委|区委|市委|省委)$")
_OFFICE = re.compile(r"(管委会|管理委员会)$")
_COLLECTIVE = re.compile(r"各|有关|相关|成员单位|全体|等(?:城市|地区|单位|部门)$|(?:县市区|区县|市县|部门|城区)$")


def name_party(gaz: Gazetteer, printed: str, home: str | None) -> Node | None:
    """The node that a name in a list means.

    Parameters
    ----------
    printed : str
        As printed: 市发改委, 湾沚区政府, 中国（安徽）自贸试验区芜湖片区管委会, 各县市区政府.
    home : str, optional
        Code of the document's division.

    Returns
    -------
    Node or None
        None if nothing of the tables or the gazetteer fits; the caller reports it.
    """
    printed = printed.strip("“”\"' ")
    if not printed:
        return None
    if own := own_node(gaz, _OFFICE.sub("", printed)) or own_node(gaz, printed):
        return own
    if group_role(printed) is not None or _COLLECTIVE.search(printed):
        # 相城区 is a district, though it ends as 有关城区 does.
        code, rest = split_place(gaz, printed, home) if len(printed) > 2 else (None, printed)
        return group(printed, home) if code is None or rest else division(gaz, code, (printed,))
    bare = _GOVERNMENT.sub("", printed)
    if bare != printed and bare:
        if bare in ("市", "县", "区", "省") and home:
            return division(gaz, home, (printed,))
        code, rest = split_place(gaz, bare, home)
        if code is not None and not rest:
            return division(gaz, code, (printed,))
    if parse_body(printed) or _department_like(gaz, printed, home):
        found = department(gaz, printed, home)
        if found is not None:
            return found
    code, rest = split_place(gaz, printed, home)
    if code is not None and not rest:
        return division(gaz, code, (printed,))
    if code is not None and _OFFICE.fullmatch(rest):
        return division(gaz, code, (printed,))
    return (
        institution(gaz, printed, home)
        or alliance(printed)
        or zone(gaz, printed, home)
        or department(gaz, printed, home)
    )


def _department_like(gaz: Gazetteer, printed: str, home: str | None) -> bool:
    if printed[:1] in "省市县区州" and parse_body(printed[1:]):
        return True
    code, rest = split_place(gaz, printed, home)
    return code is not None and parse_body(rest) is not None
