"""What is kept of a pair: status, fields, dates, task, and the words that state it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from graphkit.model import Node
from graphkit_loaders.reader.candidate import Candidate
from graphkit_loaders.reader.clauses import Clause
from graphkit_loaders.reader.discourse import Discourse
from graphkit_loaders.reader.frames import made
from graphkit_loaders.reader.joined import Joined
from graphkit_loaders.reader.legend import legend, told
from graphkit_loaders.reader.pairs import Pair
from graphkit_loaders.reader.pronouns import PARTIES
from graphkit_loaders.reader.scan import Token
from graphkit_loaders.reader.sectors import sectors
from graphkit_loaders.reader.shapes import Outline
from graphkit_loaders.reader.sides import local_first
from graphkit_loaders.reader.status import status
from graphkit_loaders.reader.times import span_of_link

_IN_TITLE = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
Times = tuple[str | None, str | None]
_EXPIRED = re.compile("》[^，。；、]{0,8}(?:到期|届满|期满|终止|解除|废止|失效|作废|不再续|未再续|撤销)")
"""After the title of an agreement these say that it ended."""
_AHEAD = re.compile("计划|拟(?!定|订)|打算|筹划|谋划|有望|力争|争取|准备|筹备|明年|下一步|年底前")
_DONE = re.compile("已|了(?!解)|[启投]用|揭牌|投产|开园|建成|落成")
"""What is to come, and what is there."""
_REPLACED = re.compile("（[^（）]{0,14}由[^（）]{2,16}(?:接替|接手|接任|接续|接棒|顶替|替换|承接)")
"""In a bracket behind the two sides these tell that another one came in the place of the first."""
_IN_FORCE = re.compile("(?:根据|依据|按照|依照|遵照|对照)《$")
"""Before the title of a plan these say that it is in force."""
_OPENS = 4
"""Characters before a title in which they stand."""
_ENTRIES = ("roles", "colon-line", "pair-line", "bracket-line", "under-party", "section", "listed")
"""Rules for entries of lists."""


def _issued(outline: Outline) -> str | None:
    """The year, and the month where it is known, that a document speaks in: of its date, else of its title."""
    if outline.issued or outline.published:
        return outline.issued or outline.published
    found = _IN_TITLE.search(outline.title or "")
    return found.group() if found else None


def _places(token: Token) -> Iterator[str]:
    """Codes of the divisions that a unit may be or that stand in its name."""
    yield from token.codes
    for codes in token.places:
        yield from codes


class Keeping:
    """The pairs of one document, in the order in which they were found."""

    def __init__(self, joined: Joined, outline: Outline, discourse: Discourse) -> None:
        self.joined = joined
        self.text = joined.text
        self.outline = outline
        self.discourse = discourse
        self.pairs: list[Pair] = []
        self.task_starts = [task.start for task in outline.tasks]
        self.issued = _issued(outline)
        self.told: tuple[tuple[int, int], tuple[str, ...]] = ((-1, -1), ())
        self.status: tuple[tuple[object, ...], str] = ((), "")
        self.times: tuple[tuple[int, int, int], Times] = ((-1, -1, -1), (None, None))
        self.signs = legend(self.text)
        self.ahead = False
        """Whether a row of tasks is read that has a date by which it is to be done."""
        self.seen: set[tuple[str, str, int, int, str]] = set()

    def keep(self, candidate: Candidate, a: Node, b: Node) -> None:
        """Keep a pair of two resolved units, with what the words say of it."""
        a, b = local_first(self.discourse.context.gaz, a, b, self.discourse.context.home)
        clause = candidate.clause
        start, stop = self.quote(clause)
        first, last = clause.tokens[candidate.first], clause.tokens[candidate.last - 1]
        if "chain" in candidate.rule and first.start <= candidate.left.start < candidate.right.start:
            first, last = candidate.left, candidate.right  # of several pairs in a row each has its own words
        if clause.aside and _EXPIRED.match(self.text, clause.stop):
            candidate = replace(candidate, status="ended")
        if not clause.aside and _REPLACED.match(self.text, last.stop):
            candidate = replace(candidate, status="ended")
        found = candidate.status or self._told_status(candidate, first.start, last.stop)
        if candidate.status == "built" and self._yet_to_build(clause, first.start, last.stop):
            found = "planned"
        if (
            clause.aside
            and found == "planned"
            and _IN_FORCE.search(self.text, max(0, clause.start - _OPENS), clause.start)
        ):
            found = "paired"  # 根据《甲县与乙县人才交流方案》，现公示……
        if candidate.plain is not None and found == "paired":
            found = candidate.plain
        if candidate.status == "visit" and any(t.letter == "s" for t in clause.tokens[candidate.last :]):
            found = self._status(clause, first.start, last.stop)
        found = told(self.signs, self.text, clause.start, clause.stop) or found
        if self.ahead and found == "signed":
            found = "planned"
        labels = {a.label, b.label}
        if "Group" in labels:
            found = "planned"
        elif "Alliance" in labels and len(labels) > 1:
            found = "membership"
        key = (a.key, b.key, start, stop, found)
        if key in self.seen:
            return
        self.seen.add(key)
        since, until = (None, None) if found == "planned" else self._times(start, stop, first.start)
        pair = Pair(
            a, b, found, self._sectors(start, stop), since, until, *self.joined.back_span(start, stop),
            candidate.rule, 0.9 if candidate.word is not None else 0.8, self._task(self.joined.back(start)),
        )  # fmt: skip
        self.pairs.append(pair)

    def _yet_to_build(self, clause: Clause, first: int, last: int) -> bool:
        """Whether the words before a construction say that what it tells is to come: 并计划明年在甲市设立分院."""
        begins = max(clause.start, self.text.rfind("，", clause.start, first) + 1)
        ahead = _AHEAD.search(self.text, begins, last)
        return ahead is not None and _DONE.search(self.text, begins, clause.stop) is None

    def _sectors(self, start: int, stop: int) -> tuple[str, ...]:
        """Fields that a clause speaks of; found once for all its pairs."""
        if self.told[0] != (start, stop):
            self.told = ((start, stop), sectors(self.text, start, stop))
        return self.told[1]

    def _times(self, start: int, stop: int, at: int) -> Times:
        """Since and until; found once for all pairs of a construction."""
        if self.times[0] != (start, stop, at):
            self.times = ((start, stop, at), span_of_link(self.text, start, stop, at, self.issued))
        return self.times[1]

    def _told_status(self, candidate: Candidate, first: int, last: int) -> str:
        """The status by the words; of an entry of a list, by all words of its line."""
        clause = candidate.clause
        if candidate.rule in _ENTRIES:
            start = self.discourse.line_start if candidate.rule == "roles" else clause.start
            clause = replace(clause, start=start, stop=max(clause.stop, self.discourse.line_stop), held=-1)
            return self._status(clause, first, last, candidate.rule != "roles")
        row = candidate.rule in ("table", "stack", "card")
        sides = {*_places(candidate.left), *_places(candidate.right)}
        after = range(candidate.last, len(clause.tokens))
        following = (clause.tokens[i] for i in after if self._party(clause, i))
        others = next((t.start for t in following if sides.isdisjoint(_places(t))), None)
        own = (candidate.left.start, candidate.right.start)
        before = [t for t in clause.tokens[: candidate.first] if t.letter in PARTIES and t.start not in own]
        earlier = any(sides.isdisjoint(_places(t)) for t in before)
        apart = any(t.start > candidate.left.start and sides.isdisjoint(_places(t)) for t in before)
        return self._status(clause, first, last, row, others, earlier, apart)

    def _party(self, clause: Clause, at: int) -> bool:
        """Whether a token is a unit that others are, and not what the two sides make: 合办的牧草研究所."""
        return clause.tokens[at].letter in PARTIES and not made(clause, at, self.text)

    def _status(
        self,
        clause: Clause,
        first: int,
        last: int,
        row: bool = False,
        others: int | None = None,
        earlier: bool = False,
        apart: bool = False,
    ) -> str:
        scope = self.discourse.scope
        heading = self.text[scope.start : scope.stop] if scope is not None else ""
        genre = "list" if row else self.outline.genre
        asked = (
            (clause.start, clause.stop),
            (first, last),
            heading,
            genre,
            self.discourse.heading,
            others,
            earlier,
            apart,
        )
        if self.status[0] != asked:
            self.status = (asked, status(self.text, *asked, held=clause.held))
        found = self.status[1]
        return "paired" if row and found == "visit" else found

    def quote(self, clause: Clause) -> tuple[int, int]:
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
