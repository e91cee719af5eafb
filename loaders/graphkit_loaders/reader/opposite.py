"""Pairs that no construction states but the document's two sides do.

Plans and news pair the units of one area with those of another: counties of one city with counties of a second, cities
of one province with cities of a second. Once it is known which areas face one another, a part of a sentence that names
just one unit of each says who works with whom, whatever its verb: 甲县找的是乙区，丙县配丁区. Which areas face one
another is told by the pairs that constructions state, or by parts that set units of the same two areas side by side
again and again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from graphkit.model import Node
from graphkit_loaders.gazetteer import Gazetteer, in_municipality
from graphkit_loaders.reader.clauses import Clause
from graphkit_loaders.reader.marks import bits
from graphkit_loaders.reader.scan import Token
from graphkit_loaders.reader.sides import seat
from graphkit_loaders.reader.surroundings import words

Areas = frozenset[str]
"""Codes of two areas that face one another."""

_PARTIES = frozenset("PZDIH")
_PARTS = frozenset("c:")
_OTHERWISE = frozenset("xRo")
_JOINS = frozenset(",hj")
_MOST = 8
"""Units of a list that may all face one unit; longer ones are surveys."""
_STATED = {"city": 1, "province": 2}
"""Pairs with units of their own that constructions must state before two areas face one another."""
_SHOWN = {"city": 3, "province": 5}
"""The same for parts of sentences that only set two units side by side."""


@dataclass(slots=True, eq=False)
class Unit:
    """A party where a clause names it: its token, its place in the clause, what it is, and the areas it lies in."""

    token: Token
    at: int
    node: Node
    level: str
    city: str | None
    province: str | None

    def area(self, scale: str) -> str | None:
        """The city or province that it lies in; none for the area itself."""
        area = self.city if scale == "city" else self.province
        return None if self.node.key == area else area


@dataclass(slots=True)
class Part:
    """A part of a clause between commas, with the parties in it. ``first`` and ``last`` count tokens of the clause."""

    clause: Clause
    first: int
    last: int
    units: list[Unit] = field(default_factory=list)

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands in the text."""
        tokens = self.clause.tokens
        return tokens[self.first].start, tokens[self.last - 1].stop

    @property
    def letters(self) -> str:
        """Its letters."""
        return self.clause.letters[self.first : self.last]


@dataclass(frozen=True, slots=True)
class Facing:
    """Two units that face one another, in the tokens from ``first`` to ``last`` of a clause."""

    clause: Clause
    left: Token
    right: Token
    first: int
    last: int
    rule: str


def parts(clause: Clause, gaz: Gazetteer, resolve: Callable[[Token], Iterable[Node]], text: str) -> list[Part]:
    """The parts of a clause that name anybody."""
    found: list[Part] = []
    start = 0
    letters = clause.letters
    if sum(map(letters.count, _PARTIES)) < 2:
        return found  # it takes two
    for stop in [*(i for i, letter in enumerate(letters) if letter in _PARTS), len(letters)]:
        if stop > start and not _PARTIES.isdisjoint(letters[start:stop]):
            part = Part(clause, start, stop)
            part.units = _narrowest(gaz, _units(part, gaz, resolve, text))
            if part.units:
                found.append(part)
        start = stop + 1
    return found


def _units(part: Part, gaz: Gazetteer, resolve: Callable[[Token], Iterable[Node]], text: str) -> Iterator[Unit]:
    letters, tokens = part.clause.letters, part.clause.tokens
    for at in [i for i in range(part.first, part.last) if letters[i] in _PARTIES]:
        token = tokens[at]
        if token.letter == "Z" and letters[at + 1 : at + 2] == "Z" and tokens[at + 1].start == token.stop:
            continue  # 甲经开区 + 乙产业园: where the next one lies
        if token.letter != "I" and words("frame", "some").match(text, token.stop):
            continue  # 甲区的小学生
        node = next(iter(resolve(token)), None)
        code = seat(node) if node is not None else None
        if node is None or code is None:
            continue
        level = str(node.properties.get("level")) if node.label == "Division" else node.label
        county = code[:6]
        yield Unit(token, at, node, level, gaz.city(county), gaz.province(county))


def _narrowest(gaz: Gazetteer, units: Iterable[Unit]) -> list[Unit]:
    """Without the units that only say where another one lies, and without repetitions."""
    kept: dict[str, Unit] = {}
    for unit in units:
        kept.setdefault(unit.node.key, unit)
    above = {code for unit in kept.values() for code in (unit.city, unit.province) if code != unit.node.key}
    return [unit for unit in kept.values() if unit.node.key not in above]


def facing_areas(
    gaz: Gazetteer, stated: Iterable[tuple[Node, Node]], found: Iterable[Part], denied: Callable[[Part], bool]
) -> set[tuple[str, Areas]]:
    """Which cities, and which provinces, face one another in a document.

    Parameters
    ----------
    stated : iterable of pairs of nodes
        Pairs that constructions state.
    found : iterable of Part
        Parts of all sentences; those with just two units show sides too.
    denied : callable
        Whether the words of a part say that there is no link, or speak of something else.
    """
    told: dict[tuple[str, Areas], list[tuple[str, str]]] = {}
    shown: dict[tuple[str, Areas], list[tuple[str, str]]] = {}
    facing: set[tuple[str, Areas]] = set()
    for a, b in stated:
        first, second = seat(a), seat(b)
        if first is None or second is None:
            continue
        for scale, area in (("city", gaz.city), ("province", gaz.province)):
            left, right = area(first[:6]), area(second[:6])
            if left is None or right is None or left == right:
                continue
            if {left, right} == {a.key, b.key}:
                facing.add((scale, frozenset({left, right})))
            told.setdefault((scale, frozenset({left, right})), []).append((a.key, b.key))
    facing |= {key for key, pairs in told.items() if _apart(pairs) >= _STATED[key[0]]}
    for part in found:
        if len(part.units) != 2 or part.units[0].level != part.units[1].level:
            continue
        one, other = part.units
        areas = [(scale, one.area(scale), other.area(scale)) for scale in ("city", "province")]
        keys = [(scale, frozenset({a, b})) for scale, a, b in areas if a and b and a != b]
        keys = [key for key in keys if key not in facing]
        if keys and not denied(part):
            for key in keys:
                shown.setdefault(key, []).append((one.node.key, other.node.key))
    facing |= {key for key, pairs in shown.items() if _apart(pairs) >= _SHOWN[key[0]]}
    return facing


def _apart(pairs: Iterable[tuple[str, str]]) -> int:
    """How many of some pairs have no unit in common, taken in their order."""
    used: set[str] = set()
    count = 0
    for pair in pairs:
        if used.isdisjoint(pair):
            used.update(pair)
            count += 1
    return count


def face_to_face(
    found: list[Part], facing: set[tuple[str, Areas]], taken: set[int], denied: Callable[[Part], bool]
) -> Iterator[Facing]:
    """Units that face one another in the parts of one clause; ``taken`` are where those begin that no longer can."""
    waiting: Part | None = None
    for part in found:
        pairs = [(a, b) for a, b in _inside(part, facing) if taken.isdisjoint((a.token.start, b.token.start))]
        if len(part.units) != 1:
            if pairs and not denied(part):
                yield from (Facing(part.clause, a.token, b.token, part.first, part.last, "opposite") for a, b in pairs)
            waiting = None
            continue
        before, waiting = waiting, part
        if before is None or part.first > before.last + 1 or not _opposed(before.units[0], part.units[0], facing):
            continue
        if denied(part):
            waiting = None
        elif not denied(before):
            a, b = before.units[0], part.units[0]
            if taken.isdisjoint((a.token.start, b.token.start)):
                yield Facing(part.clause, a.token, b.token, before.first, part.last, "opposite-parts")
            waiting = None


def _opposed(a: Unit, b: Unit, facing: set[tuple[str, Areas]]) -> bool:
    levels = {a.level, b.level}
    if len(levels) > 1 and levels & {"province", "city", "town", "Zone"}:
        county = a if a.level == "county" else b
        if levels != {"city", "county"} or not in_municipality(county.province or ""):
            return False
    for scale in ("city", "province"):
        left, right = a.area(scale), b.area(scale)
        if left and right and left != right and (scale, frozenset({left, right})) in facing:
            return True
    return False


def _seams(part: Part) -> list[str]:
    """The letters between one unit of a part and the next."""
    return [part.clause.letters[a.at + 1 : b.at] for a, b in pairwise(part.units)]


def _one_list(part: Part) -> bool:
    """Whether a part sets all its units, three or more, in one list: 甲县、乙县和丙区."""
    seams = _seams(part)
    return len(seams) > 1 and all(seam and _JOINS.issuperset(seam) for seam in seams)


def _inside(part: Part, facing: set[tuple[str, Areas]]) -> Iterator[tuple[Unit, Unit]]:
    """The pairs of one part: one against a list, two lists one by one, or one pair after another."""
    units = part.units
    if len(units) < 2 or _one_list(part):
        return
    first = units[0]
    left = [u for u in units if u is first or not _opposed(first, u, facing)]
    right = [u for u in units if u not in left]
    if not right or any(not _opposed(a, b, facing) for a in left for b in right):
        return
    if any(len(seam) > 1 and seam[-1] == "," for seam in _seams(part)):
        return  # 甲市农业节、乙市博览会: what each has
    order = "".join("a" if u in left else "b" for u in units)
    if len(left) == len(right) > 1 and order == "ab" * len(left):
        if all(_JOINS.isdisjoint(seam) for seam in _seams(part)[::2]):
            yield from zip(left, right, strict=True)
    elif len(left) == len(right) > 1 and "#" in part.letters:
        yield from zip(left, right, strict=True)
    elif min(len(left), len(right)) == 1 and max(len(left), len(right)) <= _MOST:
        yield from ((a, b) for a in left for b in right)


def denied_part(text: str, part: Part) -> bool:
    """Whether the words of a part say that there is no link, or speak of something else than partnership."""
    if not _OTHERWISE.isdisjoint(part.letters):
        return True
    held = part.clause.held
    if held & bits("link", "supposed") and words("link", "supposed").search(text, part.clause.start, part.span[1]):
        return True
    for name in (("opposite", "signed_nothing"), ("link", "feelers")):
        if held & bits(*name) and words(*name).search(text, part.clause.start, part.clause.stop):
            return True
    if any(words("frame", "way").fullmatch(text, a.token.stop, b.token.start) for a, b in pairwise(part.units)):
        return True
    start, stop = part.span
    start, stop = max(part.clause.start, start - 4), min(part.clause.stop, stop + 8)
    return denies(text, start, stop, held)


def denies(text: str, start: int, stop: int, held: int = -1) -> bool:
    """The same for any stretch of a text; ``held`` are the bits of the expressions that may be found there."""
    link, opposite = ("negated", "rivals", "contest", "mistaken"), ("denied", "elsewhere", "outings")
    if not held & (bits("link", *link) | bits("opposite", *opposite)):
        return False
    for section, names in (("link", link), ("opposite", opposite)):
        for name in names:
            if held & bits(section, name) and words(section, name).search(text, start, stop):
                return True
    return False
