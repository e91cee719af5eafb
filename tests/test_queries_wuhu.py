"""What the library of questions answers about Wuhu's plan: expectations counted by hand, from the original document."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

import graphkit as gk
from graphkit.graph import Graph


@cache
def plan() -> Graph:
    return gk.wuhu(ledger=False)


def ask(question: str, *columns: str, **params: Any) -> set[tuple[Any, ...]]:
    rows = plan().query(question, **params)
    return {
        tuple(row) for row in rows[list(columns)].astype(object).where(rows[list(columns)].notna(), None).to_numpy()
    }


def test_links_by_province_add_up_to_forty() -> None:
    # 上海: three departments, 科技 with 松江, two with 普陀, 小东门, six parks, 江北 with 松江, one free-trade zone.
    # 江苏: eight of the city (南京 twice), 发改 with 南京, three departments in two cities, 江宁, one such zone.
    # 浙江: two of the city's, three departments in 杭州, 余姚, 玉环, one free-trade zone.
    expected = {("上海市", "planned", 15), ("江苏省", "planned", 17), ("浙江省", "planned", 8)}
    assert ask("status-by-province", "province", "status", "links") == expected


def test_divisions_as_counterparts_by_level() -> None:
    assert ask("counterparts-by-level", "province", "level", "counterparts") == {
        ("上海市", "province", 1), ("上海市", "county", 2), ("上海市", "town", 1),
        ("江苏省", "city", 6), ("江苏省", "county", 2),
        ("浙江省", "city", 2), ("浙江省", "county", 1),
    }  # fmt: skip


def test_six_units_work_with_nanjing() -> None:
    # The city itself (tasks 2 and 5), 发改, 教育, 卫健, 文旅, and 芜湖高新区 with a park of 江宁.
    assert ("南京市", 6, 2, 7) in ask("counterparts-by-city", "city", "units", "counterparts", "links")


def test_zones_that_have_a_zone() -> None:
    pairs = ask("zones-and-zones", "zone", "counterpart")
    assert len(pairs) == 10
    assert ("南陵经济开发区", "上海青浦工业园区") in pairs
    assert not any(zone in ("芜湖经济技术开发区", "鸠江经济开发区") for zone, _ in pairs)


def test_who_shares_a_counterpart() -> None:
    shared = ask("shared-counterparts", "counterpart", "unit", "other")
    assert ("普陀区", "芜湖市住房和城乡建设局", "芜湖市城市管理局") in shared
    assert ("松江区", "芜湖市科学技术局", "皖江江北新兴产业集中区") in shared


def test_a_chain_leads_from_one_unit_to_another() -> None:
    chain = ask("chains-from-unit", "through", "reached", unit="市科技局")
    assert chain == {("松江区", "皖江江北新兴产业集中区")}


@pytest.mark.parametrize("name", ["市水务局", "芜湖市水务局", "dept:340200/水务局"])
def test_the_tasks_of_a_unit_by_any_of_its_names(name: str) -> None:
    tasks = ask("tasks-of-unit", "part", "no", "basis", unit=name)
    assert tasks == {("body", 2, "named"), ("body", 5, "named"), ("annex", 2, "named"), ("annex", 7, "named")}


def test_the_tasks_that_a_county_has_through_its_group() -> None:
    tasks = ask("tasks-of-unit", "part", "no", "basis", unit="弋江区")
    body = {("body", no, "group") for no in (3, 4, 5, 6, 7, 8, 10, 11)}
    assert tasks == body | {("annex", no, "group") for no in (1, 5, 7, 8, 9, 10, 12, 13)}


def test_deadlines_of_the_annex() -> None:
    dated = {row for row in ask("tasks-by-deadline", "part", "no", "due") if row[2]}
    assert dated == {
        ("annex", 1, "2021-04"), ("annex", 3, "2021-04"), ("annex", 4, "2021-04"),
        ("annex", 6, "2021-10"), ("annex", 7, "2021-10"), ("annex", 2, "2021-12"), ("annex", 5, "2021-12"),
    }  # fmt: skip


def test_units_that_work_in_several_provinces() -> None:
    found = ask("units-with-several-provinces", "unit", "provinces")
    assert found == {
        ("芜湖市教育局", 3), ("芜湖市卫生健康委员会", 3), ("芜湖市文化和旅游局", 3),
        ("中国（安徽）自贸试验区芜湖片区", 3), ("芜湖市", 2),
    }  # fmt: skip


def test_the_sentence_on_a_pair() -> None:
    ((quote,),) = ask("evidence-of-pair", "quote", unit="鸠江区", counterpart="余姚机器人小镇")
    assert "鸠江区与余姚机器人小镇" in quote


def test_a_promise_to_nobody_is_listed_and_no_partner() -> None:
    vague = ask("vague-commitments", "unit", "group_name")
    assert ("芜湖市投资促进中心", "沪苏浙相关城区") in vague
    assert ask("links-of-unit", "counterpart", unit="市投资促进中心") <= {("沪苏浙相关城区",)}
