"""Whether the words around a construction make it a link: the word of cooperation it needs, words that forbid it."""

from __future__ import annotations

from dataclasses import dataclass

from graphkit_loaders.reader.denying import declined
from graphkit_loaders.reader.discourse import Discourse
from graphkit_loaders.reader.fits import REACH, Fit, Refusal, nearest_word
from graphkit_loaders.reader.forbidding import TOLD_BY, attributive, forbidden
from graphkit_loaders.reader.opposite import denies
from graphkit_loaders.reader.scan import Token
from graphkit_loaders.reader.surroundings import words

_ENCLAVE_REACH = 24
_AFTER, _LONG_TITLE = 8, 60
"""Characters after a construction in which the words that it needs may stand; those of a title that follows."""


@dataclass(frozen=True, slots=True)
class Licence:
    """Leave to read a link; ``word`` is what gives it, None where the construction needs none."""

    word: Token | None


def licence(fit: Fit, discourse: Discourse, refusal: Refusal) -> Licence | None:
    """Leave for a construction to be read as a link; None if nothing gives it or something forbids it."""
    text = discourse.context.text
    pattern = fit.pattern
    if pattern.text is not None and not pattern.text.search(fit.words(text, 0, _title_after(fit, text))):
        return None
    if pattern.id == TOLD_BY and not attributive(fit, text):
        return None
    reason = forbidden(fit, text) or declined(fit, text, discourse)
    if reason:
        refusal.because(reason)
        refusal.barred.append(fit.match.span())
        return None
    word = nearest_word(fit)
    need = pattern.needs
    if need == "none":
        return Licence(word)
    if need == "enclave":
        end = fit.tokens[fit.match.end() - 1].stop
        found = words("link", "enclave").search(text, end, min(fit.clause.stop, end + _ENCLAVE_REACH))
        return Licence(word) if found else None
    if need == "transitive":
        verbs = [fit.tokens[i] for i in range(*fit.match.span()) if fit.letters[i] == "v"]
        return Licence(verbs[-1]) if verbs and all("transitive" in v.entry.flags for v in verbs) else None
    if need == "reciprocal":
        verb = _first_verb(fit)
        return Licence(verb) if verb and ("reciprocal" in verb.entry.flags or verb.letter == "s") else None
    given = discourse.scope
    if need == "outer":
        given = None if fit.clause.aside else given
    if need == "bracket":
        before = fit.clause.before
        opens = before is not None and discourse.opening == before.start and discourse.short
        closes = text[fit.clause.stop + 1 : fit.clause.stop + 2] in ("", "\n", "，", "；", "。", "、", " ")
        given = given if fit.clause.aside and opens and closes else None
    if need == "enclave-name":
        owner = fit.clause.before.letter if fit.clause.aside and fit.clause.before is not None else ""
        kind = {"P": "enclave_name", "Z": "enclave_name", "I": "house_name"}.get(owner)
        named = kind is not None and words("link", kind).match(text, fit.clause.stop + 1) is not None
        return Licence(word) if named else None
    if need == "aside":
        return Licence(word) if fit.clause.aside and fit.clause.before is not None else None
    if need == "title":
        first, last = fit.tokens[fit.match.start()].start, fit.tokens[fit.match.end() - 1].stop
        near = max(fit.clause.start, first - 4), min(fit.clause.stop, last + 12)
        elsewhere = denies(text, *near, fit.clause.held)
        given = None if elsewhere else discourse.scope or discourse.title
    if need == "line":
        given = word or discourse.line_word or discourse.scope or discourse.topic
    elif need == "cooperation":
        if word is not None and pattern.no_weak and "weak" in word.entry.flags:
            word = _stronger(fit)
        heading = discourse.scope if not pattern.opens or (fit.match.start() == 0 and not fit.clause.aside) else None
        given = word or heading
    return Licence(given) if given is not None else None


def _title_after(fit: Fit, text: str) -> int:
    """How many characters after a construction belong to it: some, or all of the title of a paper that follows."""
    end = fit.tokens[fit.match.end() - 1].stop
    close = text.find("》", end, end + _LONG_TITLE) if text.startswith("《", end) else -1
    return max(_AFTER, close + 1 - end)


def _first_verb(fit: Fit) -> Token | None:
    first, last = fit.match.span()
    stop = min(last + 4, len(fit.letters))
    return next((fit.tokens[i] for i in range(first, stop) if fit.letters[i] in "vs"), None)


def _stronger(fit: Fit) -> Token | None:
    last = fit.match.end()
    near = range(last, min(len(fit.letters), last + REACH))
    return next(
        (fit.tokens[i] for i in near if fit.letters[i] in "vs" and "weak" not in fit.tokens[i].entry.flags), None
    )
