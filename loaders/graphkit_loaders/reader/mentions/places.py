"""Places: whether a short name may be read as one, the chain of divisions, and towns."""

from __future__ import annotations

import re

from graphkit_loaders.gazetteer import is_town
from graphkit_loaders.reader.licence import Context
from graphkit_loaders.reader.scan import Token
from graphkit_loaders.reader.surroundings import words

_TOWN = re.compile(r"[^\s，。；：、（）《》“”与和同及的在是至到赴市县区]{1,5}?(?:街道|镇|乡)(?:办事处)?")
_LISTED = re.compile(r"[\u4e00-\u9fff]{1,8}?(?:街道|镇|乡|苏木|地区)(?:办事处)?")
_MARKS = frozenset("，。；：、（）《》“”\n\t |—-·→与和同及的在对向是有为等至将签结开共")
_OTHER = re.compile("镇(?![域村江])|乡(?![村镇土])|街道|[\u4e00-\u9fff]?村(?![镇庄民])")
_LEVELS_FOLLOW = re.compile("、?[级市区州旗乡镇域]|、[县省]")
_NO_DIVISION = frozenset(
    [
        "市域",
        "市场",
        "市民",
        "市界",
        "市内",
        "市外",
        "市位",
        "区域",
        "区民",
        "区界",
        "区块",
        "区间",
        "区别",
        "区段",
        "区位",
        "区内",
        "区外",
        "县域",
        "县民",
        "县界",
        "县内",
        "县外",
    ]
)
"""Words that 市, 区 or 县 begins, so that it ends no division; in 富阳区场口镇 it does."""


_NO_PLACE = frozenset("队籍路站")
"""After these a short name is part of another name: 无锡队, 南京路."""


_NAMESAKE = re.compile(
    "舰|军区|战区|(?:钢铁|石化|重工|机床|重汽|电气|银行|证券|建工|建投|能投|交投|城投|农商行)(?=[、，。；签与和等])|会议(?:旧址|会址|精神|纪念)|起义|会师|战役|事变|大捷|保卫战|大道|大街|大桥|大厦|宾馆|酒店|饭店|火车站|[东西南北]站|日报|晚报|卫视|菜系|口音|方言"
)
"""With these it makes the name of a road, a house, a newspaper."""


_ABROAD = re.compile("省(?![级道市区直内外际会委政长厅份部辖城县属社工农发财教科交水文卫人民公安检法])")
_LANDFORM = re.compile("[湾山](?![区城东西南北水海])")
"""With these it makes the name of a bay or a hill: 崖州湾."""
_WATERS = frozenset("江河湖溪水川海")
_BRANCH = re.compile("院区|校区|分院|分校")

_BEGINS = ("", *"，。；：（“\n与和同自了—－-")

_STOPS = frozenset("，、。；：）\n与和同的呢—－-")
_DASHES = frozenset("—－")
_WITH = frozenset("与同和")
_MAY_OWN = re.compile("[ZHP][PZI]")
_SLOTS, _VERBS = frozenset("yhd->bV"), frozenset("vst")
"""Letters of the words after which a side stands, and of verbs."""


def licensed(context: Context, token: Token, before: Token | None, after: int) -> bool:
    """Whether a word that may be a place is one here.

    Full names are, and short names, but for those that are ordinary words too: these are where the document has the
    name in full or the division above stands before.
    """
    text = context.text
    if (
        text[token.stop - 1 : token.stop + 1] in _NO_DIVISION
        and after > token.stop  # 甲县 + 民政局
        and not text.startswith("外，", token.stop)  # 除甲区外，…
        and not text.startswith(("民族", "民中"), token.stop)  # 甲市 + 民族中学
        and token.stop > token.start
    ):
        return False
    if text[token.start : token.stop] in context.lexicon.doubtful:
        return _meant(context, token, before, after)
    if token.entry.full and token.stop - token.start > 2:
        return True
    if _ABROAD.match(text, token.stop) and all(c[2:] != "0000" for c in token.codes):
        return False  # 高平省 lies in another country
    if text.startswith("城际", token.stop - 1):
        return False  # 京滨城际 holds no 滨城
    if text[token.start - 1 : token.start] == "驻" and text[token.stop : token.stop + 1] in "组办处站":
        return False
    if (text[token.stop : token.stop + 1] in _NO_PLACE and after > token.stop) or _NAMESAKE.match(text, token.stop):
        return False
    counties = all(context.gaz.place(c).level == "county" for c in token.codes)
    if counties and (_OTHER.match(text, token.stop) or _LANDFORM.match(text, token.stop)):
        return False
    if counties and text[token.stop - 1] in _WATERS and words("name", "water").match(text, token.stop):
        return False  # the river, not the county
    if counties and _BRANCH.match(text, token.stop) and not _nearby(context, token):
        return False  # a hospital's house bears the name of a road
    if any(code in context.named for code in token.codes):
        return True
    touches = before is not None and before.stop == token.start
    if not touches and words("name", "verb").fullmatch(text, token.start - 1, token.start + 1):
        return False  # 投资 + 兴业
    if touches and before is not None and before.letter == "P" and under(context, token.codes, before.codes):
        return True
    if (
        before is not None
        and before.letter == "("
        and before.stop == token.start
        and text[token.stop : token.stop + 1] == "）"
    ):
        return True  # 甲（乙）产业园
    if token.stop - token.start == 2 and text[token.start : token.stop] in context.lexicon.guarded:
        return _stands_as_name(context, token, before, after)
    return text[token.start : token.stop] not in context.lexicon.guarded


def _stands_as_name(context: Context, token: Token, before: Token | None, after: int) -> bool:
    """Whether an ordinary word stands where only a name can, and its city or a neighbour is spoken of."""
    text = context.text
    near = context.named_cities | context.beside
    known = any(not near.isdisjoint(context.gaz.ancestors(c)) for c in token.codes)
    letter = before.letter if before is not None and before.stop == token.start else ""
    verb = before is not None and before.letter in "PZDI" and text[before.stop : token.start] in context.lexicon.between
    begins = verb or text[token.start - 1 : token.start] in _BEGINS or letter in _SLOTS | _VERBS
    ends = token.stop == len(text) or text[token.stop] in _STOPS
    opens = verb or letter in _SLOTS
    ends = ends or (after == token.stop and (opens or bool(token.entry.full)))  # 与开化签约, 崂山区与成县结为
    if begins and _has_its_own(text, token):
        return True
    ends = ends or words("name", "organ").match(text, token.stop) is not None
    dashed = letter == "-" or text[token.stop : token.stop + 1] in _DASHES
    opens = token.start == 0 or text[token.start - 1] == "\n"
    faces = letter == "y" or (opens and text[token.stop : token.stop + 1] in _WITH)  # 与代县签约, 代县与…
    return (known or dashed or (bool(token.entry.full) and faces)) and begins and ends


def _has_its_own(text: str, place: Token) -> bool:
    """Whether an office or a house follows of which every county has one: 海门教育局, 大名一中."""
    if words("name", "own_organ").match(text, place.stop) is None:
        return False
    return words("name", "part_of_any").fullmatch(text, place.start, place.stop) is None


def _nearby(context: Context, token: Token) -> bool:
    """Whether a county of a short name lies in a province of which the document speaks."""
    gaz = context.gaz
    spoken = {gaz.province(code) for code in context.seen}
    return any(gaz.province(code) in spoken for code in token.codes)


def _meant(context: Context, token: Token, before: Token | None, after: int) -> bool:
    """Whether 和县 or 会同县 is the county: it speaks, or what it lies in is named, or it stands behind 与."""
    text, gaz = context.text, context.gaz
    if before is not None and before.stop == token.start and before.letter == "P":
        return bool(under(context, token.codes, before.codes))
    if _LEVELS_FOLLOW.match(text, token.stop):
        return False
    known = any(a in context.seen for code in token.codes for a in gaz.ancestors(code))
    begins = token.start == 0 or text[token.start - 1] not in "市县区省州旗镇乡"
    slot = before is not None and before.stop == token.start and before.letter in _SLOTS
    ends = token.stop == len(text) or text[token.stop] in _STOPS or after == token.stop
    opens = token.start == 0 or text[token.start - 1] == "\n" or (slot and ends)
    return begins and (known or context.home in token.codes or opens)


def under(context: Context, codes: tuple[str, ...], above: tuple[str, ...]) -> tuple[str, ...]:
    """Those of ``codes`` that lie in one of ``above``."""
    gaz = context.gaz
    return tuple(code for code in codes if any(a in gaz.ancestors(code) for a in above))


def chained(context: Context, before: Token, token: Token) -> Token | None:
    """One name of two places that touch, where the second lies in the first: 上海 + 黄浦区."""
    codes = under(context, token.codes, before.codes)
    if not codes:
        return None
    gaz = context.gaz
    above = tuple(a for a in before.codes if any(a in gaz.ancestors(c) for c in codes))
    return Token("P", before.start, token.stop, token.entry, codes, (above,), token.start)


def without_owners(context: Context, tokens: list[Token]) -> list[Token]:
    """The tokens without a place of which the next one is said to be a part: 湖北的来凤."""
    if not _MAY_OWN.search("".join([token.letter for token in tokens])):
        return tokens
    found: list[Token] = []
    before: Token | None = None
    for token in tokens:
        if before is None or before.letter not in "ZHP":
            pass
        elif before.letter == "P" and token.letter == "Z" and token.places and _quoted(context, before, token):
            found.pop()  # 甲市“乙产业园”: where it lies
        elif before.letter == "Z":
            if before.stop == token.start and _is_town(token):
                found.pop()  # 苏州高新区 + 浒墅关镇: the zone says where the town lies
            elif token.letter == "Z" and context.text[before.stop : token.start] == "“":
                found.pop()  # 甲新区“乙产业园”: where it lies
        elif before.letter == "H":
            firm = token.letter in "IZ" and not token.places and context.text[before.start] in "我本"
            if before.stop == token.start and (firm or _below_home(context, token)):
                found.pop()  # 我区 + 甘泉镇
        elif token.letter == "P" and before.stop == token.start and set(before.codes) & set(token.codes):
            found.pop()  # 鹭岛厦门
        elif context.text[before.stop : token.start] == "的":
            codes = under(context, token.codes, before.codes) if token.letter == "P" else ()
            if codes:
                token = Token("P", token.start, token.stop, token.entry, codes, (before.codes,), token.start)
            elif token.letter == "Z" and not token.places:
                token = Token("Z", token.start, token.stop, token.entry, (), (before.codes,), token.body)
            if token.places == (before.codes,) and token.letter in "PZ":
                found.pop()
        found.append(token)
        before = token
    return found


def _is_town(token: Token) -> bool:
    return token.letter == "P" and bool(token.codes) and all(is_town(code) for code in token.codes)


def _below_home(context: Context, token: Token) -> bool:
    home = context.home
    if token.letter != "P" or home is None:
        return False
    return bool(under(context, token.codes, (home, *context.gaz.ancestors(home))))


def _quoted(context: Context, before: Token, token: Token) -> bool:
    return context.text[before.stop : token.start] == "“" and context.text.startswith("”", token.stop)


def _ends_clearly(text: str, found: re.Match[str], next_word: int) -> bool:
    """Whether a town that no table has is a name all the same: no common noun or verb in it, and a mark after it."""
    stem = re.sub("(?:街道|镇|乡)(?:办事处)?$", "", found.group())
    after = text[found.end() : found.end() + 1]
    if words("name", "no_town").search(stem) or words("name", "verb").search(stem):
        return False
    return not after or after in _MARKS or after.isdigit() or found.end() == next_word


def town(context: Context, place: Token, after: int) -> Token | None:
    """The town named right after a county: 黄浦区 + 小东门街道. ``after`` is where the next word begins."""
    text, gaz = context.text, context.gaz
    found = _LISTED.match(text, place.stop)
    if not found:
        return None
    name = found.group().removesuffix("办事处")
    codes = []
    for code in place.codes:
        counties = (code,) if gaz.place(code).level == "county" else gaz.children(code) or (code,)
        codes += [town for town in gaz.towns_named(name) if town[:6] in counties]
    strict = _TOWN.match(text, place.stop)
    if not codes and strict and _ends_clearly(text, strict, after):
        found, name = strict, strict.group().removesuffix("办事处")
        full = [code for code in place.codes if code in place.entry.full and len(code) == 6]
        codes = [f"{code}/{name}" for code in full if gaz.place(code).level == "county"]
    if not codes:
        return None
    return Token("P", place.start, found.end(), place.entry, tuple(codes), (place.codes,), place.stop)
