"""Names as documents print them become the nodes that they mean."""

from __future__ import annotations

import pytest

from graphkit_loaders.gazetteer import gazetteer
from graphkit_loaders.naming import group_role, name_party, split_place, zone

HOME = "340200"


def key_of(printed: str, home: str | None = HOME) -> str | None:
    node = name_party(gazetteer(), printed, home)
    return node.key if node else None


@pytest.mark.parametrize(
    "names",
    [
        ("市发改委", "市发展改革委", "芜湖市发展和改革委员会", "芜湖市发改委"),
        ("市住建局", "市住房城乡建设局", "市住房和城乡建设局"),
        ("市城管局", "市城市管理局"),
        ("市数据资源管理局", "市数据资源局"),
        ("市市场监管局", "芜湖市市场监督管理局"),
        ("市地方金融监管局", "市地方金融监督管理局"),
        ("市卫健委", "市卫生健康委", "市卫生健康委员会"),
        ("芜湖高新区", "芜湖高新技术产业开发区", "高新技术产业开发区", "高新技术产业开发区管委会"),
        ("皖江江北新兴产业集中区", "江北新兴产业集中区"),
        ("湾沚区政府", "湾沚区人民政府", "湾沚区", "芜湖县", "芜湖市湾沚区"),
        ("上海黄浦区小东门街道", "上海市黄浦区小东门街道"),
    ],
)
def test_full_and_short_names_are_one_unit(names: tuple[str, ...]) -> None:
    keys = {key_of(name) for name in names}
    assert len(keys) == 1
    assert None not in keys


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("市发改委", "dept:340200/发展和改革委员会"),
        ("上海市水务局", "dept:310000/水务局"),
        ("湾沚区教育局", "dept:340210/教育局"),
        ("司法部", "dept:100000/司法部"),
        ("芜湖高新区", "zone:340200/芜湖高新技术产业开发区"),
        ("余姚机器人小镇", "zone:330200/余姚机器人小镇"),
        ("上海虹桥商务区", "zone:310000/虹桥商务区"),
        ("常州市金坛区", "320413"),
        ("上海黄浦区小东门街道", "310101017"),
        ("各县市区政府", "group:340200/各县市区政府"),
        ("沪苏浙相关城区", "group:340200/沪苏浙相关城区"),
        ("南京都市圈", "alliance:南京都市圈"),
        ("嘉义市工业会", "inst:嘉义市工业会"),
    ],
)
def test_a_name_has_a_stable_readable_key(printed: str, key: str) -> None:
    assert key_of(printed) == key


def test_departments_of_two_levels_and_of_two_cities_stay_apart() -> None:
    assert key_of("市教育局") != key_of("湾沚区教育局") != key_of("南京市教育局")


def test_a_zone_knows_where_it_lies() -> None:
    node = name_party(gazetteer(), "南京江宁经济开发区", HOME)
    assert node is not None
    assert {k: node.properties[k] for k in ("class", "province", "city", "county")} == {
        "class": "经开", "province": "320000", "city": "320100", "county": "320115",
    }  # fmt: skip


def test_words_that_are_no_name_give_nothing() -> None:
    assert key_of("稳步推进") is None
    assert key_of("") is None


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("各县市区政府", "county"),
        ("各县（市、区）人民政府", "county"),
        ("开发区管委会", "zone"),
        ("市有关部门", "department"),
        ("沪苏浙相关城区", None),
        ("已签约合作事项的县市区政府", None),
    ],
)
def test_groups_of_the_own_roster_are_told_from_groups_of_others(words: str, role: str | None) -> None:
    assert group_role(words) == role


def test_an_ambiguous_place_is_left_open_without_a_home() -> None:
    assert split_place(gazetteer(), "鼓楼区教育局") == (None, "鼓楼区教育局")
    assert split_place(gazetteer(), "鼓楼区教育局", "320100") == ("320106", "教育局")


def test_what_is_left_of_a_zone_without_its_kind_is_no_name_of_it() -> None:
    node = zone(gazetteer(), "亳州芜湖现代产业园区", "340200")
    assert node is not None
    assert "芜湖现代产业园区" in node.aliases
    assert "芜湖" not in node.aliases


def test_a_word_for_a_kind_of_park_is_no_zone_of_the_home() -> None:
    assert zone(gazetteer(), "产业合作园区", "340200") is None
    bare = zone(gazetteer(), "经济技术开发区", "340200")
    assert bare is not None
    assert bare.name == "芜湖经济技术开发区"
