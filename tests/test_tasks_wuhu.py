"""The original plan: its head, tasks, rows of the annex and targets, as a reader of the paper finds them."""

from __future__ import annotations

import pytest

import wuhu_expected_tasks as expected
from graphkit_loaders.documents import read_text
from graphkit_loaders.reader.clean import clean
from graphkit_loaders.reader.outline import outline
from graphkit_loaders.reader.shapes import Clean, Outline
from shared import shared


@pytest.fixture(scope="module")
def cleaned() -> Clean:
    return clean(read_text(shared("plans/wuhu-2021.txt")).text)


@pytest.fixture(scope="module")
def plan(cleaned: Clean) -> Outline:
    return outline(cleaned)


def test_head(plan: Outline) -> None:
    assert plan.genre == "plan"
    assert plan.title == "".join(expected.TITLE)
    assert (plan.number, plan.issuer) == (expected.NUMBER, expected.ISSUER)
    assert (plan.adopted, plan.issued, plan.published) == (expected.ADOPTED, expected.ISSUED, expected.PUBLISHED)


def test_salutation_names_are_split(plan: Outline, cleaned: Clean) -> None:
    assert tuple(name.printed for name in plan.addressed) == expected.ADDRESSED
    assert {name.printed for name in plan.addressed if name.group} == expected.ADDRESSED_GROUPS
    assert plan.salutation is not None
    assert cleaned.text[slice(*plan.salutation)].endswith("各直属单位：")


def test_eleven_tasks_of_the_body(plan: Outline) -> None:
    found = [(t.no, t.title, tuple(r.printed for r in t.responsible)) for t in plan.tasks if t.part == "body"]
    assert tuple(found) == expected.BODY


def test_body_tasks_have_no_deadline_and_one_count_through_both_sections(plan: Outline) -> None:
    body = [task for task in plan.tasks if task.part == "body"]
    assert all(task.due is None and not task.ongoing and task.section is None for task in body)


def test_body_tasks_reach_from_number_to_bracket(plan: Outline, cleaned: Clean) -> None:
    for task in plan.tasks[:11]:
        words = cleaned.text[task.start : task.stop]
        assert words.startswith(f"{task.no}．")
        assert words.endswith(("）", "〕"))
    assert "着力推进六大协同" not in cleaned.text[plan.tasks[4].start : plan.tasks[4].stop]


def test_thirteen_rows_of_the_annex(plan: Outline) -> None:
    rows = [task for task in plan.tasks if task.part == "annex"]
    assert [row.no for row in rows] == list(range(1, 14))
    for row, (_, (begins, ends), units, due, _, status) in zip(rows, expected.ANNEX, strict=True):
        assert row.title.startswith(begins)
        assert row.title.endswith(ends)
        assert tuple(name.printed for name in row.responsible) == units
        assert (row.due, row.ongoing) == (due, due is None)
        assert row.minimum_status == status
    assert plan.unread_rows == ()


def test_rows_are_tied_to_the_task_they_spell_out(plan: Outline) -> None:
    rows = [task for task in plan.tasks if task.part == "annex"]
    tied = [plan.tasks[row.elaborates].no if row.elaborates is not None else None for row in rows]
    assert tied == [row[4] for row in expected.ANNEX]


def test_groups_name_nobody(plan: Outline) -> None:
    assert {r.printed for t in plan.tasks for r in t.responsible if r.group} == expected.GROUPS


def test_seven_targets(plan: Outline) -> None:
    found = [
        (t.scope, t.counterpart_scope, t.measure, t.minimum, t.minimum_status, t.by, t.since, t.province_words)
        for t in plan.targets
    ]
    assert tuple(found) == expected.TARGETS


def test_every_span_quotes_the_file(plan: Outline, cleaned: Clean) -> None:
    for name in (*plan.addressed, *(r for task in plan.tasks for r in task.responsible)):
        assert cleaned.text[name.start : name.stop].replace("\n", "") == name.printed
        quote = cleaned.quote(name.start, name.stop)
        assert "".join(quote.split()).replace("芜湖市人民政府办公室文件", "") == name.printed
    for task in plan.tasks:
        assert cleaned.text[task.title_start : task.title_stop].replace("\n", "") == task.title
        assert task.start <= task.title_start < task.title_stop <= task.stop


def test_responsibility_lists_are_marked(plan: Outline) -> None:
    spans = plan.responsibility
    assert list(spans) == sorted(spans)
    for task in plan.tasks:
        for name in task.responsible:
            assert any(start <= name.start and name.stop <= stop for start, stop in spans)


def test_blocks_tell_what_paragraphs_are(plan: Outline, cleaned: Clean) -> None:
    kinds = {cleaned.text[b.start : b.stop]: (b.kind, b.level, b.no) for b in plan.blocks}
    assert kinds["二、总体目标"] == ("heading", 1, 2)
    assert kinds["附件"] == ("annex-title", 0, None)
    assert kinds["序号 目标任务 完成时限 责任单位"] == ("annex-head", 0, None)
    assert kinds[expected.NUMBER] == ("number", 0, None)
    assert [b.kind for b in plan.blocks].count("salutation") == 1
    assert [b.start for b in plan.blocks] == sorted(b.start for b in plan.blocks)
