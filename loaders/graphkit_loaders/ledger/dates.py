"""Dates as people write them in ledgers."""

from __future__ import annotations

import datetime
import re

from graphkit_loaders.ledger.vocabulary import fold

_DATE = re.compile(r"(\d{4})(?:\s*[-/.年]\s*(\d{1,2})(?:\s*[-/.月]\s*(\d{1,2})\s*日?|\s*月)?|\s*年)?", re.ASCII)
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})", re.ASCII)
_SERIAL = re.compile(r"(\d{5})(?:\.0+)?", re.ASCII)
_CLOCK = re.compile(r"[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$", re.ASCII)

_DAY_ZERO = datetime.date(1899, 12, 30)
"""Day 0 of a workbook: what Excel counts from, its false leap day of 1900 left out."""

_SERIALS = range(18264, 73051)
"""Numbers that are taken for days: 1950 to 2099."""


def iso_date(text: str) -> str | None:
    """A date of any precision as an ISO text; None if it is none.

    Parameters
    ----------
    text : str
        As typed: ``2021-4-12``, ``2021年4月``, ``2021.4``, ``20210412``, ``2021``, full-width digits too, or the number
        by which a workbook counts a day.

    Examples
    --------
    >>> iso_date("2020年9月16日"), iso_date("2016.8"), iso_date("2024"), iso_date("44298"), iso_date("去年")
    ('2020-09-16', '2016-08', '2024', '2021-04-12', None)
    >>> iso_date("2021-02-30") is None
    True
    """
    words = _CLOCK.sub("", fold(text))
    if serial := _SERIAL.fullmatch(words):
        number = int(serial[1])
        return (_DAY_ZERO + datetime.timedelta(number)).isoformat() if number in _SERIALS else None
    found = _COMPACT.fullmatch(words) or _DATE.fullmatch(words)
    if not found:
        return None
    year, month, day = found.groups()
    try:
        datetime.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return "-".join([year, *(f"{int(part):02}" for part in (month, day) if part)])
