"""Clean text → pairs of units that work together, each with the words that say so. The reader's entry."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property, partial
from itertools import chain

from graphkit_loaders.gazetteer import Gazetteer
from graphkit_loaders.reader.aliases import with_aliases
from graphkit_loaders.reader.bracketed import bracketed
from graphkit_loaders.reader.bystanders import (
    with_hosts,
    without_events,
    without_modifiers,
    without_sources,
    without_venues,
)
from graphkit_loaders.reader.candidate import Candidate
from graphkit_loaders.reader.clauses import Clause, clauses, letters
from graphkit_loaders.reader.correspondence import co_issuers, written_to, you_and_us
from graphkit_loaders.reader.denying import only_asks
from graphkit_loaders.reader.discourse import Discourse
from graphkit_loaders.reader.fits import Refusal
from graphkit_loaders.reader.foci import gather
from graphkit_loaders.reader.formerly import Formerly, says_no_more, tells
from graphkit_loaders.reader.issuer import bind_speakers
from graphkit_loaders.reader.joined import joined
from graphkit_loaders.reader.keeping import Keeping
from graphkit_loaders.reader.lexicon import lexicon
from graphkit_loaders.reader.licence import Context, look
from graphkit_loaders.reader.lines import lines, united, with_columns
from graphkit_loaders.reader.marks import Marks
from graphkit_loaders.reader.mentions import merge, names_town
from graphkit_loaders.reader.opposite import Part, denied_part, denies, face_to_face, facing_areas, parts
from graphkit_loaders.reader.pairing import candidates
from graphkit_loaders.reader.pairs import Mention, Pair, PairReading
from graphkit_loaders.reader.pronouns import bind, of_both
from graphkit_loaders.reader.questions import Questions
from graphkit_loaders.reader.ranks import without_ranks
from graphkit_loaders.reader.remarks import SentenceRemark, reason_for
from graphkit_loaders.reader.resolve import Resolver
from graphkit_loaders.reader.roles import Roles
from graphkit_loaders.reader.rows import cells_apart, yet_to_do
from graphkit_loaders.reader.scan import Token, scan
from graphkit_loaders.reader.shapes import Clean, Outline
from graphkit_loaders.reader.shortened import with_short_names
from graphkit_loaders.reader.side_trips import without_parts, without_side_trips
from graphkit_loaders.reader.sides import belongs, opposite, refused
from graphkit_loaders.reader.stacked import Line, line_of
from graphkit_loaders.reader.surroundings import words as surroundings
from graphkit_loaders.reader.tabular import Tabular
from graphkit_loaders.reader.tails import with_tails
from graphkit_loaders.reader.topics import Topic


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


_SIGNALS = frozenset("vs")
_SHORT, _DENSE = 2000, 600
"""Characters of a text that may hold no stated pair, and for each pair more, for its sides to speak for themselves."""
_LONG, _STRONG = 3000, 500
"""Characters from which on a text is long, and characters to one strong word of cooperation where it is about links."""


def _sparse(text: str, tokens: list[Token]) -> bool:
    """Whether a text is long prose on other matters, as the yearly reports of governments are."""
    if len(text) < _LONG:
        return False
    return sum(["strong" in flags for token in tokens if (flags := token.entry.flags)]) * _STRONG < len(text)


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
        self.discourse = Discourse(
            self.context, genre=outline.genre, opposed=self.resolver.opposed, sparse=_sparse(self.text, self.tokens)
        )
        self.discourse.own = self.resolver.at_home
        self.discourse.alike = self.resolver.alike
        forth = self.joined.forth
        greeting = (forth(outline.salutation[0]), forth(outline.salutation[1])) if outline.salutation else None
        self.tokens = with_aliases(self.text, self.tokens, self._merged, greeting)
        self.roles = Roles()
        self.roles.parties = you_and_us(self.text, self.tokens, self.discourse.home())
        self.discourse.written_to = written_to(self._merged(*greeting)) if greeting else []
        self.questions = Questions()
        self.topic = Topic()
        self.tabular = Tabular(self.discourse)
        self.remarks: list[SentenceRemark] = []
        self.mentions: list[Mention] = []
        silent = [(forth(start), forth(stop)) for start, stop in outline.responsibility]
        self.silent = self.context.silent = united([*silent, greeting] if greeting else silent)
        self.keeping = Keeping(self.joined, outline, self.discourse)
        self.clauses: list[Clause] = []
        self.barred: set[int] = set()
        """Where the units begin that the words around them keep from a link."""
        self.linked: set[int] = set()
        self.formerly = Formerly(self.resolver.areas)

    def read(self) -> PairReading:
        found = with_columns(self.text, list(lines(self.text, self.tokens, self.silent)))
        merged = [self._names(*line) for line in found]
        tokens = with_short_names(self.context, self.tokens, merged)
        if tokens is not self.tokens:
            fresh = with_columns(self.text, list(lines(self.text, tokens, self.silent)))
            for k, ((old, _, _), (new, start, stop)) in enumerate(zip(found, fresh, strict=True)):
                if len(old) != len(new) or any(a is not b for a, b in zip(old, new, strict=True)):
                    merged[k] = merge(self.context, new, start, stop)
            self.tokens, found = tokens, fresh
        self.discourse.issuer = bind_speakers(self.text, merged, [span for _, *span in found], self._ours)
        cells = [line_of(self.text, start, stop, m) for m, (_, start, stop) in zip(merged, found, strict=True)]
        tables = self.tabular.found(cells, self.resolver.areas)
        for candidate in co_issuers(self.text, cells):
            self._add(candidate, Refusal())
        after = 0
        for number, line in enumerate(cells):
            self._note_mentions(line.tokens)
            self.discourse.pass_line(line.start, line.stop)
            if number in tables:
                for candidate in self.tabular.over(tables[number], cells, self._merged):
                    self._add(candidate, Refusal())
                after = tables[number].last
            if number >= after and line.tokens:
                self._read_line(number, line)
        self._read_opposite()
        for name, codes in self.resolver.likeliest.ambiguous.items():
            at = self.text.find(str(name))
            if at >= 0:
                self._remark("ambiguous-name", "several-places", at, at + len(str(name)), ", ".join(codes))
        pairs = without_side_trips(without_parts(self.keeping.pairs, self.gaz), self.gaz, self.context.home)
        return PairReading(self.context.home, pairs, tuple(self.remarks), tuple(self.mentions))

    @cached_property
    def marks(self) -> Marks:
        """Where words stand without which an expression of the tables is not found."""
        return Marks(self.text)

    def _names(self, tokens: list[Token], start: int, stop: int) -> list[Token]:
        """The tokens of a line put together; a line without any may hold a town or a village and nothing else."""
        if tokens or (names_town(self.text, start, stop) and not self._is_silent(start, stop)):
            return merge(self.context, tokens, start, stop)
        return []

    def _ours(self, token: Token) -> tuple[str, ...]:
        """Code of the division that 我市 means, if one is at home."""
        code = self.resolver.ours(token) if self.context.home is not None else None
        return (code,) if code else ()

    def _read_line(self, number: int, line: Line) -> None:
        start, stop = line.start, line.stop
        if "|" in letters(line.tokens):
            if not self._read_entry(number, line):
                self._read_row(line.tokens, number, start, stop)
            return
        if surroundings("link", "addressed").match(self.text, start, stop):
            return
        found = clauses(self.text, line.tokens, number, start, stop, self.context.lexicon.between)
        self.discourse.enter(number, found, start, stop)
        if self._read_entry(number, line):
            return
        self._read_section(number, line)
        for clause in found:
            if not self._is_silent(clause.start, clause.stop):
                self._read_clause(clause)
        if self.discourse.about_pairs() and not self._is_silent(start, stop):
            whole = Clause(number, start, False, None, stop, line.tokens)
            for a, b in bracketed(self.text, line.tokens, start, stop, self.resolver.opposed):
                self._add(Candidate("bracketed", whole, a, b, None, None, 0, len(line.tokens), strict=True), Refusal())

    def _read_entry(self, number: int, line: Line) -> bool:
        """A line that is a record of a register or an entry of a list, and what it states."""
        added = [self._add(candidate, Refusal()) for candidate in self.tabular.entry(number, line)]
        return any(added)

    def _read_section(self, number: int, line: Line) -> None:
        """A line that begins with a unit, under a heading that is one: 【甲市】 and below it 乙县：关系不变."""
        heads, above = self.discourse.line_head, self.discourse.section
        word = self.discourse.scope or self.discourse.topic
        if not heads or not above or word is None or self._is_silent(line.start, line.stop):
            return
        first = self.text.find("。", line.start, line.stop)
        second = self.text.find("。", first + 1, line.stop) if first >= 0 else -1
        if denies(self.text, line.start, second if second >= 0 else line.stop):
            return
        clause = Clause(number, line.start, False, None, line.stop, line.tokens)
        for a in above:
            for b in heads:
                if self.resolver.opposed(a, b):
                    self._add(
                        Candidate("section", clause, a, b, None, word, 0, len(line.tokens), strict=True), Refusal()
                    )

    def _merged(self, start: int, stop: int) -> list[Token]:
        """The tokens of a stretch of a line, put together."""
        first = bisect_left(self.tokens, start, key=lambda token: token.start)
        last = bisect_left(self.tokens, stop, key=lambda token: token.start)
        return merge(self.context, self.tokens[first:last], start, stop)

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
        if not self.silent:
            return False
        i = bisect_right(self.silent, (start, len(self.text) + 1))
        before, after = self.silent[i - 1 : i], self.silent[i : i + 1]
        return bool((before and start < before[0][1] and before[0][0] < stop) or (after and after[0][0] < stop))

    def _read_row(self, merged: list[Token], number: int, start: int, stop: int) -> None:
        """A line of cells; pairs are read from its columns, and from the sentences in each cell."""
        clause = Clause(number, start, False, None, stop, merged)
        refusal = Refusal()
        row, found = self.tabular.row(clause, self._merged)
        added = [self._add(candidate, refusal) for candidate in found]
        self.keeping.ahead = yet_to_do(self.tabular.table, row)
        scope, self.discourse.scope = self.discourse.scope, None
        self.discourse.line_head = next((list(cell.units) for cell in row if cell.units), [])
        for tokens, first, last in cells_apart(merged, start, stop):
            if any(added) and tells(self.text, first, last):
                for candidate in self.formerly.stood(found, tokens):
                    self._add(candidate, refusal)
                continue
            if any(added) and says_no_more(tokens):
                continue
            for one in clauses(self.text, tokens, number, first, last, self.context.lexicon.between):
                if not self._is_silent(one.start, one.stop):
                    self._read_clause(one)
        self.discourse.line_head, self.keeping.ahead = [], False
        self.discourse.scope = scope

    def _read_clause(self, clause: Clause) -> None:
        refusal = Refusal()
        linked = False
        if clause.has_unit:
            clause.held = self.marks.of(clause.start, clause.stop)
            without_sources(clause, self.text)
            without_venues(clause, self.text, self.context.home is not None)
            without_modifiers(clause, self.text)
            without_events(clause, self.text)
            with_hosts(clause, self.text, self.resolver.levels)
            without_ranks(clause, self.text)
            gather(clause, self.text)
            with_tails(clause, self.discourse.recent, self.text)
            of_both(clause, self.text, self.resolver.levels, partial(self.discourse.remembered, clause))
        so_far = self.discourse
        bind(clause, so_far.recent, self.text, self.resolver.levels, self.resolver.opposed, so_far.begun)
        if clause.has_unit:
            self.clauses.append(clause)
            last = len(clause.tokens)
            for a, b in self.roles.read(clause, self.text, self.discourse.home()):
                linked |= self._add(Candidate("roles", clause, a, b, None, None, 0, last), refusal)
            for a, b, said in self.questions.read(clause, self.text, self._asked()):
                linked |= self._add(Candidate("answer", clause, a, b, None, said, 0, last, strict=True), refusal)
            found = [one for one in candidates(clause, self.discourse, refusal) if self._add(one, refusal)]
            linked |= bool(found)
            for candidate in self.formerly.told(clause, found, self.text):
                self._add(candidate, refusal)
            if not self.discourse.sparse and self.discourse.devoted():
                for a, b, said in self.topic.read(clause, self.text, self.resolver.opposed, linked):
                    linked |= self._add(Candidate("topic", clause, a, b, None, said, 0, last, strict=True), refusal)
            for first, last in refusal.barred:
                self.barred.update(token.start for token in clause.tokens[first:last])
        elif self.discourse.issuer is not None:
            list(self.questions.read(clause, self.text, self._asked()))
        self.discourse.parties, self.discourse.attending = self.roles.parties, self.roles.attending
        self.discourse.leave(clause)
        if not linked:
            self.discourse.told = None
            if not _SIGNALS.isdisjoint(clause.letters):
                reason = reason_for(clause, refusal)
                if reason == "no-joint" and self._one_side(clause):
                    reason = "one-side"
                self._remark("no-link", reason, *self.keeping.quote(clause))

    def _read_opposite(self) -> None:
        """Pairs that the document's sides state."""
        if self.discourse.sparse or len(self.keeping.pairs) * _DENSE < len(self.text) - _SHORT:
            return
        found = [parts(clause, self.gaz, self.resolver.nodes, self.text) for clause in self.clauses]
        known = {frozenset((pair.unit.key, pair.counterpart.key)) for pair in self.keeping.pairs}
        stated = [(p.unit, p.counterpart) for p in self.keeping.pairs if p.status != "visit"]
        denied = self._part_denied
        facing = facing_areas(self.gaz, stated, chain.from_iterable(found), denied)
        if not facing:
            return
        explained = set()
        taken = self.linked | self.barred
        for pair in chain.from_iterable(face_to_face(some, facing, taken, denied) for some in found):
            left, right = pair.left, pair.right
            a = next(iter(self.resolver.nodes(left, right)), None)
            b = next(iter(self.resolver.nodes(right, left)), None)
            if a is None or b is None or frozenset((a.key, b.key)) in known:
                continue
            if not refused(self.gaz, a, b, self.context.home, True):
                self.keeping.keep(
                    Candidate(pair.rule, pair.clause, left, right, None, None, pair.first, pair.last), a, b
                )
                explained.add(self.joined.back_span(*self.keeping.quote(pair.clause)))
        self.remarks = [r for r in self.remarks if r.kind != "no-link" or (r.start, r.stop) not in explained]

    def _asked(self) -> list[Token]:
        """Whom the questions of an interview are put to, where it is no division."""
        return [self.discourse.issuer] if self.discourse.issuer is not None else []

    def _part_denied(self, part: Part) -> bool:
        """Whether a part of a sentence denies a link, only asks for one, or speaks of something else."""
        return denied_part(self.text, part) or only_asks(part.clause, self.text)

    def _one_side(self, clause: Clause) -> bool:
        """Whether all parties of a clause belong to the document's own division."""
        home = self.context.home
        nodes = [node for t in clause.tokens if t.letter in "PZDHF" for node in self.resolver.nodes(t)]
        return home is not None and all(belongs(self.gaz, home, node) for node in nodes)

    def _for_whom(self, candidate: Candidate, unit: Token) -> Token:
        """The division of a department that writes on a link with a place: 甲市教育局关于与乙市…的通知."""
        about = (unit.stop, candidate.clause.start)
        if unit.letter != "D" or not any(self.text.startswith("关于", at) for at in about):
            return unit
        if unit.places:
            return Token("P", unit.start, unit.body, unit.entry, unit.places[-1])
        return next(iter(self.discourse.home()), unit)

    def _add(self, candidate: Candidate, refusal: Refusal) -> bool:
        """Resolve a candidate and keep it if its units can be two sides."""
        left, right = candidate.left, candidate.right
        if left.letter + right.letter in ("DP", "PD"):
            left, right = self._for_whom(candidate, left), self._for_whom(candidate, right)
        if left is right:
            sides = self.resolver.among(left) if left.letter == "F" else []  # the speaker names itself
        else:
            sides = [(a, b) for a in self.resolver.nodes(left, right) for b in self.resolver.nodes(right, left)]
        if not sides:
            refusal.because("unresolved")
            for token, other in ((left, right), (right, left)):
                if token.start >= 0 and not self.resolver.nodes(token, other):
                    self._remark("unresolved-name", "nothing-fits", token.start, token.stop)
        added = False
        strong = candidate.rule in ("table", "stack", "card", "co-issued", "roles")
        strong |= candidate.word is not None and "strong" in candidate.word.entry.flags
        # two offices of one field act for their own counties, though these lie in one city
        strong |= left.letter == right.letter == "D" and self.resolver.alike(left, right)
        for a, b in sides:
            reason = refused(self.gaz, a, b, self.context.home, strong or candidate.nary)
            if reason is None and candidate.strict and not opposite(self.gaz, a, b):
                reason = "same-side"
            if reason is not None:
                refusal.because(reason)
                continue
            self.keeping.keep(candidate, a, b)
            added = True
        if added:
            self.linked.update((left.start, right.start))
        if added and candidate.word is not None:
            self.discourse.told = candidate.word
        if added and left is not right:
            self.discourse.remember(left, right)
        return added


__all__ = ["Mention", "Pair", "PairReading", "SentenceRemark", "read_pairs"]
