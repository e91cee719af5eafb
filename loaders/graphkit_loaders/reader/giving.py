"""Links told by what one side gives, sends, keeps or shares with the other, without a word of cooperation.

A county lends a field, a hospital sends its nurses, a university keeps a station in a village, two ports have a liner
of their own: ``giving.toml`` holds forms of such sentences, over the words of a clause in which units are marks. What
looks like it and is trade, a visit, a journey or a contest is told by words that a form must not hold.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from graphkit.errors import InputError
from graphkit.model import STATUSES
from graphkit_loaders.reader.actors import subject
from graphkit_loaders.reader.clauses import Clause
from graphkit_loaders.reader.denying import only_asks
from graphkit_loaders.reader.discourse import Discourse
from graphkit_loaders.reader.marks import bits
from graphkit_loaders.reader.opposite import denies
from graphkit_loaders.reader.scan import Token
from graphkit_loaders.reader.surroundings import words
from graphkit_loaders.reader.wordtables import known, one_of, refused, table, wanted

_FILE = "giving.toml"
_FREE, _USED = "\ue000", "\ue001"
"""Marks of a unit, and of one that another construction has taken."""
_UNITS = frozenset("PZDIH")
_BARRED = frozenset("xRo")
_MOST = 12
_WANTED = ("id", "form", "has", "example")
_OPTIONS = ("home", "status", "unless", "becomes", "posts")
_NAME = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class Form:
    """One form: its expression, the characters without which it cannot fit, what it tells, what forbids it."""

    id: str
    match: re.Pattern[str]
    has: frozenset[str]
    status: str | None
    unless: re.Pattern[str] | None
    example: str
    home: bool = False
    """Whether the other side is who speaks, as in 找了我们."""
    becomes: bool = False
    """Whether it tells what one side became of the other: 甲医院成为乙医院分院."""

    posts: bool = False
    """Whether it may speak of posts elsewhere: 互派挂职干部."""

    @property
    def subjectless(self) -> bool:
        """Whether it names one side only, so that the subject of the sentence is the other."""
        return "a" not in self.match.groupindex


@dataclass(frozen=True, slots=True)
class Given:
    """Two units that a form joins, in the tokens from ``first`` to ``last``."""

    rule: str
    left: Token
    right: Token
    status: str | None
    first: int
    last: int


def _expression(words_: str, classes: dict[str, str]) -> re.Pattern[str]:
    for _ in range(2):
        words_ = _NAME.sub(lambda name: f"(?:{classes[name.group(1)]})", words_)
    words_ = words_.replace("A", f"(?P<a>[{_FREE}{_USED}])").replace("B", f"(?P<b>{_FREE})")
    return re.compile(words_.replace("[^，N]", f"[^，{_FREE}{_USED}]").replace("N", _FREE + _USED))


def _form(row: dict[str, Any], classes: dict[str, str]) -> Form:
    name = row.get("id", "without an id")
    wanted(_FILE, name, row, *_WANTED)
    known(_FILE, name, row, (*_WANTED, *_OPTIONS))
    one_of(_FILE, name, row, "status", STATUSES)
    try:
        match = _expression(row["form"], classes)
        unless = _expression(row["unless"], classes) if "unless" in row else None
    except KeyError as error:
        raise InputError(f"{_FILE}: the form {name} uses {error}, which [classes] does not hold") from None
    except re.error as error:
        raise refused(_FILE, name, error) from None
    return Form(
        name,
        match,
        frozenset(row["has"]),
        row.get("status"),
        unless,
        row["example"],
        row.get("home", False),
        row.get("becomes", False),
        row.get("posts", False),
    )


@cache
def forms() -> tuple[Form, ...]:
    """All forms in the order of the table.

    Raises
    ------
    InputError
        If an entry lacks something or is not understood; the message names it.
    """
    data = table(_FILE)
    return tuple(_form(row, data["classes"]) for row in data["form"])


@cache
def _no_gift() -> re.Pattern[str]:
    return re.compile(table(_FILE)["classes"]["no_gift"])


@dataclass(slots=True)
class _Marked:
    """A clause with its units as marks: the words, and for each mark the tokens that it stands for."""

    words: str
    at: list[int]
    """Where the marks stand."""
    spans: list[tuple[int, int]]
    """From which token to which each mark reaches."""

    def span(self, at: int) -> tuple[int, int]:
        """The tokens of the mark that stands at a character."""
        return self.spans[bisect_right(self.at, at) - 1]


def _marked(clause: Clause, letters: str, text: str) -> _Marked:
    pieces: list[str] = []
    marked = _Marked("", [], [])
    size, i = 0, 0
    done = clause.start
    while i < len(letters):
        if letters[i] not in _UNITS and letters[i] != "X":
            i += 1
            continue
        if _possessed(clause, letters, i, text):
            i += 1
            continue
        first, free = i, letters[i] != "X"
        i += 1
        while i + 1 < len(letters) and letters[i] == "," and (letters[i + 1] in _UNITS) is free:
            i += 2
        while i < len(letters) and letters[i] in "eg" and clause.tokens[i].start == clause.tokens[i - 1].stop:
            i += 1
        before = text[done : clause.tokens[first].start] or "与" * (first > 0 and letters[first - 1] == "y")
        size += len(before)
        pieces += (before, _FREE if free else _USED)
        marked.at.append(size)
        marked.spans.append((first, i))
        size += 1
        done = clause.tokens[i - 1].stop
    marked.words = "".join((*pieces, text[done : clause.stop]))
    return marked


def _possessed(clause: Clause, letters: str, i: int, text: str) -> bool:
    """Whether a unit is what a place has, by a name without a place of its own: 乙县的茶叶试验站."""
    token = clause.tokens[i]
    if letters[i] not in "IZD" or i < 2 or token.places or letters[i - 2] not in "PX" or letters[i - 1] != "~":
        return False
    return text[clause.tokens[i - 1].start : token.start] == "的"


def given(clause: Clause, letters: str, discourse: Discourse) -> Iterator[Given]:
    """Pairs of a clause whose used units have another letter in ``letters``."""
    text = discourse.context.text
    if discourse.sparse or clause.aside or not discourse.about_links():
        return
    free = sum(map(letters.count, _UNITS))
    if not free or only_asks(clause, text):
        return
    marked = _marked(clause, letters, text)
    present = frozenset(marked.words)
    taken: set[int] = set()
    for form in forms():
        if form.has.isdisjoint(present) or (len(marked.at) < 2 and not form.subjectless):
            continue
        for found in form.match.finditer(marked.words):
            b = marked.span(found.start("b"))
            a = None if form.subjectless else marked.span(found.start("a"))
            if found.start("b") in taken or _denied(found, marked, form, clause, letters, text):
                continue
            first = b[0] if a is None else min(a[0], b[0])
            last = b[1] if a is None else max(a[1], b[1])
            if a is not None:
                left = _units(clause, a)
            elif form.home:  # of a division that speaks, each of several speakers may mean another
                left = [discourse.issuer] if discourse.issuer is not None else []
            else:
                left = subject(discourse, clause, first)
            pairs = _paired(left, _units(clause, b), "#" in letters[first:last])
            if not 0 < len(pairs) <= _MOST or not all(discourse.opposed(x, y) for x, y in pairs):
                continue
            if any(at_partner(clause, x, y, discourse) for x, y in pairs):
                continue
            taken.add(found.start("b"))
            yield from (Given(form.id, x, y, form.status, first, last) for x, y in pairs)


def at_partner(clause: Clause, guest: Token, place: Token, discourse: Discourse) -> bool:
    """Whether 后者 goes only where the other party of its sentence lies: 甲市乙区与丙公司…，后者派人常驻甲市."""
    if not guest.refs or place.letter != "P":
        return False
    others = [t for t in clause.tokens if t.letter in "PZD" and t.stop <= guest.start and not t.refs]
    return any(discourse.opposed(t, guest.refs[0]) and not discourse.opposed(t, place) for t in others)


def _paired(left: list[Token], right: list[Token], each: bool) -> list[tuple[Token, Token]]:
    """One with each of the others; two lists only one by one, where 分别 says so."""
    if min(len(left), len(right)) > 1:
        return list(zip(left, right, strict=True)) if each and len(left) == len(right) else []
    return [(x, y) for x in left for y in right]


def _units(clause: Clause, span: tuple[int, int]) -> list[Token]:
    return [token for token in clause.tokens[slice(*span)] if token.letter in _UNITS]


def _denied(found: re.Match[str], marked: _Marked, form: Form, clause: Clause, letters: str, text: str) -> bool:
    """Whether the words of a form, or those behind it up to a comma, make it something else or deny it."""
    at = [found.start(name) for name in found.groupdict()]
    if not form.becomes and any(words("frame", "became").search(marked.words, 0, start) for start in at):
        return True
    stop = marked.words.find("，", found.end())
    said = marked.words[found.start() : stop if stop >= 0 else len(marked.words)]
    if (not form.posts and _no_gift().search(said)) or (form.unless is not None and form.unless.search(said)):
        return True
    held = clause.held
    if denies(said, 0, len(said), held):
        return True
    for section, name in (("link", "supposed"), ("frame", "third"), ("link", "denied")):
        if held & bits(section, name) and words(section, name).search(said):
            return True
    spans = [marked.span(start) for start in at]
    first, last = min(span[0] for span in spans), max(span[1] for span in spans)
    return not _BARRED.isdisjoint(letters[first:last]) or (
        found.end() == max(at) + 1 and words("link", "somebody").match(text, clause.tokens[last - 1].stop) is not None
    )
