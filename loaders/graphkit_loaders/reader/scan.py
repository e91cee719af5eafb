"""Clean text → tokens: one pass from left to right, at each place the longest word of the dictionary."""

from __future__ import annotations

from dataclasses import dataclass

from graphkit_loaders.reader.lexicon import Entry, Lexicon


@dataclass(slots=True)
class Token:
    """A word of the dictionary, or a name put together from several, where it stands.

    What lies between tokens is text that no class claims. ``codes`` are the divisions that a place may mean. ``places``
    are the places that stand inside the name of a zone or another unit, each with its candidates, in order. ``body`` is
    where a place or department begins without what is above it, and where the word for the kind begins in a zone or
    alliance. ``lent`` is an ending that the name has only from the list that it stands in.
    """

    letter: str
    start: int
    stop: int
    entry: Entry
    codes: tuple[str, ...] = ()
    places: tuple[tuple[str, ...], ...] = ()
    body: int = -1
    lent: str = ""


_DROPPED = frozenset("w")
_ENDS = {"\n": Entry("\n"), "\t": Entry("|")}
"""Ends of lines, and of cells, which no table can hold."""


def scan(text: str, lexicon: Lexicon) -> list[Token]:
    """Tokens of a text in order; they do not overlap. Line ends are tokens too, with the letter ``\\n``.

    Ordinary words that hold a name (长治久安) are matched, so that the name inside is not, and then dropped.
    """
    entries, lengths, marks = lexicon.entries, lexicon.lengths, lexicon.single | _ENDS.keys()
    found: list[Token] = []
    at = 0
    following = text[1:] + " "
    begins = [i for i, (a, b) in enumerate(zip(text, following, strict=False)) if a in marks or a + b in lengths]
    for start in begins:
        if start < at:
            continue
        for size in lengths.get(text[start : start + 2], ()):
            word = text[start : start + size]
            entry = entries.get(word)
            if entry is not None and len(word) == size:
                break
        else:
            size = 1
            char = text[start]
            entry = _ENDS.get(char) or (entries.get(char) if char in marks else None)
            if entry is None:
                continue
        at = start + size
        if entry.letter not in _DROPPED:
            found.append(Token(entry.letter, start, at, entry, entry.codes))
    return found
