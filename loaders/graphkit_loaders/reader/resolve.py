"""Candidates → nodes: which division a name means, given the document and the other party."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import combinations, product

from graphkit.model import Node
from graphkit_loaders.gazetteer import Gazetteer, Place, is_town
from graphkit_loaders.naming import (
    alliance,
    department,
    division,
    group,
    institution,
    is_placed,
    own_node,
    split_place,
    zone,
)
from graphkit_loaders.naming.tables import zones
from graphkit_loaders.reader.licence import Context
from graphkit_loaders.reader.scan import Token
from graphkit_loaders.reader.sides import belongs, opposite, seat
from graphkit_loaders.reader.surroundings import named, words

_LEVELS = {"省": "province", "市": "city", "州": "city", "盟": "city", "县": "county", "区": "county", "旗": "county"}
_MOST_COMBINATIONS = 200
_MUNICIPALITIES = ("11", "12", "31", "50")
_WHOSE = re.compile("[我本贵][省市县区州盟旗](?=..)")
"""What tells whose a zone or an institution is, in a letter and in whatever a division writes."""
_NEAR = 4.0
"""Degrees along both axes within which cities are neighbours."""


@lru_cache(maxsize=8192)
def _division(gaz: Gazetteer, code: str, printed: str) -> Node:
    return division(gaz, code, (printed,) if printed else ())


@lru_cache(maxsize=8192)
def _zone(gaz: Gazetteer, printed: str, home: str | None, owner: str | None) -> Node | None:
    return zone(gaz, printed, home, owner)


@lru_cache(maxsize=8192)
def _department(gaz: Gazetteer, printed: str, home: str | None, owner: str | None) -> Node | None:
    return department(gaz, printed, home, owner)


@lru_cache(maxsize=4)
def _cities(gaz: Gazetteer) -> dict[str, tuple[str, ...]]:
    """All cities of the country by the character that their names begin with."""
    found: dict[str, tuple[str, ...]] = {}
    for province in gaz.provinces():
        for code in gaz.children(province):
            place = gaz.place(code)
            if place.level == "city":
                found[place.name[0]] = (*found.get(place.name[0], ()), code)
    return found


def _kind(node: Node) -> str | None:
    """What kind of unit a node is, by the field of a department or the ending of an institution's name."""
    if node.label == "Department":
        return node.key.partition("/")[2] or None
    return next((kind for kind in named("alike") if words("alike", kind).search(node.name)), None)


class Resolver:
    """Resolves the units of one document; remembers what it has resolved.

    Attributes
    ----------
    ambiguous : dict
        Names that two places fit equally well, with the codes of those places.
    """

    def __init__(self, context: Context) -> None:
        self.context = context
        self.gaz: Gazetteer = context.gaz
        self.ambiguous: dict[Token | str, tuple[str, ...]] = {}
        self._nodes: dict[tuple[str, str, str], Node | None] = {}
        self._alone: dict[int, tuple[Token, tuple[Node, ...]]] = {}
        """What tokens mean by themselves, by identity: sentences, mentions and sides ask for the same ones."""
        self._runs: dict[str, tuple[str, ...]] = {}
        self._above = frozenset(above for code in context.named for above in self.gaz.ancestors(code))
        """Cities and provinces of which the document names somebody."""

    def nodes(self, token: Token, other: Token | None = None) -> tuple[Node, ...]:
        """What a unit is: one node, several for a run of letters, none where it resolves to nothing."""
        if other is not None and _by_other(token):
            return self._found(token, other)
        known = self._alone.get(id(token))
        if known is None:
            known = self._alone[id(token)] = (token, self._found(token, None))
        return known[1]

    def _found(self, token: Token, other: Token | None) -> tuple[Node, ...]:
        if token.refs:
            return tuple({node.key: node for ref in token.refs for node in self.nodes(ref, other)}.values())
        if token.letter == "F":
            word = self.context.text[token.start : token.stop]
            return tuple(_division(self.gaz, code, "") for code in self.run(word))
        found = self._node(token, other)
        return (found,) if found else ()

    def opposed(self, left: Token, right: Token) -> bool:
        """Whether two units can be the two sides of a link without a word that says so."""
        a, b = self.nodes(left, right), self.nodes(right, left)
        return bool(a and b) and all(opposite(self.gaz, x, y) for x in a for y in b)

    def alike(self, left: Token, right: Token) -> bool:
        """Whether two units are of one kind: hospitals, schools, courts, offices of one field, zones."""
        if left.letter != right.letter:
            return False
        if left.letter == "Z":
            return True
        pairs = [(a, b) for a in self.nodes(left) for b in self.nodes(right)]
        return bool(pairs) and all(_kind(a) is not None and _kind(a) == _kind(b) for a, b in pairs)

    def at_home(self, unit: Token) -> bool:
        """Whether a unit is, or lies in, the document's own division."""
        home = self.context.home
        return home is not None and any(belongs(self.gaz, home, node) for node in self.nodes(unit))

    def areas(self, token: Token) -> frozenset[str]:
        """City and province of a unit."""
        printed = self.context.text[token.start : token.stop]
        if token.letter == "Z" and not is_placed(self.gaz, printed, self.context.home):
            return frozenset()  # that it lies at home is a guess
        seats = {code[:6] for node in self.nodes(token) if (code := seat(node)) is not None}
        found = {self.gaz.city(code) for code in seats} | {self.gaz.province(code) for code in seats}
        return frozenset(code for code in found if code is not None)

    def levels(self, token: Token) -> set[str]:
        """Levels of the divisions that a place may be, or that a department may belong to."""
        codes = token.codes
        if token.letter in "DH":
            codes = token.places[-1] if token.places else tuple(filter(None, [self.context.home]))
        return {
            "town" if is_town(code) else self.gaz.place(code).level
            for code in codes
            if code in self.gaz or is_town(code)
        }

    def among(self, run: Token) -> list[tuple[Node, Node]]:
        """Pairs of a run of letters: the home with the others where it is one of them, else all with all.

        None where the document has a home that none of them is, lies in, or holds: those are others' affairs.
        """
        members = self.nodes(run)
        home = self.context.home
        own = next((m for m in members if m.key == home), None)
        if own is not None:
            return [(own, m) for m in members if m is not own]
        if home is not None:
            above = self.gaz.ancestors(home)
            if not any(m.key in above or home in self.gaz.ancestors(m.key) for m in members):
                return []
        return list(combinations(members, 2))

    def _node(self, token: Token, other: Token | None) -> Node | None:
        if token.letter == "H":
            code = self.ours(token)
            return self._cached("P", code, "", code) if code else None
        printed = self.context.text[token.start : token.stop] + token.lent
        if token.letter == "P":
            code = self.place(token.codes, other, printed)
            return self._cached("P", printed, "", code) if code else None
        owned = token.letter in "DZ" and len(token.places) == 1
        owner = self.place(token.places[-1], other, printed) if owned else None
        if token.letter == "D" and owner is None and token.start < token.body and printed[0] in "我本":
            owner = self.ours(Token("H", token.start, token.body, token.entry))
        if token.lent == "=":  # 乙区对口部门: of the same field as the other party
            if other is None or other.letter != "D" or other.lent == "=":
                return None
            token = Token("D", other.start, other.stop, token.entry, (), token.places, other.body, other.lent or "~")
            printed = self.context.text[other.body : other.stop] + token.lent
        whose = _WHOSE.match(printed) if token.letter in "ZI" and token.start < token.body else None
        if whose is not None:
            code = self._whose(token, other, printed)
            if code is not None:
                return self._cached("ours", printed, code, None, token)
        if token.letter == "Z" and owner is None and other is not None and self._elsewhere(printed, other):
            return self._cached("z", printed, "", None, token)
        return self._cached(token.letter, printed, owner or "", None, token)

    def _whose(self, token: Token, other: Token | None, printed: str) -> str | None:
        """Code of the division that 我市 or 贵市 means in front of a zone or an institution."""
        if printed[0] != "贵":
            return self.ours(Token("H", token.start, token.start + 2, token.entry))
        return self.place(token.places[0], other, printed) if token.places else None

    def _elsewhere(self, printed: str, other: Token) -> bool:
        """Whether a zone whose name tells no place faces a unit of the home, so that it does not lie there too."""
        home = self.context.home
        bare = other.letter == "Z" and other.body == other.start  # 高新区 alone: both are the home's
        if home is None or other.letter == "F" or bare or is_placed(self.gaz, printed, home):
            return False
        facing = self._node(other, None)
        return facing is not None and belongs(self.gaz, home, facing)

    def _cached(
        self, letter: str, printed: str, owner: str, code: str | None, token: Token | None = None
    ) -> Node | None:
        key = (letter, printed + (code or ""), owner)
        if key not in self._nodes:
            self._nodes[key] = self._make(letter, printed, owner or None, code, token)
        return self._nodes[key]

    def _make(self, letter: str, printed: str, owner: str | None, code: str | None, token: Token | None) -> Node | None:
        gaz, home = self.gaz, self.context.home
        if code is not None:
            return _division(gaz, code, "" if printed == code else printed)
        if own := own_node(gaz, printed):
            return own
        if letter == "ours":
            node = self._owned(printed[2:], printed[1:], owner, token)
            return node and replace(node, aliases=tuple(dict.fromkeys((*node.aliases, printed[2:], printed))))
        if letter in "Zz":
            return _zone(gaz, printed, home if letter == "Z" else None, owner)
        if letter == "D" and token is not None and token.lent:
            return self._by_field(printed, owner, token)
        if letter == "D" and token is not None:
            if owner is None and printed[0] in "我本" and len(printed) > 3:
                printed = printed[1:]  # 我区教育局
            if owner is None:
                found = _department(gaz, printed, home, None)
                own_office = found is None and printed.startswith(zones().bare_names)  # 前海管理局
                return institution(gaz, printed, home) if own_office else found
            node = _department(gaz, self.context.text[token.body : token.stop], home, owner)
            return node and Node(
                node.label, node.key, node.name, tuple(dict.fromkeys((*node.aliases, printed))), node.properties
            )
        if letter == "I" and token is not None and token.lent == "of" and owner is not None:
            called = self.context.text[token.body : token.stop]  # 两县人民医院: the one of this county
            return institution(gaz, gaz.place(owner).name + called.lstrip("市县区"), home)
        if letter == "I":
            return institution(gaz, printed, home)
        if letter == "M":
            return alliance(printed) or Node("Alliance", f"alliance:{printed}", printed, (), {"kind": "other"})
        return group(printed, home) if letter == "G" else None

    def _owned(self, bare: str, levelled: str, owner: str | None, token: Token | None) -> Node | None:
        """A zone or institution after 我市 or 贵市, by its name without that and with the word for the level."""
        if token is not None and token.letter == "Z":
            return _zone(self.gaz, bare, owner, owner)
        whole = split_place(self.gaz, bare, owner)[0] is not None or bare[0] == levelled[0]
        return institution(self.gaz, bare if whole else levelled, owner)

    def _by_field(self, printed: str, owner: str | None, token: Token) -> Node | None:
        """The department of a field, where the words give only the field: 教育部门."""
        body = self.context.text[token.body : token.stop]
        full = body + "局" if token.lent == "部门" else body
        node = _department(self.gaz, full, self.context.home, owner)
        if node is None or token.lent != "部门" or owner is None:
            return node
        name = self.gaz.place(owner).name + body + "部门"
        return Node(node.label, node.key, node.name, (*node.aliases, name), node.properties)

    def ours(self, token: Token) -> str | None:
        """Code of the division that 我市 or 市委 means."""
        home = self.context.home
        if home is None or token.start < 0:
            return home
        words = self.context.text[token.start : token.stop]
        ending = next((c for c in words if c in _LEVELS), None)
        if ending is not None and self.gaz.place(home).name.endswith(ending):
            return home
        level = _LEVELS.get(ending) if ending else None
        for code in (home, *self.gaz.ancestors(home)):
            if self.gaz.place(code).level == level:
                return code
        return home

    def _province_first(self, codes: tuple[str, ...]) -> tuple[str, ...]:
        """The province alone, where its name is a county's or city's too that the document does not name in full."""
        wide = tuple(code for code in codes if code[2:] == "0000")
        return codes if not wide or any(code in self.context.named for code in codes if code not in wide) else wide

    def _without_seats(self, codes: tuple[str, ...], printed: str) -> tuple[str, ...]:
        """Without counties below a city of the same short name (广安区 in 广安市), unless named in full somewhere."""
        gaz, named = self.gaz, self.context.named
        return tuple(
            code
            for code in codes
            if code in named
            or gaz.place(code).name == printed
            or gaz.place(code).level != "county"
            or not any(above in codes for above in gaz.ancestors(code))
        )

    def place(self, codes: tuple[str, ...], other: Token | None, printed: str) -> str | None:
        """The likeliest of the places that a name may mean; the first by code on a tie, which is noted."""
        if len(codes) > 1:
            codes = self._without_seats(self._province_first(codes), printed)
        if len(codes) <= 1:
            return codes[0] if codes else None
        scored = sorted(((self._score(code, other, printed), code) for code in codes), key=lambda s: (-s[0], s[1]))
        if scored[0][0] == scored[1][0]:
            self.ambiguous[printed] = tuple(code for score, code in scored if score == scored[0][0])
        return scored[0][1]

    def _score(self, code: str, other: Token | None, printed: str) -> float:
        gaz, context = self.gaz, self.context
        place = gaz.place(code)
        ancestors = gaz.ancestors(code)
        score = 0.0
        if code in context.named:
            score += 4
        if any(a in context.seen for a in ancestors):
            score += 3
        if context.home:
            if code == context.home:
                score += 7  # more than a county below it can collect that bore the same name once
            elif context.home in ancestors:
                score += 3
            elif gaz.province(code) == gaz.province(context.home):
                score += 1
        if other is not None:
            levels = {gaz.place(c).level for c in (*other.codes, *(c for p in other.places for c in p))}
            codes = (*other.codes, *(c for p in other.places for c in p))
            if any(c[:2] in _MUNICIPALITIES for c in codes):
                levels |= {"city"}  # districts of Shanghai stand level with cities
            if place.level in levels:
                score += 3 if len(levels) == 1 else 1
            above = {a for c in other.codes for a in gaz.ancestors(c)}
            if above.intersection(ancestors):
                score += 0.5
        if place.name == printed or printed.endswith(place.name) or place.name.startswith(printed):
            score += 2
        if place.last_year is not None:
            score -= 3
        return score + {"province": 1.0, "city": 0.6}.get(place.level, 0.0)

    def run(self, word: str) -> tuple[str, ...]:
        """Divisions that a run of letters names, resolved together: all at one level where that is possible."""
        if word in self._runs:
            return self._runs[word]
        choices = [self.context.initials.get(char, ()) for char in word]
        self._near(word, choices)
        while len(word) > 1 and _size(choices) > _MOST_COMBINATIONS:
            longest = max(range(len(choices)), key=lambda i: len(choices[i]))
            choices[longest] = choices[longest][:1]
        known = word in self.context.partners
        known |= bool(choices) and all(any(code in self.context.named for code in some) for some in choices)
        best: tuple[float, tuple[str, ...]] = (-100.0 if known else -1.0, ())
        for combination in product(*choices):
            if len(set(combination)) == len(combination):
                best = max(best, (self._together(combination), combination), key=lambda b: b[0])
        self._runs[word] = best[1]
        return best[1]

    def _near(self, word: str, choices: list[tuple[str, ...]]) -> None:
        """Where one letter can only be a city, cities near it with the other letters may be meant: 榆鄂宁."""
        gaz = self.gaz
        anchors = [c[0] for c in choices if len(c) == 1 and gaz.place(c[0]).level == "city"]
        if not anchors:
            return
        at = gaz.place(anchors[0])
        for i, char in enumerate(word):
            for code in _cities(gaz).get(char, ()):
                if code not in choices[i] and _degrees(at, gaz.place(code)) < _NEAR:
                    choices[i] = (*choices[i], code)

    def _together(self, codes: tuple[str, ...]) -> float:
        gaz, context = self.gaz, self.context
        levels = {gaz.place(c).level for c in codes}
        score = 8.0 if len(levels) == 1 else 0.0
        score += 6.0 if levels == {"province"} else 0.0
        score += 6.0 if context.home in codes else 0.0
        score += 8.0 if self._above.issuperset(codes) else 0.0
        for code in codes:
            score += 3.0 * (code in context.seen)
            if context.home and context.home in gaz.ancestors(code):
                score += 2.0
        spread = [_degrees(gaz.place(a), gaz.place(b)) for i, a in enumerate(codes) for b in codes[i + 1 :]]
        return score - (sum(spread) / len(spread) if spread and levels != {"province"} else 0.0)


def _by_other(token: Token) -> bool:
    """Whether the other party may decide what a unit is."""
    if token.refs or token.lent == "=" or len(token.codes) > 1:
        return True
    sure = [len(codes) == 1 for codes in token.places]
    return (len(sure) != 1 or not sure[0]) if token.letter == "Z" else not all(sure)


def _degrees(a: Place, b: Place) -> float:
    """How far two places are apart, in degrees along both axes; 5 where it is not known."""
    if a.lon is None or a.lat is None or b.lon is None or b.lat is None:
        return 5.0
    return abs(a.lon - b.lon) + abs(a.lat - b.lat)


def _size(choices: list[tuple[str, ...]]) -> int:
    size = 1
    for choice in choices:
        size *= max(1, len(choice))
    return size
