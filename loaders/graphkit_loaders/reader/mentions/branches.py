"""What stands below an office or a house, called right after it, as one name with it: 甲市公安局交通警察支队."""

from __future__ import annotations

import re
from functools import cache

from graphkit_loaders.reader.licence import Context
from graphkit_loaders.reader.mentions.reach import last_stop
from graphkit_loaders.reader.scan import Token
from graphkit_loaders.reader.surroundings import words

_BETWEEN = 10
"""Characters between the name of the house and the ending of what is below it."""
_COVERED = frozenset("kgqlPRSDIJmFv")
_ENDS = re.compile("$|[^\u4e00-\u9fff0-9A-Za-z]|[与和同及跟携将在对向赴就于今昨日近共联签结挂已的正也牵互双]")
_NATIONAL = re.compile("(?:国家|自然资源|水利|交通运输|农业农村|生态环境)[\u4e00-\u9fff]{0,4}[部局署院]$|兵团$|[一二三四五六七八九十]师$")
"""Houses of the nation and of the corps: what touches them is theirs, whatever it is called."""


@cache
def _below() -> re.Pattern[str]:
    return re.compile(f"[\u4e00-\u9fff0-9]{{0,{_BETWEEN}}}?(?:{words('name', 'branch').pattern})")


@cache
def _centre() -> re.Pattern[str]:
    return re.compile(f"[\u4e00-\u9fff]{{0,{_BETWEEN}}}?(?:{words('name', 'branch_centre').pattern})")


def with_branches(context: Context, out: list[Token]) -> list[Token]:
    """The tokens of a line with what is below a house as part of its name."""
    i = 0
    while i < len(out):
        if out[i].letter not in "DI" or out[i].refs or not _whole(context.text, out, i):
            i += 1
    return out


def _whole(context_text: str, out: list[Token], i: int) -> bool:
    """Whether the house ``out[i]`` took in what follows it."""
    house, text = out[i], context_text
    stop = _stop(text, out, i)
    if stop is None:
        return False
    last = i + 1
    while last < len(out) and out[last].start < stop:
        last += 1
    letter = out[last - 1].letter if last > i + 1 and out[last - 1].stop == stop else house.letter
    letter = letter if letter in "DI" and house.letter == "I" else house.letter
    out[i:last] = [Token(letter, house.start, stop, house.entry, (), house.places, house.body)]
    return True


def _stop(text: str, out: list[Token], i: int) -> int | None:
    """Where the name ends of what is below ``out[i]``; None if nothing is."""
    house = out[i]
    following = out[i + 1] if i + 1 < len(out) else None
    if following is not None and following.start == house.stop and following.letter in "DI" and not following.refs:
        if _NATIONAL.search(text, house.start, house.stop):
            return following.stop
    for ending, inside in ((_below(), "kgqlPRSDIJmFv"), (_centre(), "kgqlRSDIJmv")):
        found = ending.match(text, house.stop)
        if found is None or not _ENDS.match(text, found.end()):
            continue
        if last_stop(text, house.stop, found.end()) > house.stop or _acts(text, house.stop, found.end()):
            continue
        covered = [t for t in out[i + 1 :] if t.start < found.end()]
        if all(t.letter in inside and t.stop <= found.end() for t in covered):
            return found.end()
    return None


def _acts(text: str, start: int, stop: int) -> bool:
    return words("name", "verb").search(text, start, stop) is not None or words("name", "builds").search(
        text, start, stop
    ) is not None
