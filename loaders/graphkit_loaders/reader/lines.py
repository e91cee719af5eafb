"""The lines of a text with their tokens; columns that only blanks part get marks between their cells."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from operator import itemgetter

from graphkit_loaders.reader.lexicon import Entry
from graphkit_loaders.reader.scan import Token
from graphkit_loaders.reader.shapes import Span

_KEPT = frozenset("().|\n")
"""Letters that keep their meaning inside a list of responsible units: they part it from the sentence before."""
_CELL = 18
"""Characters of a cell between blanks at most."""
_SENTENCE = re.compile("[。；，：|｜\t]")
_REMARK = 36
"""Characters of the last one, which may hold a sentence."""
_COLUMN = re.compile("[：|｜\t]")
_MARK = Entry("|")
_STOP = itemgetter(1)
Line = tuple[list[Token], int, int]


def united(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, those that overlap as one."""
    found: list[Span] = []
    for start, stop in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(stop, found[-1][1]))
        else:
            found.append((start, stop))
    return found


def lines(text: str, tokens: list[Token], silent: list[Span]) -> Iterator[Line]:
    """Tokens of each line with the line's span; those of lists of responsible units (``silent``) are left out."""
    start = first = 0
    for i in [i for i, token in enumerate(tokens) if token.letter == "\n"]:
        end = tokens[i]
        yield _spoken(tokens[first:i], start, end.start, silent), start, end.start
        start, first = end.stop, i + 1
    if start < len(text):
        yield _spoken(tokens[first:], start, len(text), silent), start, len(text)


def _spoken(tokens: list[Token], start: int, stop: int, silent: list[Span]) -> list[Token]:
    """The tokens of a line outside of the lists of responsible units that lie in it."""
    i = bisect_right(silent, start, key=_STOP)
    while i < len(silent) and silent[i][0] < stop:
        first, last = silent[i]
        tokens = [t for t in tokens if t.letter in _KEPT or not first <= t.start < last]
        i += 1
    return tokens


def with_columns(text: str, found: list[Line]) -> list[Line]:
    """The same lines, with a mark for each blank where lines below one another have about equally many short cells."""
    parts = [_cells(text[start:stop]) for _, start, stop in found]
    result = []
    for i, (tokens, start, stop) in enumerate(found):
        near = [parts[k] for k in (i - 1, i + 1) if 0 <= k < len(parts) and parts[k] > 1]
        if parts[i] > 1 and any(abs(count - parts[i]) <= 1 for count in near):
            marks = [Token("|", start + k, start + k + 1, _MARK) for k, c in enumerate(text[start:stop]) if c == " "]
            tokens = sorted([*tokens, *marks], key=lambda token: token.start)
        result.append((tokens, start, stop))
    return result


def _cells(words: str) -> int:
    """How many cells a line has that blanks alone part; 0 for a sentence. The last cell may be a remark."""
    if " " not in words or "。" in words:
        return 0
    *cells, last = words.split(" ")
    if not 0 < len(last) <= _REMARK or _COLUMN.search(last):
        return 0
    plain = all(0 < len(cell) <= _CELL and not _SENTENCE.search(cell) for cell in cells)
    return len(cells) + 1 if plain else 0
