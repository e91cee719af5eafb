"""What rules say of several units in one sentence, how far targets have come, and who is covered where."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

import graphkit as gk
import small_graph
from graphkit.gaps import Finding
from graphkit.gaps.grouping import together
from graphkit.gaps.progress import progress
from graphkit.gaps.state import state
from graphkit.graph import Graph
from graphkit.listings.coverage import coverage, provinces
from graphkit.map.write import map_html
from graphkit.model import Evidence

DAY = "2024-06-30"


@cache
def wuhu() -> Graph:
    return gk.wuhu()


def finding(unit: str, zh: str, en: str, unread: int = 0, target: str | None = None) -> Finding:
    said = Evidence("plan.txt", "每个区至少与1个城区合作", 0, 12, "target")
    return Finding("rule", "error", unit, unit, 0, 1, None, zh, en, (said,), (), unread, None, target)


def test_findings_that_differ_in_the_name_alone_are_one_sentence() -> None:
    some = [finding(name, f"{name}没有合作对象。", f"{name} has no counterpart.") for name in ("甲区", "乙区", "丙区")]
    (group,) = together(some, "zh")
    assert group.sentence("zh") == "甲区、乙区、丙区没有合作对象。"
    assert together(some, "en")[0].sentence("en") == "甲区, 乙区, 丙区: each has no counterpart."
    assert len(group.demands) == 1


def test_one_finding_keeps_its_own_sentence() -> None:
    (group,) = together([finding("甲区", "甲区没有合作对象。", "甲区 has no counterpart.")], "en")
    assert group.sentence("en") == "甲区 has no counterpart."


def test_names_in_marks_keep_their_marks() -> None:
    some = [finding(name, f"任务“{name}”没有时限。", f"The task “{name}” has no deadline.") for name in ("甲", "乙")]
    (group,) = together(some, "zh")
    assert group.sentence("zh") == "任务“甲”、“乙”没有时限。"
    assert group.quoted("zh") == "“甲”、“乙”"
    assert together(some, "en")[0].sentence("en") == "The task “甲”, “乙”: each has no deadline."


def test_what_is_known_of_one_unit_alone_keeps_nobody_apart() -> None:
    note = "另有2句提到它但未能读懂。"
    some = [finding("甲区", f"甲区没有合作对象。{note}", "", unread=2), finding("乙区", "乙区没有合作对象。", "")]
    (group,) = together(some, "zh")
    assert group.sentence("zh") == "甲区、乙区没有合作对象。"


def test_a_sentence_without_the_name_stands_alone() -> None:
    some = [finding("甲区", "附表有误。", ""), finding("乙区", "附表有误。", "")]
    assert [group.sentence("zh") for group in together(some, "zh")] == ["附表有误。"]


def test_other_targets_are_other_sentences() -> None:
    some = [finding("甲市", "甲市：要求1项。", "", target="t1"), finding("甲市", "甲市：要求1项。", "", target="t2")]
    assert len(together(some, "zh")) == 2


def test_every_finding_stands_in_just_one_sentence() -> None:
    for some in gk.gaps(wuhu(), as_of=DAY).by_rule().values():
        for language in ("zh", "en"):
            told = [f for group in together(some, language) for f in group.findings]  # type: ignore[arg-type]
            assert sorted(map(id, told)) == sorted(map(id, some))


def test_progress_tells_done_planned_and_needed_of_everybody() -> None:
    steps = {step.unit: step for step in progress(small_graph.graph(), as_of="2023-06-30")}
    # 东湖区 has planned a link with 明珠区, the target demands a signed one of every county; 西山区 has nothing.
    told = {unit: (step.done, step.planned, step.needed, step.by) for unit, step in steps.items()}
    assert told == {"东湖区": (0, 1, 1, "2023-12"), "西山区": (0, 0, 1, "2023-12")}
    assert not any(step.reached for step in steps.values())


def test_a_city_target_of_a_plan_without_a_known_issuer_is_told_of_the_plan() -> None:
    given = small_graph.records()
    city = {"scope": "city", "measure": "links", "minimum": 2, "minimum_rank": 3, "plan": small_graph.PLAN}
    nodes = [replace(n, properties={**n.properties, **city}) if n.label == "Target" else n for n in given.nodes]
    graph = Graph.from_records(replace(given, nodes=tuple(nodes)))
    (found,) = gk.gaps(graph, as_of="2023-06-30", rules=["below-target"])
    assert (found.unit, found.unit_id) == ("安水市合作方案", small_graph.PLAN)
    assert [step.unit_id for step in progress(graph, as_of="2023-06-30")] == [small_graph.PLAN]
    assert "安水市合作方案" in map_html(graph, "2023-06-30", "zh")


def test_who_falls_short_is_who_the_rule_finds() -> None:
    short = {(s.target, s.unit_id) for s in progress(wuhu(), as_of=DAY) if not s.reached}
    assert short == {(f.target, f.unit_id) for f in gk.gaps(wuhu(), as_of=DAY) if f.rule == "below-target"}


def test_targets_reached_are_those_that_everybody_reaches() -> None:
    steps = progress(wuhu(), as_of=DAY)
    reached = {step.target for step in steps} - {step.target for step in steps if not step.reached}
    assert state(wuhu(), list(gk.gaps(wuhu(), as_of=DAY))).targets == (len(reached), 7)


def test_coverage_counts_as_the_question_on_the_roster_does() -> None:
    asked = {row.unit_id: row.counterparts for row in wuhu().query("roster", as_of=DAY).itertuples()}
    counted = {unit.unit_id: unit.counterparts for unit in coverage(wuhu(), DAY) if unit.role != "city"}
    assert counted == asked


def test_a_province_without_a_counterpart_that_is_demanded_is_a_gap() -> None:
    covered = {unit.unit_id: unit for unit in coverage(wuhu(), DAY)}
    empty = {(f.unit_id, f.province_id) for f in gk.gaps(wuhu(), as_of=DAY) if f.rule == "county-province-empty"}
    assert len(empty) == 18
    for unit, province in empty:
        assert not covered[unit].squares.get(province)
    assert [name for _, name in provinces(wuhu(), covered.values())][:3] == ["上海市", "江苏省", "浙江省"]


@pytest.mark.parametrize(("until", "shown"), [("2022-01", "ended"), ("2025-01", "planned")])
def test_what_has_ended_is_shown_as_such_and_counts_for_nothing(until: str, shown: str) -> None:
    from dataclasses import replace

    from graphkit.model import Records

    plain = small_graph.records()
    links = tuple(
        replace(link, properties={**link.properties, "since": "2021-06", "until": until})
        if link.type == "PARTNERS_WITH" and link.from_key == small_graph.EAST[1]
        else link
        for link in plain.links
    )
    graph = Graph.from_records(Records(plain.sources, plain.nodes, links, plain.remarks))
    (east,) = (unit for unit in coverage(graph, "2023-06-30") if unit.unit == "东湖区")
    assert [square.status for square in east.squares.values()] == [shown]
    assert east.counterparts == (shown == "planned")
