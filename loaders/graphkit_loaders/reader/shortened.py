"""Short names of units that the document names in full: 虎门 for 虎门镇, 扬大 for 扬州大学, 亚威股份 for its firm."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from graphkit_loaders.gazetteer import is_town
from graphkit_loaders.naming import split_place
from graphkit_loaders.naming.tables import parties
from graphkit_loaders.reader.aliases import in_place
from graphkit_loaders.reader.licence import Context
from graphkit_loaders.reader.mentions.reach import STOP_CHARS
from graphkit_loaders.reader.scan import Token

_TOWN = re.compile("(?:街道办事处|街道|镇|乡)$")
_FIRM = re.compile("(?:集团)?(?:股份有限公司|有限责任公司|有限公司|股份|公司)$|集团$")
_LEFT = frozenset("，、。；：（《“”‘’「」— -·|\t\n与和同及跟对向赴到由")
_NOT_AFTER = frozenset("镇乡村街道区县市大高港站路桥湾山河湖江海籍人话景古新老城社学中小园厂")
"""After these a short name is part of another name: 虎门大桥."""
_WHOLE = ("集团", "股份", "公司", "有限")
"""Before these it is the name in full."""
_MOST = 200
"""Short names of a document that are looked for at most."""


def with_short_names(context: Context, tokens: list[Token], merged: Iterable[list[Token]]) -> list[Token]:
    """The tokens of a text with the short names of the units that ``merged`` names in full put in; the same if none."""
    meant: dict[str, Token] = {}
    asked: set[tuple[str, str, tuple[str, ...]]] = set()
    for line in merged:
        for token in line:
            if token.letter in "PIZ" and not token.refs and len(meant) < _MOST:
                key = (token.letter, context.text[token.start : token.stop], token.codes)
                if key in asked:
                    continue
                asked.add(key)
                for short in _forms(context, token):
                    if short in context.text:
                        meant.setdefault(short, token)
    if not meant:
        return tokens
    uses = re.compile("|".join(re.escape(name) for name in sorted(meant, key=len, reverse=True)))
    starts = [token.start for token in tokens]
    put = []
    for use in uses.finditer(context.text):
        unit = meant[use.group()]
        if use.start() < unit.start and use.group().endswith(_WHOLE):
            continue  # another firm of the same brand may be named in full there
        if _stands_alone(context.text, tokens, starts, *use.span()):
            put.append(Token(unit.letter, *use.span(), unit.entry, unit.codes, unit.places, unit.body, "", (unit,)))
    return in_place(tokens, put) if put else tokens


def _stands_alone(text: str, tokens: list[Token], starts: list[int], start: int, stop: int) -> bool:
    """Whether a name can begin and end here, and no longer word of the dictionary is there."""
    if stop < len(text) and (text[stop] in _NOT_AFTER or text.startswith(_WHOLE, stop)):
        return False
    i = bisect_left(starts, start)
    before = tokens[i - 1] if i else None
    begins = start == 0 or text[start - 1] in _LEFT or text[start - 1] in STOP_CHARS
    if before is not None and before.stop == start and before.letter not in "PZDIkFJSAB":
        begins = True
    return begins


def _forms(context: Context, token: Token) -> Iterator[str]:
    text = context.text
    if token.letter == "P":
        if token.codes and all(is_town(code) for code in token.codes):
            stem = _TOWN.sub("", text[token.body if token.places else token.start : token.stop])
            entry = context.lexicon.entries.get(stem)
            plain = stem not in context.lexicon.guarded and (entry is None or entry.letter == "P")
            if len(stem) > 1 and plain and stem != text[token.start : token.stop]:
                yield stem
        return
    if token.letter == "Z":
        tail = text[token.body : token.stop]
        entry = context.lexicon.entries.get(tail)
        if token.places and token.body > token.start and entry is not None and entry.letter == "P":
            yield tail  # 滨海新区 beside 绍兴滨海新区
        return
    name = text[token.start : token.stop]
    place, rest = split_place(context.gaz, name, context.home)
    head = name[: len(name) - len(rest)] if place is not None else ""
    if name.endswith("大学") and len(name) > 3:
        field = rest.removesuffix("大学") if head else name.removesuffix("大学")
        if head:
            yield head[0] + field[:1] + "大"
        elif len(field) > 2:
            yield field[0] + field[2] + "大"
        return
    core = _FIRM.sub("", rest if head else name)
    if core == (rest if head else name) or len(core) < 2:
        return
    if len(core) > 3 or (core not in context.lexicon.entries and core not in parties().trades):
        yield core
    yield from (core[:2] + kind for kind in ("股份", "集团", "公司") if core[:2] + kind != name)
    if head:
        short = head.rstrip("省市县区")
        yield from (short + core, short + core[:2])
