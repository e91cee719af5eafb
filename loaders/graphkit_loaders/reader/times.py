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
_MONTH = re.compile(r"(?P<word>上上?个?月|本月|当月|这个月)(?:(?P<day>3[01]|[12]\d|[1-9])日)?(?!底?前|起草|内)")
_AHEAD_OF = re.compile(
    "(?:到|至|延续到|延长到|管到)(?P<word>今年|本年|明年|次年|翌年|后年)(?:底|末|(?P<month>1[0-2]|[1-9])月)?(?!起|开始)"
)
_SHIFT = {
    "后年": 2,
    "明年": 1,
    "前年": -2,
    "去年": -1,
    "上年": -1,
    "今年": 0,
    "本年": 0,
    "同年": 0,
    "次年": 1,
    "翌年": 1,
}
_TOLD = ("同年", "次年", "翌年")
"""These count from the year named last, the others from the document's own."""
_REACH = 400
_TO_MONTH = 7
"""Characters of a date that tells the month."""


def relative(text: str, start: int, stop: int, issued: str | None) -> str | None:
    """The first date that a stretch of a text tells only from another: 去年9月, 同年, 上月.

    Parameters
    ----------
    issued : str, optional
        The year, or year and month, of the document.

    Examples
    --------
    >>> relative("去年9月，甲区与乙县结对", 0, 12, "2023")
    '2022-09'
    """
    found = _RELATIVE.search(text, start, stop)
    if found is None:
        return _month(text, start, stop, issued)
    word = found["word"]
    base = issued[:4] if issued else None
    if word in _TOLD:
        before = _YEAR.findall(text, max(0, start - _REACH), found.start())
        base = before[-1] if before else None
    if base is None:
        return None
    parts = [str(int(base) + _SHIFT[word]), *(f"{int(found[p]):02}" for p in ("month", "day") if found[p])]
    return "-".join(parts)


def _month(text: str, start: int, stop: int, issued: str | None) -> str | None:
    """The date of 上月 and 本月, where the month of the document is known."""
    found = _MONTH.search(text, start, stop)
    if found is None or issued is None or len(issued) < _TO_MONTH:
        return None
    back = {"上月": 1, "上个月": 1, "上上月": 2, "上上个月": 2}.get(found["word"], 0)
    months = int(issued[:4]) * 12 + int(issued[5:7]) - 1 - back
    day = f"-{int(found['day']):02}" if found["day"] else ""
    return f"{months // 12}-{months % 12 + 1:02}{day}"


def _until(text: str, start: int, stop: int, issued: str | None) -> str | None:
    """The end that is told from the document's own year: 至明年6月."""
    found = _AHEAD_OF.search(text, start, stop)
    if found is None or issued is None or found["word"] in _TOLD:
        return None
    year = str(int(issued[:4]) + _SHIFT[found["word"]])
    return f"{year}-{int(found['month']):02}" if found["month"] else year


def span_of_link(text: str, start: int, stop: int, at: int, issued: str | None = None) -> tuple[str | None, str | None]:
    """Since and until, as ISO texts of the precision printed.

    Parameters
    ----------
    start, stop : int
        The sentence.
    at : int
        Where its construction begins: the nearest date before it tells since when.
    issued : str, optional
        The year, or year and month, of the document, from which 去年 and 上月 count.

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
        since = relative(text, start, stop, issued)
    if until is None:
        until = _until(text, start, stop, issued)
    return since, until if until is None or since is None or until >= since[:4] else None
