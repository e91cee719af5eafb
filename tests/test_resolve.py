"""What a name means, names of one's own, and rosters without a plan."""

from __future__ import annotations

from pathlib import Path

import pytest

import graphkit as gk
from command_line import call
from graphkit.errors import InputError, UsageError

NAMES = "名称,类别,所在地,别名,类型\n"


def test_a_former_name_is_a_place_under_the_name_and_code_of_the_time() -> None:
    """芜湖县 (340221) became 湾沚区 (340210) in 2020."""
    (then,) = gk.resolve("芜湖县", as_of="2019")
    assert (then.key, then.code, then.name, then.name_today) == ("340210", "340221", "芜湖县", "湾沚区")
    assert (then.level, then.parents, then.how, then.valid, then.chosen) == (
        "county", ("芜湖市", "安徽省"), "former", True, True,
    )  # fmt: skip
    (now,) = gk.resolve("芜湖县")
    assert (now.code, now.name, now.valid) == ("340210", "湾沚区", False)
    (later,) = gk.resolve("湾沚区", as_of="2019")
    assert (later.name, later.valid) == ("芜湖县", False)


def test_what_became_part_of_another_is_not_what_that_was_called() -> None:
    """下关区 went into 鼓楼区 of Nanjing in 2013, which had been 鼓楼区 before."""
    before = next(m for m in gk.resolve("鼓楼区", as_of="2010", home="320100") if m.key == "320106")
    assert (before.name, before.valid, before.chosen) == ("鼓楼区", True, True)
    (merged,) = gk.resolve("下关区", as_of="2010")
    assert (merged.name, merged.how, merged.valid) == ("鼓楼区", "former", False)


def test_a_name_of_several_places_stays_open_until_the_home_decides() -> None:
    found = gk.resolve("鼓楼区")
    assert {m.parents[0] for m in found} == {"南京市", "徐州市", "福州市", "开封市"}
    assert not any(m.chosen for m in found)
    assert [m.parents[0] for m in gk.resolve("鼓楼区", home="350000") if m.chosen] == ["福州市"]
    page = call("resolve", "鼓楼区", "--lang", "en").out
    assert "4 are called 鼓楼区" in " ".join(page.split())


def test_zones_departments_and_towns_resolve() -> None:
    (zone,) = gk.resolve("芜湖高新区")
    assert (zone.label, zone.name, zone.how) == ("Zone", "芜湖高新技术产业开发区", "listed")
    (office,) = gk.resolve("市发改委", home="340200")
    assert (office.label, office.key) == ("Department", "dept:340200/发展和改革委员会")
    (town,) = gk.resolve("上海黄浦区小东门街道")
    assert (town.key, town.level, town.valid) == ("310101017", "town", True)


def test_names_of_one_character_stand_for_provinces_and_cities() -> None:
    def told(name: str, home: str | None = None) -> list[tuple[str, bool]]:
        return [(m.name, m.chosen) for m in gk.resolve(name, home=home)]

    assert told("皖") == [("安徽省", True)]
    assert told("甬") == [("宁波市", True)]
    assert told("港") == [("香港特别行政区", True)]
    assert told("沪苏浙") == [("上海市", True), ("江苏省", True), ("浙江省", True)]
    # Of Ningxia, Nanjing and Xining each calls itself 宁; a document of Jiangsu means its own.
    assert told("宁") == [("宁夏回族自治区", False), ("南京市", False), ("西宁市", False)]
    assert told("宁", home="320500") == [("宁夏回族自治区", False), ("南京市", True), ("西宁市", False)]
    assert {m.how for m in gk.resolve("沪苏浙")} == {"letter"}
    assert "单字简称" in call("resolve", "皖", "--lang", "zh").out
    assert "3 are called 宁" in " ".join(call("resolve", "宁", "--lang", "en").out.split())
    with pytest.raises(UsageError, match="nothing is called"):
        gk.resolve("皖某")


def test_an_unknown_name_gets_the_nearest() -> None:
    with pytest.raises(UsageError, match=r"did you mean .*芜湖市"):
        gk.resolve("芜胡市")
    answer = call("resolve", "芜胡市")
    assert answer.status == 2
    assert "芜湖市" in answer.err


def test_the_command_answers_in_json() -> None:
    found = call("resolve", "芜湖县", "--as-of", "2019", "-f", "json").json
    assert found["as_of"] == "2019-12-31"
    assert found["meanings"][0]["history"] == ["1990-2019 340221 芜湖县", "2020- 340210 湾沚区"]


# Names of one's own.


def table(tmp_path: Path, rows: str, heads: str = NAMES) -> Path:
    place = tmp_path / "自备名称.csv"
    place.write_text(heads + rows, encoding="utf-8")
    return place


def test_a_park_that_no_list_has_is_read_under_its_own_name(tmp_path: Path) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text("推动镜湖区与星火谷开展结对合作。\n推动鸠江区与玉环市星火谷开展结对合作。\n", encoding="utf-8")
    names = table(tmp_path, "玉环星火谷,园区,玉环市,星火谷,小镇\n")
    found = gk.read(plan, names=names)
    zone = found.nodes("Zone").set_index("key").loc["zone:331000/玉环星火谷"]
    assert (zone["name"], zone["class"], zone["county"]) == ("玉环星火谷", "小镇", "331083")
    assert set(found.links()["counterpart"]) == {"玉环星火谷"}
    assert set(found.links()["unit"]) == {"镜湖区", "鸠江区"}
    assert "玉环星火谷" not in set(gk.read(plan).nodes()["name"]), "without the table nobody knows it"
    assert call("links", plan, "--names", names, "-f", "json").json["links"][0]["counterpart"] == "玉环星火谷"


def test_a_name_of_ones_own_overrides_the_gazetteer(tmp_path: Path) -> None:
    names = table(tmp_path, "鼓楼区,行政区划,350102,,\n市创新办,部门,340200,市创新办公室,\n")
    assert [(m.key, m.how) for m in gk.resolve("鼓楼区", names=names)] == [("350102", "own")]
    ledger = tmp_path / "ledger.csv"
    ledger.write_text("日期,本地单位,合作对方,状态\n2024,市创新办,鼓楼区,签约\n", encoding="utf-8")
    (row,) = call("links", ledger, "--names", names, "-f", "json").json["links"]
    assert (row["unit_id"], row["counterpart_id"]) == ("dept:340200/市创新办", "350102")
    assert len(gk.resolve("鼓楼区")) == 4, "it holds for that reading only"


@pytest.mark.parametrize(
    ("heads", "rows", "said"),
    [
        ("名称,所在地\n", "星火谷,玉环市\n", "row 1 lacks the columns 类别"),
        (NAMES, "星火谷,公园,玉环市,,\n", "row 2, column 类别: '公园' is no kind"),
        (NAMES, "星火谷,园区,玉环市,,\n星火园,园区,玉还市,,\n", "row 3, column 所在地: there is no division"),
        (NAMES, "星火谷,园区,鼓楼区,,\n", "row 2, column 所在地: 鼓楼区 may be 320106"),
        (NAMES, "星,园区,玉环市,,\n", "row 2, column 名称: '星' is too short"),
        (NAMES, "星火谷,园区,,,\n", "row 2, column 所在地: it is empty"),
    ],
)  # fmt: skip
def test_a_bad_row_is_named_by_row_and_column(tmp_path: Path, heads: str, rows: str, said: str) -> None:
    answer = call("stats", "--names", table(tmp_path, rows, heads))
    assert answer.status == 3
    assert said in answer.err


def test_a_missing_table_of_names_is_said(tmp_path: Path) -> None:
    answer = call("stats", "--names", tmp_path / "no.csv")
    assert answer.status == 3
    assert "there is no such table of names" in answer.err


# A roster without a plan.


def test_a_roster_comes_from_the_gazetteer_alone(tmp_path: Path) -> None:
    graph = gk.read(home="340200")
    governed = graph.links("GOVERNS")
    counties = set(governed[governed["role"] == "county"]["to"])
    assert counties == {"镜湖区", "鸠江区", "弋江区", "湾沚区", "繁昌区", "南陵县", "无为市"}
    assert "芜湖经济技术开发区" in set(governed[governed["role"] == "zone"]["to"])
    then = gk.read(home="340200", home_as_of="2018").links("GOVERNS")
    assert "三山区" in set(then["to"])


def test_a_ledger_with_a_roster_has_gaps_and_no_plan_is_needed(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.csv"
    ledger.write_text("日期,本地单位,合作对方,状态\n2023-05,镜湖区,黄浦区,签约\n", encoding="utf-8")
    place = tmp_path / "芜湖.graph"
    assert call("build", ledger, "--home", "芜湖市", "-o", place).status == 0
    found = call("gaps", place, "--rule", "county-without-counterpart", "-f", "json").json["findings"]
    assert {f["unit"] for f in found} == {"鸠江区", "弋江区", "湾沚区", "繁昌区", "南陵县", "无为市"}


def test_a_plan_of_the_division_keeps_its_own_roster() -> None:
    files = gk.reading.wuhu_files(ledger=False)
    assert gk.read(*files, home="340200").labels()["Plan"] == 1


def test_an_unknown_home_gets_the_nearest() -> None:
    with pytest.raises(InputError, match="there is no division '340299'; did you mean 34"):
        gk.read(home="340299")
