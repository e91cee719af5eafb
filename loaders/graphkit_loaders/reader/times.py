"""From when to when a link holds, by the dates around the words that state it."""

from __future__ import annotations

import re

from graphkit_loaders.reader.dates import DATE, iso

_AHEAD = re.compile(r"(?:底|末|日)?(?:以)?前(?!往|来|后|述|期)|底(?!蕴)|止|末")
_UNTIL = re.compile(r"(?:到|至|管到|延续到|截至|截止)$")


_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:年|[-.]\d)")
_RELATIVE = re.compile(
    r"(?P<word>前年|去年|上年|今年|本年|同年|次年|翌年)(?:度)?(?:(?P<month>1[0-2]|[1-9])月(?!底?前)(?:(?P<day>3[01]|[12]\d|[1-9])日)?)?"
    r"(?!底?前|起草|内)"
)
_SHIFT = {"前年": -2, "去年": -1, "上年": -1, "今年": 0, "本年": 0, "同年": 0, "次年": 1, "翌年": 1}
_TOLD = ("同年", "次年", "翌年")
"""These count from the year named last, the others from the document's own."""
_REACH = 400


def relative(text: str, start: int, stop: int, year: str | None) -> str | None:
    """The first date that a stretch of a text tells only from another: 去年9月, 同年.

    Parameters
    ----------
    year : str, optional
        The year of the document.

    Examples
    --------
    >>> relative("去年9月，甲区与乙县结对", 0, 12, "2023")
    '2022-09'
    """
    found = _RELATIVE.search(text, start, stop)
    if found is None:
        return None
    word = found["word"]
    base = year
    if word in _TOLD:
        before = _YEAR.findall(text, max(0, start - _REACH), found.start())
        base = before[-1] if before else None
    if base is None:
        return None
    parts = [str(int(base) + _SHIFT[word]), *(f"{int(found[p]):02}" for p in ("month", "day") if found[p])]
    return "-".join(parts)


def span_of_link(text: str, start: int, stop: int, at: int, year: str | None = None) -> tuple[str | None, str | None]:
    """Since and until, as ISO texts of the precision printed.

    Parameters
    ----------
    start, stop : int
        The sentence.
    at : int
        Where its construction begins: the nearest date before it tells since when.
    year : str, optional
        The year of the document, from which 去年 counts.

    Examples
    --------
    >>> words = "2021年4月，甲区与乙县结对，期限至2025年"
    >>> span_of_link(words, 0, len(words), 8)
    ('2021-04', '2025')
    """
    since = until = None
    for found in DATE.finditer(text, start, stop):
        before = text[max(start, found.start() - 3) : found.start()]
        if _UNTIL.search(before):
            if not before.endswith(("截至", "截止")):
                until = iso(found)
        elif _AHEAD.match(text, found.end()):
            continue
        elif found.start() < at or since is None:
            since = iso(found)
    if since is None:
        since = relative(text, start, stop, year)
    return since, until if until is None or since is None or until >= since[:4] else None
