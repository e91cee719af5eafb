"""Whose plate a house hangs up: 甲医院挂牌“乙医院分院” names 乙医院, of which it becomes a part.

So also 丙县医院升格为丁大学附属医院: what it is called then names the university, and no third house.
"""

from __future__ import annotations

import re

from graphkit_loaders.reader.licence import Context
from graphkit_loaders.reader.scan import Token
from graphkit_loaders.reader.surroundings import words

_BEFORE = 8
_OF = "附属"
_PART = re.compile(
    "(?:(?:分院|分校|分馆|分园|分部|院区|校区|教学医院|教育集团)(?P<any>)|附属(?:医院|中学|小学|学校|实验学校|幼儿园))$"
)
"""What a name ends in that is what another house becomes."""
_WHOLE = re.compile(
    "(?:医院|卫生院|保健院|学校|中学|小学|幼儿园|大学|学院|图书馆|博物馆|文化馆|美术馆|档案馆|[一二三四五六七八九十]中)$"
)
"""How the rest of it must end, so that it is a house of its own."""
_JOINS = ("加入", "加盟", "纳入", "并入", "融入", "进入")
"""What a house joins has members; its university's hospital has none."""
_AFTER = re.compile("$|[”，。；、）（]|的?(?:牌子|铜牌|称号|揭牌)")
_POST = re.compile(
    "(?:名师|名医|专家|院士|教授|博士后?|科技|技术|乡村振兴|人才|科研|创新|成果转化|服务|产学研){1,3}工作站$"
)
"""A post that a house keeps elsewhere: 甲大学 + 名师工作站."""


def without_plates(context: Context, tokens: list[Token]) -> list[Token]:
    """The tokens with the house itself where a plate bears its name, or a post."""
    text = context.text
    tokens = _with_parents(text, tokens)
    for i, token in enumerate(tokens):
        if token.letter != "I" or token.refs:
            continue
        part = _part(text, token)
        if part is not None and _WHOLE.search(text, token.start, part):
            tokens[i] = Token("I", token.start, part, token.entry, (), token.places, token.body)
    return tokens


def _with_parents(text: str, tokens: list[Token]) -> list[Token]:
    """The tokens with a hospital or school and the university whose it is as one: 甲大学 + 附属 + 友谊医院."""
    found: list[Token] = []
    for token in tokens:
        above = found[-1] if found else None
        if (
            above is not None
            and above.letter + token.letter == "II"
            and not above.refs
            and not token.refs
            and token.start - above.stop == len(_OF)
            and text.startswith(_OF, above.stop)
        ):
            token = Token("I", above.start, token.stop, token.entry, (), token.places or above.places, token.body)
            found.pop()
        found.append(token)
    return found


def _part(text: str, token: Token) -> int | None:
    """Where the word for a part or a post begins that a name ends in; None where the name is meant as a whole."""
    post = _POST.search(text, token.start, token.stop)
    if post is not None:
        return post.start()
    part = _PART.search(text, token.start, token.stop)
    plate = words("name", "plate").search(text, max(0, token.start - _BEFORE), token.start) if part else None
    if part is None or plate is None:
        return None
    if part["any"] is None and (plate.group().startswith(_JOINS) or not _AFTER.match(text, token.stop)):
        return None
    return part.start()
