"""Deadlines: 完成时限 cells and labels, pieces of brackets, and the prose of a task."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from graphkit_loaders.reader.dates import DATE, iso
from graphkit_loaders.reader.outline_words import any_of, table
from graphkit_loaders.reader.shapes import Span

_TABLE = "outline_deadlines"


@dataclass(frozen=True, slots=True)
class Deadline:
    """By when, where the words stand, and whether they mean that there is no end."""

    due: str | None
    span: Span
    ongoing: bool = False


@cache
def _part() -> str:
    return any_of(table(_TABLE)["part"])


@cache
def _cell_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<date>{DATE.pattern})(?P<part>{_part()}|底)?"
        rf"|(?P<thisyear>今年|本年|当年|年内|年度内)(?P<tp>{_part()})?"
        rf"|(?P<only_part>{_part()})"
        r"|(?<![\d.])(?P<only_month>1[0-2]|0?[1-9])月(?:份)?(?:(?P<only_day>[12]\d|3[01]|0?[1-9])日)?",
        re.VERBOSE,
    )


@cache
def _ongoing() -> re.Pattern[str]:
    return re.compile(any_of(table(_TABLE)["ongoing"]))


def is_time(text: str, start: int, stop: int) -> bool:
    """Whether a piece of a list tells a time rather than a name."""
    return bool(_cell_pattern().search(text, start, stop) or _ongoing().match(text, start, stop))


def told_deadline(text: str, start: int, stop: int, year: str | None) -> Deadline | None:
    """The deadline of words that are known to tell one: a cell, or what follows 完成时限.

    ``year`` is taken where only a month is printed.

    Examples
    --------
    >>> told_deadline("2021年12月", 0, 8, None).due
    '2021-12'
    >>> told_deadline("10月底前", 0, 5, "2025").due
    '2025-10'
    >>> told_deadline("持续推进", 0, 4, None).ongoing
    True
    """
    all_found = list(_cell_pattern().finditer(text, start, stop))
    if all_found:
        last = all_found[-1]  # of 2021年6月—12月 the end counts
        due = _due(last, year if last["date"] or not (earlier := _year_before(text, start, last.start())) else earlier)
        return Deadline(due, last.span()) if due else None
    endless = _ongoing().search(text, start, stop)
    return Deadline(None, endless.span(), True) if endless else None


def _year_before(text: str, start: int, stop: int) -> str | None:
    years = re.findall(r"((?:19|20)\d\d)年", text[start:stop])
    return years[-1] if years else None


def _due(found: re.Match[str], year: str | None) -> str | None:
    parts = table(_TABLE)["part"]
    if found["date"]:
        whole = iso(found)
        if len(whole) == 4 and found["part"]:
            return f"{whole}-{parts.get(found['part'], 12):02}"
        return whole
    if year is None:
        return None
    if found["thisyear"]:
        return f"{year}-{parts[found['tp']]:02}" if found["tp"] else year
    if found["only_part"]:
        return f"{year}-{parts[found['only_part']]:02}"
    day = f"-{int(found['only_day']):02}" if found["only_day"] else ""
    return f"{year}-{int(found['only_month']):02}{day}"


@cache
def _prose_pattern() -> re.Pattern[str]:
    prose = table(_TABLE)["prose"]
    after, deeds = any_of(prose["after"]), any_of(prose["deeds"])
    return re.compile(
        rf"(?=[0-9一二])(?:(?P<date>{DATE.pattern})(?:{after})"
        rf"|(?P<yearpart>(?:19|20)\d\d)年(?P<part>{_part()})前"
        rf"|(?<![\d.年至到—-])(?P<only_month>1[0-2]|0?[1-9])月(?:(?P<only_day>[12]\d|3[01]|0?[1-9])日)?(?:{after}|{deeds})"
        rf"|(?<=[至到])(?P<until>(?:19|20)\d\d)年(?P<untilpart>{_part()}|[底末])?(?![度以至到—-])"
        rf"|(?<=[。；\n])(?P<halfyear>(?:19|20)\d\d)年(?P<half>{_part()})(?=，)"
        rf"|(?<![\d自从至到在于—-])(?P<reached>(?:19|20)\d\d)年(?={prose['reaches']}))",
        re.VERBOSE,
    )


def prose_deadline(text: str, start: int, stop: int, year: str | None) -> Deadline | None:
    """The first deadline that sentences set: 于2018年12月31日前, 9月底前; not 截至, 自, 从.

    Examples
    --------
    >>> prose_deadline("各部门于2018年12月31日前报送", 0, 17, None).due
    '2018-12-31'
    >>> prose_deadline("截至2018年12月31日前累计", 0, 16, None) is None
    True
    >>> prose_deadline("2027年基本建成港区", 0, 11, "2025").due
    '2027'
    """
    barred = tuple(w for w in table(_TABLE)["prose"]["not_before"] if w != "于")
    for found in _prose_pattern().finditer(text, start, stop):
        if text.endswith(barred, max(start, found.start() - 6), found.start()):
            continue
        if found["halfyear"] or found["reached"]:
            told = found["halfyear"] or found["reached"]
            if year and told < year:
                continue  # a report on what was done
            month = f"-{table(_TABLE)['part'][found['half']]:02}" if found["half"] else ""
            return Deadline(told + month, found.span())
        if found["until"]:
            part = table(_TABLE)["part"].get(found["untilpart"], 12) if found["untilpart"] else None
            return Deadline(f"{found['until']}-{part:02}" if part else found["until"], found.span())
        if found["yearpart"]:
            return Deadline(f"{found['yearpart']}-{table(_TABLE)['part'][found['part']]:02}", found.span())
        if found["date"]:
            whole = iso(found)
            ends = len(whole) == 4 and text[found.end("date")] in "底末"
            return Deadline(f"{whole}-12" if ends else whole, found.span())
        if year:
            day = f"-{int(found['only_day']):02}" if found["only_day"] else ""
            return Deadline(f"{year}-{int(found['only_month']):02}{day}", found.span())
    return None
