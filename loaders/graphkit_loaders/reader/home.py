"""Who speaks in a document: the division that is its 我市."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from graphkit_loaders.gazetteer import Gazetteer, in_municipality
from graphkit_loaders.naming import split_place
from graphkit_loaders.reader.congress import reports_to_congress
from graphkit_loaders.reader.own_words import (
    LEVELS,
    PAPER,
    TITLE,
    begins_line,
    elsewhere,
    ordinary,
    told_by_bare_words,
    told_by_paper,
    told_by_we,
)
from graphkit_loaders.reader.scan import Token
from graphkit_loaders.reader.shapes import Outline

_HEAD = 400
"""Characters at the beginning in which an issuer or a title is looked for."""
_GREETED = re.compile("[^。：]{0,20}(?:政府|党委|县委|市委|区委|管委会|办公室|局|委|厅)：")
_ISSUER_FOLLOWS = re.compile(
    r"(?:市|县|区|省)?(?:人民政府|政府工作报告|人大|委员会|第[一二三四五六七八九十百\d]+届|发展和?改革委|办公[室厅]|"
    r"与(?:外地|外省|外市|外县|省外|市外|县外|各地|国内|境外|国外|外埠)[^，。；：\n]{0,20}(?:\n|$)|"
    r"(?![和、与同及—－·])[^，。；：\n]{0,36}(?:方案|要点|计划|规划|意见|清单|台账|情况|报告|举措|总结|小结|汇报|实施细则|分解表?|"
    r"任务表|分工表?|安排表?|登记[表簿册]|明细表?|统计表|状态表|调度表|进展表|情况表|汇总表|压减事项|重点事项|事项清单|进度表|问答|复函|答复|批复|决定|评估|综述|讲话|发言|致辞|述职|自查|评价|手册|"
    r"记事|大事记|盘点|汇总|回眸|摘编|纪要|请示(?=\n|$)|公函|简报|简讯|动态|日志|年鉴|年报|季报|月报|周报|专报|快报|通报|备忘|公告|公示|名[单录册]|一览表?|细则|办法|措施|工作提示|"
    r"(?:在谈|签约|合作|协作|意向|结对)(?:项目|事项|伙伴|对象)(?:\n|$)|"
    r"(?:19|20)[0-9]{2}(?:[—－-]+(?:19|20)?[0-9]{2})?学?年[^，。；：\n]{2,36}(?:\n|$)|"
    r"(?:回顾|思路|任务|材料|大事|喜讯|提纲|导则|自评|申报书|任务书|目标|部署|述评|进展|设想|展望|要情|要事|实录|纪实|打算|调度|清册|回望|答卷|成效|体会|剪影)(?:（[^（）]{1,9}）)?(?:\n|$)|"
    r"(?<=友好|结对|结好|合作|协作|对口|伙伴)(?:城市|市|县|区|学校|医院|单位|县区|区县|县市|市县|园区)(?:（[^（）]{1,9}）)?(?:\n|$)|"
    r"简介|概况|感谢信|慰问信|整理|编写|供稿|史料|资料|宣传部|的通知))"
)
_AUTHORITY = re.compile(
    r"(?:人民)?政府工作报告|第?[一二三四五六七八九十百\d]+届(?:人民代表大会|人大|委员会)|(?:人民政府)?(?:代)?[省市州县区]长\s"
)
"""What follows a place only where it speaks, wherever in the line it stands."""
_BOOK = re.compile("年鉴|[省市县区州旗]?志(?=[》·（(]|$)|文史资料|地方志|党史|史志|统计年鉴")
"""What follows a place in the title of its yearbook or chronicle, also after its short name."""
_BYLINE = re.compile("^[【（[]?(?:本报)?记者[^\n，。]{1,12}[／/]$")
"""Before a place these make it where the paper reports from: 记者某人／甲县报导."""
_SPEECH = re.compile(
    "(?:^|(?<=\n))在(?![^\n]*(?:座谈|对接|考察|交流|联席|签约|联谊|友好|论坛))"
    "[^\n，。]{2,36}(?:大会|全会|会议|工作会|动员会|总结会|推进会|表彰会|部署会|欢送会|仪式)上的"
    "(?:讲话|致辞|发言|主持词|报告|欢送词)"
)
"""A title that tells where somebody of a place spoke."""
_NATIONAL = ("国务院", "中共中央", "中央", "国家", "全国人民代表大会")
"""How the issuers of the whole country begin: their documents have no division as home."""
_OURS = re.compile("[我本]([省市县区州盟旗])(?!级)")
_BESIDE = re.compile("[与和同跟及、对][我本][省市县区州盟旗]")
_BESIDE_BEFORE = re.compile("[我本][省市县区州盟旗][与和同跟及、对]$")
_LINE = 60
"""Characters after a place in which the words that make it speak are looked for."""
_TELLS = re.compile("[^，。；：、\n]{2,40}的(?:情况)?(?:报告|汇报|通报|说明|总结)\n")
"""After a place that a title begins with behind 关于 these make it the one that reports."""
_YEAR_FIRST = re.compile("^(?:19|20)[0-9]{2}年度?")
_IN_TITLE = re.compile("(?:[，,、 ·—-][^（）\n]{0,12})?）(?:\n|$)")
_PAPERS = re.compile(
    "(?:大事记|记事|纪事|台账|清单|一览表?|名[单录册]|登记[表簿册卡]|情况表?|月报|周报|季报|简报|年报|日志|汇总表?|安排表?|统计表?|工作要点|总结|纪要)$"
)
"""Kinds of papers whose title tells in a bracket whose they are."""
_BELOW_TITLE = re.compile("\n（(?:(?:发布|填报|制表|报送|编制|供稿|整理|公布|填表)(?:单位|部门|人)?[：:])?$")
_CLOSED = re.compile("(?:[^（）\n，。；：、]{0,14}(?:局|办|办公室|委|委员会|政府|中心|组))?）(?:\n|$)")
_LAST = 3
"""Lines at the end in which a signature is looked for."""
_SIGNATURE = re.compile(
    "[^，。；：、\n]{1,16}(?:组|办|办公室|委|局|政协|人大|政府|部|团|队|中心|指挥部|联合会|专班)\\s*"
    "(?:(?:19|20)[0-9]{2}年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?|(?:19|20)[0-9]{2}[.-][0-9.-]{1,5})?\\s*(?:\n|$)"
)


def find_home(text: str, places: Iterable[Token], outline: Outline, gaz: Gazetteer) -> str | None:
    """Code of the division that speaks in the document (its 我市), None where nothing tells.

    It is told by the issuing body; by a place at the head of a title or before the name of an authority near the
    beginning; by 我市 and the first place of that level; by a paper or office of the place at either end; or by bare
    words for the level (县委) and the place of that level that the document names most.
    """
    places = list(places)
    meant = {(t.codes, t.entry.full): t for t in places}
    whole = {full[0] for _, full in meant if len(full) == 1}
    for words in (outline.issuer, outline.title):
        if words:
            words = _YEAR_FIRST.sub("", words)
            if words.startswith(_NATIONAL):
                return None
            code, rest = split_place(gaz, words.removeprefix("中共"))
            if (
                code is not None
                and _seen(words.removeprefix("中共"), text, places)
                and (words is outline.issuer or _speaks(gaz, rest))
            ):
                begins = next((t for t in places if words.startswith(text[t.start : t.stop])), None)
                code = (_named_whole(begins, whole, gaz) if begins is not None else None) or code
                return code[:6]  # whoever speaks for a town speaks of its county
    wide = {code for codes, _ in meant for code in codes if gaz.place(code).level != "county"}
    likeliest = {key: _named_whole(t, whole, gaz) or _likeliest(gaz, t, wide) for key, t in meant.items()}
    ranked = [(t, code) for t in places if (code := likeliest[t.codes, t.entry.full]) is not None]
    sure = [(t, code) for t, code in ranked if t.entry.full or gaz.place(code).level != "county"]
    if outline.salutation is not None:
        begin, end = outline.salutation
        sure = [(t, code) for t, code in sure if not _greeted(text, t) and not begin <= t.start < end]
        places = [t for t in places if not begin <= t.start < end] or places
    for token, code in sure:
        if token.start > _HEAD:
            break
        if (
            (begins_line(text, token.start) or _told_of(text, token))
            and _heads(text, token.start)
            and _speaks(gaz, text[token.stop : token.stop + _LINE])
        ):
            return code
        if _aside_of_title(text, token):
            return code
        if (
            token.entry.full
            and _BELOW_TITLE.search(text, max(0, token.start - 8), token.start)
            and _CLOSED.match(text, token.stop)
        ):
            return code  # （梅州市） below the title, （发布：甲县文旅局）
    for token, code in sure:
        if token.start > _HEAD:
            break
        if _AUTHORITY.match(text, token.stop):
            return code
    titled = _titled(text, ranked)
    if titled is not None:
        return titled
    signed = _signed(text, sure)
    if signed is not None:
        return signed
    reporting = reports_to_congress(text, ranked, gaz, ordinary())
    if reporting is not None:
        return reporting
    ours = _OURS.search(text)
    dated = _dated(text, ranked if text.startswith("【") else sure)  # 【宜都发布】 is a name in short
    if dated is not None and (ours is None or gaz.place(dated).name.endswith(ours.group(1))):
        return dated
    if ours:
        level = LEVELS[ours.group(1)][0]
        beside = set(_beside_ours(text, places))
        apart = [t for t in places if beside.isdisjoint(t.codes)]
        own = [t for t in apart if not elsewhere(text, t)]
        named = (
            _of_level(own, level, ours.group(1), gaz)
            or _of_level(own, level, ours.group(1), gaz, short=True)
            or _of_level(apart, level, ours.group(1), gaz)
        )
        count = Counter(named)
        count.update(code for code in _above(ranked, level, gaz) if code not in beside)
        if count:
            first = named[0] if named else ""
            best, most = count.most_common(1)[0]
            return best if most > 2 * count[first] else first
    return told_by_paper(text, sure) or told_by_bare_words(text, ranked, gaz) or told_by_we(text, ranked, gaz)


def _greeted(text: str, place: Token) -> bool:
    """Whether a line of the letter's head that ends in a colon names the place: it is whom the letter goes to."""
    stop = text.find("\n", place.stop)
    begin = text.rfind("\n", 0, place.start) + 1
    return place.start < _HEAD and stop > 0 and text[stop - 1] == "：" and _GREETED.match(text, begin, stop) is not None


def _told_of(text: str, token: Token) -> bool:
    """Whether the title of a report names the place first that it tells of: 关于甲县2024年对外合作情况的报告."""
    return text[: token.start] == "关于" and bool(token.entry.full) and _TELLS.match(text, token.stop) is not None


def _aside_of_title(text: str, token: Token) -> bool:
    """Whether a bracket that ends the title of a kind of papers begins with a place: 大事记（甲县，2023年）."""
    if not token.entry.full or text[token.start - 1 : token.start] != "（" or "\n" in text[: token.start]:
        return False
    return _IN_TITLE.match(text, token.stop) is not None and _PAPERS.search(text, 0, token.start - 1) is not None


def _seen(words: str, text: str, places: Iterable[Token]) -> bool:
    """Whether the scanner too takes the beginning of some words for a place: 合作情况 does not begin with 合作市."""
    return any(words.startswith(text[token.start : token.stop]) for token in places)


def _signed(text: str, places: Iterable[tuple[Token, str]]) -> str | None:
    """The place that the signature begins with, in one of the last lines: 甲县政协考察组."""
    lines = text.rstrip().splitlines(keepends=True)[-_LAST:]
    first = len(text.rstrip()) - sum(map(len, lines))
    for token, code in places:
        begins = token.entry.full and token.start >= first and text[token.start - 1 : token.start] == "\n"
        if begins and _SIGNATURE.match(text, token.stop):
            return code
    return None


def _dated(text: str, places: Iterable[tuple[Token, str]]) -> str | None:
    """The place whose paper or office the first line begins with: 甲市新闻网讯, 【乙区融媒】."""
    for token, code in places:
        if token.start > TITLE or "\n" in text[: token.start]:
            break
        if text[: token.start] in ("", "【", "（", "《") and PAPER.match(text, token.stop):
            return code
    return None


def _titled(text: str, places: Iterable[tuple[Token, str]]) -> str | None:
    """The place whose book or whose assembly the first lines name: 《甲年鉴》, 在甲市表彰大会上的讲话."""
    speech = _SPEECH.search(text, 0, TITLE)
    spoken: set[str] = set()
    for token, code in places:
        if token.start > TITLE:
            break
        if text[: token.start] in ("", "《", "〔", "【") and _BOOK.match(text, token.stop):
            return code
        if _BYLINE.search(text, 0, token.start) and text.startswith(("报道", "报导", "电", "讯"), token.stop):
            return code
        if speech is not None and speech.start() <= token.start < speech.end():
            spoken.add(code)
    return spoken.pop() if len(spoken) == 1 else None


def _heads(text: str, at: int) -> bool:
    """Whether a line reads like a heading: it ends without a full stop."""
    end = text.find("\n", at)
    return text[end - 1 : end] not in ("。", "；")


def _speaks(gaz: Gazetteer, rest: str) -> bool:
    """Whether the words after a place make it the one that speaks; with another place after it they name two sides."""
    if _ISSUER_FOLLOWS.match(rest) is None:
        return False
    code, tail = split_place(gaz, rest)
    name = rest.removesuffix(tail)
    return rest[:1] in "省市县区州" or code is None or name in ordinary()


def _beside_ours(text: str, places: Iterable[Token]) -> Iterator[str]:
    """Divisions that stand beside 我省 in a list or as the other side, so that they are not it: 甲省、乙省与我省."""
    listed: list[Token] = []
    for token in places:
        if not listed or text[listed[-1].stop : token.start] != "、":
            listed = []
        listed.append(token)
        if _BESIDE.match(text, token.stop) or _BESIDE_BEFORE.search(text, max(0, token.start - 4), token.start):
            yield from (code for one in listed for code in one.codes)


def _above(places: Iterable[tuple[Token, str]], level: str, gaz: Gazetteer) -> Iterator[str]:
    """For each place of the document, once, the division of a level that it lies in."""
    for code in dict.fromkeys(code for _, code in places):
        for above in gaz.ancestors(code):
            if gaz.place(above).level == level or (level == "city" and in_municipality(above)):
                yield above


def _of_level(places: Iterable[Token], level: str, word: str, gaz: Gazetteer, short: bool = False) -> list[str]:
    """Divisions of a level that a document names, those whose name ends with the word first; 西湖区 by its city.

    Counties count where their whole name is printed, or with ``short`` everywhere.
    """
    every = list(places)
    cities = {code for token in every for code in token.codes if len(token.codes) == 1}
    found = []
    for token in every:
        code = _likeliest(gaz, token, set())
        if code is None and token.entry.full:
            near = [c for c in token.entry.full if cities.intersection(gaz.ancestors(c))]
            code = near[0] if len(near) == 1 else None
        if code is not None and gaz.place(code).level == level and (short or token.entry.full or level != "county"):
            found.append(code)
    return [code for code in found if gaz.place(code).name.endswith(word)] or found


def _named_whole(token: Token, whole: set[str], gaz: Gazetteer) -> str | None:
    """Of what a short name may mean, the one division that the document also names in full: 兴安 beside 兴安县.

    A county that is named in full to tell it from the city around it is not meant: 南昌 beside 南昌县.
    """
    found = [code for code in token.codes if code in whole] if not token.entry.full and len(token.codes) > 1 else []
    if len(found) != 1:
        return None
    return next((code for code in gaz.ancestors(found[0]) if code in token.codes), found[0])


def _likeliest(gaz: Gazetteer, token: Token, wide: set[str]) -> str | None:
    """The division that a name means when little else is known; none for a name of several counties.

    ``wide`` are provinces and cities that the document names: the one county of a name that lies in them is meant.
    """
    current = [c for c in token.codes if gaz.place(c).last_year is None] or list(token.codes)
    order = {"province": 0, "city": 1, "county": 2}
    current.sort(key=lambda c: (c not in token.entry.full, order.get(gaz.place(c).level, 3)))
    if not current:
        return None
    if len(current) > 1 and gaz.place(current[0]).level == gaz.place(current[1]).level == "county":
        if current[0] in token.entry.full and current[1] not in token.entry.full:
            return current[0]
        near = [c for c in current if not wide.isdisjoint(gaz.ancestors(c))]
        return near[0] if len(near) == 1 else None
    return current[0]
