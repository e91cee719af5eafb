"""Clean text → tokens: one pass from left to right, at each place the longest word of the dictionary."""

from __future__ import annotations

from dataclasses import dataclass

from graphkit_loaders.reader.lexicon import Entry, Lexicon, Parted


@dataclass(slots=True, eq=False)
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


_DROPPED = "w"
_LISTED = frozenset(("、", "，", "。", "；", "\n", ""))


def scan(text: str, lexicon: Lexicon) -> list[Token]:
    """Tokens of a text in order; they do not overlap. Line ends are tokens too, with the letter ``\\n``.

    Ordinary words that hold a name (长治久安) are matched, so that the name inside is not, and then dropped.
    """
    meant = lexicon.found
    tokens: list[Token] = []
    done = 0
    for number, start, stop in lexicon.search.find(text):
        entry = meant[number]
        if start < done:
            continue
        if isinstance(entry, Parted):
            listed = text[stop : stop + 1] == entry.ending and text[stop + 1 : stop + 2] in _LISTED
            if entry.whole is None or listed:
                if entry.first.letter != _DROPPED:
                    tokens.append(Token(entry.first.letter, start, start + entry.size, entry.first, entry.first.codes))
                start, stop = start + entry.size, stop + len(entry.ending)
                entry = entry.name
            else:
                entry = entry.whole
            done = stop
        if entry.letter != _DROPPED:
            tokens.append(Token(entry.letter, start, stop, entry, entry.codes))
    return tokens
