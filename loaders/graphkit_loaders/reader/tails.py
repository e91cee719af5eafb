"""Units called by the end of their name alone once they have been named: 园区携手乙大学, after 甲工业园区."""

from __future__ import annotations

from graphkit_loaders.reader.clauses import Clause, letters
from graphkit_loaders.reader.scan import Token
from graphkit_loaders.reader.surroundings import words

_BEFORE = frozenset("c:;")
_ACTS = frozenset("vVsy")
_STEPS = frozenset("m~")


def with_tails(clause: Clause, recent: list[Token], text: str) -> None:
    """Put, for a noun that opens a part of a clause and acts there, the one unit before it whose name ends so.

    ``recent`` are the units of the sentences before.
    """
    if "g" not in clause.letters or not recent:
        return
    tokens = clause.tokens
    for i, token in enumerate(tokens):
        if token.letter != "g" or (i and tokens[i - 1].letter not in _BEFORE and not _opens(tokens[i - 1], text)):
            continue
        noun = text[token.start : token.stop]
        if not words("name", "tail").fullmatch(noun) or not _goes_on(tokens, i):
            continue
        meant = {text[t.start : t.stop]: t for t in recent if t.letter in "ZIP" and _ends(text, t, noun)}
        if len(meant) == 1:
            unit = next(iter(meant.values()))
            tokens[i] = Token(
                unit.letter, token.start, token.stop, unit.entry, unit.codes, unit.places, unit.body, "", (unit,)
            )
    clause.letters = letters(tokens)


def _goes_on(tokens: list[Token], i: int) -> bool:
    """Whether a word of cooperation, or 与, follows at once or after an adverb."""
    following = tokens[i + 1 : i + 3]
    first = following[0].letter if following else ""
    return first in _ACTS or (first in _STEPS and len(following) > 1 and following[1].letter in _ACTS)


def _opens(token: Token, text: str) -> bool:
    """Whether words before a noun only say when, or that it is the focus: 这家店是 + 街道跟乙镇开的."""
    return token.letter == "~" and text[token.stop - 1] in "年月日天，是"


def _ends(text: str, unit: Token, noun: str) -> bool:
    return text.endswith(noun, unit.start, unit.stop) and unit.stop - unit.start > len(noun)
