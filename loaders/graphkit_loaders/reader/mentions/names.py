"""Names that end in a word for their kind: zones, institutions, alliances, departments, groups."""

from __future__ import annotations

import re

from graphkit_loaders.naming.tables import zones
from graphkit_loaders.reader.licence import Context
from graphkit_loaders.reader.mentions.reach import LONGEST, Reach, last_stop, reach
from graphkit_loaders.reader.scan import Token
from graphkit_loaders.reader.surroundings import words

_ZONE_LIMIT, _INSTITUTION_LIMIT, _ALLIANCE_LIMIT = 10, 14, 8
_INSIDE, _FIRM = "klMSAgZIBJ", "klMSAgZIBJR"
"""Letters of tokens that the name of an institution, and of a firm, may hold."""
_FIRMS = ("公司", "集团", "股份", "控股")
_TRADES = ("投资", "建设", "兴建")
"""Verbs that are trades in the names of firms: 甲市工业投资集团."""
_FOUNDS = ("设", "办", "建", "开", "开设", "开办", "增设", "另设", "新设", "筹办", "合办", "联办", "共办", "自办")
_LINES = (
    "投资",
    "建设",
    "发展",
    "服务",
    "利用",
    "改造",
    "合作",
    "购买",
    "销售",
    "组织",
    "支援",
    "保障",
    "培育",
    "引导",
)
_SCHOLARLY, _FIELD = ("研究中心", "研究院", "研究所", "学院", "实验室", "工程中心"), 8
"""Endings of the parts of universities, which may have two fields, and characters of a field at most."""
_LIMITED = ("有限公司", "有限责任公司")
"""Before these even a verb is part of a name: 中关村协同发展投资有限公司."""
_OWN_ZONE = frozenset({"development", "high-tech"})
"""Families of zones of which a division has one: 经济技术开发区 alone is the home's."""

_PARTS = frozenset({"片区", "新片区", "分区", "分园", "园区", "核心区"})
"""Endings of parts of a zone: 自贸试验区 + 甲片区."""
_WHOLES = frozenset({"新区", "开发区", "示范区", "试验区", "园区"})
"""Endings that a name in 城 may have behind it: 甲科技城 + 新区."""
_ANY = frozenset({"学校", "公司", "中学", "小学", "企业"})
_BELONGING = frozenset({"附属", "直属", "所属", "下属", "附设"})
_SUBSIDIARY = frozenset({"旗下", "下属", "所属", "全资", "控股", "的", "旗下的", "下属的"})
_DASHED = 12
_MODIFIER = 4
_MANY = re.compile("[两二三四五六七八九十]|[1-9]")
_COUNTED = re.compile("^[0-9占持]|[0-9两几][0-9]*[多余]?[所家个](?!人)")
_COUNT = re.compile(r"(?:的|各|若干|其他)?[\d一二三四五六七八九十两]*[个家所座]?")


def _named(out: list[Token], found: Reach, head: Token, letter: str) -> Token:
    """The tokens in reach and the head as one; takes them off ``out``."""
    inside = out[found.first :]
    places = tuple(t.codes for t in inside if t.letter == "P")
    above = tuple(p for t in inside if t.letter == "P" for p in t.places)
    if len(places) == 1 and above:
        places = (places[0],)
    del out[found.first :]
    return Token(letter, found.start, head.stop, head.entry, (), places, head.start)


def _aside(context: Context, out: list[Token], head: Token, line: int) -> Reach | None:
    """A name with a place in brackets: 中国（安徽）自由贸易试验区, 甲（乙）产业园, 中德（甲）创新园."""
    text = context.text
    k = len(out)
    while k > 3 and out[k - 1].letter in "kvlSgA" and len(out) - k < 4:
        k -= 1
    if k < 3 or out[k - 1].letter != ")" or out[k - 2].letter not in "PF" or out[k - 3].letter != "(":
        return None
    if head.start - out[k - 1].stop > _ZONE_LIMIT or re.search("[，、的与和]", text[out[k - 1].stop : head.start]):
        return None
    start = out[k - 3].start
    if text.startswith("中国", start - 2):
        return Reach(start - 2, k - 3, True, 0)
    if k > 3 and out[k - 4].letter in "PFZ" and out[k - 4].stop == start:
        return Reach(out[k - 4].start, k - 4, True, 0)
    before = out[k - 4].stop if k > 3 else line
    cut = last_stop(text, max(before, start - 5), start)
    cut = max(cut, *(m.end() for m in words("name", "verb").finditer(text, cut, start)), 0)
    return Reach(cut, k - 3, True, 0) if 1 < start - cut < 5 else None


def _across(text: str, out: list[Token], head: Token) -> bool:
    """Whether the name joins a place and one of no table by a dash: 二连浩特—扎门乌德经济合作区."""
    dash = out[-1]
    if len(out) < 2 or dash.letter != "-" or out[-2].letter != "P" or out[-2].stop != dash.start:
        return False
    return 1 < head.start - dash.stop < 6 and last_stop(text, dash.stop, head.start) == dash.stop


def _built(text: str, out: list[Token], found: Reach, head: Token) -> bool:
    """Whether the words after the only place are a verb with its object: 与甲县共建产业园 names no park."""
    inside = [i for i in range(found.first, len(out)) if out[i].letter in "PFIZ"]
    if len(inside) != 1:
        return False
    owner = out[inside[0]]
    verb = words("name", "builds").match(text, owner.stop)
    if verb is not None and text.endswith(_FIRMS, head.start, head.stop) and verb.group() in _TRADES:
        return False
    if verb is None or (verb.end() > head.start and verb.start() != head.start):
        return False
    before = out[found.first - 1] if found.first else None
    joined = before is not None and before.stop == found.start and before.letter in "yhdjf,"
    return joined or text[owner.stop - 1] in "市县区镇乡省州盟旗学院司团"


def _acts(text: str, out: list[Token], found: Reach, head: Token) -> bool:
    """Whether the words before an ending are a verb with its object: 与甲市共建物流园 names no park."""
    if not found.place or found.first >= len(out):
        return False
    place = next((t for t in reversed(out[found.first :]) if t.letter in "PHFM"), None)
    if place is not None:
        made = words("name", "made").search(text, place.stop, head.start)
        firm = text.endswith(_FIRMS, head.start, head.stop)
        if made is not None and not (firm and made.group() in _TRADES):
            return True
        if text[place.stop : head.start] in _FOUNDS:
            return True
    if not found.first or out[found.first - 1].letter not in "yh":
        return False
    return any(t.letter == "v" and "reciprocal" in t.entry.flags for t in out[found.first + 1 :])


def zone(context: Context, out: list[Token], head: Token, line: int) -> Token:
    """A zone, or a generic noun where nothing names it."""
    text = context.text
    suffix = text[head.start : head.stop]
    found = _aside(context, out, head, line)
    if found:
        return _named(out, found, head, "Z")
    previous = out[-1] if out else None
    city = previous and previous.letter == "Z" and text[previous.stop - 1] == "城" and suffix in _WHOLES
    if previous and previous.letter in "ZI" and previous.stop == head.start and (suffix in _PARTS or city):
        return _named(out, Reach(previous.start, len(out) - 1, True, 0), head, "Z")
    if previous and _part_of_zone(text, out, head, suffix):
        return _named(out, Reach(previous.start, len(out) - 1, True, 0), head, "Z")
    dash = out and out[-1].letter == "P" and len(out) > 2 and out[-2].letter == "-" and out[-3].letter == "P"
    if (
        dash
        and out[-1].start == out[-2].stop
        and out[-2].start == out[-3].stop
        and head.start - out[-1].stop <= _DASHED
    ):
        return _named(out, Reach(out[-3].start, len(out) - 3, True, 0), head, "Z")  # 甲·乙产业园
    bare = previous is not None and text.endswith(tuple(zones().bare), previous.start, previous.stop)
    if previous and bare and previous.stop == head.start:  # 张江 + 高科技园, 宝坻 + 京津 + 中关村 + 科技城
        first = len(out) - 1
        while first and out[first - 1].letter in "PF" and out[first - 1].stop == out[first].start:
            first -= 1
        return _named(out, Reach(out[first].start, first, True, 0), head, "Z")
    if out and _across(text, out, head):
        return _named(out, Reach(out[-2].start, len(out) - 2, True, 0), head, "Z")
    found = reach(text, out, head.start, line, "klMvSAgm" if suffix.endswith("园") else "klMSAg", _ZONE_LIMIT)
    if _acts(text, out, found, head):
        return Token("g", head.start, head.stop, head.entry)
    if found.place and out[found.first].letter == "H":
        return _named(out, found, head, "Z" if found.first == len(out) - 1 else "G")
    if found.place and found.first == len(out) - 1 and out[-1].letter == "F" and out[-1].stop == head.start:
        return _named(out, found, head, "G" if suffix in ("园区", "城区", "开发区", "经济开发区") else "Z")
    if found.place and _built(text, out, found, head):
        return Token("g", head.start, head.stop, head.entry)
    if found.place:
        area = found.first > 0 and out[found.first].letter == "P" and out[found.first - 1].letter == "Z"
        if area and out[found.first - 1].stop == found.start and suffix in _PARTS:
            found = Reach(out[found.first - 1].start, found.first - 1, True, 0)  # 自贸试验区 + 芜湖片区
        return _named(out, found, head, "Z")
    quantified = bool(out) and out[-1].letter == "q" and out[-1].stop >= head.start - 1
    if quantified:
        return _named(out, Reach(out[-1].start, len(out) - 1, False, 0), head, "G")
    if found.plain >= 2 and suffix != "片区" and not words("name", "common_noun").search(text, found.start, head.start):
        return _named(out, found, head, "Z")
    table = zones()
    if len(suffix) > 2 and suffix != "开发区" and table.classes[suffix].family in _OWN_ZONE and context.home:
        return Token("Z", head.start, head.stop, head.entry, (), (), head.start)
    return Token("g", head.start, head.stop, head.entry)


def _part_of_zone(text: str, out: list[Token], head: Token, suffix: str) -> bool:
    """Whether a zone, and a few plain characters after it, name a part of it: 前海 + 蛇口 + 片区."""
    if not out or out[-1].letter != "Z" or suffix not in _PARTS or not 1 < head.start - out[-1].stop < 5:
        return False
    return last_stop(text, out[-1].stop, head.start) == out[-1].stop


def _named_park(text: str, out: list[Token], head: Token, word: str) -> bool:
    """Whether a place and a word of its own name one park, and no kind of parks: 巴彦淖尔 + 临空 + 园区."""
    if word != "园区" or not out or out[-1].letter != "P" or not 1 < head.start - out[-1].stop < 5:
        return False
    own = text[out[-1].stop : head.start]
    return last_stop(own, 0, len(own)) == 0 and not words("name", "kind_of_park").search(own)


def known_zone(out: list[Token], token: Token) -> Token:
    """A zone that everybody knows by name, with the places before it: 河北雄安新区."""
    first, start = len(out), token.start
    while first and out[first - 1].letter in "PZ" and out[first - 1].stop == start:
        first, start = first - 1, out[first - 1].start
    del out[first:]
    owners = tuple((code,) for code in token.entry.codes)
    return Token("Z", start, token.stop, token.entry, (), owners, token.start)


def institution(context: Context, out: list[Token], head: Token, line: int) -> Token:
    """A university, hospital, institute, company or association."""
    text = context.text
    if out and out[-1].letter == "I" and out[-1].stop == head.start:
        return _named(out, Reach(out[-1].start, len(out) - 1, False, 0), head, "I")
    if out and out[-1].letter == "I" and text[out[-1].stop : head.start] in _SUBSIDIARY:
        return Token("g", head.start, head.stop, head.entry)  # 甲集团 + 旗下 + 公司
    if out and out[-1].letter == "v" and out[-1].stop == head.start and _of_another(out):
        return Token("g", head.start, head.stop, head.entry)  # 甲大学附属医院 + 协作医院
    firm = text.endswith(("公司", "集团", "股份"), 0, head.stop)
    through = _INSIDE if not firm else _FIRM + "v" if text.endswith(_LIMITED, 0, head.stop) else _FIRM
    found = reach(text, out, head.start, line, through, _INSTITUTION_LIMIT)
    if out and out[-1].letter == "Z" and out[-1].stop == head.start:
        found = Reach(out[-1].start, len(out) - 1, True, 0)
    if (
        _COUNTED.search(text, found.start, head.start)
        or _acts(text, out, found, head)
        or _built(text, out, found, head)
    ):
        return Token("g", head.start, head.stop, head.entry)
    found = _without_ours(text, out, _after_other(text, out, found), head)
    if found.place:
        found = _inside_word(context, out, found, line)
    found = _with_fields(text, out, found, head)
    other = next((t for t in reversed(out[found.first :]) if t.letter == "I"), None)
    if other is not None and words("name", "acts").match(text, other.stop, head.start):
        return Token("g", head.start, head.stop, head.entry)  # 甲大学 + 联合申报 + 实验室
    if not found.place and found.start < head.start and not any(t.letter in "IlZ" for t in out[found.first :]):
        found = _after_verbs(text, found, head)
    if "某" in text[found.start : head.start]:
        del out[found.first :]
        return Token("g", found.start, head.stop, head.entry)  # 浙江某集团 is not named
    if found.start == head.start:
        whole = head.stop - head.start == 3 and text.startswith("中", head.start)
        return Token("I" if whole else "g", head.start, head.stop, head.entry)
    if found.first > 0 and out[found.first - 1].letter == "I" and out[found.first - 1].stop == found.start:
        found = Reach(out[found.first - 1].start, found.first - 1, True, 0)  # 复旦大学 + 张江研究院
    above = out[found.first - 1] if found.first else None
    if above is not None and above.letter == "I" and text[above.stop : found.start] in _BELONGING:
        found = Reach(above.start, found.first - 1, True, 0)  # 甲大学医学院 + 附属 + 瑞金医院
    before = out[found.first - 1] if found.first else None
    if not found.place and found.plain and before is not None and before.letter == "k" and before.stop == found.start:
        found = Reach(before.start, found.first - 1, False, found.plain)  # 旅游 + 烹饪学院
    if found.start < head.start and text[head.start - 1] in "市省" and text[head.start : head.stop] in _ANY:
        return _named(out, found, head, "G")  # 北京市学校: none by name
    floor = out[found.first - 1].stop if found.first else line
    brand = words("name", "brand").search(text, max(floor, found.start - 6), found.start) if found.place else None
    if brand is not None:
        found = Reach(brand.start(), found.first, True, 0)  # 国网 + 甲市 + 供电公司
    return _named(out, found, head, "I")


def _after_other(text: str, out: list[Token], found: Reach) -> Reach:
    """Without another institution, and the verb after it, that the reach went over: 甲医院加入 + 乙大学总医院."""
    for i in range(len(out) - 2, found.first - 1, -1):
        token, following = out[i], out[i + 1]
        if token.letter == "I" and words("name", "acts").match(text, token.stop, following.start):
            return Reach(following.start, i + 1, following.letter in "PMF", 0)
    return found


def _with_fields(text: str, out: list[Token], found: Reach, head: Token) -> Reach:
    """With the institution before two fields that 与 joins: 甲大学文化遗产 + 与 + 考古学 + 研究中心."""
    k, start = found.first, found.start
    while k and out[k - 1].letter in "mkg" and out[k - 1].stop == start:
        k, start = k - 1, out[k - 1].start
    if found.place or k < 2 or out[k - 1].letter not in "yh" or out[k - 1].stop != start:
        return found
    joint, above = out[k - 1], k - 2
    while above and out[above].letter in "kg" and out[above - 1].stop <= out[above].start:
        above -= 1
    parent = out[above]
    field = text[parent.stop : joint.start]
    named = parent.letter == "I" and 1 < len(field) <= _FIELD and last_stop(field, 0, len(field)) == 0
    if not named or words("name", "verb").search(field) or not text.endswith(_SCHOLARLY, 0, head.stop):
        return found
    return Reach(parent.start, above, True, 0)


def _without_ours(text: str, out: list[Token], found: Reach, head: Token) -> Reach:
    """Without 我区 before a firm, which only says where it is: 我区 + 金力永磁公司."""
    first = out[found.first] if found.first < len(out) else None
    ours = first is not None and first.letter == "H" and first.start == found.start and text[first.start] in "我本"
    if first is None or not ours or not text.endswith(_FIRMS, head.start, head.stop) or first.stop == head.start:
        return found
    return Reach(first.stop, found.first + 1, False, head.start - first.stop)


def _of_another(out: list[Token]) -> bool:
    k = len(out) - 1
    while k and out[k].letter == "v" and out[k - 1].stop == out[k].start:
        k -= 1
    return out[k].letter == "I"


def _inside_word(context: Context, out: list[Token], found: Reach, line: int) -> Reach:
    """Without a short name of a county that only looks like one inside a longer word: 江干 in 东江干部学院."""
    text, place = context.text, out[found.first] if found.first < len(out) else None
    if place is None or place.letter != "P" or place.start != found.start or place.entry.full or place.places:
        return found
    if any(context.gaz.place(code).level != "county" for code in place.codes):
        return found
    floor = out[found.first - 1].stop if found.first else line
    cut = last_stop(text, max(floor, found.start - 3), found.start)
    if cut == found.start or words("name", "verb").search(text, cut, found.start):
        return found
    return Reach(cut, found.first, False, found.plain + found.start - cut)


def _after_verbs(text: str, found: Reach, head: Token) -> Reach:
    """Plain words before an ending, without the verbs they begin with; none are left of a common noun."""
    cut = found.start + (text[found.start] in "有为是请" and head.start - found.start > 2)
    cut += text[cut] in "管帮给派到去" and text[cut + 1] in "省市县区州旗乡镇" and cut == found.start
    firm = text.endswith(_FIRMS, head.start, head.stop)
    for verb in words("name", "verb").finditer(text, cut, head.start):
        if not (firm and verb.group() in _LINES and verb.start() > cut + 1):
            cut = verb.end()  # in 昆仑投资集团 it is the firm's line
    if cut >= head.start or words("name", "common").fullmatch(text, cut, head.start):
        return Reach(head.start, found.first, False, 0)
    return Reach(cut, found.first, False, head.start - cut)


def alliance(context: Context, out: list[Token], head: Token, line: int) -> Token:
    """A metropolitan area, corridor or other grouping."""
    if len(out) > 2 and out[-1].letter == "P" and out[-2].letter == "-" and out[-3].letter == "P":
        return Token("g", head.start, head.stop, head.entry)  # 甲—乙都市圈: the dash says more
    found = reach(context.text, out, head.start, line, "klAG", _ALLIANCE_LIMIT)
    if out and out[-1].letter == "G" and context.text[out[-1].stop : head.start] == "":
        found = Reach(out[-1].start, len(out) - 1, False, 0)
    if found.start == head.start:
        return Token("g", head.start, head.stop, head.entry)
    return _named(out, found, head, "M")


def _plain(gap: str) -> bool:
    """Whether a few plain characters between a place and a noun belong to the noun: 长三角 + 高等 + 院校."""
    return len(gap) <= _MODIFIER and last_stop(gap, 0, len(gap)) == 0


def group(context: Context, out: list[Token], head: Token, line: int) -> Token:
    """A collective that names nobody: 沪苏浙相关城区, 上海市重点区域, 各县市区."""
    text = context.text
    k, at = len(out), head.start
    first, start = k, at
    word = text[head.start : head.stop]
    if k and out[k - 1].letter == "F" and out[k - 1].stop == at and words("name", "edge").fullmatch(word):
        return Token("g", head.start, head.stop, head.entry)  # 鲁豫毗邻地区合作: the places themselves
    if _part_of_zone(text, out, head, word) or _named_park(text, out, head, word):
        return zone(context, out, head, line)
    verbs = False
    while k and len(out) - k < LONGEST:
        token = out[k - 1]
        gap = text[token.stop : at]
        if gap and token.letter == "P" and _MANY.match(gap) and k > 1 and out[k - 2].letter in "-,h":
            break  # 甲—乙、丙—丁两个园区: the count closes the list
        if gap and not _COUNT.fullmatch(gap) and not (token.letter in "PFM" and _plain(gap)):
            break
        if token.letter in "PFMHZ":
            if verbs:
                break
            if token.letter == "P" and k == len(out) and not gap and word in zones().classes:
                return zone(context, out, head, line)
            first, start = k - 1, token.start
            break
        joins = token.letter == "q" and verbs and not gap and k > 1 and out[k - 2].stop == token.start
        if joins and out[k - 2].letter in "PFZ":  # 与港澳 + 高水平 + 合作 + 平台: the verb joins the places
            return Token("g", head.start, head.stop, head.entry)
        if token.letter == "q":
            first, start = k - 1, token.start
        elif token.letter == "y" and k < len(out) and out[k].letter == "v" and not gap:
            first, start = k, out[k].start  # 与对口支援省份
            break
        elif token.letter == "v":
            verbs = True
        elif token.letter not in "kg" and "inner" not in token.entry.flags:
            break
        k, at = k - 1, token.start
    if first == len(out):
        return Token("g", head.start, head.stop, head.entry)
    del out[first:]
    return Token("G", start, head.stop, head.entry)
