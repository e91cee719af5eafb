"""Rows of pairs in one sentence, each with its other side in a bracket: 甲县（丙区）、乙县（丁区）."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from graphkit_loaders.reader.opposite import denies
from graphkit_loaders.reader.scan import Token

_ROW = re.compile(r"[PZDI]\([PZDI]\)(?:[,c][PZDI]\([PZDI]\))+")


def bracketed(
    text: str, tokens: list[Token], start: int, stop: int, opposed: Callable[[Token, Token], bool]
) -> Iterator[tuple[Token, Token]]:
    """The pairs of a row in which each unit is followed by one of another city, and by nothing else, in a bracket."""
    if "（" not in text[start:stop]:
        return
    letters = "".join(token.letter for token in tokens)
    for found in _ROW.finditer(letters):
        first, last = found.span()
        if (first and letters[first - 1] == "t") or denies(text, start, stop):
            continue
        row = [tokens[i : i + 4] for i in range(first, last, 5)]
        close = all(a.stop == b.start for four in row for a, b in pairwise(four))
        if close and all(opposed(four[0], four[2]) for four in row):
            yield from ((four[0], four[2]) for four in row)
