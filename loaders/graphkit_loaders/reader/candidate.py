"""Two units that a construction joins, before it is known who they are."""

from __future__ import annotations

from dataclasses import dataclass

from graphkit_loaders.reader.clauses import Clause
from graphkit_loaders.reader.scan import Token


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two units that a construction joins, before their names are resolved.

    ``word`` is what licensed it; ``first`` and ``last`` are the tokens of the clause that the construction covers;
    ``nary`` says that several units act together. One token on both sides is a run of letters whose members are paired.
    """

    rule: str
    clause: Clause
    left: Token
    right: Token
    status: str | None
    word: Token | None
    first: int
    last: int
    nary: bool = False
    strict: bool = False
    """Whether the two must lie in different cities, since only they, and no word between them, tell the sides."""
    plain: str | None = None
    """The status where the words tell no other."""
