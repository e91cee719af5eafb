"""Who speaks in a document where it is no division: a port, a zone, a hospital, a university, a firm (我院, 我港)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from graphkit_loaders.reader.scan import Token
from graphkit_loaders.reader.surroundings import words

_UNITS = frozenset("ZID")


def find_issuer(text: str, lines: Iterable[list[Token]], speakers: dict[str, Token]) -> Token | None:
    """The unit that speaks, where it is a zone or an institution; none where nothing tells.

    It is told by whom an interview is with, by the unit that the title of its papers begins with, or by 我院 where it
    stands more often than 我市.
    """
    every = list(lines)
    for tokens in every[:3]:
        for token in tokens:
            if token.letter not in _UNITS:
                continue
            asked = words("speaker", "talks").search(text, max(0, token.start - 4), token.start)
            if asked and words("speaker", "people").match(text, token.stop):
                return token
    first = next((tokens for tokens in every if tokens), None)
    heads = first and first[0].letter in _UNITS and first[0].start < 2
    if first and heads and words("speaker", "papers").match(text, first[0].stop):
        return first[0]
    kinds = Counter(words("speaker", "ours").findall(text)).most_common(1)
    if not kinds or kinds[0][1] <= len(words("speaker", "area").findall(text)):
        return None
    return speakers.get(kinds[0][0])


def find_speakers(text: str, lines: Iterable[list[Token]]) -> dict[str, Token]:
    """For each word such as 我院 in a document, without its 我: the unit of that ending that it names most."""
    found: dict[str, Token] = {}
    every = list(lines)
    for kind in sorted(set(words("speaker", "ours").findall(text))):
        ending = words("speaker_ending", kind)
        named = Counter[str]()
        seen: dict[str, Token] = {}
        for token in (token for tokens in every for token in tokens):
            name = text[token.start : token.stop]
            if token.letter in "ZIDP" and len(name) > 2 and ending.search(name):
                named[name] += 1
                seen.setdefault(name, token)
        if named:
            found[kind] = seen[named.most_common(1)[0][0]]
    return found


def spoken_kind(text: str, token: Token) -> str | None:
    """The kind of unit that 我院, 我港 stands for; none for a word for a division such as 我市."""
    found = words("speaker", "ours").match(text, token.start, token.stop)
    return found.group(1) if found else None
