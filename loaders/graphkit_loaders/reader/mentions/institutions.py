"""Names of universities, hospitals, institutes, firms and associations."""

from __future__ import annotations

import re

from graphkit_loaders.reader.licence import Context
from graphkit_loaders.reader.mentions.heads import FIRMS, acts, built, named, without_verb
from graphkit_loaders.reader.mentions.reach import Reach, last_stop, reach
from graphkit_loaders.reader.scan import Token
from graphkit_loaders.reader.surroundings import words

_INSTITUTION_LIMIT = 14
_INSIDE, _FIRM = "klMSAgZIBJ", "klMSAgZIBJR"
"""Letters of tokens that the name of an institution, and of a firm, may hold."""
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
_HOUSES, _LONG = ("大学", "学院", "科学院", "研究所", "医院", "中学"), 8
"""Endings of houses that another one deals with by a name of plain words, and characters of one at most."""
_RUNNING, _RUN = ("会", "厅", "局", "委", "妇联"), ("医院", "幼儿园", "疗养院")
"""How offices are called that run a house, and what that is."""
_OWN = 4
"""Plain characters at most between a verb and the field in the name of an institution: 东北 + 林业大学."""
_LIMITED = ("有限公司", "有限责任公司")
"""Before these even a verb is part of a name: 中关村协同发展投资有限公司."""
_ANY = frozenset({"学校", "公司", "中学", "小学", "企业"})
_LEVELS = "省市县区州盟旗"
_BELONGING = frozenset({"附属", "直属", "所属", "下属", "附设"})
_BETWEEN = frozenset({"因", "因为", "缺", "仅", "只有", "需", "靠", "凭"})
"""Between a place and a word for institutions these make it a common noun."""
_NO_VERB = ("有机", "有色", "有限", "为民", "是真")
"""Words that begin with a verb's character and are none."""
_INVESTED = ("入", "产", "用", "放", "标")
"""After 投 these make a verb of what else ends a firm's name: 投入, 投产."""
_SUBSIDIARY = frozenset({"旗下", "下属", "所属", "全资", "控股", "的", "旗下的", "下属的"})
_CODE = re.compile("[A-Za-z]{0,2}[0-9]{1,3}(?=[市县区州旗镇乡])")
"""The number of an entry before a name that begins with its level: A4 县总医院."""
_COUNTED = re.compile("^[0-9占持]|(?:[0-9两几][0-9]*[多余]?|[一三四五六七八九十])[所家个](?!人)")


def institution(context: Context, out: list[Token], head: Token, line: int) -> Token:
    """A university, hospital, institute, company or association."""
    text = context.text
    both = out[-1] if out and out[-1].letter == "W" and out[-1].stop == head.start else None
    if both is not None and both.body < 0 and words("name", "of_each").fullmatch(text, head.start, head.stop):
        del out[-1]  # 两县 + 人民医院: one of each
        return Token("W", both.start, head.stop, both.entry, (), (), head.start, "I")
    if out and out[-1].letter == "H" and out[-1].stop == head.start and text[head.start : head.stop] in _ANY:
        return Token("g", head.start, head.stop, head.entry)  # 我县 + 学校: any of them
    shares = text.startswith("股份", head.start) and head.stop - head.start == 2
    if shares and out and out[-1].letter == "I" and out[-1].stop == head.start and text.endswith(FIRMS, 0, head.start):
        return Token("g", head.start, head.stop, head.entry)  # 甲公司 + 股份合作
    if out and out[-1].letter == "I" and out[-1].stop == head.start:
        return named(out, Reach(out[-1].start, len(out) - 1, False, 0), head, "I")
    if out and out[-1].letter == "P" and text[out[-1].stop : head.start] in _BETWEEN:
        return Token("g", head.start, head.stop, head.entry)  # 甲区 + 因 + 学校合并
    if out and out[-1].letter == "D" and out[-1].stop == head.start and _runs(text, head):
        return named(out, Reach(out[-1].start, len(out) - 1, True, 0), head, "I")  # 甲市妇女儿童中心 + 医院
    if text[head.stop - 1] == "投" and text[head.stop : head.stop + 1] in _INVESTED:
        return Token("g", head.start, head.stop, head.entry)  # 新生儿科投 + 入使用
    if out and out[-1].letter == "I" and text[out[-1].stop : head.start] in _SUBSIDIARY:
        return Token("g", head.start, head.stop, head.entry)  # 甲集团 + 旗下 + 公司
    if out and out[-1].letter == "v" and out[-1].stop == head.start and _of_another(out):
        return Token("g", head.start, head.stop, head.entry)  # 甲大学附属医院 + 协作医院
    firm = text.endswith(("公司", "集团", "股份"), 0, head.stop)
    if firm and out and out[-1].letter == "m" and text[out[-1].start : out[-1].stop] in _LINES:
        out[-1] = Token("k", out[-1].start, out[-1].stop, out[-1].entry)  # 甲省乙 + 建设 + 有限公司
    through = _INSIDE if not firm else _FIRM + "v" if text.endswith(_LIMITED, 0, head.stop) else _FIRM
    found = reach(text, out, head.start, line, through, _INSTITUTION_LIMIT)
    found = _after_joint(text, out, found, head)
    if out and out[-1].letter == "Z" and out[-1].stop == head.start:
        found = Reach(out[-1].start, len(out) - 1, True, 0)
    counted = found.start
    if not found.place:  # 选派12名医师进驻 + 县人民医院
        counted = max((v.end() for v in words("name", "verb").finditer(text, counted, head.start)), default=counted)
    if _COUNTED.search(text, counted, head.start) or acts(text, out, found, head) or built(text, out, found, head):
        return Token("g", head.start, head.stop, head.entry)
    code = _CODE.match(text, found.start, head.start) if not found.place else None
    if code:
        found = Reach(code.end(), found.first, False, head.start - code.end())
    found = _without_ours(text, out, _after_other(text, out, found), head)
    found = without_verb(text, out, found, head)
    if found.place:
        found = _inside_word(context, out, found, line)
    found = _with_fields(text, out, found, head)
    other = next((t for t in reversed(out[found.first :]) if t.letter == "I"), None)
    hung = words("name", "hung").match(text, other.stop, head.start) if other is not None else None
    if hung is not None and head.start - hung.end() > 1:
        first = next((i for i in range(found.first, len(out)) if out[i].start >= hung.end()), len(out))
        found = Reach(hung.end(), first, False, head.start - hung.end())
    elif other is not None and (own := _dealt_with(text, other, head)) is not None:
        found = Reach(own, len(out), False, head.start - own)  # 甲学校 + 联合 + 西南大学
    elif other is not None and words("name", "acts").match(text, other.stop, head.start):
        return Token("g", head.start, head.stop, head.entry)  # 甲大学 + 联合申报 + 实验室
    if not found.place and found.start < head.start and not any(t.letter in "IlZ" for t in out[found.first :]):
        found = _after_verbs(text, found, head)
    begins = out[found.first] if found.first < len(out) else None
    verb_end = begins.start - text.endswith("“", found.start, begins.start) if begins is not None else found.start
    if begins is not None and begins.letter == "I" and words("name", "verb").fullmatch(text, found.start, verb_end):
        found = Reach(begins.start, found.first, True, 0)  # 依托 + 西北农林 + 科技大学
    if text[head.start - 1] == "“" and found.start < head.start - 1:
        return Token("g", head.start, head.stop, head.entry)  # 甲市复制“合作社+农户”: a word quoted
    if text[found.start] in "家所个" and text[found.start - 1] in "这那一某几两" and not found.place:
        return Token("g", head.start, head.stop, head.entry)  # 这家锂电池公司
    if text.startswith(("家“", "所“", "个“"), found.start):
        return Token("g", head.start, head.stop, head.entry)  # 这家“牦牛银行” is none
    if text[found.start] in "你您" and head.start - found.start == 1:
        return Token("g", found.start, head.stop, head.entry)  # 你公司, where nothing tells who is addressed
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
    kind = text[head.start : head.stop]
    any_of = text[head.start - 1] in ("市省" if kind in _ANY else _LEVELS if kind == "行业协会" else ())
    if found.start < head.start and any_of:
        return named(out, found, head, "G")  # 北京市学校: none by name
    k = found.first
    while found.place and k and out[k - 1].letter == "R" and out[k - 1].stop == found.start:
        k -= 1  # 中国 + 铁路 + 太原
    floor = out[k - 1].stop if k else line
    brand = words("name", "brand").search(text, max(floor, found.start - 6), found.start) if found.place else None
    if brand is not None:
        found = Reach(brand.start(), k, True, 0)  # 国网 + 甲市 + 供电公司
    has = text[found.start] == "有" and not text.startswith(_NO_VERB, found.start) and head.start - found.start > 2
    if has and brand is None and (found.first >= len(out) or out[found.first].start > found.start):
        found = Reach(found.start + 1, found.first, found.place, found.plain)  # 有 + 吉林大学
    return named(out, found, head, "I")


def _runs(text: str, head: Token) -> bool:
    """Whether an office runs a house that is called after it: 甲市红十字会 + 医院, 乙省妇联 + 幼儿园."""
    if text.endswith("中心", 0, head.start):
        return True
    return text.endswith(_RUNNING, 0, head.start) and text.startswith(_RUN, head.start)


def _dealt_with(text: str, other: Token, head: Token) -> int | None:
    """Where a name begins of plain words that the verb after another house has as its object; None if none does."""
    if not text.endswith(_HOUSES, head.start, head.stop):
        return None
    verbs = (words("name", kind).match(text, other.stop, head.start) for kind in ("joint", "deals"))
    verb = next((found for found in verbs if found is not None), None)
    if verb is None or not 1 < head.start - verb.end() < _LONG:
        return None
    within = (words("name", kind).search(text, verb.end(), head.start) for kind in ("verb", "builds"))
    plain = last_stop(text, verb.end(), head.start) == verb.end() and not any(within)
    return verb.end() if plain and not words("name", "common").fullmatch(text, verb.end(), head.start) else None


def _after_joint(text: str, out: list[Token], found: Reach, head: Token) -> Reach:
    """Without a place and 联合 after it, where a whole name follows: 甲县 + 联合 + 福建农林大学."""
    owner = out[found.first] if found.place and found.first < len(out) else None
    if owner is None or owner.letter != "P" or owner.start != found.start:
        return found
    joint = words("name", "joint").match(text, owner.stop, head.start)
    if joint is None:
        return found
    first = next((i for i in range(found.first + 1, len(out)) if out[i].start >= joint.end()), len(out))
    place = first < len(out) and out[first].letter in "PMF" and out[first].start == joint.end()
    return Reach(joint.end(), first, place, 0 if place else head.start - joint.end())


def _after_other(text: str, out: list[Token], found: Reach) -> Reach:
    """Without another institution, and the verb after it, that the reach went over: 甲医院加入 + 乙大学总医院."""
    for i in range(len(out) - 2, found.first - 1, -1):
        token, following = out[i], out[i + 1]
        between = token.stop, following.start
        if token.letter != "I":
            continue
        verbs = (words("name", kind).match(text, *between) for kind in ("acts", "hung", "deals"))
        verb = next((found for found in verbs if found is not None), None)
        if verb is not None and following.letter == "k" and 0 < following.start - verb.end() < _OWN:
            return Reach(verb.end(), i + 1, False, following.start - verb.end())  # 加入 + 东北 + 林业大学
        if verb is not None:
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
    if first is None or not ours or not text.endswith(FIRMS, head.start, head.stop) or first.stop == head.start:
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
    verbal = text[found.start] in "有为是请" and not text.startswith(_NO_VERB, found.start)
    cut = found.start + (verbal and head.start - found.start > 2)
    cut += text[cut] in "管帮给派到去" and text[cut + 1] in "省市县区州旗乡镇" and cut == found.start
    firm = text.endswith(FIRMS, head.start, head.stop)
    for verb in words("name", "verb").finditer(text, cut, head.start):
        if not (firm and verb.group() in _LINES and verb.start() > cut + 1):
            cut = verb.end()  # in 昆仑投资集团 it is the firm's line
    if cut >= head.start or words("name", "common").fullmatch(text, cut, head.start):
        return Reach(head.start, found.first, False, 0)
    return Reach(cut, found.first, False, head.start - cut)
