"""Clean text → outline: what the layout of a document tells, before any name is resolved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from graphkit_loaders.reader.annex import TaskTable, task_tables
from graphkit_loaders.reader.bodytasks import body_tasks
from graphkit_loaders.reader.elaborates import with_elaborated
from graphkit_loaders.reader.heading import Head, adopted, date_lines, head, issuer, published
from graphkit_loaders.reader.items import Item, heads, items
from graphkit_loaders.reader.layout import letterheads
from graphkit_loaders.reader.outline_words import pattern
from graphkit_loaders.reader.shapes import Block, BlockKind, Clean, Outline, Responsible, Span, TaskRow
from graphkit_loaders.reader.targets import goal_heading, targets


def outline(clean: Clean) -> Outline:
    """Read the outline of a document.

    Parameters
    ----------
    clean : Clean
        The text as ``clean`` returns it; every span of the outline counts in ``clean.text``.

    Returns
    -------
    Outline
        Title, number, issuer, dates, salutation, blocks, tasks of body and annex, targets. What a document does not
        have is None or empty: no document is refused.

    Examples
    --------
    >>> from graphkit_loaders.reader.clean import clean
    >>> text = "一、建机制。每季会商。（责任单位：市商务局、各县区政府）\\n二、办园区。（市工信局牵头）"
    >>> plan = outline(clean(text))
    >>> [(task.no, task.title, [name.printed for name in task.responsible]) for task in plan.tasks]
    [(1, '建机制', ['市商务局', '各县区政府']), (2, '办园区', ['市工信局'])]
    """
    text = clean.text
    paragraphs = _paragraphs(text)
    top = head(text, paragraphs)
    dates = date_lines(text, paragraphs)
    by, signature = issuer(text, paragraphs, top, letterheads(clean.given))
    printed = published(text)
    issued = next((date for date, _ in dates), None) or printed
    year = _year(top, issued)
    tables = task_tables(clean, paragraphs, year)
    body = _body(text, paragraphs, tables, signature)
    numbered = items(text, paragraphs, body[1])
    rows, lists = body_tasks(text, paragraphs, body, numbered, year, top.genre == "plan")
    annex: list[TaskRow] = [row for found in tables for row in found.rows]
    annex = with_elaborated(text, rows, annex) if rows else [replace(row, part="body") for row in annex]
    if top.genre in ("news", "list") and sum(bool(task.responsible) for task in (*rows, *annex)) >= 2:
        top = replace(top, genre="plan")  # whatever its title says, it tells several what they must do
    only = _year(replace(top, number=None), None)
    stretches = list(_stretches(text, paragraphs, body, numbered)) if top.genre == "plan" else []
    goals = targets(text, stretches, year, only)
    cells = [_cover(row.responsible) for row in annex if row.responsible]
    return Outline(
        title=top.title, title_span=top.title_span, number=top.number, number_span=top.number_span, issuer=by,
        adopted=adopted(text), issued=issued, published=printed, salutation=top.salutation,
        addressed=top.addressed, genre=top.genre,
        blocks=tuple(_blocks(text, paragraphs, top, numbered, tables, signature, {span for _, span in dates})),
        tasks=(*rows, *annex), targets=tuple(goals), responsibility=tuple(sorted([*lists, *cells])),
        unread_rows=tuple(row for found in tables for row in found.unread),
    )  # fmt: skip


def _cover(names: tuple[Responsible, ...]) -> Span:
    """From the first name of a cell to its last."""
    return min(name.start for name in names), max(name.stop for name in names)


def _paragraphs(text: str) -> list[Span]:
    return [found.span() for found in re.finditer(r"[^\n]+", text)]


def _year(top: Head, issued: str | None) -> str | None:
    """The year that a plan is for: in its title, else in its number, else of its date."""
    for words in (top.title, top.number, issued):
        found = re.search(r"(?<!\d)((?:19|20)\d\d)(?!\d)", words or "")
        if found:
            return found.group(1)
    return None


def _body(text: str, paragraphs: list[Span], tables: list[TaskTable], signature: Span | None) -> Span:
    """Where numbered paragraphs begin, and where what they say ends: at annex, signature, copies or table."""
    start = paragraphs[0][0] if paragraphs else 0
    inside = [(found.start, found.stop) for found in tables]
    begins = (begin for begin, _, _ in heads(text, paragraphs[:400]))
    first = next((at for at in begins if not any(a <= at < b for a, b in inside)), None)
    if first is None:
        return start, min([len(text), *(found.start for found in tables)])
    ends = [found.start for found in tables if found.start > first]
    tails = [pattern("outline", "tail", kind) for kind in ("copy", "public", "annex", "note")]
    for begin, stop in paragraphs:
        if begin > first and any(rule.match(text, begin, stop) for rule in tails):
            ends.append(begin)
            break
    if signature and signature[0] > first:
        ends.append(signature[0])
    return start, min(ends, default=len(text))


def _stretches(text: str, paragraphs: list[Span], body: Span, numbered: list[Item]) -> Iterator[tuple[Span, bool]]:
    """Stretches of the body for targets, each with whether its heading, or one above it, sets goals."""
    goals: list[bool] = []
    first = numbered[0].start if numbered else body[1]
    if first > body[0]:
        yield (body[0], first), False
    for item in numbered:
        own = goal_heading(text[item.after : min(item.first_stop, item.after + 24)])
        goals.append(own or (item.parent is not None and goals[item.parent]))
        yield (item.after, item.own_stop), goals[-1]


def _blocks(
    text: str,
    paragraphs: list[Span],
    top: Head,
    numbered: list[Item],
    tables: list[TaskTable],
    signature: Span | None,
    dates: set[Span],
) -> Iterator[Block]:
    """Paragraphs with what they are."""
    heads = {item.start: item for item in numbered}
    copy, annex = pattern("outline", "tail", "copy"), pattern("outline", "tail", "annex")
    table_at = 0
    after_annex = 0
    for start, stop in paragraphs:
        while table_at < len(tables) and tables[table_at].stop <= start:
            table_at += 1
        table = tables[table_at] if table_at < len(tables) and tables[table_at].start <= start else None
        item = heads.get(start)
        kind: BlockKind = "prose"
        after_annex = after_annex - 1 if stop - start <= 45 and not item else 0
        if _within(start, top.title_span) or (6 <= stop - start <= 45 and text[start:stop] in (top.title or "")):
            kind = "title"
        elif _within(start, top.number_span) or (top.number_span and start <= top.number_span[0] < stop):
            kind = "number"
        elif (start, stop) == top.salutation:
            kind = "salutation"
        elif table:
            kind = "annex-head" if start < table.header[1] else "annex-row"
        elif item:
            kind = "heading" if stop - item.after <= 42 and "。" not in text[item.after : stop - 1] else "item"
        elif (start, stop) == signature or (start, stop) in dates:
            kind = "signature"
        elif copy.match(text, start, stop):
            kind = "copy"
        elif annex.match(text, start, stop):
            kind = "annex-title"
            after_annex = 4
        elif after_annex > 0 and text[stop - 1] not in "。；":
            kind = "annex-title"
        yield Block(start, stop, kind, item.level if item else 0, item.no if item else None)


def _within(at: int, span: Span | None) -> bool:
    return span is not None and span[0] <= at < span[1]
