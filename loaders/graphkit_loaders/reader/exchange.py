"""Links told by what passes between two units of one kind: doctors, lessons, books, a room in the other's house.

News seldom say that two hospitals cooperate: 乙医院的医生在甲县医院带教, 屏幕那头是乙中学的老师. Two units of one kind,
of different cities, stand in one sentence for a reason; where people or things go from one to the other, that is it.
"""

from __future__ import annotations

from collections.abc import Iterator

from graphkit_loaders.reader.clauses import Clause
from graphkit_loaders.reader.denying import only_asks
from graphkit_loaders.reader.discourse import Discourse
from graphkit_loaders.reader.frames import Frame
from graphkit_loaders.reader.lexicon import Entry
from graphkit_loaders.reader.marks import bits
from graphkit_loaders.reader.opposite import denies
from graphkit_loaders.reader.scan import Token
from graphkit_loaders.reader.surroundings import words

_KINDS = frozenset("IDZ")
_BARRED = frozenset("xRK")
_LISTED = frozenset(",hj")
_WORD = Entry("v")


def exchanges(clause: Clause, letters: str, discourse: Discourse) -> Iterator[Frame]:
    """Pairs of a clause by what is exchanged; units used by constructions have another letter in ``letters``.

    Where the clause names one unit only, the other is the one of its kind that the line has named before.
    """
    at = [i for i, letter in enumerate(letters) if letter in _KINDS]
    if not at or clause.aside or discourse.sparse:
        return
    if not clause.held & bits("exchange", "given"):
        return
    text = discourse.context.text
    given = words("exchange", "given").search(text, clause.start, clause.stop)
    if given is None or _barred(clause, letters, text):
        return
    at = _apart(clause, at, text)
    units = [clause.tokens[i] for i in at]
    word = Token("v", *given.span(), _WORD)
    if len(units) == 2 and "X" not in letters:
        seam = letters[at[0] + 1 : at[1]]
        if (
            seam
            and not _LISTED.issuperset(seam)
            and text[units[1].start - 1] != "比"
            and _fit(units[0], units[1], discourse)
        ):
            yield Frame(units[0], units[1], word, at[0], at[1] + 1)
    elif len(units) == 1 and "X" not in letters and words("exchange", "sent").search(text, units[0].stop, clause.stop):
        before = [t for t in discourse.recent if t.start >= discourse.line_start and not t.refs]
        kin = {text[t.start : t.stop]: t for t in before if t.letter in _KINDS and discourse.alike(t, units[0])}
        if len(kin) == 1 and _fit(other := next(iter(kin.values())), units[0], discourse):
            yield Frame(other, units[0], word, at[0], at[0] + 1)


def _apart(clause: Clause, at: list[int], text: str) -> list[int]:
    """Without the units that are called by the beginning of another one's name: “张江”的招牌, 张江高科技园区."""
    names = {i: text[clause.tokens[i].start : clause.tokens[i].stop] for i in at}
    return [i for i in at if not any(i != k and names[k].startswith(names[i]) for k in at)]


def _fit(a: Token, b: Token, discourse: Discourse) -> bool:
    return discourse.alike(a, b) and discourse.opposed(a, b)


def _barred(clause: Clause, letters: str, text: str) -> bool:
    """Whether the words speak of something else: a match, a career, patients sent on, what is denied or asked."""
    held = clause.held
    if not _BARRED.isdisjoint(letters) or only_asks(clause, text) or denies(text, clause.start, clause.stop, held):
        return True
    for section, name in (("frame", "third"), ("link", "supposed"), ("link", "feelers"), ("exchange", "otherwise")):
        if held & bits(section, name) and words(section, name).search(text, clause.start, clause.stop):
            return True
    return False
