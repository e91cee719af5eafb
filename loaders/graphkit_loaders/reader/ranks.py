"""What a side is called right before its name: 与友好城市甲市, 同结对县乙县."""

from __future__ import annotations

from graphkit_loaders.reader.clauses import Clause, letters
from graphkit_loaders.reader.scan import Token
from graphkit_loaders.reader.surroundings import words

_SIDES = frozenset("PZDI")


def without_ranks(clause: Clause, text: str) -> None:
    """Let what a side is called be no verb, where another word of the clause says what the two do."""
    if "v" not in clause.letters and "C" not in clause.letters:
        return
    tokens = clause.tokens
    for i in range(len(tokens) - 2):
        joint, rank, side = tokens[i : i + 3]
        if joint.letter not in "yd" or rank.letter not in "vC" or side.letter not in _SIDES:
            continue
        if joint.stop != rank.start or rank.stop != side.start:
            continue
        if words("name", "rank").fullmatch(text, rank.start, rank.stop) is None:
            continue
        if any(token.letter in "vs" for token in tokens if token is not rank):
            tokens[i + 1] = Token("q", rank.start, rank.stop, rank.entry)
            clause.letters = letters(tokens)
