"""Clean text → pairs of units that work together, each with the words that say so. The reader's entry."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import partial
from itertools import chain

from graphkit.model import Node
from graphkit_loaders.gazetteer import Gazetteer
from graphkit_loaders.reader.clauses import Clause, clauses
from graphkit_loaders.reader.discourse import Discourse
from graphkit_loaders.reader.joined import joined
from graphkit_loaders.reader.lexicon import lexicon
from graphkit_loaders.reader.licence import Context, look
from graphkit_loaders.reader.licensing import Refusal
from graphkit_loaders.reader.mentions import merge
from graphkit_loaders.reader.opposite import denies, face_to_face, facing_areas, parts
from graphkit_loaders.reader.pairing import Candidate, candidates
from graphkit_loaders.reader.pairs import Mention, Pair, PairReading
from graphkit_loaders.reader.remarks import SentenceRemark, reason_for
from graphkit_loaders.reader.resolve import Resolver
from graphkit_loaders.reader.rows import Table, cells, rows
from graphkit_loaders.reader.scan import Token, scan
from graphkit_loaders.reader.sectors import sectors
from graphkit_loaders.reader.shapes import Clean, Outline
from graphkit_loaders.reader.sides import belongs, local_first, refused
from graphkit_loaders.reader.status import status
from graphkit_loaders.reader.times import span_of_link


def read_pairs(clean: Clean, outline: Outline, gazetteer: Gazetteer) -> PairReading:
    """Read the partnerships that a document states.

    Parameters
    ----------
    clean : Clean
        The document's text made fit for reading.
    outline : Outline
        Its layout: salutation, tasks, responsibility lists, genre.
    gazetteer : Gazetteer
        Names of divisions and zones.

    Returns
    -------
    PairReading
        Pairs in the order of the text. Offsets count in the clean text.
    """
    return _Reading(clean, outline, gazetteer).read()


_CELLS = re.compile("[\t|｜]")
_KEPT = frozenset("().\n")
"""Letters that keep their meaning inside a list of responsible units: they part it from the sentence before."""


_SHORT, _DENSE = 2000, 600
"""Characters of a text that may hold no stated pair, and for each pair more, for its sides to speak for themselves."""


class _Reading:
    """The work on one document."""

    def __init__(self, clean: Clean, outline: Outline, gaz: Gazetteer) -> None:
        self.joined = joined(clean.text, outline)
        self.text = self.joined.text
        self.outline = outline
        self.gaz = gaz
        self.tokens = scan(self.text, lexicon(gaz))
        self.context: Context = look(self.text, self.tokens, outline, gaz, lexicon(gaz))
        self.resolver = Resolver(self.context)
        self.discourse = Discourse(self.context, genre=outline.genre)
        self.table = Table()
        self.pairs: list[Pair] = []
        self.remarks: list[SentenceRemark] = []
        self.mentions: list[Mention] = []
        forth = self.joined.forth
        silent = [*outline.responsibility, *([outline.salutation] if outline.salutation else [])]
        self.silent = sorted((forth(start), forth(stop)) for start, stop in silent)
        self.task_starts = [task.start for task in outline.tasks]
        self.told: tuple[tuple[int, int], tuple[str, ...]] = ((-1, -1), ())
        self.seen: set[tuple[str, str, int, int, str]] = set()
        self.clauses: list[Clause] = []
        self.linked: set[int] = set()

    def read(self) -> PairReading:
        for number, (tokens, start, stop) in enumerate(self._lines()):
            merged = merge(self.context, tokens, start, stop)
            self._note_mentions(merged)
            if _CELLS.search(self.text, start, stop):
                self._read_row(merged, number, start, stop)
                continue
            found = clauses(self.text, merged, number, start, stop, self.context.lexicon.between)
            self.discourse.enter(number, found, start, stop)
            for clause in found:
                if not self._is_silent(clause.start, clause.stop):
                    self._read_clause(clause)
        self._read_opposite()
        for name, codes in self.resolver.ambiguous.items():
            at = self.text.find(str(name))
            if at >= 0:
                self._remark("ambiguous-name", "several-places", at, at + len(str(name)), ", ".join(codes))
        return PairReading(self.context.home, tuple(self.pairs), tuple(self.remarks), tuple(self.mentions))

    def _lines(self) -> Iterator[tuple[list[Token], int, int]]:
        """Tokens of each line that holds any, with the line's span; those of responsibility lists are left out."""
        start = 0
        current: list[Token] = []
        silent = iter([*self.silent, (len(self.text), len(self.text))])
        mute_start, mute_stop = next(silent)
        for token in self.tokens:
            while token.start >= mute_stop and mute_stop < len(self.text):
                mute_start, mute_stop = next(silent)
            if mute_start <= token.start < mute_stop and token.letter not in _KEPT:
                continue
            if token.letter == "\n":
                if current:
                    yield current, start, token.start
                current = []
                start = token.stop
            else:
                current.append(token)
        if current:
            yield current, start, len(self.text)

    def _note_mentions(self, merged: list[Token]) -> None:
        for token in merged:
            if token.letter in "PFZDIM":
                span = self.joined.back_span(token.start, token.stop)
                for node in self.resolver.nodes(token) or (None,):
                    self.mentions.append(Mention(*span, token.letter, node))

    def _remark(self, kind: str, reason: str, start: int, stop: int, detail: str = "") -> None:
        self.remarks.append(SentenceRemark(kind, reason, *self.joined.back_span(start, stop), detail))

    def _is_silent(self, start: int, stop: int) -> bool:
        """Whether a clause lies in a salutation or a list of responsible units, where nothing is promised."""
        i = bisect_right(self.silent, (start, len(self.text) + 1))
        return any(a < stop and start < b for a, b in self.silent[max(0, i - 1) : i + 1])

    def _read_row(self, merged: list[Token], number: int, start: int, stop: int) -> None:
        """A line of cells; pairs are read from its columns, and from the sentences in each cell."""
        clause = Clause(number, start, False, None, stop, merged)
        refusal = Refusal()
        if self._is_silent(start, stop):
            return
        found = list(rows(self.table, cells(self.text, merged, start, stop), clause, self.discourse.about_pairs()))
        added = [self._add(candidate, refusal) for candidate in found]
        if not any(added):
            for one in clauses(self.text, merged, number, start, stop, self.context.lexicon.between):
                self._read_clause(one)

    def _read_clause(self, clause: Clause) -> None:
        refusal = Refusal()
        linked = False
        if clause.has_unit:
            self.clauses.append(clause)
            for candidate in candidates(clause, self.discourse, refusal):
                linked |= self._add(candidate, refusal)
        self.discourse.leave(clause)
        if not linked:
            word = next((t for t in clause.tokens if t.letter in "vs"), None)
            if word is not None:
                reason = reason_for(clause, refusal)
                if reason == "no-joint" and self._one_side(clause):
                    reason = "one-side"
                self._remark("no-link", reason, *self._quote(clause))

    def _read_opposite(self) -> None:
        """Pairs that the document's sides state; not in long prose that seldom speaks of pairs."""
        if len(self.pairs) * _DENSE < len(self.text) - _SHORT:
            return
        found = [parts(clause, self.gaz, self.resolver.nodes) for clause in self.clauses]
        known = {frozenset((pair.unit.key, pair.counterpart.key)) for pair in self.pairs}
        stated = [(p.unit, p.counterpart) for p in self.pairs if p.status != "visit"]
        denied = partial(denies, self.text)
        facing = facing_areas(self.gaz, stated, chain.from_iterable(found), denied)
        if not facing:
            return
        explained = set()
        for pair in chain.from_iterable(face_to_face(some, facing, denied) for some in found):
            left, right = pair.left, pair.right
            a = next(iter(self.resolver.nodes(left, right)), None)
            b = next(iter(self.resolver.nodes(right, left)), None)
            if a is None or b is None or frozenset((a.key, b.key)) in known:
                continue
            if self.linked.isdisjoint((left.start, right.start)) and not refused(
                self.gaz, a, b, self.context.home, True
            ):
                self._keep(Candidate(pair.rule, pair.clause, left, right, None, None, pair.first, pair.last), a, b)
                explained.add(self.joined.back_span(*self._quote(pair.clause)))
        self.remarks = [r for r in self.remarks if r.kind != "no-link" or (r.start, r.stop) not in explained]

    def _one_side(self, clause: Clause) -> bool:
        """Whether all parties of a clause belong to the document's own division."""
        home = self.context.home
        nodes = [node for t in clause.tokens if t.letter in "PZDHF" for node in self.resolver.nodes(t)]
        return home is not None and all(belongs(self.gaz, home, node) for node in nodes)

    def _add(self, candidate: Candidate, refusal: Refusal) -> bool:
        """Resolve a candidate and keep it if its units can be two sides."""
        left, right = candidate.left, candidate.right
        if left is right:
            sides = self.resolver.among(left)
        else:
            sides = [(a, b) for a in self.resolver.nodes(left, right) for b in self.resolver.nodes(right, left)]
        if not sides:
            refusal.because("unresolved")
            for token, other in ((left, right), (right, left)):
                if token.start >= 0 and not self.resolver.nodes(token, other):
                    self._remark("unresolved-name", "nothing-fits", token.start, token.stop)
        added = False
        strong = candidate.word is not None and "strong" in candidate.word.entry.flags
        for a, b in sides:
            reason = refused(self.gaz, a, b, self.context.home, strong or candidate.nary)
            if reason is not None:
                refusal.because(reason)
                continue
            self._keep(candidate, a, b)
            added = True
        if added:
            self.linked.update((left.start, right.start))
        if added and left is not right and {left.letter, right.letter} <= set("PF"):
            self.discourse.memory = ([left], [right])
        return added

    def _keep(self, candidate: Candidate, a: Node, b: Node) -> None:
        a, b = local_first(self.gaz, a, b, self.context.home)
        clause = candidate.clause
        start, stop = self._quote(clause)
        first, last = clause.tokens[candidate.first], clause.tokens[candidate.last - 1]
        found = candidate.status or self._status(clause, first.start, last.stop)
        if candidate.status == "visit" and any(t.letter == "s" for t in clause.tokens[candidate.last :]):
            found = self._status(clause, first.start, last.stop)
        labels = {a.label, b.label}
        if "Group" in labels:
            found = "planned"
        elif "Alliance" in labels and len(labels) > 1:
            found = "membership"
        key = (a.key, b.key, start, stop, found)
        if key in self.seen:
            return
        self.seen.add(key)
        since, until = (None, None) if found == "planned" else span_of_link(self.text, start, stop, first.start)
        pair = Pair(
            a, b, found, self._sectors(start, stop), since, until, *self.joined.back_span(start, stop),
            candidate.rule, 0.9 if candidate.word is not None else 0.8, self._task(self.joined.back(start)),
        )  # fmt: skip
        self.pairs.append(pair)

    def _sectors(self, start: int, stop: int) -> tuple[str, ...]:
        """Fields that a clause speaks of; found once for all its pairs."""
        if self.told[0] != (start, stop):
            self.told = ((start, stop), sectors(self.text, start, stop))
        return self.told[1]

    def _status(self, clause: Clause, first: int, last: int) -> str:
        scope = self.discourse.scope
        heading = self.text[scope.start : scope.stop] if scope is not None else ""
        return status(self.text, (clause.start, clause.stop), (first, last), heading, self.outline.genre)

    def _quote(self, clause: Clause) -> tuple[int, int]:
        """The clause without the marks and blanks around it."""
        start, stop = clause.start, clause.stop
        while start < stop and self.text[start] in " \t，、：；“”":
            start += 1
        while stop > start and self.text[stop - 1] in " \t，、：；":
            stop -= 1
        return start, stop

    def _task(self, at: int) -> int | None:
        """Index of the task that a place belongs to; a row of the annex counts as the task that it spells out."""
        i = bisect_right(self.task_starts, at) - 1
        tasks = self.outline.tasks
        if i < 0 or at >= tasks[i].stop:
            return None
        return tasks[i].elaborates if tasks[i].part == "annex" and tasks[i].elaborates is not None else i


__all__ = ["Mention", "Pair", "PairReading", "SentenceRemark", "read_pairs"]
