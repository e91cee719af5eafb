"""Short forms of division names: what is left when the word for the kind is taken off."""

from __future__ import annotations

import re
from functools import lru_cache

_NATIONS = (
    "土家族|苗族|藏族|回族|彝族|壮族|侗族|瑶族|白族|傣族|布依族|哈尼族|景颇族|傈僳族|朝鲜族|蒙古族|羌族|黎族|满族|"
    "维吾尔|哈萨克|柯尔克孜|蒙古|锡伯|塔吉克|各族|仡佬族|水族|畲族|毛南族|仫佬族|纳西族|普米族|怒族|独龙族|拉祜族|"
    "佤族|布朗族|达斡尔族|撒拉族|土族|东乡族|保安族|裕固族|哈萨克族|鄂伦春|鄂温克族|达斡尔|哈萨克自治|黎族苗族"
)
_AUTONOMOUS = re.compile(rf"(?:{_NATIONS})*(自治区|自治州|自治县|自治旗)$")
_OF_PEOPLES = ("自治区", "自治州", "自治县", "自治旗")
_KINDS = ("特别行政区", "地区", "林区", "新区", "特区", "省", "市", "区", "县", "盟", "州", "旗")
_TOWN_KIND = re.compile(r"(民族乡|街道办事处|街道|镇|乡)$")

_NO_SHORT = frozenset({"市中区", "城中区"})
"""Their short forms begin every second name of a hospital or court: 市中级人民法院."""
MINIMUM = 2
"""A short form has at least two characters: 泗县 has none."""


@lru_cache(maxsize=16384)
def short_forms(name: str) -> tuple[str, ...]:
    """Shorter names that documents print for a division.

    Examples
    --------
    >>> short_forms("恩施土家族苗族自治州")
    ('恩施', '恩施州', '恩施自治州')
    >>> short_forms("松江区"), short_forms("泗县"), short_forms("内蒙古自治区")
    (('松江',), (), ('内蒙古',))
    """
    found = _AUTONOMOUS.search(name) if name.endswith(_OF_PEOPLES) else None
    if found:
        # 内蒙古自治区: the people's name is part of the place's
        stem, kind = name[: found.start() if found.start() >= MINIMUM else found.start(1)], found.group(1)
        return (stem, stem + kind[-1], stem + kind) if kind != "自治区" else (stem,)
    for kind in _KINDS:
        if name.endswith(kind):
            stem = name[: -len(kind)]
            return (stem,) if len(stem) >= MINIMUM and name not in _NO_SHORT else ()
    return ()


def town_stem(name: str) -> str:
    """A town's name without the word for its kind: 小东门街道 gives 小东门."""
    return _TOWN_KIND.sub("", name)
