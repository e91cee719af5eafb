"""Towns, subdistricts, villages and communities, found by their endings.

A town is looked for among the towns of the counties that the document names; then among all of the country, where a
name of it begins clearly. A village stands in no table: it is named right after its town or county, or between marks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from graphkit_loaders.naming.tables import zones
from graphkit_loaders.reader.lexicon import Entry
from graphkit_loaders.reader.licence import Context
from graphkit_loaders.reader.scan import Token
from graphkit_loaders.reader.surroundings import words

_ENDING = re.compile("街道办事处|街道|镇|乡|苏木")
_VILLAGE = re.compile("(?:村|社区|嘎查)(?:村民委员会|居民委员会|村委会|居委会|党总支|党支部)?")
_ANY = re.compile("[镇乡村]|街道|苏木|社区|嘎查")
_AFTER_PLACE = re.compile(
    r"[\u4e00-\u9fff]{1,6}?(?:村(?:村(?![民级通委])(?=[^\u4e00-\u9fff]|$))?|社区|嘎查)(?:村民委员会|居民委员会|村委会|居委会|党总支|党支部|党委)?"
)
_OF_TOWN, _IN_TOWN = re.compile("[镇乡]|街道"), re.compile("[镇乡].|街道.")
_JOINT_LIKE = ("和尚", "和平", "和睦", "和兴", "和合", "同心", "同乐", "同兴", "将军", "来龙", "来凤")
"""How names begin though their first character is a joint anywhere else: 和尚铺村."""
_TOWN_LINE = re.compile(r"[\u4e00-\u9fff](?:街道|镇|乡|苏木|村|社区|嘎查)\Z")
_LIST_NAME = re.compile("(?:(?<=[、和及])|(?<![\u4e00-\u9fff]))(?P<stem>[\u4e00-\u9fff]{1,3})(?:街道|镇|乡)")
_LIST_MARKS = tuple("、和及")
_RUN_BY_ZONE = re.compile("(?P<name>[\u4e00-\u9fff]{1,5}?(?:街道|镇))(?:办事处|人民政府)?")
_LONGEST = 9
_PLAIN_VILLAGE = 3
"""Characters of the name of a village right after its county, behind which a verb may follow: 甲县 + 黄杜村 + 送出…"""
_SHORTEST = 2
_NAMESAKES = 60
"""Towns of one name beyond which a name says nothing by itself."""
_LEFT = frozenset("，、。；：（《“”‘’「」— -·|＋+＆&→↔～/／\t\n与和同及跟对向赴到由在为是将至往从自给把让")
_RIGHT = frozenset(
    "把被携挂来去又，、。；：！？（）》“”’」— -·|＋+＆&→↔～/／\t\n与和同及跟对向赴到由在为是将的等共签结开联以来也已驻"
)
_OTHER_WORD = frozenset("民庄镇乡村落级里口头上集务史规干支两党居工服治卫医矫建文养教贤企容人政长办社区路道图貌域风")
"""After these, the ending of a town or village is part of another word: 村民, 乡村, 社区居民."""
_GROWS = ("长成", "长出", "长满", "长期", "出产", "出土")
_LINKED = re.compile("[^，。；、与和同及]?联合?村$")
"""Names of villages that were put together, though their character is a verb anywhere else: 永联村."""
_PLAIN = frozenset("yhjdft,:;|(vm>-")
"""Letters of tokens after which a name can begin."""


def names_town(text: str, start: int, stop: int) -> bool:
    """Whether a stretch is short and ends as the name of a town or village does: a cell of a table."""
    return stop - start <= _LONGEST and _TOWN_LINE.search(text, start, stop) is not None


def with_towns(context: Context, tokens: list[Token], start: int, stop: int) -> list[Token]:
    """The tokens of a line with its towns and villages in place of what the scanner saw there."""
    text = context.text
    if not _ANY.search(text, start, stop):
        return tokens
    found: list[Token] = []
    at = start
    edges = _Edges(text, {t.start for t in tokens}, {t.stop: t.letter for t in tokens}, start, stop)
    for ending in _ENDING.finditer(text, start, stop):
        town = _town(context, at, ending) or _anywhere(context, max(at, start), ending, edges)
        if town is not None:
            found.append(town)
            at = town.stop
    if found:
        inside = {at for t in tokens if t.letter == "P" for at in range(t.start + 1, t.stop)}
        found += [town for town in _listed(text, found, start, stop) if town.stop not in inside]  # no 浙江桐乡 + 市
    taken = [(t.start, t.stop) for t in found]
    for ending in _VILLAGE.finditer(text, start, stop):
        village = _village(ending, edges)
        if village is not None and not any(a < village.stop and village.start < b for a, b in taken):
            found.append(village)
    if not found:
        return tokens
    found.sort(key=lambda t: t.start)
    merged: list[Token] = []
    waiting = iter(found)
    town = next(waiting, None)
    for token in tokens:
        while town is not None and town.stop <= token.start:
            merged.append(town)
            town = next(waiting, None)
        if town is None or token.stop <= town.start:
            merged.append(token)
    if town is not None:
        merged.append(town)
        merged.extend(waiting)
    return merged


def _town(context: Context, at: int, ending: re.Match[str]) -> Token | None:
    """The longest town name that ends here and begins after ``at``, of a county that the document names."""
    last = ending.end()
    shown = ending.start() + len(ending.group().removesuffix("办事处"))
    for first in range(max(at, shown - _LONGEST), shown - _SHORTEST + 1):
        codes = context.town(context.text[first:shown]) or context.renamed(context.text[first : ending.start()])
        if codes and not (ending.group() == "乡" and context.text.startswith(("村", "贤", "企"), last)):
            return Token("P", first, last, Entry("P", codes, codes), codes)
    return None


def _listed(text: str, known: list[Token], start: int, stop: int) -> list[Token]:
    """Towns of no table in a list with one that has a table's name: they have merged since."""
    begins = {t.start: t for t in known}
    ends = {t.stop: t for t in known}
    added: list[Token] = []
    names = [found for found in _LIST_NAME.finditer(text, start, stop) if found.end() not in ends]
    for name in (*names, *reversed(names)):
        first, last = name.start("stem"), name.end()
        near = ends.get(first - 1) or (begins.get(last + 1) if text.startswith(_LIST_MARKS, last) else None)
        counties = {code[:6] for code in near.codes} if near is not None else set()
        if len(counties) != 1 or last in ends or words("name", "no_town").search(name["stem"]):
            continue
        codes = (f"{counties.pop()}/{text[first:last]}",)
        begins[first] = ends[last] = Token("P", first, last, Entry("P", codes, codes), codes)
        added.append(begins[first])
    return added


def _anywhere(context: Context, at: int, ending: re.Match[str], edges: _Edges) -> Token | None:
    """A town of the country whose name begins clearly: after a mark or a word of the tables."""
    last = ending.end()
    shown = ending.start() + len(ending.group().removesuffix("办事处"))
    if not edges.ends(last) and edges.text[last] in _OTHER_WORD:
        return None
    for first in range(max(at, shown - _LONGEST), shown - _SHORTEST):
        codes = context.gaz.towns_meant(context.text[first:shown])
        if not 0 < len(codes) <= _NAMESAKES:
            continue
        owned = context.text[first - 1] == "的" and ending.start() - first > 1
        if first != at and not owned and not edges.begins(first):
            continue
        if not words("name", "no_listed_town").search(context.text, first, ending.start()):
            return Token("P", first, last, Entry("P", codes, codes), codes)
    return None


def _village(ending: re.Match[str], edges: _Edges) -> Token | None:
    """A village or community named between marks: 桂语社区, 虎邱镇湖坵村."""
    if not edges.ends(ending.end()) and edges.text[ending.end()] in _OTHER_WORD:
        return None
    ends = edges.ends(ending.end())
    for first in range(max(edges.line, ending.start() - _LONGEST), ending.start() - 1):
        name = edges.text[first : ending.start()]
        if len(name) > 4 and not _OF_TOWN.search(name, 1):
            continue
        if any(not "\u4e00" <= char <= "\u9fff" or char in _RIGHT for char in name):
            continue
        if not ends and not _IN_TOWN.search(name, 1):
            continue
        if not edges.begins(first):
            continue
        if words("name", "no_village").search(name) or words("name", "verb").search(name):
            continue
        return Token("I", first, ending.end(), Entry("I"))
    return None


def town_of_zone(context: Context, zone: Token) -> Token | None:
    """The subdistrict or town named right after the zone that runs it: 苏州工业园区 + 斜塘街道."""
    found = _RUN_BY_ZONE.match(context.text, zone.stop)
    if found is None:
        return None
    codes = context.gaz.towns_named(found["name"])
    if len(codes) > 1:
        owners = {code[:4] for place in zone.places for code in place}
        codes = tuple(code for code in codes if code[:4] in owners)
    if len(codes) != 1:
        return None
    return Token("P", zone.start, found.end(), Entry("P", codes, codes), codes)


@dataclass(frozen=True, slots=True)
class _Edges:
    """Where names can begin and end in a line: at marks, at words of the tables, after verbs."""

    text: str
    starts: set[int]
    letters: dict[int, str]
    """Letters of the tokens of the line by the offset after them."""
    line: int
    stop: int

    def begins(self, at: int) -> bool:
        """Whether a name can begin here."""
        if at == self.line or self.text[at - 1] in _LEFT or self.letters.get(at, "P") in _PLAIN:
            return True
        if self.text[at - 1] in "年月日" and self.text[at - 2].isdigit():
            return True
        if self.text[at - 1] == "的" and self.text[at - 2] in "镇乡道县区市下畔岸边旁":
            return True  # 甲镇的乙村
        verb = words("name", "verb").fullmatch
        two, three = max(self.line, at - 2), max(self.line, at - 3)
        return at - self.line > 1 and any(verb(self.text, first, at) for first in (two, three))

    def ends(self, at: int) -> bool:
        """Whether a name can end here."""
        return at >= self.stop or self.text[at] in _RIGHT or at in self.starts


def village(context: Context, place: Token, after: int) -> Token | None:
    """The village named right after its town or county; ``after`` is where the next word of the tables begins."""
    text = context.text
    found = _AFTER_PLACE.match(text, place.stop)
    if not found or text.startswith(zones().bare_names, place.stop):  # 北京 + 中关村
        return None
    if words("name", "no_village").search(text[place.stop : found.end() - 1]):
        return None
    stop = found.end()
    known = text[place.stop - 1] in "镇乡道" or (text[place.stop - 1] in "县旗" and stop - place.stop == _PLAIN_VILLAGE)
    of_town = known and (text[stop : stop + 1] not in _OTHER_WORD or text.startswith(_GROWS, stop))
    if stop < len(text) and stop != after and text[stop] not in _RIGHT and not of_town:
        return None
    whole = _LINKED.match(found.group()) is not None
    begins = 2 if found.group().startswith(_JOINT_LIKE) else int(found.group()[0] in "开联来向结")
    if words("name", "verb").search(text, place.stop, stop) or (
        not whole and any(c in _RIGHT for c in found.group()[begins:-1])
    ):
        return None
    return Token("I", place.start, stop, place.entry, (), (place.codes,), place.stop)
