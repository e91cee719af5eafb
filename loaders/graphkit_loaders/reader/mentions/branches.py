"""What stands below an office or a house, called right after it, as one name with it: 甲市公安局交通警察支队.

So also a party's committee of a place (民盟甲市委): the place is whose it is, and not the one that acts.
"""

from __future__ import annotations

import re
from functools import cache

from graphkit_loaders.reader.licence import Context
from graphkit_loaders.reader.mentions.reach import last_stop
from graphkit_loaders.reader.scan import Token
from graphkit_loaders.reader.surroundings import words

_BETWEEN = 10
"""Characters between the name of the house and the ending of what is below it."""
_INSIDE, _NO_PLACE = "kgqlPRSDIJF", "kgqlRSDIJ"
"""Letters of tokens that the name of what is below may hold."""
_ENDS = re.compile(
    "$|[^\u4e00-\u9fff0-9A-Za-z]|会[签商同]|[与和同及跟携将在对向赴就于今昨日近共联签结挂已的正也牵互双是为由]"
)
_NATIONAL = re.compile(
    "(?:自然资源|水利|交通运输|农业农村|生态环境)部$|国家[\u4e00-\u9fff]{2,5}[局署院]$|兵团$|[一二三四五六七八九十]师$"
)
"""Houses of the nation and of the corps: what touches them is theirs, whatever it is called."""
_FOUNDS = "办设建开立挂派驻引请招"
_PREFIX = 6


@cache
def _below() -> re.Pattern[str]:
    return re.compile(f"[\u4e00-\u9fff0-9]{{0,{_BETWEEN}}}?({words('name', 'branch').pattern})")


@cache
def _centre() -> re.Pattern[str]:
    return re.compile(f"[\u4e00-\u9fff]{{0,{_BETWEEN}}}?({words('name', 'branch_centre').pattern})")


def with_branches(context: Context, out: list[Token]) -> list[Token]:
    """The tokens of a line with what is below a house as part of its name, and with the committees of parties."""
    i = 0
    while i < len(out):
        token = out[i]
        if token.letter == "P":
            out[i] = _committee(context.text, token, out[i - 1].stop if i else 0)
        stop = _stop(context.text, out, i) if token.letter in "DI" and not token.refs else None
        if stop is None:
            i += 1
            continue
        last = next((k for k in range(i + 1, len(out)) if out[k].start >= stop), len(out))
        inner = out[last - 1] if out[last - 1].stop == stop else token
        letter = inner.letter if token.letter == "I" and inner.letter in "DI" else token.letter
        out[i:last] = [Token(letter, token.start, stop, token.entry, (), token.places, token.body)]
    return out


def _committee(text: str, place: Token, floor: int) -> Token:
    """The committee of a party, or of the youth league, at a place; the place where there is none."""
    before = words("name", "party").search(text, max(floor, place.start - _PREFIX), place.start)
    if before is None:
        return place
    within = text[place.stop - 1] in "委会" and words("name", "committee").search(text, place.start, place.stop)
    after = None if within else words("name", "committee_after").match(text, place.stop)
    stop = place.stop if within else after.end() if after else None
    if stop is None:
        return place
    return Token("D", before.start(), stop, place.entry, (), (place.codes,), before.start())


def _stop(text: str, out: list[Token], i: int) -> int | None:
    """Where the name ends of what is below ``out[i]``; None if nothing is."""
    house = out[i]
    following = out[i + 1] if i + 1 < len(out) else None
    touches = following is not None and following.start == house.stop and following.letter in "DI"
    if touches and following is not None and not following.refs and _NATIONAL.search(text, house.start, house.stop):
        return following.stop
    endings = ((_below(), _INSIDE), (_centre(), _NO_PLACE))[: 2 if house.letter == "D" else 1]
    for ending, inside in endings:
        found = ending.match(text, house.stop)
        if found is None or not _ended(text, out, i, found.end()) or _acts(text, house.stop, found.start(1)):
            continue
        covered = [t for t in out[i + 1 :] if t.start < found.end()]
        part = (t.letter in inside or "inner" in t.entry.flags or t.start >= found.start(1) for t in covered)
        if all(part) and all(t.stop <= found.end() for t in covered):
            return found.end()
    return None


def _ended(text: str, out: list[Token], i: int, at: int) -> bool:
    """Whether a name can end there: before a mark, before words that follow names, or where another name begins."""
    return _ENDS.match(text, at) is not None or any(
        t.start == at and t.letter in "PDImvsthjyK" for t in out[i + 1 : i + 8]
    )


def _acts(text: str, start: int, stop: int) -> bool:
    """Whether what stands there is a verb with its object and no name: 甲市公安局 + 成立禁毒支队."""
    if text[start] in _FOUNDS or last_stop(text, start, stop) > start:
        return True
    return any(words("name", kind).search(text, start, stop) for kind in ("verb", "builds"))
