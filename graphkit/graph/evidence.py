"""Does every link quote its document truly?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyarrow as pa

from graphkit.model import Remark, Source


@dataclass(frozen=True, slots=True)
class Misquote:
    """A link or remark whose quote is not what its document has at that place.

    ``found`` is what the document has there; none if the graph does not hold the document.
    """

    key: str
    source: str
    start: int
    stop: int
    quote: str
    found: str | None


def misquotes(
    links: Iterable[pa.Table], remarks: Iterable[Remark], sources: Mapping[str, Source]
) -> tuple[Misquote, ...]:
    """Compare every quote with ``text[start:stop]`` of its source; links without a source state nothing to check."""
    columns = ("key", "source", "start", "stop", "quote")
    quotes = [
        row
        for table in links
        for row in zip(*(table[name].to_pylist() for name in columns), strict=True)
        if row[1] is not None
    ]
    quotes += [(f"{r.kind}:{r.reason}", r.source, r.start, r.stop, r.quote) for r in remarks if r.quote]
    wrong = []
    for key, source, start, stop, quote in quotes:
        # A negative offset would count from the end of the text and could hit the quote by chance.
        found = sources[source].text[max(start, 0) : max(stop, 0)] if source in sources else None
        if found != quote or start < 0:
            wrong.append(Misquote(key, source, start, stop, quote, found))
    return tuple(wrong)
