"""What members of a list lend one another: a suffix (上海、江苏自由贸易试验区), an owner (市教育局、卫健委)."""

from __future__ import annotations

import re

from graphkit_loaders.naming.tables import departments, zones
from graphkit_loaders.reader.licence import Context
from graphkit_loaders.reader.mentions.reach import STOP_CHARS
from graphkit_loaders.reader.scan import Token
from graphkit_loaders.reader.surroundings import words

_JOINTS = ",hj"
_SHARING = frozenset("egZMD")
"""Letters of the tokens that a list shares something at."""
_FIRMS = frozenset({"企业", "公司", "集团", "龙头企业"})
_MEMBERS = 40
_HOW_MANY = re.compile("等?[0-9一二三四五六七八九十两]*个?")
_MANY_OF = re.compile(
    r"(?:[0-9一二三四五六七八九十百多两]+[余多]?[个家座所]|一批|众多|多个|若干)(?:国内外?|国外|境外|省内外?|市内外?|知名|兄弟|沿海|友好|先进|重点|发达|周边|海外)*"
    r"(?:友好)?(?:城市|地区|省份|省市|省区市|市县|县市区|县区|单位|高校|企业|院校|院所|国家)"
)
_NOUN = 8
"""Characters that the noun after 等 has at most."""


def share(context: Context, tokens: list[Token]) -> list[Token]:
    """The tokens of a line, with what the lists in it share spread over their members."""
    if _SHARING.isdisjoint([token.letter for token in tokens]):
        return tokens
    text = context.text
    last: Token | None = None
    exemplified = False
    for i, token in enumerate(tokens):
        if token.letter not in _SHARING:
            if token.letter not in _JOINTS:
                last = None
            continue
        if token.letter == "e" and i and tokens[i - 1].letter in "PI":
            exemplified |= _counted_noun(context, tokens, i) or _halves(context, tokens, i)
        if token.letter == "e" and i and tokens[i - 1].letter == "F":
            exemplified |= _and_such(context, tokens, i)
        if token.letter == "g" and i > 2 and tokens[i - 1].letter == "k" and text[token.start : token.stop] == "部门":
            _fields(context, tokens, i)
        if token.letter == "g" and i > 1 and tokens[i - 1].letter == "e":
            exemplified |= _examples(context, tokens, i)
        if token.letter in "ZM" and len(token.places) == 1 and i > 1:
            _spread_suffix(context, tokens, i)
        if (
            token.letter == "e"
            and i > 1
            and i + 1 < len(tokens)
            and text[tokens[i + 1].start : tokens[i + 1].stop] in _FIRMS
        ):
            _firms(context, tokens, i)
        if token.letter == "D":
            if not token.places and last is not None and _no_level(context, token):
                tokens[i] = Token("D", token.start, token.stop, token.entry, (), last.places, token.body)
            last = tokens[i]
            if i > 1 and len(token.places) == 1 and tokens[i - 1].letter in _JOINTS and tokens[i - 2].letter == "P":
                _each_its_own(context, tokens, i)
        elif token.letter not in _JOINTS:
            last = None
    return [t for t in tokens if t.letter != "_"] if exemplified else tokens


def _each_its_own(context: Context, tokens: list[Token], i: int) -> None:
    """甲县、乙县妇联与丙市、丁市妇联: each place has its own, where offices of one kind face one another."""
    text, head = context.text, tokens[i]
    own = text[head.body : head.stop]
    if not own or not any(t.letter in "DW" and t is not head and text.endswith(own, t.body, t.stop) for t in tokens):
        return
    for k in range(i - 1, 0, -2):
        place = tokens[k - 1]
        if tokens[k].letter not in _JOINTS or place.letter != "P" or place.stop != tokens[k].start:
            break
        tokens[k - 1] = Token("D", place.start, place.stop, head.entry, (), (place.codes,), place.stop, own)


def _and_such(context: Context, tokens: list[Token], i: int) -> bool:
    """沪苏浙等资源溢出地 names a kind of places, with a run of letters by way of example: a group."""
    text = context.text
    stop = tokens[i].stop
    while (
        stop < len(text)
        and stop - tokens[i].stop < _NOUN
        and text[stop].isalnum()
        and text[stop] not in STOP_CHARS + "与和同"
    ):
        stop += 1
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    if following is not None and following.start < stop and following.letter != "g":
        stop = following.start
    if stop == tokens[i].stop:
        return False
    tokens[i - 1].letter = "G"
    tokens[i - 1].stop = stop
    tokens[i].letter = "_"
    if following is not None and following.start < stop:
        following.letter = "_"
    return True


def _counted_noun(context: Context, tokens: list[Token], i: int) -> bool:
    """甲、乙等14个国外城市 closes a list as 等城市 does: the count and the noun go with 等."""
    text = context.text
    found = _MANY_OF.match(text, tokens[i].stop)
    if not found:
        return False
    k = i + 1
    while k < len(tokens) and tokens[k].start < found.end():
        if tokens[k].letter not in "qgk" or tokens[k].stop > found.end():
            return False
        k += 1
    for j in range(i + 1, k):
        tokens[j].letter = "_"
    tokens[i] = Token("e", tokens[i].start, found.end(), tokens[i].entry)
    return True


def _halves(context: Context, tokens: list[Token], i: int) -> bool:
    """甲、乙等国家实验室 names laboratories, by half of their names: the places are no party."""
    named = tokens[i + 1] if i + 1 < len(tokens) else None
    if named is None or named.letter != "I" or named.places or named.start != tokens[i].stop:
        return False
    if not words("name", "half").match(context.text, named.start, named.stop):
        return False
    k = i
    while k > 1 and tokens[k - 1].letter == "P" and tokens[k - 2].letter in _JOINTS:
        k -= 2
    k -= tokens[k - 1].letter == "P"
    for j in range(k, i + 1):
        tokens[j].letter = "_"
    named.letter = "G"
    return True


def _firms(context: Context, tokens: list[Token], i: int) -> None:
    """神华集团、上海华谊、中煤等企业: a place with plain characters after it is part of a firm's name, and no party."""
    text = context.text
    for k in range(i - 1, max(-1, i - 1 - _MEMBERS), -1):
        token = tokens[k]
        if token.letter not in "PI,h":
            break
        rest = text[token.stop : tokens[k + 1].start]
        if token.letter == "P" and rest and not any(c in STOP_CHARS for c in rest):
            token.letter = "n"


def _fields(context: Context, tokens: list[Token], i: int) -> None:
    """甲市的教育、民政两个部门 names a department for each field."""
    if not _HOW_MANY.fullmatch(context.text[tokens[i - 1].stop : tokens[i].start]):
        return
    k = i
    while k > 1 and tokens[k - 1].letter == "k" and tokens[k - 2].letter in ",h":
        k -= 2
    first = k - 1
    if tokens[first].letter != "k":
        return
    owner = tokens[first - 1] if first and tokens[first - 1].letter in "PH" else None
    places = (owner.codes,) if owner is not None and owner.letter == "P" else ()
    for j in range(first, i):
        if tokens[j].letter == "k":
            tokens[j] = Token(
                "D", tokens[j].start, tokens[j].stop, tokens[j].entry, (), places, tokens[j].start, "部门"
            )
    if owner is not None:
        owner.letter = "~"


def _examples(context: Context, tokens: list[Token], i: int) -> bool:
    """上海张江、苏南等国家自主创新示范区 names zones only by way of example: a group."""
    text = context.text
    if text[tokens[i].start : tokens[i].stop] not in zones().classes:
        return False
    k = i - 1
    while k > 0 and text[tokens[k - 1].stop : tokens[k].start].isalnum() | (tokens[k - 1].stop == tokens[k].start):
        if tokens[k - 1].letter not in "PMFZ" + _JOINTS:
            break
        k -= 1
    if any(token.letter == "Z" and "（" in text[token.start : token.stop] for token in tokens[k:i]):
        return False  # 甲（乙）产业园等园区: each joins two
    for j in range(k, i):
        tokens[j].letter = "_"
    tokens[i] = Token("G", tokens[k].start, tokens[i].stop, tokens[i].entry)
    return True


def _no_level(context: Context, token: Token) -> bool:
    first = context.text[token.start]
    return first not in "我本" and (first not in departments().level_words or token.start == token.body)


def _spread_suffix(context: Context, tokens: list[Token], i: int) -> None:
    """Short places of one level before a place with nothing but a suffix take the suffix."""
    head = tokens[i]
    text = context.text
    suffix = text[head.body : head.stop]
    core = text[head.start : head.body]
    codes = head.places[0]
    gaz = context.gaz
    if not any(gaz.place(c).name.startswith(core) for c in codes):
        return
    levels = {"city" if gaz.city(c) == c else gaz.place(c).level for c in codes}
    levels |= {"province"} & {gaz.place(c).level for c in codes}
    k = i - 1
    while k > 0 and tokens[k].letter in _JOINTS and tokens[k - 1].letter == "P":
        place = tokens[k - 1]
        plain = not place.places and any(
            gaz.place(c).level in levels or (gaz.city(c) == c and "city" in levels) for c in place.codes
        )
        if not plain or any(text[place.start : place.stop] == gaz.place(c).name for c in place.codes):
            return
        tokens[k - 1] = Token(head.letter, place.start, place.stop, head.entry, (), (place.codes,), place.stop, suffix)
        k -= 2
