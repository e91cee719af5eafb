"""Names of departments: 市发改委, 市发展改革委 and 芜湖市发展和改革委员会 are one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graphkit.model import Node, Value
from graphkit_loaders.gazetteer import NATION, Gazetteer
from graphkit_loaders.gazetteer.forms import short_forms
from graphkit_loaders.naming.places import split_place
from graphkit_loaders.naming.tables import departments

_FULL_SUFFIX = {"委": "委员会", "办": "办公室"}
_ORGAN = re.compile(r"^(省|自治区|市|州|盟|县|区|旗)(委|政府|人民政府|直)?(?=..)")
_NATIONAL = re.compile(r"^(国家|中央|全国|中国|中华全国|中华)")
_NATIONAL_SUFFIXES = frozenset({"部", "署", "总局", "总署"})


@dataclass(frozen=True, slots=True)
class DepartmentName:
    """A department name taken apart: which entry of the table (its full stem), and the suffix as printed."""

    stem: str
    suffix: str
    full: str


def parse_body(body: str) -> DepartmentName | None:
    """A name without the place before it: 发改委 gives the stem 发展和改革 and the suffix 委.

    None if no entry of the table has such a stem.
    """
    table = departments()
    if body in table.whole:
        return DepartmentName(body, "", body)
    for suffix in reversed(table.suffixes):  # the shortest suffix leaves the longest stem: 市场监督管理 + 局
        if body.endswith(suffix) and len(body) > len(suffix):
            entry = table.by_stem.get(body[: -len(suffix)])
            if entry is not None:
                return DepartmentName(entry.stems[0], suffix, entry.stems[0] + _FULL_SUFFIX.get(suffix, suffix))
    return None


def looks_like_department(body: str) -> bool:
    """Whether an unknown name ends as a department's does: 市某某局."""
    return len(body) > 1 and body.endswith(departments().endings)


def _owner(gaz: Gazetteer, word: str, home: str | None) -> str | None:
    """The division above or at the home that 市, 县 or 省 means."""
    if home is None:
        return None
    level = departments().level_words[word]
    if gaz.place(home).name.endswith(word):
        return home  # 市科技局 of a city that is a county is its own
    chain = (home, *gaz.ancestors(home))
    for code in chain:
        if gaz.place(code).level == level or (level == "city" and gaz.city(code) == code):
            return code
    return home


def _variants(known: DepartmentName) -> tuple[str, ...]:
    table = departments()
    if not known.suffix:
        return (known.stem,)
    entry = table.by_stem[known.stem]
    suffixes = {known.suffix, _FULL_SUFFIX.get(known.suffix, known.suffix)}
    suffixes |= {short for short, long in _FULL_SUFFIX.items() if long == known.suffix}
    names = [known.full, *(s + e for s in entry.stems for e in sorted(suffixes) if len(s) > 2 or len(e) < 3)]
    return tuple(dict.fromkeys([*names, *([entry.short] if entry.short and known.full == entry.canonical else [])]))


def _whose(gaz: Gazetteer, printed: str, home: str | None, owner: str | None) -> tuple[str, str | None]:
    """The name without what tells whose department it is, and the owner's code if that is told."""
    if _NATIONAL.match(printed):
        return printed, NATION
    organ = _ORGAN.match(printed)
    if organ and parse_body(printed) is None:
        for end in (organ.end(), organ.end(1)):
            if parse_body(printed[end:]):
                return printed[end:], owner or _owner(gaz, organ.group(1), home)
        return printed[organ.end(1) :], owner or _owner(gaz, organ.group(1), home)
    known = parse_body(printed)
    if known is None:
        place, rest = split_place(gaz, printed, home)
        inside = place is not None and (owner is None or owner in (place, *gaz.ancestors(place)))
        if inside and rest:  # 荆州市 + 公安局水警支队 is none of 公安县
            organ = _ORGAN.match(rest)
            return (rest[organ.end() :] if organ and parse_body(rest[organ.end() :]) else rest), place
    elif known.suffix in _NATIONAL_SUFFIXES and owner is None:
        return printed, NATION
    return printed, owner


def department(gaz: Gazetteer, printed: str, home: str | None, owner: str | None = None) -> Node | None:
    """The node of a department.

    Parameters
    ----------
    printed : str
        As printed, with or without its place: 上海市水务局, 市发改委, 发展改革委.
    home : str, optional
        Code of the document's division: whose 市发改委 it is. Without one, a department of the nation.
    owner : str, optional
        Code of the division, where the sentence has told it already (上海市教育局、卫健委).

    Returns
    -------
    Node or None
        None if the name neither stands in the table nor ends as department names do.
    """
    level_words = departments().level_words
    body, code = _whose(gaz, printed, home, owner)
    known = parse_body(body)
    national = _NATIONAL.match(body)
    if known is None and not looks_like_department(body) and not (national and parse_body(body[national.end() :])):
        return None
    code = code or home or NATION
    full = known.full if known else body
    full = departments().same.get(full, full)
    place_name = gaz.place(code).name if code != NATION else ""
    shorter = tuple(short for short, long in departments().same.items() if long == full)
    variants = (full, *shorter) if shorter else _variants(known) if known else (body,)
    entry = departments().by_stem.get(known.stem) if known else None
    short = entry.short if known and entry and entry.short and known.full == entry.canonical else body
    level_word = place_name[-1:] if place_name[-1:] in level_words else ""
    names = [printed, *(place_name + v for v in variants), *(level_word + v for v in variants if level_word)]
    names += [s + v for s in short_forms(place_name) for v in variants if place_name]
    party = "委" if full in departments().party else ""
    if party:
        committee = "党委" if place_name.endswith("自治区") else party
        names += [
            place_name + full,
            *(w + committee + full for w in (level_word, place_name, "中共" + place_name) if w),
        ]
        names += [s + level_word + committee + full for s in short_forms(place_name)]
        party = committee
    name = place_name + (party if place_name else "") + full
    properties: dict[str, Value] = {"short_name": level_word + short}
    if code != NATION:
        properties |= {"province": gaz.province(code), "city": gaz.city(code)}
    return Node(
        "Department", f"dept:{code}/{full}", name, tuple(dict.fromkeys(n for n in names if n != name)), properties
    )
