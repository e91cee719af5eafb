"""What Wuhu's plan leaves open: expectations by hand, from the original document, for both texts of the plan."""

from __future__ import annotations

from functools import cache

import pytest

import graphkit as gk
from graphkit.gaps import Finding
from graphkit.graph import Graph
from shared import shared

TEXTS = ("ours", "original.txt")


@cache
def plan(text: str) -> Graph:
    return gk.wuhu(ledger=False) if text == "ours" else gk.read(shared("plans/wuhu-2021.txt"))


def findings(text: str, rule: str, as_of: str = "2021-04-12") -> tuple[Finding, ...]:
    return tuple(gk.gaps(plan(text), as_of=as_of, rules=[rule]))


def units(text: str, rule: str) -> set[str]:
    return {finding.unit for finding in findings(text, rule)}


@pytest.mark.parametrize("text", TEXTS)
def test_four_counties_have_nobody(text: str) -> None:
    assert units(text, "county-without-counterpart") == {"弋江区", "繁昌区", "南陵县", "无为市"}


@pytest.mark.parametrize("text", TEXTS)
def test_three_zones_have_no_zone_or_park(text: str) -> None:
    expected = {"芜湖经济技术开发区", "鸠江经济开发区", "亳州芜湖现代产业园区"}
    assert units(text, "zone-without-counterpart") == expected


@pytest.mark.parametrize("text", TEXTS)
def test_one_county_and_one_zone_stand_in_no_sentence(text: str) -> None:
    assert units(text, "unmentioned-unit") == {"弋江区", "亳州芜湖现代产业园区"}


@pytest.mark.parametrize("text", TEXTS)
def test_thirteen_departments_have_nobody(text: str) -> None:
    # Seven have: 发改, 科技, 住建, 城管, 教育, 卫健, 文旅. 投资促进 has only a promise to districts that are not named.
    found = {f.unit_id.partition("/")[2] for f in findings(text, "department-without-counterpart")}
    assert found == {
        "投资促进中心", "经济和信息化局", "商务局", "自然资源和规划局", "生态环境局", "数据资源管理局",
        "市场监督管理局",
        "民政局", "人力资源和社会保障局", "产业创新中心", "水务局", "农业农村局", "地方金融监督管理局",
    }  # fmt: skip


@pytest.mark.parametrize("text", TEXTS)
def test_eighteen_cells_of_county_and_province_are_empty(text: str) -> None:
    cells = findings(text, "county-province-empty")
    # Seven counties by three provinces, less 镜湖 in 上海, 鸠江 and 湾沚 in 浙江.
    assert len(cells) == 18
    assert not any(f.unit == "镜湖区" and "上海" in f.message_zh for f in cells)
    assert sum(f.unit == "弋江区" for f in cells) == 3


@pytest.mark.parametrize("text", TEXTS)
def test_the_city_is_promised_two_agreements_and_has_plans_for_them(text: str) -> None:
    (city,) = (f for f in findings(text, "below-target") if f.unit == "芜湖市" and f.need == 2)
    assert (city.severity, city.have) == ("warning", 0)


@pytest.mark.parametrize("text", TEXTS)
def test_holes_of_the_task_table(text: str) -> None:
    def numbers(rule: str) -> set[str]:
        return {"/".join(f.unit_id.split("/")[-2:]) for f in findings(text, rule)}

    assert numbers("task-without-counterpart") == {f"task/{n}" for n in (1, 7, 8, 10, 11)}
    assert numbers("task-without-deadline") == {"task/3", "task/4"}
    assert numbers("task-without-named-unit") == {"task/3", "task/4", "annex/3", "annex/4", "annex/5"}


@pytest.mark.parametrize("text", TEXTS)
def test_rows_of_the_annex_that_do_not_fit(text: str) -> None:
    found = {(f.unit_id.rpartition("/")[2], f.message_en.split(" is due ")[0] != f.message_en) for f in
             findings(text, "annex-mismatch")}  # fmt: skip
    # Rows 1, 3, 4, 5 spell out no task; 1, 3 and 4 fall due 18 days after the plan was issued.
    assert found == {("1", True), ("3", True), ("4", True), ("1", False), ("3", False), ("4", False), ("5", False)}


@pytest.mark.parametrize("text", TEXTS)
def test_nothing_is_overdue_on_the_day_of_issue(text: str) -> None:
    assert findings(text, "overdue") == ()


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_overdue_after_the_first_two_deadlines(text: str) -> None:
    found = {f.unit_id.rpartition("plan:340200/2021/10/")[2]: f for f in findings(text, "overdue", "2021-11-01")}
    # Row 7 spells out task 5, whose six pairs of the city are only planned. Rows 3 and 4 bind nobody by name.
    assert set(found) == {"annex/7"}
    assert found["annex/7"].units == ("芜湖市",)


@pytest.mark.parametrize("text", TEXTS)
def test_every_finding_of_a_demand_shows_the_sentence(text: str) -> None:
    for finding in gk.gaps(plan(text), as_of="2024-01-01", rules=["below-target", "county-without-counterpart"]):
        assert finding.evidence, finding
        assert all(e.quote and plan(text).source(e.source).text[e.start : e.stop] == e.quote for e in finding.evidence)


def test_the_ledger_raises_what_the_plan_only_plans() -> None:
    with_ledger = gk.gaps(gk.wuhu(), as_of="2024-01-01", rules=["below-target"])
    cities = [f for f in with_ledger if f.unit == "芜湖市" and f.need == 2]
    # 上海光机所 (2020) came before 2021; 松江 (2022, 2023) and 上海对外经贸大学 (2022) count.
    assert cities == []
