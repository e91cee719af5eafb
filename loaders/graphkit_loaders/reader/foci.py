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
_BESIDES = re.compile(f"~(?P<a>{_LIST})[~g]{{1,2}}c[~m]*(?P<s>{_LIST})[~m]{{1,3}}[yvd](?P<b>{_LIST})")
_COMMA = Entry(",")
_FORMS = (("except", _EXCEPT), ("plus", _PLUS), ("within", _WITHIN), ("not", _NOT))


def gather(clause: Clause, text: str) -> None:
    """Put the spread lists of a clause together."""
    may = clause.held & bits("spread", "signs")
    if not may or not words("spread", "signs").search(text, clause.start, clause.stop):
        return
    _besides(clause, text)
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


def _besides(clause: Clause, text: str) -> None:
    """除乙外，甲还与丙合作 is 甲还与乙、丙合作."""
    found = _BESIDES.search(clause.letters)
    if not found:
        return
    tokens = clause.tokens
    before = tokens[found.start()]
    opening = words("spread", "except_opens")
    first, subject, acts = tokens[found.end("a") - 1], found.span("s"), tokens[found.end("s") - 1].stop
    outside = words("spread", "except_outside").match(text, first.stop, tokens[subject[0]].start)
    more = words("spread", "except_more").match(text, acts, tokens[found.start("b")].start)
    if not opening.search(text, before.start, before.stop) or not outside or not more:
        return
    moved = [*tokens[slice(*found.span("a"))], Token(",", first.stop, first.stop, _COMMA)]
    head = _without(before, opening, text)
    rest = [*tokens[subject[0] : found.start("b")], *moved, *tokens[found.start("b") :]]
    clause.tokens = [*tokens[: found.start()], *head, *rest]
    clause.letters = "".join(t.letter for t in clause.tokens)


def _without(token: Token, opening: re.Pattern[str], text: str) -> list[Token]:
    """What a stretch of plain text holds before the word that opens the list."""
    found = opening.search(text, token.start, token.stop)
    stop = found.start() if found else token.stop
    return [replace(token, stop=stop)] if stop > token.start else []
