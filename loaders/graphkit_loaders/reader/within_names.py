"""Pairs that a name tells: parks of two owners, branches, enclaves, parks named after a zone elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from graphkit_loaders.gazetteer.forms import short_forms
from graphkit_loaders.naming import split_place
from graphkit_loaders.naming.tables import zones
from graphkit_loaders.naming.zones import zone_suffix
from graphkit_loaders.reader.candidate import Candidate
from graphkit_loaders.reader.clauses import Clause
from graphkit_loaders.reader.discourse import Discourse
from graphkit_loaders.reader.scan import Token
from graphkit_loaders.reader.surroundings import words

_BRANCH = re.compile(
    "(?P<parent>.{2,14}?(?:大学|医院))(?!附属|医学院|人民).{2,10}(?:研究院|分院|校区|分校|创新中心|院区)|"
    "(?P<school>.{1,10}?(?:附[中小]|中学|外国语学校|实验学校)).{2,6}(?:分校|校区|学校)"
)
_HANGS = re.compile("(?:挂|挂牌|挂上了?|命名为|更名为|确定为|成为|作为)[^，。]{0,2}“?$")
"""Before the name of a branch these say whose second name it is."""
_TWIN = re.compile("“?(?P<one>[^（]{2,10})（(?P<other>[^）]{2,6})）.{0,6}(?:科创|创新|研发|孵化|离岸|飞地|共建).{0,6}")
"""An enclave that bears whose it is and, in a bracket, where it lies: 甲市（乙市）创新中心."""
_HOUSE_AT = re.compile("(?P<parent>[^（）]{3,})（(?P<place>[^（）]{2,6})）")
"""An institution and, in a bracket, where the house of its own is that follows: 甲大学（乙市）产业园."""
_NEAR = 3.0
"""Degrees, along both axes, within which two places are neighbours."""
_PROVINCES = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔滇藏陕甘宁"
_ACADEMIES = ("中国科学院", "中科院", "中国工程院", "中国农科院", "中国农业科学院", "中国社科院")
_CALLED = 8
"""Characters of the name of an academy or university at most."""
_LANDFORMS = "山河湖湾洋岛岭溪"
"""After the short name of a place in another name these make it that of a hill, a bay, an island."""


def within_names(clause: Clause, discourse: Discourse) -> Iterator[Candidate]:
    """All pairs that names of zones and institutions in a clause tell."""
    letters = frozenset(clause.letters)
    if "Z" in letters:
        yield from _parks(clause, discourse)
    if not letters.isdisjoint("ZI"):
        yield from _named_after(clause, discourse)
        yield from _branches(clause, discourse)
    if "I" in letters:
        yield from _houses(clause, discourse)


def _parks(clause: Clause, discourse: Discourse) -> Iterator[Candidate]:
    """The two owners in the name of a park: 甲（乙）产业园, 甲乙合作区."""
    context = discourse.context
    park = words("link", "park")
    joined = words("link", "park_name")
    for i, token in enumerate(clause.tokens):
        if token.letter != "Z" or token.lent or not park.search(context.text, token.start, token.stop):
            continue
        if "x" in clause.letters[clause.letters.rfind("c", 0, i) + 1 : i]:
            continue  # 学习甲乙产业园的经验
        owners = [Token("P", token.start, token.stop, token.entry, codes) for codes in token.places]
        if words("name", "of_two").match(context.text, token.start + 2):
            for k in range(i - 2, -1, -2):  # 鲁渝、鲁甘合作产业园
                if clause.letters[k : k + 2] != "F,":
                    break
                shared = clause.tokens[k]
                if _at_home(discourse, shared):
                    yield Candidate("park", clause, shared, shared, None, None, k, i + 1)
        before = clause.tokens[i - 1] if i else None
        if before is not None and before.letter == "P" and before.stop == token.start and owners:
            gaz, above = context.gaz, owners[0].codes
            inner = any(a in above for code in owners[-1].codes for a in gaz.ancestors(code[:6]))
            other = owners[0] if inner else owners[-1]  # 甲镇, of which no table knows, is the one before
            if "（" in context.text[token.start : token.body] and discourse.opposed(before, other):
                yield Candidate("park", clause, before, other, "built", None, i - 1, i + 1, strict=True)
            continue  # 甲区 + 乙市（丙县）合作区, 甲市 + 丁镇（丙县）产业园
        run = context.run_inside(token.start, token.body)
        if run is None and len(owners) == 1 and token.body - token.start > 3:
            run, owners = context.run_inside(token.body - 2, token.body), []  # 鄂尔多斯 + 蒙苏 + 经济开发区
        third = run is not None and context.text[run.stop] in f"边{_PROVINCES}"  # 晋陕豫: more than two
        if run is not None and not owners and not third and _at_home(discourse, run):
            yield Candidate("park", clause, run, run, None, None, i, i + 1)
        elif len(owners) == 2 and (
            context.text[token.start : token.stop] in zones().joint
            or ("（" in context.text[token.start : token.stop] and not _hill(discourse, token))
            or (
                ("—" in context.text[token.start : token.body] and discourse.opposed(*owners))
                or _both_plain(discourse, token, owners)
                or (any(map(discourse.own, owners)) and _far(discourse, owners) and _neighbours(discourse, owners))
                or (
                    _expected(discourse, owners[1])
                    and (
                        _far(discourse, owners)
                        or (
                            not joined.search(context.text, token.start, token.body)
                            and _levels(discourse, owners[0]) & _levels(discourse, owners[1])
                        )
                    )
                )
            )
        ):
            yield Candidate("park", clause, owners[0], owners[1], None, None, i, i + 1)


def _named_after(clause: Clause, discourse: Discourse) -> Iterator[Candidate]:
    """A park that bears the name of a zone elsewhere joins the zone with the place it lies in: 甲市中关村科技园."""
    text = discourse.context.text
    for i, token in enumerate(clause.tokens):
        known = list(_known_zone().finditer(text, token.start, token.stop)) if token.letter in "ZI" else []
        found = known[-1] if known else None  # the last: 雄安 + 中关村 + 科技园
        if found is None or found.end() == token.stop:
            continue
        before = clause.tokens[i - 2] if i > 1 and clause.tokens[i - 1].letter == "-" else None
        host: Token | None = None
        if found.start() > token.start:
            host = _owner_at(discourse, token, token.start, found.start())
            if host is None and token.places:
                host = Token("P", token.start, found.start(), token.entry, token.places[0])
        elif before is not None and before.letter in "PZ" and before.stop == clause.tokens[i - 1].start:
            host = before
        brand = _owner_at(discourse, token, *found.span())
        if host is not None and brand is not None and discourse.opposed(host, brand):
            yield Candidate("park", clause, host, brand, "built", None, i, i + 1, strict=True)


@cache
def _known_zone() -> re.Pattern[str]:
    """The names by which everybody knows some zones."""
    return re.compile("|".join(map(re.escape, zones().bare)))


def _hill(discourse: Discourse, park: Token) -> bool:
    """Whether what stands before the bracket is a hill or a lake with the name of a place in it: 紫云山（甲）产业园."""
    text = discourse.context.text
    name = text[park.start : text.index("（", park.start)]
    return name[-1] in _LANDFORMS and name not in discourse.context.lexicon.entries


def _expected(discourse: Discourse, owner: Token) -> bool:
    """Whether the document speaks of a place in a park's name, which else is a word: 启东滨海工业园 lies by the sea."""
    gaz, seen = discourse.context.gaz, discourse.context.seen
    return any(code[:6] in seen or not seen.isdisjoint(gaz.ancestors(code[:6])) for code in owner.codes)


def _at_home(discourse: Discourse, run: Token) -> bool:
    """Whether letters in a park's name mean a place of the document: 藏龙岛 is neither Tibet nor Heilongjiang."""
    context = discourse.context
    meant = {code for char in context.text[run.start : run.stop] for code in context.initials.get(char, ())}
    spoken = {*context.seen, *([context.home] if context.home else [])}
    return not meant.isdisjoint(chain.from_iterable((code, *context.gaz.ancestors(code)) for code in spoken))


def _far(discourse: Discourse, owners: list[Token]) -> bool:
    """Whether two places lie in different provinces, so that neither says where the other lies."""
    one, other = ({discourse.context.gaz.province(code[:6]) for code in owner.codes} for owner in owners)
    return one.isdisjoint(other)


def _both_plain(discourse: Discourse, park: Token, owners: list[Token]) -> bool:
    """Whether a name is that of two counties of different cities and of nothing else: 江阴睢宁工业园."""
    context = discourse.context
    name = context.text[park.start : park.body]
    for owner in owners:
        if len(owner.codes) != 1 or context.gaz.place(owner.codes[0][:6]).level != "county":
            return False
    shorts = [short_forms(context.gaz.place(owner.codes[0][:6]).name)[:1] for owner in owners]
    names = [short[0] for short in shorts if short]
    if len(names) < 2 or not context.lexicon.guarded.isdisjoint(names):
        return False
    return name.startswith("".join(names)) and discourse.opposed(*owners)


def _neighbours(discourse: Discourse, owners: list[Token]) -> bool:
    """Whether two places lie near one another, each with one meaning."""
    gaz = discourse.context.gaz
    one, other = ([gaz.place(code[:6]) for code in owner.codes] for owner in owners)
    if len(one) != 1 or len(other) != 1:
        return False
    (a,), (b,) = one, other
    if a.lon is None or a.lat is None or b.lon is None or b.lat is None:
        return False
    return abs(a.lon - b.lon) + abs(a.lat - b.lat) < _NEAR


def _branches(clause: Clause, discourse: Discourse) -> Iterator[Candidate]:
    """The place in the name of a branch: 甲大学乙市研究院 joins 甲大学 and 乙市."""
    context = discourse.context
    for i, token in enumerate(clause.tokens):
        if token.letter not in "IZ":
            continue
        twin = _TWIN.fullmatch(context.text, token.start, token.stop)
        if twin:
            sides = [_owner_at(discourse, token, *twin.span(name)) for name in ("one", "other")]
            if sides[0] is not None and sides[1] is not None and discourse.opposed(sides[0], sides[1]):
                yield Candidate("branch", clause, sides[0], sides[1], "built", None, i, i + 1, strict=True)
            continue
        if token.letter == "Z":
            continue
        house = _HOUSE_AT.fullmatch(context.text, token.start, token.stop)
        if house and words("link", "house_name").match(context.text, token.stop, clause.stop):
            place = _owner_at(discourse, token, *house.span("place"))
            parent = Token("I", token.start, house.end("parent"), token.entry)
            if place is not None and place.letter == "P" and discourse.opposed(parent, place):
                yield Candidate("branch", clause, parent, place, "built", None, i, i + 1, strict=True)
            continue
        found = _BRANCH.fullmatch(context.text, token.start, token.stop)
        end = max(found.end("parent"), found.end("school")) if found else 0
        if not found:
            continue
        place, parent = _place_at(discourse, token, end), Token("I", token.start, end, token.entry)
        if place is not None and found["school"] and not _is_city(discourse, place):
            continue  # a school of the city around the district
        bearer = _bearer(clause, context.text, i)
        if bearer is not None:
            yield Candidate("branch", clause, bearer, parent, None, None, i - 1, i + 1)
        elif place is not None and discourse.opposed(parent, place):
            yield Candidate("branch", clause, parent, place, "built", None, i, i + 1, strict=True)


def _bearer(clause: Clause, text: str, branch: int) -> Token | None:
    """The institution that hangs out the name of a branch, so that it is the branch: 甲医院加挂“乙医院甲县分院”牌子."""
    k = branch
    while k and clause.letters[k - 1] in "~m":
        k -= 1
    if not 0 < k < branch or clause.letters[k - 1] != "I":
        return None
    return clause.tokens[k - 1] if _HANGS.search(text, clause.tokens[k].start, clause.tokens[branch].start) else None


def _houses(clause: Clause, discourse: Discourse) -> Iterator[Candidate]:
    """A park or centre of an academy or university with the home's name: 中科院 + 甲市 + 科技园, 北大甲市创新研究院.

    The academy's own institutes, which bear the name of the city they lie in, and campuses and hospitals are none.
    """
    text, entries = discourse.context.text, discourse.context.lexicon.entries
    for i, token in enumerate(clause.tokens):
        if token.letter != "I":
            continue
        stop = next(
            (
                k
                for k in range(min(token.stop, token.start + _CALLED), token.start + 1, -1)
                if (known := entries.get(text[token.start : k])) is not None and known.letter == "I"
            ),
            None,
        )
        if stop is None or (stop < token.stop and not text.endswith("院", 0, token.stop)):
            continue
        house = words("name", "house" if text.startswith(_ACADEMIES, token.start) else "school_house")
        place = _place_at(discourse, Token("I", token.start, clause.stop, token.entry), stop)
        if place is None or not house.match(text, place.stop, clause.stop) or not discourse.own(place):
            continue
        parent = Token("I", token.start, stop, entries[text[token.start : stop]])
        if discourse.opposed(parent, place):
            yield Candidate("house", clause, parent, place, "built", None, i, i + 1, strict=True)


def _place_at(discourse: Discourse, token: Token, start: int) -> Token | None:
    """The place whose name begins at ``start`` inside the name of a branch."""
    entries = discourse.context.lexicon.entries
    for size in (4, 3, 2):
        entry = entries.get(discourse.context.text[start : start + size])
        if entry is not None and entry.letter == "P" and start + size < token.stop:
            if discourse.context.text[start + size] in _LANDFORMS:
                return None  # 桂林洋校区
            return Token("P", start, start + size, entry, entry.codes)
    return None


def _owner_at(discourse: Discourse, token: Token, start: int, stop: int) -> Token | None:
    """The place or zone that ``text[start:stop]`` names, inside the name of an enclave."""
    name = discourse.context.text[start:stop]
    entry = discourse.context.lexicon.entries.get(name)
    if entry is None or entry.letter not in "PZ":
        code, rest = split_place(discourse.context.gaz, name)
        if code is None:
            return None
        if not rest:
            return Token("P", start, stop, token.entry, (code,))  # 深圳南山
        return Token("Z", start, stop, token.entry, (), ((code,),)) if zone_suffix(rest) == rest else None
    places = tuple((code,) for code in entry.codes) if entry.letter == "Z" else ()
    return Token(entry.letter, start, stop, entry, () if places else entry.codes, places)


def _is_city(discourse: Discourse, place: Token) -> bool:
    return _levels(discourse, place) == {"city"}


def _levels(discourse: Discourse, place: Token) -> set[str]:
    gaz = discourse.context.gaz
    return {"city" if gaz.city(code) == code else gaz.place(code).level for code in place.codes}
