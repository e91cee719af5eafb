"""What all names have in common that end in a word for their kind: what they hold, and where a verb makes them none."""

from __future__ import annotations

from graphkit_loaders.reader.mentions.reach import Reach
from graphkit_loaders.reader.scan import Token
from graphkit_loaders.reader.surroundings import words

FIRMS = ("公司", "集团", "股份", "控股")
_TRADES = ("投资", "建设", "兴建")
"""Verbs that are trades in the names of firms: 甲市工业投资集团."""
_TOWN_BUILDING = "城市建设"
"""A field in the names of schools and firms, and no verb with its object."""
_FOUNDS = ("设", "办", "建", "开", "开设", "开办", "增设", "另设", "新设", "筹办", "合办", "联办", "共办", "自办")


def named(out: list[Token], found: Reach, head: Token, letter: str) -> Token:
    """The tokens in reach and the head as one; takes them off ``out``."""
    inside = out[found.first :]
    places = tuple(t.codes for t in inside if t.letter == "P")
    above = tuple(p for t in inside if t.letter == "P" for p in t.places)
    if len(places) == 1 and above:
        places = (places[0],)
    elif not places and inside and inside[0].letter == "I":
        places = inside[0].places  # 贵市 + 甲医科大学 + 附属医院
    del out[found.first :]
    return Token(letter, found.start, head.stop, head.entry, (), places, head.start)


def built(text: str, out: list[Token], found: Reach, head: Token) -> bool:
    """Whether the words after the only place are a verb with its object: 与甲县共建产业园 names no park."""
    inside = [i for i in range(found.first, len(out)) if out[i].letter in "PFIZ"]
    if len(inside) != 1:
        return False
    owner = out[inside[0]]
    verb = words("name", "builds").match(text, owner.stop)
    if verb is not None and text.endswith(FIRMS, head.start, head.stop) and verb.group() in _TRADES:
        return False
    if verb is None or (verb.end() > head.start and verb.start() != head.start):
        return False
    before = out[found.first - 1] if found.first else None
    joined = before is not None and before.stop == found.start and before.letter in "yhdjf,"
    return joined or text[owner.stop - 1] in "市县区镇乡省州盟旗学院司团"


def acts(text: str, out: list[Token], found: Reach, head: Token) -> bool:
    """Whether the words before an ending are a verb with its object: 与甲市共建物流园 names no park."""
    if not found.place or found.first >= len(out):
        return False
    place = next((t for t in reversed(out[found.first :]) if t.letter in "PHFM"), None)
    if place is not None:
        trade = place.stop + len(_TOWN_BUILDING) * text.startswith(_TOWN_BUILDING, place.stop)
        made = words("name", "made").search(text, trade, head.start)
        firm = text.endswith(FIRMS, head.start, head.stop)
        if made is not None and not (firm and made.group() in _TRADES):
            return True
        if text[place.stop : head.start] in _FOUNDS:
            return True
    if not found.first or out[found.first - 1].letter not in "yh":
        return False
    return any(t.letter == "v" and "reciprocal" in t.entry.flags for t in out[found.first + 1 :])


def without_verb(text: str, out: list[Token], found: Reach, head: Token) -> Reach:
    """Without a place and the verb after it: 甲县 + 邀请 + 水稻研究所."""
    owner = out[found.first] if found.place and found.first < len(out) else None
    if owner is None or owner.letter not in "PH" or owner.start != found.start:
        return found
    verb = words("name", "deals").match(text, owner.stop, head.start)
    if verb is None:
        return found
    first = next((i for i in range(found.first + 1, len(out)) if out[i].start >= verb.end()), len(out))
    place = first < len(out) and out[first].letter in "PMF" and out[first].start == verb.end()
    return Reach(verb.end(), first, place, 0 if place else head.start - verb.end())
