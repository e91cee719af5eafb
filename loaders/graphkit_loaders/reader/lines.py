"""The lines of a text with their tokens; columns that only blanks part get marks between their cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from graphkit_loaders.reader.lexicon import Entry
from graphkit_loaders.reader.scan import Token

_KEPT = frozenset("().|\n")
"""Letters that keep their meaning inside a list of responsible units: they part it from the sentence before."""
_CELL = 18
"""Characters of a cell between blanks at most."""
_SENTENCE = re.compile("[。；，：|｜\t]")
_MARK = Entry("|")
Line = tuple[list[Token], int, int]


def lines(text: str, tokens: Iterable[Token], silent: list[tuple[int, int]]) -> Iterator[Line]:
    """Tokens of each line with the line's span; those of lists of responsible units (``silent``) are left out."""
    start = 0
    current: list[Token] = []
    waiting = iter([*silent, (len(text), len(text))])
    mute_start, mute_stop = next(waiting)
    for token in tokens:
        while token.start >= mute_stop and mute_stop < len(text):
            mute_start, mute_stop = next(waiting)
        if mute_start <= token.start < mute_stop and token.letter not in _KEPT:
            continue
        if token.letter == "\n":
            yield current, start, token.start
            current = []
            start = token.stop
        else:
            current.append(token)
    if start < len(text):
        yield current, start, len(text)


def with_columns(text: str, found: list[Line]) -> list[Line]:
    """The same lines, with a mark for each blank where lines one below the other have equally many short cells."""
    parts = [_cells(text[start:stop]) for _, start, stop in found]
    result = []
    for i, (tokens, start, stop) in enumerate(found):
        near = {parts[k] for k in (i - 1, i + 1) if 0 <= k < len(parts)}
        if parts[i] > 1 and parts[i] in near:
            marks = [Token("|", start + k, start + k + 1, _MARK) for k, c in enumerate(text[start:stop]) if c == " "]
            tokens = sorted([*tokens, *marks], key=lambda token: token.start)
        result.append((tokens, start, stop))
    return result


def _cells(words: str) -> int:
    """How many cells a line has that blanks alone part; 0 for a sentence."""
    if " " not in words or _SENTENCE.search(words):
        return 0
    cells = words.split(" ")
    return len(cells) if all(0 < len(cell) <= _CELL for cell in cells) else 0
