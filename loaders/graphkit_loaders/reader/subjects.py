"""Who must do a task where no list says it: the units that a sentence names as its subject."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graphkit_loaders.reader.assigned import prose_duty
from graphkit_loaders.reader.outline_words import any_of, pattern, table
from graphkit_loaders.reader.responsible import all_units, duty, is_unit_list, without_role
from graphkit_loaders.reader.shapes import Responsible, Span

_CLAUSE = re.compile(r"[^。；，！？\n]+")
_NO_SUBJECT = re.compile("[把将对向使让由为并]")
_FEWEST = 3
"""Characters of a name at least: 进行, 试行 end like units."""


def subjects(text: str, start: int, stop: int) -> tuple[Responsible, ...]:
    """Who must, where no bracket says it: 由甲局牵头，乙局配合; units before 要, 负责 where a clause begins.

    Examples
    --------
    >>> words = "甲省教育厅要会同省财政厅等部门，制定办法。名册由省档案馆承担编制。"
    >>> [name.printed for name in subjects(words, 0, len(words))]
    ['甲省教育厅', '省财政厅', '省档案馆']
    """
    shared = prose_duty(text, start, stop)
    if shared:
        return shared
    names: dict[str, Responsible] = {}
    for clause in _CLAUSE.finditer(text, start, stop):
        first = pattern("outline", "duties", "before").match(text, *clause.span())
        start = first.end() if first else clause.start()
        end, tag = without_role(text, start, clause.end())
        leads = pattern("outline", "duties", "no_subject").match(text, start)
        if leads:
            continue
        if names and tag == "joint" and all_units(text, start, end):
            spans = [(start, clause.end())]
        else:
            spans = list(_named(text, start, clause.end()))
        for span in spans:
            for name in duty(text, *span).names:
                if name.group or name.printed.endswith(_any_ending()):
                    names.setdefault(name.printed, name)
    return tuple(names.values())


def names_unit(text: str, start: int, stop: int) -> bool:
    """Whether an item without a list says of a unit by its name that it must act."""
    return any(not name.group for name in subjects(text, start, stop))


def _named(text: str, start: int, stop: int) -> Iterator[Span]:
    """Where one clause names who must do what it says."""
    must, acts, by = _rules()
    found = must.match(text, start, stop) or acts.match(text, start, stop)
    if found and (found.re is must or is_unit_list(found.group())) and not _NO_SUBJECT.search(found.group()):
        if found.group().endswith(_endings()):
            yield found.span()
            yield from _called(text, found.end(), stop)
        return
    for found in by.finditer(text, start, stop):
        if is_unit_list(found["who"]) and "组成" not in text[found.start() : stop]:
            yield found.span("who")
            yield from _called(text, found.end("who"), stop)


def _called(text: str, start: int, stop: int) -> Iterator[Span]:
    """The units that the subject calls in: 要会同 + 甲局、乙局 + 等部门."""
    joined = pattern("outline", "duties", "called").match(text, start, stop)
    if joined is None:
        return
    first = joined.end()
    for found in _unit_ends().finditer(text, first, min(stop, first + 300)):
        more = found.end() < stop and text[found.end()] in "、和及与"
        if not more and is_unit_list(text[first : found.end()]):
            yield first, found.end()
            return


@cache
def _rules() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Who stands before a word for duty, before what units do, and after 由."""
    must = re.compile(rf"[^要应须负]{{2,60}}?(?={pattern('outline', 'duties', 'must').pattern})")
    acts = re.compile(rf"(?P<who>.{{{_FEWEST},60}}?)(?={pattern('outline', 'duties', 'acts').pattern})")
    by = re.compile(rf"由(?P<who>[^由]{{3,60}}?)(?={pattern('outline', 'duties', 'given').pattern})")
    return must, acts, by


@cache
def _endings() -> tuple[str, ...]:
    return (*table("outline_responsible")["names"]["bare"], "部门", "单位")


@cache
def _any_ending() -> tuple[str, ...]:
    return tuple(table("outline_responsible")["names"]["endings"])


@cache
def _unit_ends() -> re.Pattern[str]:
    ends = any_of([*_endings(), "银行", "海关", "机构", "政府"])
    return re.compile(ends + pattern("outline", "duties", "after_called").pattern)
