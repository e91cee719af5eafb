"""Which numbered items of a document are its tasks, each with the lists that say who is responsible."""

from __future__ import annotations

from collections import Counter

from graphkit_loaders.reader.assigned import is_lone_unit, prose_duty
from graphkit_loaders.reader.brackets import brackets
from graphkit_loaders.reader.items import Item, last_stop, responsibility_lists
from graphkit_loaders.reader.outline_words import pattern
from graphkit_loaders.reader.shapes import Span
from graphkit_loaders.reader.subjects import names_unit

_MANY = 5
"""More tasks than these, of which only one has a list: the list is an aside."""


def chosen_items(text: str, found: list[Item], plan: bool) -> dict[int, list[Span]]:
    """Indices of the items that are tasks, with the spans of their responsibility lists.

    ``plan`` tells whether items without any list are tasks.
    """
    lists = [responsibility_lists(text, item.after, item.own_stop) for item in found]
    lone = [[] if spans else _lone(text, item) for item, spans in zip(found, lists, strict=True)]
    if sum(map(bool, lists)) + sum(map(bool, lone)) > 1:
        lists = [spans or single for spans, single in zip(lists, lone, strict=True)]
    holding = [index for index, spans in enumerate(lists) if spans]
    leaves = _leaves(text, found) if plan and len(holding) < 2 else {}
    if len(holding) == 1 and holding[0] in leaves and len(leaves) > _MANY:
        return {**leaves, holding[0]: lists[holding[0]]}  # a single aside does not tell which items are tasks
    if holding:
        return _with_lists(text, found, lists)
    if plan:
        return leaves
    told = [index for index, item in enumerate(found) if prose_duty(text, item.after, item.own_stop)]
    return {index: [] for index in told} if len(told) > 1 else {}


def _lone(text: str, item: Item) -> list[Span]:
    """The bracket with nothing but one unit that ends an item's first paragraph."""
    last = brackets(text, item.after, item.first_stop)[-1:]
    return [
        (first, stop)
        for first, stop in last
        if stop >= len(text[: item.first_stop].rstrip("。 ")) and is_lone_unit(text[first + 1 : stop - 1])
    ]


def _with_lists(text: str, found: list[Item], lists: list[list[Span]]) -> dict[int, list[Span]]:
    """Items that hold a responsibility list, and their siblings, each with its lists.

    A list at the end of the last of several points belongs to the item above them, if other items of the points' level
    have none, or if it stands on lines of its own.
    """
    holders = {index: spans for index, spans in enumerate(lists) if spans}
    level = Counter(found[index].level for index in holders).most_common(1)[0][0]
    children: dict[int | None, list[int]] = {}
    for index, item in enumerate(found):
        children.setdefault(item.parent, []).append(index)
    for parent, group in children.items():
        holding = [index for index in group if index in holders]
        if parent is None or len(group) < 2 or holding != [group[-1]]:
            continue
        spans = holders[group[-1]]
        apart = all(text[first - 1] == "\n" and text[first] not in "（〔【" for first, _ in spans)
        if found[group[-1]].level != level or apart:
            holders.setdefault(parent, []).extend(holders.pop(group[-1]))
    level = Counter(found[index].level for index in holders).most_common(1)[0][0]
    for index, item in enumerate(found):
        if item.level == level and index not in holders and prose_duty(text, item.after, item.stop):
            holders[index] = []
    above = {found[index].parent for index in holders}
    for index, item in enumerate(found):
        if index in above or index in holders or item.level != level:
            continue
        beside = any(sibling in holders for sibling in children[item.parent][:400])
        if beside or names_unit(text, item.after, item.own_stop):
            holders[index] = []
    return holders


def _leaves(text: str, found: list[Item]) -> dict[int, list[Span]]:
    """Where nothing tells who is responsible: the lowest numbered headings outside aims and measures."""
    shallow = [index for index, item in enumerate(found) if item.level <= 3]
    parents = {found[index].parent for index in shallow}
    frame = pattern("outline", "sections", "frame")
    framed: set[int] = set()
    for index, item in enumerate(found):
        if item.parent in framed or frame.search(text, item.after, min(item.first_stop, item.after + 24)):
            framed.add(index)
    ends = [item.stop for item in found]
    if found:
        ends[-1] = last_stop(text, found) or ends[-1]
    leaves = [
        index
        for index in shallow
        if index not in parents and (index not in framed or names_unit(text, found[index].after, ends[index]))
    ]
    return {index: [] for index in leaves} if len(leaves) >= 2 else {}
