"""Tasks of the body: numbered items, their titles, who is responsible, by when."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from graphkit_loaders.reader.chosen import chosen_items
from graphkit_loaders.reader.deadlines import Deadline, prose_deadline, told_deadline
from graphkit_loaders.reader.items import Item, last_stop, responsibility_lists
from graphkit_loaders.reader.outline_words import first_rule, pattern
from graphkit_loaders.reader.responsible import duty, is_group
from graphkit_loaders.reader.shapes import Responsible, Span, TaskRow
from graphkit_loaders.reader.subjects import subjects

_HEADING = 42
"""Characters up to which a first sentence is a heading rather than the task itself."""

_STOP = re.compile(r"[。；！？\n]")
_BULLET = re.compile(r"[◇◆●○■□▲△★☆•·\-—–\s]*")
_SENTENCE = re.compile(r"[^。；！？\n]+[。；！？]?")


def body_tasks(
    text: str, paragraphs: list[Span], body: Span, found: list[Item], year: str | None, plan: bool
) -> tuple[list[TaskRow], list[Span]]:
    """Tasks between two offsets, and the spans of their responsibility lists.

    ``found`` are the numbered items of the body. ``year`` is taken for deadlines that print only a month; ``plan``
    tells whether items without any bracket are tasks.
    """
    chosen = chosen_items(text, found, plan)
    last = max(chosen, default=0)
    lists_last = not any(
        spans and index != last and _says_more(text, found[index], spans) for index, spans in chosen.items()
    )
    end = last_stop(text, [found[index] for index in sorted(chosen)]) if chosen and not chosen[last] else None
    rows = [_row(text, found, index, spans, year, lists_last, end) for index, spans in sorted(chosen.items())]
    covered = [span for spans in chosen.values() for span in spans]
    rows += _unnumbered(text, paragraphs, body, found, covered, year)
    if plan and rows:
        rows += _closing(text, body, max(row.stop for row in rows), year, bool(covered))
    return _sections(found, rows), covered


def _says_more(text: str, item: Item, spans: list[Span]) -> bool:
    """Whether an item goes on after its responsibility list."""
    return len(text[spans[-1][1] : item.stop].strip("。\n ")) > 10


def _row(
    text: str, found: list[Item], index: int, spans: list[Span], year: str | None, lists_last: bool, end: int | None
) -> TaskRow:
    """One item as a task. What follows the last one's list is the document's end, if lists stand last in all others."""
    item = found[index]
    stop = item.stop
    if end is not None and item.start < end < stop:
        stop = end
    if stop == found[-1].stop and spans and lists_last and len(found) > 1:
        line_end = text.find("\n", spans[-1][1], stop)
        stop = stop if line_end < 0 else line_end
    title = title_span(text, item.after, min([item.first_stop, *(first for first, _ in spans[:1])]))
    names, deadline = _said(text, item.after, stop, spans, year)
    if not spans:
        names = subjects(text, item.after, stop)
    return _task(text, item.no, title, (item.start, _trimmed(text, item.start, stop)), names, deadline)


def _task(
    text: str, no: int | None, title: Span, span: Span, names: tuple[Responsible, ...], deadline: Deadline | None
) -> TaskRow:
    words = text[slice(*title)]
    if deadline:
        words += text[deadline.span[0] : text.find("。", deadline.span[1], span[1])]
    return TaskRow(
        no, "body", text[slice(*title)].replace("\n", ""), *title, *span, names,
        deadline.due if deadline else None, bool(deadline and deadline.ongoing), deadline.span if deadline else None,
        first_rule("outline_targets", "demand", "status", words),
    )  # fmt: skip


def title_span(text: str, start: int, stop: int) -> Span:
    """The title of an item: its heading up to 。 or ：, or the beginning of its sentence up to the first ，."""
    sentence = _STOP.search(text, start, stop)
    end = sentence.start() if sentence else stop
    colon = text.find("：", start, min(end, start + 22))
    if colon > start + 1 and not re.search("[，。]", text[start:colon]):
        end = colon
    blank = text.find(" ", start, min(end, start + 22))
    if blank > start + 3 and re.match("[\u4e00-\u9fff][^，]*[\u4e00-\u9fff] [\u4e00-\u9fff]", text[start : blank + 2]):
        end = blank
    if end - start > _HEADING:
        depth = 0
        for at in range(start, min(end, start + 400)):
            depth += (text[at] in "（《“") - (text[at] in "）》”")
            if text[at] == "，" and depth <= 0:
                end = at
                break
    return start, _trimmed(text, start, end)


def _said(
    text: str, start: int, stop: int, spans: list[Span], year: str | None
) -> tuple[tuple[Responsible, ...], Deadline | None]:
    """Names and deadline of an item: what its lists say, and for the deadline, failing them, its prose."""
    names: dict[str, Responsible] = {}
    deadline: Deadline | None = None
    for first, last in spans:
        inner = (first + 1, last - 1) if text[first] in "（〔【［[" else (first, last)
        said = duty(text, *inner)
        for name in said.names:
            names.setdefault(name.printed, name)
        for time in said.times:
            deadline = deadline or told_deadline(text, *time, year)
    at = start
    for first, last in [*spans, (stop, stop)]:
        deadline = deadline or prose_deadline(text, at, min(first, stop), year)
        at = last
    return tuple(names.values()), deadline


def _unnumbered(
    text: str, paragraphs: list[Span], body: Span, found: list[Item], covered: list[Span], year: str | None
) -> Iterator[TaskRow]:
    """Paragraphs without a number that end in a labelled list of their own: bullets and bold headings."""
    numbered_starts = {item.start for item in found}
    inside = [(item.start, item.stop) for item in found]
    at = 0
    for start, stop in paragraphs:
        if not body[0] <= start < body[1] or start in numbered_starts:
            continue
        while at < len(inside) and inside[at][1] <= start:
            at += 1
        if at < len(inside) and inside[at][0] <= start:
            continue
        spans = responsibility_lists(text, start, stop)
        if not spans or spans[0][0] - start < 6:
            continue
        covered += spans
        bullet = _BULLET.match(text, start)
        title = title_span(text, bullet.end() if bullet else start, spans[0][0])
        names, deadline = _said(text, start, stop, spans, year)
        yield _task(text, None, title, (start, stop), names, deadline)


def _closing(text: str, body: Span, start: int, year: str | None, lists: bool) -> Iterator[TaskRow]:
    """Duties in prose after the last task: 各有关部门…于…前…; of named units where no lists tell who does the tasks."""
    group = re.compile(rf"(?:{pattern('outline', 'duties', 'group').pattern})")
    again = pattern("outline", "duties", "again")
    for sentence in _SENTENCE.finditer(text, start, body[1]):
        first, last = sentence.span()
        named = () if lists else subjects(text, first, last)
        if named and not all(name.group for name in named) and text[named[0].start - 1] in "。\n，":
            title = (first, _trimmed(text, first, min(last, title_span(text, first, last)[1])))
            yield _task(text, None, title, (first, last), named, prose_deadline(text, first, last, year))
            continue
        found = group.search(text, first, min(last, first + 30))
        if found is None or (found.start() > first and text[found.start() - 1] != "，"):
            continue
        recurring = again.search(text, first, last)
        deadline = Deadline(None, recurring.span(), True) if recurring else prose_deadline(text, first, last, year)
        if deadline is None:
            continue
        name = Responsible(found.group(), *found.span(), group=is_group(found.group()))
        title = (first, _trimmed(text, first, last))
        comma = text.find("，", found.end(), last)
        if comma > 0:
            title = (found.start(), comma)
        yield _task(text, None, title, (first, last), (name,), deadline)


def _sections(found: list[Item], rows: list[TaskRow]) -> list[TaskRow]:
    """Give rows the number of the heading above where numbers begin anew."""
    counts = Counter(row.no for row in rows if row.no is not None)
    if not counts or max(counts.values()) == 1:
        return rows
    above = {item.start: found[item.parent].no for item in found if item.parent is not None}
    return [replace(row, section=above.get(row.start)) for row in rows]


def _trimmed(text: str, start: int, stop: int) -> int:
    while stop > start and text[stop - 1] in " \n\t。，；：":
        stop -= 1
    return stop
