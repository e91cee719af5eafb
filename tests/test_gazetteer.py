"""The gazetteer answers what a division is called, was called, and lies in."""

from __future__ import annotations

import pytest

from graphkit.errors import InputError
from graphkit_loaders.gazetteer import gazetteer
from graphkit_loaders.gazetteer.forms import short_forms


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("芜湖市", "340200"),
        ("芜湖", "340200"),
        ("湾沚区", "340210"),
        ("芜湖县", "340210"),  # its name until 2020
        ("玉环市", "331083"),
        ("玉环县", "331083"),  # its name until 2017
        ("内蒙古", "150000"),
        ("桐乡县", "330483"),  # today's 桐乡市; its old code lies beside that of 海盐县
        ("嵊县", "330683"),  # 嵊州市 since 1995
        ("金华县", "330703"),  # 金东区 since 2000, in the same city
        ("开县", "500154"),  # 开州区; it lay in Sichuan until 1997
        ("万县市", "500101"),  # 万州区
        ("梁平县", "500155"),
        ("榆次市", "140702"),
        ("浈江区", "440204"),  # 浈江区 and 武江区 exchanged their codes in 2003
        ("栾城县", "130111"),
        ("下关区", "320106"),  # joined 鼓楼区 in 2013
        ("庐山区", "360402"),  # 濂溪区, not 庐山市
        ("恩施州", "422800"),
        ("仙桃", "429004"),
    ],
)
def test_current_short_and_former_names_are_found(name: str, code: str) -> None:
    assert gazetteer().lookup(name)[0] == code


def test_a_name_of_two_places_gives_both_the_higher_first() -> None:
    assert gazetteer().lookup("吉林") == ("220000", "220200")
    assert set(gazetteer().lookup("鼓楼区")) == {"320106", "320302", "350102", "410204"}


def test_an_unknown_name_is_found_nowhere() -> None:
    assert gazetteer().lookup("乌有县") == ()


def test_places_know_what_they_lie_in() -> None:
    gaz = gazetteer()
    assert gaz.ancestors("320413") == ("320400", "320000")
    assert gaz.ancestors("310101017") == ("310101", "310000")
    assert [gaz.city(code) for code in ("340210", "340200", "310117", "429004", "340000")] == [
        "340200", "340200", "310000", "429004", None,
    ]  # fmt: skip


def test_the_seven_counties_of_a_city_and_those_of_an_earlier_year() -> None:
    gaz = gazetteer()
    names = {gaz.place(code).name for code in gaz.children_in("340200", 2021)}
    assert names == {"镜湖区", "鸠江区", "弋江区", "湾沚区", "繁昌区", "南陵县", "无为市"}
    assert {gaz.place(code).name for code in gaz.children_in("340200", 2019)} == names | {"三山区"}


def test_towns_of_a_county_are_read_when_asked() -> None:
    towns = gazetteer().towns("310101")
    assert towns["小东门街道"].parent == "310101"
    assert gazetteer().towns("999999") == {}


def test_every_province_has_its_towns() -> None:
    gaz = gazetteer()
    empty = [p for p in gaz.provinces() if not any(gaz.towns(c) for c in gaz.children_of_kind(p, "county"))]
    assert empty == ["810000", "820000", "710000"]  # 香港, 澳门 and 台湾 have none in the source


@pytest.mark.parametrize(
    ("name", "shorts"),
    [
        ("融水苗族自治县", ("融水", "融水县", "融水自治县")),
        ("双江拉祜族佤族布朗族傣族自治县", ("双江", "双江县", "双江自治县")),
        ("广西壮族自治区", ("广西",)),
        ("神农架林区", ("神农架",)),
        ("泗县", ()),
        ("城区", ()),
    ],
)
def test_short_forms_leave_the_kind_out(name: str, shorts: tuple[str, ...]) -> None:
    assert short_forms(name) == shorts


def test_a_damaged_table_is_named(tmp_path: object) -> None:
    from pathlib import Path

    from graphkit_loaders.gazetteer.index import Gazetteer

    folder = Path(str(tmp_path))
    with pytest.raises(InputError, match=r"divisions\.csv: this table of the gazetteer is missing"):
        Gazetteer(folder)
    (folder / "divisions.csv").write_text("nom,code\n", encoding="utf-8")
    with pytest.raises(InputError, match="the first row must read code,name"):
        Gazetteer(folder)


def test_a_zone_inside_another_zone_lies_in_its_city() -> None:
    # The list puts 苏通科技产业园 under 320671, which is no county but 南通经济技术开发区.
    entry = next(e for e in gazetteer().zones if e.name == "南通苏通科技产业园")
    assert (entry.county, entry.city) == ("", "320600")


def test_a_province_offers_its_cities_counties_and_zones() -> None:
    from graphkit_loaders.assembly.candidates import places

    found = places(gazetteer(), ["310000", "999999"])
    divisions = [node for node in found if node.label == "Division"]
    # Shanghai: itself and its sixteen districts; no city between.
    assert len(divisions) == 17
    zones = {node.name for node in found if node.label == "Zone"}
    # 金桥 is no division, so that the name alone would not tell where; 莘庄 stands with its city for the same reason.
    assert {"上海金桥经济技术开发区", "松江工业区"} <= zones
    assert all(node.properties["city"] == "310000" for node in found if node.label == "Zone")


def test_a_division_that_ended_lies_where_it_lay_last() -> None:
    gaz = gazetteer()
    assert gaz.ancestors("500112") == ("500000",)
    assert gaz.place("500112").last_year == 2024
