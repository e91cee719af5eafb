"""Lists that a sentence spreads out to stress a member: 除甲外，还有乙; 不仅甲，乙也; 不是甲，而是乙.

Each is put back into a plain list before the patterns look at it, so that they need no forms of their own for it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from graphkit_loaders.reader.clauses import Clause
from graphkit_loaders.reader.lexicon import Entry
from graphkit_loaders.reader.marks import bits
from graphkit_loaders.reader.scan import Token
from graphkit_loaders.reader.surroundings import words

_LIST = "[PZDIHGF](?:e?g?)(?:[,hj][PZDIHGF](?:e?g?))*"
_EXCEPT = re.compile(f"~(?P<a>{_LIST})[~g]{{1,2}}c[~mhyj]*(?P<b>{_LIST})")
_PLUS = re.compile(f"~(?P<a>{_LIST})c[~mhyj]*(?P<b>{_LIST})")
_WITHIN = re.compile(f"[~m](?P<a>{_LIST})~c[~m]*(?P<b>{_LIST})")
_NOT = re.compile(f"~(?P<a>{_LIST})c?~(?P<b>{_LIST})")
_COMMA = Entry(",")
_FORMS = (("except", _EXCEPT), ("plus", _PLUS), ("within", _WITHIN), ("not", _NOT))


def gather(clause: Clause, text: str) -> None:
    """Put the spread lists of a clause together."""
    may = clause.held & bits("spread", "signs")
    if not may or not words("spread", "signs").search(text, clause.start, clause.stop):
        return
    for name, form in _FORMS:
        opening, between = words("spread", f"{name}_opens"), words("spread", f"{name}_between")
        at = 0
        while found := form.search(clause.letters, at):
            at = found.start() + 1
            tokens = clause.tokens
            before = tokens[found.start()]
            first, last = tokens[found.end("a") - 1], tokens[found.start("b")]
            if not opening.search(text, before.start, before.stop):
                continue
            if not between.match(text, first.stop, last.start):
                continue
            if name == "plus" and not words("spread", "plus_after").match(text, tokens[found.end("b") - 1].stop):
                continue
            head = _without(before, opening, text)
            kept = (
                [] if name == "not" else [*tokens[slice(*found.span("a"))], Token(",", first.stop, first.stop, _COMMA)]
            )
            clause.tokens = [*tokens[: found.start()], *head, *kept, *tokens[found.start("b") :]]
            clause.letters = "".join(t.letter for t in clause.tokens)


def _without(token: Token, opening: re.Pattern[str], text: str) -> list[Token]:
    """What a stretch of plain text holds before the word that opens the list."""
    found = opening.search(text, token.start, token.stop)
    stop = found.start() if found else token.stop
    return [replace(token, stop=stop)] if stop > token.start else []
