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
    alliance. ``lent`` is an ending that the name has only from the list that it stands in. ``refs`` are the units that
    a pronoun or a short name declared in the document stands for.
    """

    letter: str
    start: int
    stop: int
    entry: Entry
    codes: tuple[str, ...] = ()
    places: tuple[tuple[str, ...], ...] = ()
    body: int = -1
    lent: str = ""
    refs: tuple[Token, ...] = ()


_DROPPED = frozenset("w")
_ENDS = {"\n": Entry("\n"), "\t": Entry("|")}
"""Ends of lines, and of cells, which no table can hold."""


_JOINTS = frozenset("与同和跟对向由及到赴")


_KINDS = frozenset("市县区")


def _doubtful(text: str, start: int, stop: int, lexicon: Lexicon) -> int:
    """Where a longer word ends if the name of a place takes its last two characters; 0 if none does."""
    cut = stop - 2
    name = text[cut : stop + 1]
    listed = text[stop + 1 : stop + 2] in ("、", "，", "。", "；", "\n", "")
    return cut if listed and name in lexicon.doubtful and text[start:cut] in lexicon.entries else 0


def _full_name(text: str, start: int, beyond: int, lexicon: Lexicon) -> bool:
    """Whether a whole name of a place begins at ``start`` and ends after ``beyond``."""
    for size in lexicon.lengths.get(text[start : start + 3], ()):
        entry = lexicon.entries.get(text[start : start + size])
        if entry is not None and entry.letter == "P" and entry.full and start + size > beyond:
            return True
    return False


def scan(text: str, lexicon: Lexicon) -> list[Token]:
    """Tokens of a text in order; they do not overlap. Line ends are tokens too, with the letter ``\\n``.

    Ordinary words that hold a name (长治久安) are matched, so that the name inside is not, and then dropped.
    """
    entries, pairs, lengths, marks = lexicon.entries, lexicon.pairs, lexicon.lengths, lexicon.single
    found: list[Token] = []
    start, end = 0, len(text)
    while start < end:
        stop = start + 1
        entry = None
        pair = text[start : stop + 1]
        if pair in pairs:
            for size in lengths.get(text[start : start + 3], ()):
                word = text[start : start + size]
                if word in entries and len(word) == size:
                    entry, stop = entries[word], start + size
                    break
            else:
                if pair in entries:
                    entry, stop = entries[pair], start + 2
        if entry is not None and not entry.full and text[start] in _JOINTS and stop > start + 1:
            longer = _full_name(text, start + 1, stop, lexicon)
            if longer:  # 同 + 江阴市, not 同江; 同 + 城东区, not 同城
                entry, stop = None, start + 1
        if entry is not None and text[stop : stop + 1] in _KINDS and stop > start + 3:
            cut = _doubtful(text, start, stop, lexicon)
            if cut:  # 结对 + 合作市, not 结对合作
                entry, stop = entries[text[start:cut]], cut
        if entry is None:
            char = text[start]
            if char in marks:
                entry = entries[char]
            elif char in _ENDS:
                entry = _ENDS[char]
        if entry is not None and entry.letter not in _DROPPED:
            found.append(Token(entry.letter, start, stop, entry, entry.codes))
        start = stop
    return found
