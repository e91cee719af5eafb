"""Who acts in a clause that does not say it: an earlier part, the head of the line, a heading, the home."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graphkit_loaders.reader.clauses import Clause
from graphkit_loaders.reader.dates import number
from graphkit_loaders.reader.discourse import OPENING, SAID_OF, UNITS, Discourse, units_between
from graphkit_loaders.reader.pronouns import PARTIES
from graphkit_loaders.reader.scan import Token
from graphkit_loaders.reader.surroundings import words as surroundings

_LATER = re.compile(r"m?(?P<a>[PZDIH](?:eg?)?(?:[,jh][PZDIH](?:eg?)?)*)(?=[~mvstgn])[^c]*c")
_WE = re.compile("[^，。；：]{0,6}?(?:我们|咱们|我方)")
_LABEL = re.compile("[^，。：]{1,6}：")
"""Who speaks, or that it is an answer."""
_REPORTS = re.compile(
    "(?:[^，。；：]{0,8}?(?:负责人|负责同志|主任|[局县市区省州院校馆处科所站台会园行司镇乡社厂]长|书记|总经理|工作人员))?(?:表示|介绍|透露|告诉|指出|解释|坦言|感慨|感叹|回忆|笑|直言|说)"
)
"""After a unit these make it the one that speaks of what follows, not the one that acts there."""
_BUILT = re.compile(
    "(?:加快|全面|顺利|有序|正式|启动|开工|持续|扎实)?(?:建设|推进|开工|启动|投用|投产|建成|揭牌|获批|运营)"
    "|[一二三四两]期|成效|提速|成势|起势|开园|开业|挂牌|产值|营收|税收|效益|(?:收入|投资)?(?:突破|达到|超过)|新?增|引进|入驻|完成|实现|入选|晋升|升格|列入|落地"
)
"""After a zone these tell what is done to it: the next part speaks of its owner."""
_AGAIN = re.compile("(?:后来|随后|之后|其后|同时|此外|另外|接着)?(?:又|还|再|也|后|并|另|先后|陆续|继续)")
"""What sets another partner on the one that was told before."""
_JOINED = re.compile(r"m?y[PZDIHG]")
_EXCEPT = re.compile("除(?:了|开)?[与同和跟]?$")
_TURN = re.compile(
    "(?:我们?的|更大的|新的|真正的)?(?:转机|转折|变化|改变|突破|契机|机会|秘诀|原因|答案|诀窍|奥秘|关键|出路|办法|法子|第[一二三]步|[首第][一二三]?站|其中之一)[^，。]{0,6}$"
)
"""What a sentence begins with that goes on to tell what the one before spoke of: 转机出现在与乙县…"""
_NUMERAL = re.compile("[0-9]+|[一二三四五六七八九十]+")


def subject(discourse: Discourse, clause: Clause, before: int) -> list[Token]:
    """Who acts in a clause that does not say it: the list that opens it or a later part, the line's head, the home.

    Of the parts between commas the nearest one before counts that a unit opens which goes on to act.
    """
    owner = clause.before if clause.aside and discourse.context.text[clause.start - 1] == "《" else None
    if owner is not None and owner.letter in PARTIES and owner.stop == clause.start - 1:
        return [owner]  # 你市《关于与甲市……的请示》
    first = clause.letters.rfind("c", 0, before) + 1
    if discourse.home() and _WE.match(discourse.context.text, clause.tokens[first].start, clause.tokens[before].stop):
        return discourse.home()
    if any(t.letter == "F" and only_some(discourse.context.text, [t]) for t in clause.tokens[first:before]):
        return []  # 印发方案，明确沪苏浙3区5市帮扶甲市: those are not named
    for start in _starts(discourse, clause, before):
        opening = OPENING.match(clause.letters, start)
        if not opening or opening.end() > before:
            continue
        found = _actor(discourse, clause, opening, start, before)
        if found is not None:
            return found
    if _EXCEPT.search(discourse.context.text, clause.tokens[first].start, clause.tokens[before].stop):
        comma = clause.letters.find("c", before)
        opening = SAID_OF.match(clause.letters, comma + 1) if comma > 0 else None
        if opening:
            return units_between(clause.tokens, clause.letters, *opening.span("a"))  # 除与乙县续签外，甲县还与…
    again = _AGAIN.match(discourse.context.text, clause.tokens[first].start, clause.tokens[before].stop)
    opening = SAID_OF.match(clause.letters) if (again and first) or clause.letters[before] == "c" else None
    if opening and not again and _JOINED.match(clause.letters, opening.end()) is None:
        opening = None  # only 甲市与乙县签约 goes on with 与丙县 alone
    if opening and opening.end() <= before and discourse.context.home is None:
        return units_between(clause.tokens, clause.letters, *opening.span("a"))  # 甲市与乙县签约，又与丙县…
    found = _head(discourse) or _topics(discourse, clause, before) or _section(discourse) or discourse.home()
    return found or _speaks(discourse, clause, first, before)


def _speaks(discourse: Discourse, clause: Clause, first: int, before: int) -> list[Token]:
    """Who says it of itself, where nobody else is named: 据甲县介绍，已与乙县…; “我们与乙县…。”甲县县长说."""
    text = discourse.context.text
    if clause.source is not None:
        return [clause.source] if UNITS.isdisjoint(clause.letters[:before]) else []
    if not _WE.match(text, clause.tokens[first].start, clause.tokens[before].stop):
        return []
    following = discourse.following(clause)
    unit = following.tokens[0] if following is not None else None
    after = unit is not None and unit.letter in PARTIES and text[unit.start - 1] == "”"
    return [unit] if unit is not None and after and _REPORTS.match(text, unit.stop) else []


def _head(discourse: Discourse) -> list[Token]:
    """The units that open the line; in a report none of others, which did what stands before."""
    others = discourse.genre == "report" and discourse.context.home and not all(map(discourse.own, discourse.line_head))
    return [] if others else discourse.line_head


def _starts(discourse: Discourse, clause: Clause, before: int) -> Iterator[int]:
    """Where the parts before some token begin, the nearest first, and the clause itself."""
    label = _LABEL.match(discourse.context.text, clause.start)
    at = clause.letters.rfind("c", 0, before)
    while at > 0:
        if _opens_alone(clause, at + 1):
            yield at + 1
        at = clause.letters.rfind("c", 0, at)
    if label and clause.letters[:2] == "~:":
        yield 2
    yield 0


def _opens_alone(clause: Clause, start: int) -> bool:
    """Whether a later part begins with a unit right away and names nobody else: 甲市主动登门，与乙市…"""
    found = _LATER.match(clause.letters, start)
    return found is not None and UNITS.isdisjoint(clause.letters[found.end("a") : found.end()])


def _actor(discourse: Discourse, clause: Clause, opening: re.Match[str], start: int, before: int) -> list[Token] | None:
    """The units that open a part, if they are its subject; none if they only say when, where or whose."""
    after = opening.end("a")
    following = clause.tokens[after]
    possessive = discourse.context.text.startswith("的", following.start)
    if discourse.context.text.startswith("关于", following.start) and opening.start("a") > start:
        return None  # 听取甲局关于与乙县协作的汇报: it only tells
    if possessive and following.stop - following.start == 1 and clause.letters[after + 1] in "ZID":
        return [clause.tokens[after + 1]] if after + 1 < before else None  # 同在甲市的乙医院，则与…
    first = clause.tokens[opening.start("a")]
    timely = all(
        clause.letters[i] == "c"
        or _is_time(discourse, clause.tokens[i])
        or (clause.tokens[i].stop == first.start and _comes(discourse, clause.tokens[i]))
        for i in range(start, opening.start("a"))
        if clause.letters[i] != "m" or "causative" not in clause.tokens[i].entry.flags
    )
    if any(t.start in discourse.objects for t in clause.tokens[opening.start("a") : after]):
        return None
    there = clause.letters[after] != "c" and discourse.context.text.endswith("在", 0, first.start)
    if there and discourse.home() and not discourse.own(first):
        return None  # 在杭州设立工作站，与乙县签订协议: who speaks does so
    areas = any(clause.letters[i] == "M" for i in range(*opening.span("a")))
    if areas:
        prompted = "m" in clause.letters[: opening.start("a")]
        timely = timely and not prompted and "M" in clause.letters[before : before + 12]
    opened = [t for t in clause.tokens[opening.start("a") : after] if t.letter in UNITS]
    if not areas and only_some(discourse.context.text, opened):
        return []  # 我市3家医院将与…: not the city
    if _REPORTS.match(discourse.context.text, following.start):
        told = units_between(clause.tokens, clause.letters, *opening.span("a"))  # 据甲县负责人介绍，与乙县…
        return (discourse.line_head or discourse.home() or told) if start == 0 else None
    nobody = discourse.context.home is None and discourse.issuer is None
    if (possessive and not (nobody and "c" in clause.letters[after:before])) or not timely:
        return None
    zones = all(clause.letters[i] in "Z,hjeg" for i in range(*opening.span("a")))
    if zones and discourse.context.home and _BUILT.match(discourse.context.text, clause.tokens[after - 1].stop):
        return None
    found = units_between(clause.tokens, clause.letters, *opening.span("a"))
    if discourse.genre == "report" and discourse.context.home and not all(map(discourse.own, found)):
        partner = next((t for t in clause.tokens[before:] if t.letter in PARTIES), None)
        among_ours = partner is not None and discourse.own(partner) and not any(map(discourse.own, found))
        return found if among_ours else None  # what others did stands beside what the home does
    return discourse.home() if _above_home(discourse, found) and opening.start("a") > start else found


def only_some(text: str, units: list[Token]) -> bool:
    """Whether only some that lie in the last of a list are meant: 我市3家医院, but not 甲、乙、丙、丁四市."""
    found = surroundings("link", "some_of").match(text, units[-1].stop)
    counted = _NUMERAL.search(found.group()) if found else None
    return found is not None and (counted is None or number(counted.group()) != len(units))


def _section(discourse: Discourse) -> list[Token]:
    """The one unit of a heading that has a line for itself, if it is the document's own or nobody else speaks."""
    if len(discourse.section) != 1 or discourse.issuer is not None:
        return []
    return discourse.section if discourse.context.home is None or discourse.own(discourse.section[0]) else []


def _topics(discourse: Discourse, clause: Clause, before: int) -> list[Token]:
    """Who opened the sentence before, if nothing but times and adverbs stands where the subject would."""
    behind = discourse.context.text[clause.start - 1 : clause.start] == "；"
    goes_on = behind or (discourse.genre == "news" and before == 0)  # 甲局与乙局签了协议。与丙市的还没有签。
    linked = behind and discourse.told is not None
    if (discourse.context.home or discourse.issuer is not None) and not (
        goes_on and ((linked and len(discourse.topics) == 1) or all(map(discourse.own, discourse.topics)))
    ):
        return []
    if any(unit.start in discourse.objects for unit in discourse.topics):
        return []
    first = clause.letters.rfind("c", 0, before) + 1
    between = clause.tokens[first : before + 1]
    plain = (t for t in between if t.letter == "~")
    return discourse.topics if all(_is_time(discourse, t) for t in plain) else []


def _above_home(discourse: Discourse, units: list[Token]) -> bool:
    """Whether units only say where the document's division lies: a city that says 入选广西试点 speaks of itself."""
    home = discourse.context.home
    above = set(discourse.context.gaz.ancestors(home)) if home else set()
    return bool(above) and all(t.letter == "P" and t.codes and above.issuperset(t.codes) for t in units)


def _comes(discourse: Discourse, token: Token) -> bool:
    """Whether words only tell where the unit behind them came to, or what for: 来甲县义诊的乙医院."""
    return discourse.context.text.endswith("诊的", 0, token.stop) or discourse.context.text.endswith(
        ("支教的", "援建的", "支援的", "帮扶的", "考察的", "驻点的", "授课的", "指导的"), 0, token.stop
    )


def _is_time(discourse: Discourse, token: Token) -> bool:
    words = discourse.context.text[token.start : token.stop]
    if surroundings("subject", "no_time").search(words):
        return False
    return any(c in words for c in "年月日来期间天：0123456789") or len(words) <= 4 or bool(_TURN.match(words))
