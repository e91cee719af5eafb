"""What no pattern joins: two units, or two lists, that a sentence about cooperation sets against one another.

Patterns name the words between the sides. Behind them stands a frame that asks less of the words and more of the
units: in a part of a sentence with a word of cooperation stand just two lists, and each unit of one can be the other
side of each unit of the other. 乙市为丙县援建三所学校, 在乙市帮扶下丙县建起茶园, 丙县是乙市的对口县 are all read so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graphkit_loaders.reader.clauses import Clause
from graphkit_loaders.reader.denying import denied_later, only_asks
from graphkit_loaders.reader.discourse import Discourse
from graphkit_loaders.reader.marks import bits
from graphkit_loaders.reader.opposite import denies
from graphkit_loaders.reader.scan import Token
from graphkit_loaders.reader.surroundings import words

_ELSE = ("contest", "feelers", "mistaken")
"""What a sentence may tell in place of a link."""
_LISTS = re.compile("[PZDIH](?:e?g?)(?:[,hj][PZDIH](?:e?g?))*")
_MOST = 12
_WORDS = frozenset("vsC")
_GIVING = frozenset("给为替帮对向与同跟")
_FOUNDED = re.compile("(?:建成|建起|办成|办起|合建|合办|共建|共办|联办|创办|开办|组建|成立|取名|定名|命名为?)了?“$")
"""Before a name in quotes these make it what somebody founds: 合力建成“甲村”."""
_OTHERS, _ALIKE = re.compile("[^PZDIH]"), re.compile("P+|Z+|[ZP]{2}|I+|D+")
"""Without a word of cooperation near, the two sides must be of one kind."""
_KIN = re.compile("(?:亲家|搭档|娘家|伙伴|朋友|亲戚|对象|对子|结对|姐妹|兄弟)")
_BARRED = frozenset("xRKor")


@dataclass(slots=True)
class Part:
    """A part of a clause between commas: where its tokens begin and end, the lists in it, its word of cooperation."""

    first: int
    last: int
    lists: list[tuple[int, int]]
    word: Token | None
    used: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """Two units that a frame joins, in the tokens from ``first`` to ``last``."""

    left: Token
    right: Token
    word: Token
    first: int
    last: int


_WAY = re.compile("~?[PZ]t[PZ]")
"""A part of a sentence that only tells a way."""


def frames(clause: Clause, letters: str, discourse: Discourse) -> Iterator[Frame]:
    """Pairs of a clause whose used units have another letter in ``letters``."""
    for frame in _frames(clause, letters, discourse):
        if not _named_again(clause, letters, frame, discourse):
            yield frame


def _named_again(clause: Clause, letters: str, frame: Frame, discourse: Discourse) -> bool:
    """Whether a pair is one already told, its one side called by what it lies in: 甲县和乙县…，乙省一侧补偿甲县."""
    gaz = discourse.context.gaz
    told = {code for i, token in enumerate(clause.tokens) if letters[i] == "X" for code in token.codes}
    if not told:
        return False
    above = {up for code in told if code[:6] in gaz for up in gaz.ancestors(code[:6])}
    left, right = set(frame.left.codes), set(frame.right.codes)
    return any(wide and wide <= above and not told.isdisjoint(other) for wide, other in ((left, right), (right, left)))


def _frames(clause: Clause, letters: str, discourse: Discourse) -> Iterator[Frame]:
    if discourse.sparse or not discourse.about_links():
        return
    text = discourse.context.text
    if len(_LISTS.findall(letters)) < 2 or only_asks(clause, text):
        return
    for name in _ELSE if clause.held & bits("link", *_ELSE) else ():
        if words("link", name).search(text, clause.start, clause.stop):
            return
    waiting: Part | None = None
    skipped = False
    told = discourse.told if discourse.context.text[clause.start - 1 : clause.start] == "；" else None
    everything = list(_parts(clause, letters, discourse.context.text))
    kinds = _OTHERS.sub("", letters)
    about = told is None and (discourse.entry or discourse.title is not None)
    bare = about and letters == clause.letters and _ALIKE.fullmatch(kinds) is not None
    if bare:
        told = discourse.title or discourse.scope
    for k, part in enumerate(everything):
        if _barred(part, letters, clause, discourse.context.text, bare):
            waiting = None
            continue
        if part.used and part.word is not None:
            told = part.word
        word = part.word or told or _beside(everything, k)
        if len(part.lists) == 2 and word is not None:
            told = word
            yield from _joined(clause, part.lists[0], part.lists[1], word, discourse)
            waiting = None
        elif len(part.lists) == 1 and waiting is not None and not part.used and not _replaces(letters, part):
            word = part.word or waiting.word or (told if bare and discourse.entry else None)
            if word is not None:
                yield from _joined(clause, waiting.lists[0], part.lists[0], word, discourse)
            if not _reaches(clause, part, discourse.context.text):
                waiting = None
        elif waiting is None or part.lists or part.word is not None or skipped or not _located(clause, waiting):
            waiting = part if len(part.lists) == 1 and not part.used else None
            skipped = False
        else:
            skipped = True  # 在甲县，夜里有人发病，乙市援疆医疗队赶到


def _replaces(letters: str, part: Part) -> bool:
    """Whether a part only says who came instead: 甲市撤了，换成乙市."""
    return part.word is None and "a" in letters[part.first : part.lists[0][0]]


def _located(clause: Clause, part: Part) -> bool:
    """Whether a part only says where the next ones play: 在甲县，…"""
    return part.first == part.lists[0][0] - 1 and part.last == part.lists[0][1] and clause.letters[part.first] == "m"


def _quoted(clause: Clause, span: tuple[int, int], text: str) -> bool:
    """Whether a place only tells of what kind a partner is: 有了“上海亲家”, 找“宁波搭档”."""
    first, last = clause.tokens[span[0]], clause.tokens[span[1] - 1]
    return text[first.start - 1 : first.start] == "“" and _KIN.match(text, last.stop) is not None


def _parts(clause: Clause, letters: str, text: str) -> Iterator[Part]:
    start = 0
    for stop in [*(i for i, letter in enumerate(letters) if letter in "c:"), len(letters)]:
        if stop > start:
            lists = [
                s for s in (f.span() for f in _LISTS.finditer(letters, start, stop)) if not _quoted(clause, s, text)
            ]
            lists = [span for span in lists if not made(clause, span[0], text) and not _only_some(clause, span, text)]
            word = next((clause.tokens[i] for i in range(start, stop) if _tells(clause.tokens[i])), None)
            yield Part(start, stop, lists, word, "X" in letters[start:stop])
        start = stop + 1


def _only_some(clause: Clause, span: tuple[int, int], text: str) -> bool:
    """Whether only somebody or something of a place is meant: 签约北京项目20个. A school's children stand for it."""
    return (
        clause.letters[span[1] - 1] != "I"
        and words("frame", "some").match(text, clause.tokens[span[1] - 1].stop) is not None
    )


def made(clause: Clause, at: int, text: str) -> bool:
    """Whether a unit is what two others make together or what one became: 与甲县共建的研究中心, 成为乙分院."""
    gap = clause.tokens[at - 1] if at else None
    if gap is not None and gap.letter in "vm" and clause.letters[at] in "ZI":
        verb = text[gap.start : gap.stop]
        return verb != "联合" and words("name", "builds").fullmatch(verb) is not None
    if gap is None or gap.letter != "~" or clause.letters[at] not in "ZI":
        return False
    if _FOUNDED.search(text, gap.start, gap.stop):
        return True
    if words("frame", "became").search(text, gap.start, gap.stop):
        return words("frame", "part").search(text, clause.tokens[at].start, clause.tokens[at].stop) is not None
    what = text[gap.start : gap.stop]
    return at > 1 and clause.letters[at - 2] in "vs" and what[0] == "的" and "是" not in what and "为" not in what


def _reaches(clause: Clause, part: Part, text: str) -> bool:
    """Whether a part hands something to its unit, so that the next part may go on: 一份给甲镇，一份给乙乡."""
    at = clause.tokens[part.lists[0][0]].start
    return text[at - 1 : at] in _GIVING


def _beside(parts: list[Part], k: int) -> Token | None:
    """The word of cooperation of the part before or after, if that part names nobody."""
    for other in (*parts[max(0, k - 1) : k], *parts[k + 1 : k + 2]):
        if other.word is not None and not other.lists and not other.used:
            return other.word
    return None


def _tells(token: Token) -> bool:
    return token.letter in _WORDS and "weak" not in token.entry.flags


def _barred(part: Part, letters: str, clause: Clause, text: str, bare: bool) -> bool:
    if not _BARRED.isdisjoint(letters[part.first : part.last]):
        return True
    if _WAY.fullmatch(letters[part.first : part.last]):
        return True  # 从甲县到乙区，…
    start, stop = clause.tokens[part.first].start, clause.tokens[part.last - 1].stop
    if bare and part.word is None and words("frame", "goods").search(text, start, stop):
        return True
    held = clause.held
    if held & bits("link", "supposed") and words("link", "supposed").search(text, clause.start, stop):
        return True
    if denied_later(clause, text, stop) or denies(text, start, stop, held):
        return True
    return bool(held & bits("frame", "third")) and words("frame", "third").search(text, start, stop) is not None


def _part_of(a: Token, b: Token, text: str) -> bool:
    """Whether a place stands with its letter in the name of a zone: 汕尾 in 深汕合作区."""
    place, zone = (a, b) if a.letter == "P" else (b, a)
    return place.letter == "P" and zone.letter == "Z" and text[place.start] in text[zone.start : zone.start + 3]


def _next_to(clause: Clause, a: tuple[int, int], b: tuple[int, int], text: str) -> bool:
    """Whether a list names what each has: 甲市的产业、乙县的土地."""
    has = text.startswith("的", clause.tokens[b[1] - 1].stop)
    return (
        has
        and "," in clause.letters[a[1] : b[0]]
        and "的" in text[clause.tokens[a[1] - 1].stop : clause.tokens[b[0]].start]
    )


def _listed(clause: Clause, a: tuple[int, int], b: tuple[int, int], text: str) -> bool:
    """Whether the second list only goes on with the first, over an item in other words: 甲园、乙项目和丙园.

    Of two that each do something it does not: 甲集团占六成、乙集团占四成.
    """
    seam = clause.letters[a[1] : b[0]]
    if seam[-1:] not in (",", "h") or "c" in seam or "," not in clause.letters[a[0] : b[0]]:
        return False
    return words("frame", "shares").match(text, clause.tokens[b[1] - 1].stop) is None


def _joined(
    clause: Clause, a: tuple[int, int], b: tuple[int, int], word: Token, discourse: Discourse
) -> Iterator[Frame]:
    left, right = ([t for t in clause.tokens[slice(*span)] if t.letter in "PZDIH"] for span in (a, b))
    if any(_part_of(x, y, discourse.context.text) for x in left for y in right):
        return
    if right[0].letter == "D" and not discourse.context.text[left[-1].stop : right[0].start].strip():
        return  # 甲 县供销社: the office is its own
    if words("frame", "way").fullmatch(discourse.context.text, left[-1].stop, right[0].start):
        return
    if _next_to(clause, a, b, discourse.context.text) or clause.letters[b[0] - 1] == "a":
        return
    if _listed(clause, a, b, discourse.context.text):
        return
    if len(left) * len(right) > _MOST or not all(discourse.opposed(x, y) for x in left for y in right):
        return
    if "#" in clause.letters[a[1] : b[0]] and len(right) > 1:
        if len(left) != len(right):
            return  # somebody on the left has a name that is not known
        yield from (Frame(x, y, word, a[0], b[1]) for x, y in zip(left, right, strict=True))
    elif min(len(left), len(right)) == 1:
        yield from (Frame(x, y, word, a[0], b[1]) for x in left for y in right)
