"""Lists of who is responsible → single names as printed, with their roles.

A list stands in a bracket, behind a label, or in a cell: 责任单位：A、B；配合单位：C / A牵头，B、C配合 / A会同B负责.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Literal

from graphkit_loaders.reader.brackets import parts
from graphkit_loaders.reader.deadlines import is_time
from graphkit_loaders.reader.outline_words import any_of, pattern, table
from graphkit_loaders.reader.shapes import Responsible, Span

Tag = Literal["lead", "joint", "plain"]

TABLE = "outline_responsible"
BLANK = " \t\n\u3000"
_PARTING = "、；，" + BLANK
_ROLE_ASIDE = re.compile(r"（([^（）]{2,8})）")
_ASIDE = re.compile(r"（[^（）]+）[。 ]?\Z")
_TWO_IDEOGRAPHS = re.compile("[\u4e00-\u9fff]{2}")


@dataclass(frozen=True, slots=True)
class Duty:
    """What a responsibility list says: the names, and where it says by when."""

    names: tuple[Responsible, ...] = ()
    times: tuple[Span, ...] = ()


@cache
def label_pattern() -> re.Pattern[str]:
    """A label of a list, with its colon; the group that matched tells its kind."""
    label = table(TABLE)["label"]
    who = [*label["lead"], *label["joint"], *label["plain"]]
    noun = f"(?:（[^（）：]{{1,6}}）)?{any_of(label['nouns'])}?"
    kinds = "|".join(
        f"(?P<{kind}>{any_of(label[kind])}(?:[及和、/]?{any_of(who)})?{noun}(?:[及和、/][^：，。；、（）]{{1,6}})?)"
        for kind in ("lead", "joint", "plain")
    )
    others = "|".join(f"(?P<{kind}>{any_of(label[kind])})" for kind in ("time", "drop"))
    return re.compile(rf"(?<![\u4e00-\u9fff])[市县区省州]?[级直]?(?:{others}|{kinds})[：:]")


def has_label(text: str, start: int, stop: int) -> bool:
    """Whether a label of responsible units stands between two offsets."""
    return any(found.lastgroup not in ("time", "drop") for found in label_pattern().finditer(text, start, stop))


def duty(text: str, start: int, stop: int) -> Duty:
    """Read a responsibility list.

    Examples
    --------
    >>> said = duty("市商务局牵头，各县区、市文旅局配合，6月底前完成", 0, 24)
    >>> [(name.printed, name.role, name.group) for name in said.names]
    [('市商务局', 'lead', False), ('各县区', 'joint', True), ('市文旅局', 'joint', False)]
    >>> said.times
    ((18, 24),)
    """
    tagged: list[tuple[Responsible, Tag]] = []
    times: list[Span] = []
    for kind, first, last in _segments(text, start, stop):
        if kind == "time":
            times.append((first, last))
        elif kind != "drop":
            tagged += _pieces(text, first, last, kind, times)
    tags = {tag for _, tag in tagged}
    plain: Literal["lead", "joint"] = "lead" if "lead" not in tags and "joint" in tags else "joint"
    names: dict[str, Responsible] = {}
    for name, tag in tagged:
        role = plain if tag == "plain" else tag
        if name.printed not in names:
            names[name.printed] = name if name.role == role else replace(name, role=role)
    return Duty(tuple(names.values()), tuple(times))


def _segments(text: str, start: int, stop: int) -> Iterator[tuple[str, int, int]]:
    """Stretches between labels, each with the kind of its label; what stands before the first is plain."""
    kind, at = "plain", start
    for found in label_pattern().finditer(text, start, stop):
        if found.start() > at:
            yield kind, at, found.start()
        kind, at = found.lastgroup or "plain", found.end()
    yield kind, at, stop


def _pieces(text: str, start: int, stop: int, label: str, times: list[Span]) -> Iterator[tuple[Responsible, Tag]]:
    """Names of one segment, each with the tag of its piece or, where that has none, of the pieces around it."""
    default: Tag = "lead" if label == "lead" else "joint" if label == "joint" else "plain"
    read: list[tuple[list[tuple[Responsible, bool]], Tag | None]] = []
    first_leads = False
    for first, last in parts(text, start, stop, "，；。"):
        last, aside = _before_aside(text, first, last)
        first_leads = first_leads or aside or explains(text, first, last)
        if explains(text, first, last) or pattern(TABLE, "names", "remarks").search(text[first:last]):
            continue
        end, tag = without_role(text, first, last)
        if is_time(text, first, end) and not all_units(text, first, end):
            times.append(_trim(text, first, last))
            continue
        read.append((list(_names(text, first, end)), tag))
    if first_leads and read and read[0][0]:
        listed = read.pop(0)[0]
        read.insert(0, (listed[:1], "lead"))
        if len(listed) > 1:
            read.insert(1, (listed[1:], "joint"))
    following: Tag | None = None
    settled: list[Tag] = []
    for _, tag in reversed(read):
        following = tag or following
        settled.append(following or default)
    settled.reverse()
    seen_lead = False
    for (names, tag), given in zip(read, settled, strict=True):
        for name, first_of_joint in names:
            own: Tag = "joint" if seen_lead and tag is None and given == default == "plain" else given
            yield name, "lead" if first_of_joint and own != "joint" else own
        seen_lead = seen_lead or tag == "lead"


def _before_aside(text: str, start: int, stop: int) -> tuple[int, bool]:
    """Where a piece ends before a bracket that explains its list, and whether there is one: A、B（首位为牵头单位）."""
    aside = _ASIDE.search(text[start:stop])
    if aside and explains(aside.group(), 0, len(aside.group())):
        return start + aside.start(), True
    return stop, False


def explains(text: str, start: int, stop: int) -> bool:
    """Whether ``text[start:stop]`` explains a name instead of giving one."""
    return pattern(TABLE, "names", "explains").search(text, start, stop) is not None


@cache
def _role_words() -> dict[str, tuple[str, ...]]:
    return {kind: tuple(words) for kind, words in table(TABLE)["role"].items()}


@cache
def role_ends() -> re.Pattern[str]:
    """A word for a role at the end of a piece: what has none says nobody's role."""
    words = [word for kind in _role_words().values() for word in kind]
    return re.compile(rf"{any_of(words)}(?=[{BLANK}、，。；]|\Z)")


def _ending(text: str, start: int, stop: int, words: tuple[str, ...]) -> str | None:
    """The first of the words that a stretch ends with."""
    if not text.endswith(words, start, stop):
        return None
    return next(w for w in words if text.endswith(w, start, stop))


def without_role(text: str, start: int, stop: int) -> tuple[int, Tag | None]:
    """Where a list ends before 负责, 牵头, 按职责分工 and the like, and what they say."""
    words = _role_words()
    tag: Tag | None = None
    end = _trim(text, start, stop)[1]
    going = True
    while going:
        going = False
        kinds: tuple[Tag, ...] = ("lead", "joint", "plain")
        for kind in kinds:
            word = _ending(text, start, end, words[kind])
            if word:
                end -= len(word)
                tag = kind if tag in (None, "plain") else tag
                going = True
        word = _ending(text, start, end, words["adverbs"])
        if word:
            end -= len(word)
            tag = tag or "plain"
            going = True
        end = _trim(text, start, end)[1]
    return end, tag


def _names(text: str, start: int, stop: int) -> Iterator[tuple[Responsible, bool]]:
    """Single names of a list; true for one that calls on others (A会同B)."""
    for first, last in parts(text, start, stop, _PARTING):
        for name, calls in _split_and(text[first:last]):
            yield Responsible(name.printed, first + name.start, first + name.stop, group=name.group), calls


@cache
def _and_pattern() -> re.Pattern[str]:
    return re.compile(any_of([*table(TABLE)["names"]["and"], "（", "）"]))


@lru_cache(maxsize=4096)
def _split_and(text: str) -> tuple[tuple[Responsible, bool], ...]:
    """Names of a piece without marks, mostly a single one; documents name the same units again and again."""
    return tuple(_parted(text))


def _parted(text: str) -> Iterator[tuple[Responsible, bool]]:
    endings = tuple(table(TABLE)["names"]["endings"])
    at, depth, stop = 0, 0, len(text)
    for found in _and_pattern().finditer(text):
        word = found.group()
        depth += (word == "（") - (word == "）")
        if word in "（）" or depth > 0:
            continue
        here = found.start()
        end = _closed(text, at, here)
        calls = word == "会同"
        if end - at >= 2 and found.end() < stop and (calls or text.endswith(endings, at, end)):
            yield from _name(text, at, end, calls)
            at = found.end()
        elif here == at:
            at = found.end()
    yield from _name(text, at, _closed(text, at, stop), False)


def _closed(text: str, start: int, stop: int) -> int:
    """Where a name ends before 等 or 等部门."""
    first, end = _trim(text, start, stop)
    word = next((w for w in table(TABLE)["names"]["open"] if text.endswith(w, first, end)), None)
    return without_role(text, first, end - len(word))[0] if word else end


def _name(text: str, start: int, stop: int, calls: bool) -> Iterator[tuple[Responsible, bool]]:
    first, last = _trim(text, start, stop)
    while text.startswith(("由", "请"), first, last):
        first += 1
    role = _ROLE_ASIDE.search(text, max(first, last - 10), last)
    if role and role.end() == last and without_role(text, *role.span(1))[0] == role.start(1):
        calls = calls or without_role(text, *role.span(1))[1] == "lead"
        last = role.start()
    printed = text[first:last]
    if len(printed) < 2 or len(printed) > 60 or not _TWO_IDEOGRAPHS.search(printed):
        return
    yield Responsible(printed, first, last, group=is_group(printed)), calls


@lru_cache(maxsize=4096)
def is_group(name: str) -> bool:
    """Whether a name names nobody: 各县市区政府, 有关部门, 开发区管委会.

    Examples
    --------
    >>> is_group("开发区管委会"), is_group("无为市政府"), is_group("各有关省级人民政府")
    (True, False, True)
    """
    group = table(TABLE)["group"]
    return (
        name.startswith(tuple(group["begins"]))
        or any(word in name for word in group["holds"])
        or (len(name) <= 24 and pattern(TABLE, "group", "whole").fullmatch(name) is not None)
    )


def all_units(text: str, start: int, stop: int) -> bool:
    """Whether a list holds nothing but names that end like units."""
    pieces = [_split_and(text[first:last]) for first, last in parts(text, start, stop, _PARTING)]
    names = [name.printed for piece in pieces for name, _ in piece]
    return bool(names) and all(name.endswith(_list_endings()) and len(name) <= 40 for name in names)


@cache
def _list_endings() -> tuple[str, ...]:
    return (*table(TABLE)["names"]["endings"], "）")


def _trim(text: str, start: int, stop: int) -> Span:
    while start < stop and text[start] in BLANK + "：:、，；。":
        start += 1
    while stop > start and text[stop - 1] in BLANK + "、，；。":
        stop -= 1
    return start, stop


def is_unit_list(words: str) -> bool:
    """Whether words name units and nothing else.

    Examples
    --------
    >>> is_unit_list("各县市区政府、开发区管委会，市商务局"), is_unit_list("推进园区共建，市商务局")
    (True, False)
    """
    pieces = [words[a:b] for a, b in parts(words, 0, len(words), "，；。")]
    return bool(pieces) and all(all_units(piece, 0, len(piece)) for piece in pieces if piece.strip(BLANK))
