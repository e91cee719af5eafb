"""From when to when a link holds, by the dates around the words that state it."""

from __future__ import annotations

import re

from graphkit_loaders.reader.dates import DATE, iso

_AHEAD = re.compile(r"(?:底|末|日)?(?:以)?前(?!往|来|后|述|期)|底(?!蕴)|止|末")
_UNTIL = re.compile(r"(?:到|至|管到|延续到|截至|截止)$")


def span_of_link(text: str, start: int, stop: int, at: int) -> tuple[str | None, str | None]:
    """Since and until, as ISO texts of the precision printed.

    Parameters
    ----------
    start, stop : int
        The sentence.
    at : int
        Where its construction begins: the nearest date before it tells since when.

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
    return since, until if until is None or since is None or until >= since[:4] else None
