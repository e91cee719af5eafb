"""Goes over the tokens of a line once and puts names together."""

from __future__ import annotations

import re
from dataclasses import replace

from graphkit_loaders.reader.lexicon import Entry
from graphkit_loaders.reader.licence import Context
from graphkit_loaders.reader.mentions.abroad import with_abroad
from graphkit_loaders.reader.mentions.branches import with_branches
from graphkit_loaders.reader.mentions.corps import with_corps
from graphkit_loaders.reader.mentions.firms import with_firms
from graphkit_loaders.reader.mentions.groups import alliance, group
from graphkit_loaders.reader.mentions.institutes import counts, institute
from graphkit_loaders.reader.mentions.institutions import institution
from graphkit_loaders.reader.mentions.known import known, with_campus
from graphkit_loaders.reader.mentions.lists import share
from graphkit_loaders.reader.mentions.offices import department, office, with_offices
from graphkit_loaders.reader.mentions.places import chained, licensed, town, without_owners
from graphkit_loaders.reader.mentions.plates import without_plates
from graphkit_loaders.reader.mentions.runs import runs
from graphkit_loaders.reader.mentions.towns import town_of_zone, village, with_towns
from graphkit_loaders.reader.mentions.zones import known_zone, zone
from graphkit_loaders.reader.scan import Token
from graphkit_loaders.reader.surroundings import words

_HOME = Entry("H")
_HEADS = frozenset("PSgBEJAOQZ")
"""Letters of the words that names are put together at."""


def merge(context: Context, tokens: list[Token], start: int, stop: int) -> list[Token]:
    """The tokens of ``text[start:stop]`` with every name as one token.

    What served only to put names together, and stands in no name, is left out: it is plain text then.
    """
    out: list[Token] = []
    skip = start
    tokens = with_offices(context, with_towns(context, tokens, start, stop), start, stop)
    tokens = with_corps(context, with_abroad(context, tokens, start, stop), start, stop)
    tokens = runs(context, tokens, start, stop)
    for i, token in enumerate(tokens):
        if token.start < skip:
            continue
        letter = token.letter
        if letter == "I" and context.text[token.stop - 1 : token.stop + 1] == "大学" and not token.refs:
            token = Token("J", token.stop - 1, token.stop + 1, context.lexicon.entries["大学"])  # 中 + 北大 + 学
            letter, skip = "J", max(skip, token.stop)
        if letter == "I" and counts(context.text, token):
            continue
        if letter == "I" and not token.refs:
            _add(out, known(context, out, token, start))
        elif letter not in _HEADS:
            out.append(token)
        elif letter == "P":
            skip = max(skip, _place(context, out, tokens, i, stop))
            skip = max(skip, _park_of_place(context, out, token))
            named = institute(context, out[-1], tokens, i) if out and out[-1].stop == token.stop else None
            if named is not None:
                out[-1] = named
                skip = named.stop
        elif letter == "S" and _verb_before(context, out, token):
            out += [
                Token("v", token.start, token.start + 2, context.lexicon.entries["共建"]),
                Token("g", token.start + 2, token.stop, token.entry),
            ]
        elif letter == "S":
            out.append(_named(context.text, zone(context, out, token, start), start))
            _in_zone(context, out)
            skip = max(skip, _run_by_zone(context, out))
        elif letter == "g" and (house := _CITY_HOUSE.match(context.text, token.start)) is not None:
            skip = house.end()
        elif (
            letter == "g" and i + 1 < len(tokens) and tokens[i + 1].letter == "J" and tokens[i + 1].start == token.stop
        ):
            out.append(token)
        elif letter == "g":
            out.append(group(context, out, token, start))
        elif letter == "B":
            _add(out, _field(context, tokens, i, out) or department(context, out, token, start))
        elif letter == "Z":
            out.append(token if token.refs else known_zone(out, token))
            skip = max(skip, _run_by_zone(context, out))
        elif letter == "E":
            _add(out, office(context, out, token, start))
        elif letter == "J":
            out.append(
                _named(context.text, institution(context, out, _whole_school(context.text, token), start), start)
            )
            skip = max(skip, out[-1].stop)
        elif letter == "A":
            out.append(alliance(context, out, token, start))
        elif letter == "O":
            _government(context, out, token)
        else:
            out.append(_opposite(context, out, token))
        if letter in "IJ" and out:
            out[-1] = with_campus(context.text, out[-1], tokens[i + 1 : i + 4])
            skip = max(skip, out[-1].stop)
    whole = without_owners(context, with_branches(context, _with_former(context, out)))
    return share(context, without_plates(context, with_firms(context, whole, start, stop)))


def _with_former(context: Context, out: list[Token]) -> list[Token]:
    """The tokens with 梅列（三元）区 as one place: the name that it has today stands inside the one it had."""
    at = "".join([token.letter for token in out]).find("P(P)")
    if at < 0:
        return out
    for i in range(at, len(out) - 3):
        if i + 3 >= len(out):
            break
        place, opens, inner, closes = out[i : i + 4]
        touching = place.stop == opens.start and opens.stop == inner.start and inner.stop == closes.start
        if place.letter + opens.letter + inner.letter + closes.letter == "P(P)" and touching:
            level = context.text[closes.stop : closes.stop + 1]
            if level and level in "区县市" and context.text[place.stop - 1] not in "区县市":
                out[i : i + 4] = [Token("P", place.start, closes.stop + 1, place.entry, inner.codes, refs=(inner,))]
    return out


_OWN = re.compile("(?:^|[^\u4e00-\u9fff]|[由与同和及率随派])[省市县区州旗]$")
_BOTH = ("两地", "两市", "两县", "两区", "两省", "两省市", "双方", "三地", "三方", "共同")
_GUESTS = ("党政", "代表团", "考察团", "政府代表团", "工作组")
_LEADERS = re.compile(
    "(?:[市县区省州盟旗]?委(?:、|和|及)?[市县区省州盟旗]|党委(?:、|和|及)?)(?:人民)?政府(?![办组研督大门网直机部副秘])"
)
"""Committee and government of a place, which mean the place itself: 甲县 + 委、县政府."""
_COUNTED = re.compile("(?:[0-9一二两三四五六七八九十百千]+|多|几|数)(?:余|多)?[个家所座条项批处](?!渠)")

_CITY_HOUSE = re.compile(
    "城市(?:(?:职业|建设|管理|规划|科技|经济|交通|轨道|工程|技术|服务|设计|艺术|学|理工|传媒)*(?=学院|大学|学校|职院)"
    "|(?:建设|投资|发展|运营|资产|资源|开发|经营|更新|燃气|轨道|公共|公交|交通|基础设施|综合|产业|水务|环境|排水|供水|管理|服务|实业|产城|信用)+"
    "(?=控股|集团|有限|公司|股份))"
)
"""Words after 城市 in the name of a school or a firm, up to its ending: 甲市城市建设 + 学校, 乙县城市投资 + 集团."""
_ANOTHER = re.compile("另(?:外)?一[家所个座]$")
_COUNTED_BEFORE = re.compile(f"(?:{_COUNTED.pattern})$")


_SCHOOL = re.compile("(?<=[中小]学)校(?![长园舍区门服友内外车徽庆史训本级际企医社家服])")
"""What may end the name of a school behind 小学: 第一小学 + 校, but not 小学校长."""


def _whole_school(text: str, head: Token) -> Token:
    """The ending of a school's name with 校 behind it: 甲区第一小学校."""
    found = _SCHOOL.match(text, head.stop)
    return Token(head.letter, head.start, found.end(), head.entry) if found is not None else head


def _verb_before(context: Context, out: list[Token], head: Token) -> bool:
    """Whether 共建 in 共建园区 is a verb behind both its sides: 甲市与乙县 + 共建 + 园区, 两地 + 共建 + 园区."""
    text = context.text
    if not text.startswith("共建", head.start) or not out or out[-1].stop != head.start:
        return False
    if out[-1].letter in "W" or text[out[-1].start : out[-1].stop] in _BOTH:
        return True
    return out[-1].letter in "PZDI" and len(out) > 2 and out[-2].letter in "yh"


def _in_zone(context: Context, out: list[Token]) -> None:
    """A park named right after the zone that it lies in, as one name with it: 甲高新区 + 乙产业园."""
    if len(out) < 2 or out[-1].letter + out[-2].letter != "ZZ" or out[-2].stop != out[-1].start:
        return
    if len(out) > 3 and out[-3].letter == "-" and out[-4].letter in "PF":
        return  # 甲—乙新区产业园: the zone is one of the two sides
    zone, park = out[-2], out[-1]
    own = context.text[park.start : park.body]
    if len(own) > 1 and not words("name", "kind_of_park").search(own):
        out[-2:] = [Token("Z", zone.start, park.stop, park.entry, (), zone.places or park.places, park.body)]


def _run_by_zone(context: Context, out: list[Token]) -> int:
    """Put the town in place of the zone that it is named after; gives where reading goes on."""
    below = town_of_zone(context, out[-1]) if out[-1].letter == "Z" else None
    if below is None:
        return 0
    out[-1] = village(context, below, -1) or below
    return out[-1].stop


def _named(text: str, token: Token, line: int) -> Token:
    """The token, or a common noun where it is counted: 2个传承创新中心."""
    before = max(line, token.start - 5)
    if token.letter not in "ZI":
        return token
    counted = _COUNTED.match(text, token.start) or _COUNTED_BEFORE.search(text, before, token.start)
    if counted and token.places and text[max(line, counted.start() - 1) : counted.end()] in ("另一所", "另一家"):
        return token  # 另一所澳门科技大学
    another = token.body > token.start and _ANOTHER.search(text, max(token.start, token.body - 4), token.body)
    return Token("g", token.start, token.stop, token.entry) if counted or another else token


def _field(context: Context, tokens: list[Token], i: int, out: list[Token]) -> Token | None:
    """发改 + 部门, where the scanner saw 发改部: the field goes to ``out``, the noun is given."""
    text, token = context.text, tokens[i]
    if text[token.stop - 1] != "部" or text[token.stop : token.stop + 1] != "门":
        return None
    out.append(Token("k", token.start, token.stop - 1, token.entry))
    return Token("g", token.stop - 1, token.stop + 1, token.entry)


def _add(out: list[Token], named: Token | None) -> None:
    if named is not None:
        out.append(named)


def _next(tokens: list[Token], i: int, at: int, stop: int) -> int:
    """Where the first token after ``tokens[i]`` begins that begins at ``at`` or later; ``stop`` if there is none."""
    return next((tokens[k].start for k in range(i + 1, len(tokens)) if tokens[k].start >= at), stop)


def _place(context: Context, out: list[Token], tokens: list[Token], i: int, stop: int) -> int:
    """Add the place ``tokens[i]``, joined to the one before that it lies in; gives where reading goes on."""
    token, before = tokens[i], out[-1] if out else None
    after = _next(tokens, i, token.start + 1, stop)
    if not licensed(context, token, before, after) and not _listed(out, token):
        stem = context.lexicon.doubtful.get(context.text[token.start : token.stop])
        if stem is not None:  # 会同县投促中心: the word stays
            out.append(Token(stem.letter, token.start, token.stop - 1, stem))
        return token.start
    if before is not None and before.letter == "P" and before.stop == token.start:
        joined = chained(context, before, token)
        if joined is not None:
            out.pop()
            token = joined
        elif context.text.endswith("新区", token.start, token.stop) and token.entry.full:
            out.pop()  # 绍兴 + 滨海新区, a new area that only bears the name of the county
            out.append(Token("Z", before.start, token.stop, token.entry, (), (before.codes,), token.start))
            return token.stop
    below = town(context, token, after)
    if below is not None:
        token = below
    out.append(village(context, token, _next(tokens, i, token.stop, stop)) or token)
    leaders = _LEADERS.match(context.text, out[-1].stop)
    if leaders:
        out[-1] = replace(out[-1], stop=leaders.end())
    return out[-1].stop


def _park_of_place(context: Context, out: list[Token], token: Token) -> int:
    """中关村科技园区 + 海淀 + 园: the part of a zone that bears a place's name; gives where reading goes on."""
    if len(out) < 2 or out[-1].stop != token.stop or out[-2].letter != "Z" or out[-2].stop != token.start:
        return token.start
    if not context.text.startswith("园", token.stop) or context.text.startswith(("园区", "园林", "园艺"), token.stop):
        return token.start
    out.pop()
    whole = out.pop()
    places = (*whole.places, token.codes)
    out.append(Token("Z", whole.start, token.stop + 1, whole.entry, (), places[-1:], token.stop))
    return token.stop + 1


def _listed(out: list[Token], token: Token) -> bool:
    """Whether a name stands in a list right after a place: a word that may be a name is one there."""
    if len(out) < 2 or out[-1].letter not in ",hj" or out[-1].stop != token.start:
        return False
    return out[-2].letter == "P" and out[-2].stop == out[-1].start


def _government(context: Context, out: list[Token], token: Token) -> None:
    """上海市政府 is 上海市; 市政府 alone is the home; 政府 alone is nobody."""
    text = context.text
    if out and out[-1].stop == token.start and out[-1].letter in "PZHWG":
        last = out[-1]
        out[-1] = Token(last.letter, last.start, token.stop, last.entry, last.codes, last.places, last.body)
    elif (
        text[token.start] in "市县区省州"
        and token.stop - token.start > 2
        and "长" not in text[token.start : token.stop]
    ):
        out.append(Token("H", token.start, token.stop, _HOME))
    elif _OWN.search(text, max(0, token.start - 2), token.start) and text.startswith(_GUESTS, token.start):
        out.append(Token("H", token.start - 1, token.stop, _HOME))  # 县 + 党政代表团


def _opposite(context: Context, out: list[Token], token: Token) -> Token:
    """上海市有关部门 keeps its place before it; 市有关部门 and 城市有关部门 are groups."""
    text = context.text
    if out and out[-1].stop == token.start and out[-1].letter in "GP":
        if out[-1].letter == "P":
            place = out.pop()
            return Token("D", place.start, token.stop, token.entry, (), (place.codes,), token.start, "=")
        group = out.pop()
        return Token("G", group.start, token.stop, token.entry)
    start = token.start - (token.start > 0 and text[token.start - 1] in "市县区省州各")
    return Token("G", start, token.stop, token.entry)
