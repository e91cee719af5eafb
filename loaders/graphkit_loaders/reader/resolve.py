"""Candidates → nodes: which division a name means, given the document and the other party."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import combinations

from graphkit.model import Node
from graphkit_loaders.gazetteer import Gazetteer, is_town
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
from graphkit_loaders.naming.tables import parties, zones
from graphkit_loaders.reader.lettered import Lettered
from graphkit_loaders.reader.licence import Context
from graphkit_loaders.reader.likeliest import Likeliest
from graphkit_loaders.reader.scan import Token
from graphkit_loaders.reader.sides import belongs, opposite, seat
from graphkit_loaders.reader.surroundings import named, words

_LEVELS = {"省": "province", "市": "city", "州": "city", "盟": "city", "县": "county", "区": "county", "旗": "county"}
_WHOSE = re.compile("[我本贵][省市县区州盟旗](?=..)")
"""What tells whose a zone or an institution is, in a letter and in whatever a division writes."""


@lru_cache(maxsize=8192)
def _division(gaz: Gazetteer, code: str, printed: str) -> Node:
    return division(gaz, code, (printed,) if printed else ())


@lru_cache(maxsize=8192)
def _zone(gaz: Gazetteer, printed: str, home: str | None, owner: str | None) -> Node | None:
    return zone(gaz, printed, home, owner)


@lru_cache(maxsize=8192)
def _department(gaz: Gazetteer, printed: str, home: str | None, owner: str | None) -> Node | None:
    return department(gaz, printed, home, owner)


def _kind(node: Node) -> str | None:
    """What kind of unit a node is, by the field of a department or the ending of an institution's name."""
    if node.label == "Department":
        return node.key.partition("/")[2] or None
    return next((kind for kind in named("alike") if words("alike", kind).search(node.name)), None)


_OFFICES = {"组织": "部", "宣传": "部", "统战": "部", "社会工作": "部", "政法": "委"}
"""What the offices of a field are called that are no 局: 组织部门."""


class Resolver:
    """Resolves the units of one document; remembers what it has resolved.

    Attributes
    ----------
    likeliest : Likeliest
        Chooses among places of one name, and keeps the names that stayed open.
    lettered : Lettered
        Resolves runs of letters.
    """

    def __init__(self, context: Context) -> None:
        self.context = context
        self.gaz: Gazetteer = context.gaz
        self.likeliest = Likeliest(context)
        self.lettered = Lettered(context)
        self._nodes: dict[tuple[str, str, str], Node | None] = {}
        self._alone: dict[int, tuple[Token, tuple[Node, ...]]] = {}
        """What tokens mean by themselves, by identity: sentences, mentions and sides ask for the same ones."""

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
            return tuple(_division(self.gaz, code, "") for code in self.lettered.run(word))
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
            code = self.likeliest.place(token.codes, other, printed)
            return self._cached("P", printed, "", code) if code else None
        owned = (token.letter in "DZ" or token.lent == "of") and len(token.places) == 1
        owner = self.likeliest.place(token.places[-1], other, printed) if owned else None
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
        return self.likeliest.place(token.places[0], other, printed) if token.places else None

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
        if letter in "ID" and printed.startswith(("县府", "市府")):
            printed = printed[0] + printed[2:]  # 县府自来水厂 is the county's
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
            country = token.lent if token is not None and token.lent in parties().countries else ""
            return institution(
                gaz, country + printed.removesuffix(country), home
            )  # a city abroad whose country stands in another cell
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
        body = self.context.text[token.body : token.stop] or token.lent
        full = body + _OFFICES.get(body, "局") if token.lent == "部门" else body
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


def _by_other(token: Token) -> bool:
    """Whether the other party may decide what a unit is."""
    if token.refs or token.lent == "=" or len(token.codes) > 1:
        return True
    sure = [len(codes) == 1 for codes in token.places]
    return (len(sure) != 1 or not sure[0]) if token.letter == "Z" else not all(sure)
