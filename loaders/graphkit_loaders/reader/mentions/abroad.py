"""Cities abroad, named with their country before them: 韩国安山市, 德国埃森."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from graphkit_loaders.naming.tables import parties
from graphkit_loaders.reader.lexicon import Entry
from graphkit_loaders.reader.licence import Context
from graphkit_loaders.reader.mentions.reach import last_stop
from graphkit_loaders.reader.scan import Token
from graphkit_loaders.reader.surroundings import words

_ENTRY = Entry("I")
_ENDS = frozenset("、，。；：（）“”和与及等同跟的到赴在驻往 \n\t|—-签结缔建开")
_ENDINGS = frozenset("市州郡县区镇省府邦道园港木")
_LISTED = re.compile("[、和](?P<name>[\u4e00-\u9fff·]{2,6}?)(?=[、和及等，。])")
"""What a list goes on with."""
_CITY = re.compile("[\u4e00-\u9fff·]{2,12}")
_REGION = re.compile("[省道府邦]$|大区$")
_HUB = re.compile("(?:共和国|港|特区|园区?|作区|易区)$")
"""How a foreign name ends that words of the tables may stand in: a port, a zone, a republic."""
_INSIDE = frozenset("Ht")
"""Letters of words that names of foreign cities and countries may hold."""


@cache
def _named() -> re.Pattern[str]:
    countries = "|".join(sorted(parties().countries, key=len, reverse=True))
    ends = "".join(sorted(_ENDS - set("-"))) + "-"
    part = f"[^对由帮援让将以协{ends}]"  # a word after which a verb stands is no part of the name
    levels = "[州县郡府省道](?![长路级内外界域省])|(?<![地园社战])区(?![域块间位别内外级长])|邦(?![长联交国])"
    region = f"{part}{{1,8}}?(?:边疆区|大区|自治[州区县]|苏木|{levels})"
    below = f"(?:{part}{{1,6}}?[市县郡](?![长民委场区]|政府))?"
    parks = "港(?![口商])|经济特区|(?:产业|工业|科技)园区?|(?:自由贸易|经贸合作|经济合作)区"
    hub = f"{part}{{1,7}}?(?:共和国|{parks})"
    city = f"{part}{{2,9}}?市(?![长民委场区]|政府)"
    return re.compile(rf"(?:{countries})(?:(?:{city}|{hub}|{region}{below})|[\u4e00-\u9fff·]{{2,8}}?(?=[{ends}]|$))")


def city_beside(country: str, city: str, start: int) -> Token | None:
    """The city abroad that a cell names, where another cell of its row names the country."""
    if country not in parties().countries or not _CITY.fullmatch(city):
        return None
    return Token("I", start, start + len(city), _ENTRY, lent=country)


def _is_city(text: str, start: int, stop: int) -> bool:
    """Whether a country and what follows it are a city: one so called, or any where cities abroad are listed."""
    if text[stop - 1] in _ENDINGS or text.endswith("共和国", start, stop):
        return True
    return _friends(text) and last_stop(text, start, stop) == start


@lru_cache(maxsize=4)
def _friends(text: str) -> bool:
    """Whether a document speaks of cities that are friends."""
    return words("name", "friends").search(text) is not None


def _country(text: str, first: int) -> int:
    """Characters of the country that a name begins with."""
    return next((n for n in (7, 6, 5, 4, 3, 2) if text[first : first + n] in parties().countries), 0)


def _inside(text: str, token: Token, first: int, last: int) -> bool:
    """Whether a word is only part of the foreign name: 高平 in 越南高平省."""
    if not first < token.start < last:
        return False
    if token.stop <= first + _country(text, first):
        return True  # 土耳其, 埃及
    if token.letter in _INSIDE or (token.letter in "SEkgvJAl" and _HUB.search(text, first, last)):
        return token.stop <= last
    if token.letter != "P" or token.stop > last:
        return False
    if _REGION.search(text, first, token.start) or (not token.entry.full and text[token.stop - 1] in "道府"):
        return True  # 老挝万象省 + 万荣县, 韩国忠清 + 北道
    namesake = not token.entry.full and text[last - 1] in "省府邦" and token.stop == last - 1
    return namesake or _begun(text, first, token.start) or _alone(text, token, first, last)


def _alone(text: str, token: Token, first: int, last: int) -> bool:
    """Whether a short name of a county right after a country begins or is the foreign name: 韩国原州."""
    country = _country(text, first)
    if token.start < first + country:
        return token.stop <= last  # 越南 + 海防 holds no 南海
    whole = token.stop == last or text[last - 1] in _ENDINGS
    return whole and not token.entry.full and text[first : token.start] in parties().countries


def _begun(text: str, first: int, at: int) -> bool:
    """Whether sounds of a foreign name stand between the country and a place of the tables."""
    country = _country(text, first)
    return bool(country) and words("name", "foreign").fullmatch(text, first + country, at) is not None


def _with_listed(text: str, tokens: list[Token], found: list[tuple[int, int]], stop: int) -> list[tuple[int, int]]:
    """The cities abroad with those that a list goes on with, of the same country: 韩国原州、蔚山."""
    if not _friends(text):
        return found
    every = list(found)
    for _, last in found:
        while (more := _LISTED.match(text, last, stop)) is not None:
            first, last = more.span("name")
            known = any(a < last and first < b for a, b in every)
            if known or last_stop(text, first, last) != first or any(t.start < last and first < t.stop for t in tokens):
                break
            every.append((first, last))
    return sorted(every)


def with_abroad(context: Context, tokens: list[Token], start: int, stop: int) -> list[Token]:
    """The tokens of a line with the cities abroad put in, where plain text names them."""
    found = [m.span() for m in _named().finditer(context.text, start, stop)]
    common = words("name", "no_city")
    found = [span for span in found if _is_city(context.text, *span) and not common.search(context.text, *span)]
    if not found:
        return tokens
    found = _with_listed(context.text, tokens, found, stop)
    result: list[Token] = []
    i = 0
    for first, last in found:
        while i < len(tokens) and tokens[i].stop <= first:
            result.append(tokens[i])
            i += 1
        while i < len(tokens) and _inside(context.text, tokens[i], first, last):
            i += 1  # 熊本市 does not speak of this city, and nobody comes to 马来西亚
        touched = i < len(tokens) and tokens[i].start < last
        if not touched and not common.search(context.text, first, last):
            if context.text[first - 1] == "和" and first > start and (not result or result[-1].stop < first):
                result.append(Token("h", first - 1, first, context.lexicon.entries["和"]))  # 和美 + 国
            result.append(Token("I", first, last, _ENTRY))
    return [*result, *tokens[i:]]
