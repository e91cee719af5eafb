"""The one place that knows which day it is."""

from __future__ import annotations

import calendar
import datetime
import os
import re

from graphkit.errors import UsageError

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)


def today() -> str:
    """Date of today as an ISO text; the environment variable GRAPHKIT_TODAY sets another.

    Raises
    ------
    UsageError
        If GRAPHKIT_TODAY is no date.
    """
    if given := os.environ.get("GRAPHKIT_TODAY"):
        return iso_date(given, "GRAPHKIT_TODAY")
    return datetime.date.today().isoformat()


def iso_date(text: str, what: str = "date") -> str:
    """Check that a text is an ISO date of any precision, and give it back.

    Parameters
    ----------
    text : str
        ``2021``, ``2021-04`` or ``2021-04-12``.
    what : str
        What to call it in the message.

    Raises
    ------
    UsageError
        If it is none, or no such day exists.

    Examples
    --------
    >>> iso_date("2021-04")
    '2021-04'
    """
    if found := _ISO.fullmatch(text):
        year, month, day = (int(part or 1) for part in found.groups())
        try:
            datetime.date(year, month, day)
        except ValueError:
            pass
        else:
            return text
    raise UsageError(f"{what} is {text!r}, which is no date: write 2021, 2021-04 or 2021-04-12.")


def day_of(text: str | None, what: str = "as_of") -> str:
    """The day to judge by: the last one of the date that is given, else today.

    Raises
    ------
    UsageError
        If the text is no date.

    Examples
    --------
    >>> day_of("2021-04")
    '2021-04-30'
    """
    return today() if text is None else last_day(iso_date(text, what))


def last_day(text: str) -> str:
    """The last day of a date of any precision: what was known at the end of 2021 was known in 2021.

    Examples
    --------
    >>> last_day("2021"), last_day("2024-02"), last_day("2021-04-12")
    ('2021-12-31', '2024-02-29', '2021-04-12')
    """
    year, month, day = (*(int(part) for part in text.split("-")), 0, 0)[:3]
    if day:
        return text
    month = month or 12
    return f"{year:04}-{month:02}-{calendar.monthrange(year, month)[1]:02}"
