"""Dates as documents print them → ISO texts of the precision that is printed."""

from __future__ import annotations

import re

_DIGITS = {"○": 0, "零": 0, "两": 2} | {figure: value for value, figure in enumerate("〇一二三四五六七八九")}
_CN = "〇○零一二三四五六七八九"

DATE = re.compile(
    rf"""(?=[12一二])(?:  # told at one glance, for most characters begin no date
         (?P<year>(?:19|20)\d\d|[一二][九〇○零][{_CN}]{{2}})\s*年
         (?:\s*(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])\s*月
            (?:\s*(?P<day>[12]\d|3[01]|0?[1-9]|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])\s*日)?)?
       | (?P<y>(?:19|20)\d\d)(?P<mark>[.\-/])(?P<m>1[0-2]|0?[1-9])
            (?:(?P=mark)(?P<d>[12]\d|3[01]|0?[1-9]))?(?![\d.年]))""",
    re.VERBOSE,
)
"""A date from the year on; Arabic or Chinese figures."""


def number(text: str) -> int:
    """A number below a thousand in Arabic or Chinese figures, or in a circle.

    Examples
    --------
    >>> number("12"), number("十二"), number("二十"), number("一百零三"), number("③")
    (12, 12, 20, 103, 3)
    """
    if text.isdecimal():
        return int(text)
    if len(text) == 1 and "①" <= text <= "⑳":
        return ord(text) - ord("①") + 1
    value = digit = 0
    for char in text:
        if char in "十百":
            value += (digit or (0 if value and char == "百" else 1)) * (10 if char == "十" else 100)
            digit = 0
        else:
            digit = _DIGITS.get(char, 0)
    return value + digit


def iso(found: re.Match[str]) -> str:
    """The ISO text of a match of ``DATE``."""
    if found["y"]:
        day = f"-{int(found['d']):02}" if found["d"] else ""
        return f"{found['y']}-{int(found['m']):02}{day}"
    year = found["year"] if found["year"].isdecimal() else "".join(str(_DIGITS[c]) for c in found["year"])
    parts = [year, *(f"{number(found[part]):02}" for part in ("month", "day") if found[part])]
    return "-".join(parts)
