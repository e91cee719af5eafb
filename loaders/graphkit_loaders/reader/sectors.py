"""Fields of cooperation that a passage speaks of, told by the terms of ``sectors.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graphkit.errors import InputError
from graphkit_loaders.reader.wordtables import table


@cache
def _terms() -> tuple[re.Pattern[str], dict[str, str]]:
    """One expression for all terms, and their fields; words that only hold a term have none (人民政府, not 民政)."""
    field_of: dict[str, str] = dict.fromkeys(table("sectors.toml")["no_sector"]["words"], "")
    for field, terms in table("sectors.toml")["sector"].items():
        for term in terms:
            if term in field_of:
                raise InputError(f"sectors.toml: {term} stands under {field_of[term]} and {field}; leave it under one")
            field_of[term] = field
    words = sorted(field_of, key=lambda term: (-len(term), term))
    return re.compile("|".join(map(re.escape, words))), field_of


def sectors_with_terms(text: str, start: int, stop: int) -> Iterator[tuple[str, str, int]]:
    """Each field that ``text[start:stop]`` speaks of, with the first term that tells it and where that stands.

    Examples
    --------
    >>> list(sectors_with_terms("推进教育、卫生交流，办好教育", 0, 13))
    [('教育', '教育', 2), ('卫生', '卫生', 5)]
    """
    pattern, field_of = _terms()
    seen: set[str] = set()
    for found in pattern.finditer(text, start, stop):
        field = field_of[found.group()]
        if field and field not in seen:
            seen.add(field)
            yield field, found.group(), found.start()


def sectors(text: str, start: int, stop: int) -> tuple[str, ...]:
    """Names of the fields that ``text[start:stop]`` speaks of, in the order of their first terms."""
    return tuple(field for field, _, _ in sectors_with_terms(text, start, stop))
