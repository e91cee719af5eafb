"""Who must do a task where no list says it: the units that a sentence names as its subject."""

from __future__ import annotations

import re
from functools import cache

from graphkit_loaders.reader.assigned import prose_duty
from graphkit_loaders.reader.outline_words import pattern, table
from graphkit_loaders.reader.responsible import all_units, duty, is_unit_list, without_role
from graphkit_loaders.reader.shapes import Responsible

_CLAUSE = re.compile(r"[^。；，！？\n]+")


_NOT_WHO = re.compile("[把将对向使让由为并]")


@cache
def _said() -> tuple[re.Pattern[str], re.Pattern[str], tuple[str, ...]]:
    """Who must do something, who does it, and how units end."""
    must = re.compile(rf"[^要应须负]{{2,30}}?(?={pattern('outline', 'duties', 'must').pattern})")
    acts = re.compile(rf"(?P<who>.{{2,40}}?)(?={pattern('outline', 'duties', 'acts').pattern})")
    return must, acts, (*table("outline_responsible")["names"]["bare"], "部门", "单位")


def subjects(text: str, start: int, stop: int) -> tuple[Responsible, ...]:
    """Who must, where no bracket says it: 由甲局牵头，乙局配合; units before 要, 负责 where a clause begins."""
    shared = prose_duty(text, start, stop)
    if shared:
        return shared
    must, acts, bare = _said()
    names: dict[str, Responsible] = {}
    for clause in _CLAUSE.finditer(text, start, stop):
        end, tag = without_role(text, *clause.span())
        if names and tag == "joint" and all_units(text, clause.start(), end):
            for name in duty(text, *clause.span()).names:
                names.setdefault(name.printed, name)
            continue
        found = must.match(text, *clause.span()) or acts.match(text, *clause.span())
        if found and found.re is acts and not is_unit_list(found.group()):
            continue
        if found and found.group().endswith(bare) and not _NOT_WHO.search(found.group()):
            for name in duty(text, *found.span()).names:
                names.setdefault(name.printed, name)
    return tuple(names.values())
