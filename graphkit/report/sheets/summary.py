"""The first sheet: the state of things on one page, with the ways to all others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from graphkit.gaps.state import SEVERITIES
from graphkit.report.material import Material
from graphkit.report.sheets import evidence, findings, links, matrix, method, targets, tasks, unread
from graphkit.tables.book import Book, Item
from graphkit.tables.content import Cell
from graphkit.terms import word

OTHERS = (findings, matrix, tasks, targets, links, evidence, unread, method)

Block = Sequence[Sequence[Cell | Item]]


def name(m: Material) -> str:
    """Name of the sheet."""
    return m.say("Summary", "概览")


def about(m: Material) -> str:
    """What the sheet tells."""
    return m.subtitle


def add(book: Book, m: Material) -> None:
    """Write the sheet."""
    sheet = book.inner.add_worksheet(book.name(name(m)))
    book.put(sheet, 0, 0, Item(m.title, "title"), text_wrap=False)
    book.put(sheet, 1, 0, Item(about(m), "note"), text_wrap=False)
    sheet.set_row(0, 26)
    row = 3
    for place, plan in enumerate(m.state.plans):
        facts = "　".join(fact for fact in (plan["title"], plan["number"], plan["issued"]) if fact)
        book.put(sheet, row, 0, Item(facts, "note"), text_wrap=False)
        row += 1 + (place + 1 == len(m.state.plans))
    for block, bars in _blocks(m):
        head, *rows = block
        for place, cell in enumerate(head):
            book.put(sheet, row, place, Item(cell if not isinstance(cell, Item) else cell.value, "heading"))
        for line in rows:
            row += 1
            for place, cell in enumerate(line):
                flows = isinstance(cell, Item) and cell.look == "note"
                book.put(
                    sheet, row, place, cell, **({"text_wrap": False} if flows else {"align": "center"} if place else {})
                )
        if bars and rows:
            targets.share_bars(sheet, row - len(rows) + 1, row, bars)
        row += 2
    for place, wide in enumerate((60, 14, 14, 16, 30)):
        sheet.set_column(place, place, wide)
    book.for_print(sheet, None)
    sheet.fit_to_pages(1, 1)
    sheet.activate()


def _blocks(m: Material) -> Iterator[tuple[Block, int]]:
    yield _coverage(m), 3
    if m.targets:
        yield _targets(m), 3
    yield _rules(m), 0
    yield _sheets(m), 0


def _coverage(m: Material) -> Block:
    say = m.say
    head = (say("Coverage", "覆盖情况"), say("covered", "已覆盖"), say("all", "总数"), say("share", "比例"))
    rows: list[list[Cell | Item]] = [
        [Item(word(role, m.language), "bold"), have, of, Item(have / of if of else 0, "share")]
        for role, (have, of) in m.state.coverage.items()
        if of
    ]
    return [head, *rows]


def _targets(m: Material) -> Block:
    """One row a target: units that reach it, or what is done where it concerns the whole city."""
    say = m.say
    head = (
        say("Targets", "目标"),
        say("reached", "已达到"),
        say("of", "应达"),
        say("share", "比例"),
        say("due", "时限"),
    )
    rows: list[list[Cell | Item]] = []
    for what, done, _, needed, by in target_figures(m):
        rows.append([Item(what, "bold"), done, needed, Item(min(1.0, done / needed) if needed else 1.0, "share"), by])
    return [head, *rows]


def target_figures(m: Material) -> list[tuple[str, int, int, int, str | None]]:
    """For each target: its words, done, planned, needed and deadline.

    Where several units must each reach it, these are units: how many do, would with what is planned, and must.
    """
    figures = []
    for target in m.targets:
        steps = [step for step in m.steps if step.target == target["id"]]
        if len(steps) == 1 and target["scope"] in {"city", "total"}:
            (step,) = steps
            counted = (step.done, step.planned, step.needed)
        else:
            would = sum(step.planned >= step.needed for step in steps)
            counted = (sum(step.reached for step in steps), would, len(steps))
        figures.append((target["what"] or target["id"], *counted, target["by"]))
    return figures


def _rules(m: Material) -> Block:
    say = m.say
    counted = Counter(finding.rule for finding in m.shown)
    first = findings.first_rows(m)
    head = (say("Gaps", "缺口"), say("severity", "级别"), say("number", "数量"))
    rows: list[list[Cell | Item]] = []
    for rule in first:
        gravest = min((f.severity for f in m.shown if f.rule == rule), key=SEVERITIES.index)
        title = Item(m.rule_title(rule), "", (findings.name(m), first[rule]))
        rows.append([title, Item(word(gravest, m.language), gravest), counted[rule]])
    rows.append([Item(say("all", "合计"), "bold"), None, len(m.shown)])
    return [head, *rows]


def _sheets(m: Material) -> Block:
    head: Iterable[Cell] = (m.say("Sheets", "各表"), m.say("what they tell", "内容"))
    return [list(head), *([Item(s.name(m), "", (s.name(m), 0)), Item(s.about(m), "note")] for s in OTHERS)]
