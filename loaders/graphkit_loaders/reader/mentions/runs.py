"""Runs of one-character names of places: 沪苏浙, 川渝; and single ones in lists: 沪、苏、浙."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise

from graphkit_loaders.reader.lexicon import Entry
from graphkit_loaders.reader.licence import Context
from graphkit_loaders.reader.scan import Token
from graphkit_loaders.reader.shapes import Span
from graphkit_loaders.reader.surroundings import words

_BEFORE = frozenset("的在与和同及、，。；：“（《对向从为将推以\n \t")
_ALLIES = re.compile(
    "[两三四五六](?:省|市|地|州)|对口|结对|合作|协作|一体化|同城化|一体发展|协同|联动|都市圈|双城|战略合作"
)
_RUN = Entry("F")
_LISTING = frozenset("、与和同及")
_EAST_WEST = ("西部协作", "西部扶贫协作", "西协作")
_STAGES = frozenset("出平舞站柜后前上登搭")
_LONGEST = 6
_LONG = 8000
"""Characters from which on an expression for the letters of a document is worth its making."""
_NOUN = 6


def _letters(context: Context, start: int, stop: int) -> list[Span]:
    """Where letters for places stand together in a line."""
    if context.letters_at is None:
        context.letters_at = _all_letters(context.text, context.run_letters)
    spans = context.letters_at
    first = bisect_left(spans, (start, stop))
    if first and spans[first - 1][1] > start:
        first -= 1
    last = bisect_left(spans, (stop,), first)
    return [(max(a, start), min(b, stop)) for a, b in spans[first:last]]


def _all_letters(text: str, known: frozenset[str]) -> list[Span]:
    """The same for a whole document; single ones only in lists, since they are none elsewhere."""
    spans = _together(text, known)
    return [(a, b) for a, b in spans if b - a > 1 or (a and text[a - 1] in _LISTING)]


def _together(text: str, known: frozenset[str]) -> list[Span]:
    """Where some characters stand, those that touch together.

    No two documents have the same letters; to compile an expression for them takes as long as to look for them in a
    short text.
    """
    if len(text) > _LONG and known:
        letters = re.compile(f"[{re.escape(''.join(sorted(known)))}]+")
        return [found.span() for found in letters.finditer(text)]
    found: list[Span] = []
    at = -1
    for here in [i for i, char in enumerate(text) if char in known]:
        if here == at:
            found[-1] = found[-1][0], here + 1
        else:
            found.append((here, here + 1))
        at = here + 1
    return found


def runs(context: Context, tokens: list[Token], start: int, stop: int) -> list[Token]:
    """The tokens of a line with its runs put in where they stand in plain text."""
    tokens = [token for token in tokens if token.letter != "P" or not _no_county(context, token)]
    spans = [_of_letters(context.text, *span) for span in _letters(context, start, stop)]
    found: list[Token] = []
    done = 0
    stops: list[int] = []
    for first, last in spans:
        if last - first == 1 and (first == 0 or context.text[first - 1] not in _LISTING):
            continue
        stops = stops or [token.stop for token in tokens]
        k = bisect_right(stops, first)
        left = stops[k - 1] if k else start
        while left < last:
            right = tokens[k].start if k < len(tokens) else stop
            if max(first, left) < min(last, right):
                found += tokens[done:k]
                done = k
                _put(context, found, left, right, (max(first, left), min(last, right)))
            if k == len(tokens):
                break
            left = stops[k]
            k += 1
    return [*found, *tokens[done:]] if done or found else tokens


def _of_letters(text: str, first: int, last: int) -> Span:
    """The run without words that share a letter with it: 出台 + 郑开, 粤桂 + 东西部协作."""
    east = text.find("东", first + 1, last)
    if east >= 0 and text.startswith(_EAST_WEST, east + 1):
        last = east
    begun = text[first] == "台" and last - first > 1 and text[first - 1] in _STAGES
    return first + begun, last


def _of_provinces(context: Context, letters: str) -> bool:
    """Whether letters stand for provinces."""
    return all(any(code[2:] == "0000" for code in context.initials.get(x, ())) for x in letters)


def _after_verb(context: Context, first: int, word: str) -> bool:
    """Whether letters for provinces stand right after a verb or preposition of titles: 关于调整津甘部分区县."""
    before = words("name", "before_run").search(context.text, max(0, first - 2), first)
    return before is not None and all(any(c[2:] == "0000" for c in context.initials.get(x, ())) for x in word)


def _no_county(context: Context, token: Token) -> bool:
    """Whether a short name of a county is none here: the letters of two cities, or a letter with 东西部 after it."""
    text, stop = context.text, token.stop
    if text[stop - 1] == "东" and text.startswith(_EAST_WEST, stop):
        return True
    if token.entry.full or stop - token.start != 2:
        return False
    return _two_letters(context, token) or _among_letters(context, token)


def _among_letters(context: Context, token: Token) -> bool:
    """Whether a short name of a county stands between letters that work together: 中江 in 珠中江阳一体化."""
    text, letters = context.text, context.run_letters
    if token.entry.full or token.stop - token.start != 2 or not context.named.isdisjoint(token.codes):
        return False
    if any(context.gaz.place(code).level != "county" for code in token.codes):
        return False
    around = text[token.start - 1 : token.start], text[token.stop : token.stop + 1]
    run = "".join(around) + text[token.start : token.stop]
    return all(around) and all(x in letters for x in run) and _ALLIES.match(text, token.stop + 1) is not None


def _two_letters(context: Context, token: Token) -> bool:
    """Whether a short name of a county reads as two cities that the document names: 昆玉 is 昆明 and 玉溪."""
    if token.entry.full or token.stop - token.start != 2 or not context.named.isdisjoint(token.codes):
        return False
    level = {code: context.gaz.place(code).level for code in token.codes}
    if any(found != "county" for found in level.values()):
        return False
    letters = context.text[token.start : token.stop]
    cities = [{c for c in context.initials.get(x, ()) if context.gaz.place(c).level == "city"} for x in letters]
    return all(cities) and any(not found.isdisjoint(context.named_cities) for found in cities)


def _put(context: Context, found: list[Token], start: int, stop: int, run: Span) -> None:
    """Add a run of letters, or the pairs it holds, if the plain text from ``start`` to ``stop`` lets it stand."""
    text, no_run = context.text, context.lexicon.no_run
    first, last = run
    word = text[first:last]
    near = first > start and text[first - 1] not in _BEFORE
    if near and not (len(word) > 1 and (_ALLIES.match(text, last) or _after_verb(context, first, word))):
        return
    if len(word) == 1:
        alone = first and text[first - 1] in _LISTING and text[last : last + 1] in ("、", "和", "及")
        ends = first and text[first - 1] in "、和及" and last == stop
        if not (alone or (ends and len(found) > 1 and found[-2].letter == "F")):
            return
    elif word in no_run or len(word) > _LONGEST or any(a + b in no_run for a, b in pairwise(word)):
        return
    if text[last : last + 1] == "钢":
        return  # 鞍本钢 is a firm
    if not context.wide.isdisjoint(word) and (context.wide.issuperset(word) or not _ALLIES.match(text, last)):
        return
    if (
        last < stop
        and len(word) > 1
        and text[last] not in "两三四五六省市等的与和同部各有"
        and not _noun_follows(text, last, stop)
    ):
        return
    if len(word) > 2 and len(word) % 2 == 0 and len(set(word)) < len(word):  # 昆曲昆楚: two pairs
        found.extend(Token("F", at, at + 2, _RUN) for at in range(first, last, 2))
    elif len(word) == 4 and _of_provinces(context, word[2:]) and not _of_provinces(context, word[:2]):
        found.append(Token("F", first, first + 2, _RUN))  # 遂潼 + 川渝: two cities on the border of two provinces
    else:
        found.append(Token("F", first, last, _RUN))


def _noun_follows(text: str, at: int, stop: int) -> bool:
    """Whether plain words follow up to a word of the tables, few enough to belong together: 川藏 + 经济 + 协作."""
    return stop - at <= _NOUN
