"""The analyses on Wuhu's plan of 2021: every figure counted by hand, from ``data/wuhu/plan.txt`` and its 40 pairs.

The counting stands beside the figure. The pairs are those of ``wuhu_expected_pairs.py``; 芜湖市 with 南京市 stands in
tasks 2 and 5, so that 39 different pairs remain.
"""

from __future__ import annotations

import csv
from collections import Counter
from fractions import Fraction
from typing import Any

import pytest

import graphkit as gk
import naive_analysis as naive
from graphkit import analysis
from shared import ROOT
from wuhu_expected_pairs import EXPECTED

DAY = "2021-12-31"
PAIRS = {(unit, counterpart) for _, unit, counterpart in EXPECTED}
CITY = "芜湖市"
DEPARTMENTS_WITH = {unit for unit, _ in PAIRS if unit.endswith(("局", "委员会"))}
SHANGHAI = {"上海市", "松江区", "普陀区", "小东门街道", "上海临港奉贤园区", "上海虹桥商务区", "上海嘉定园区",
            "上海莘庄工业园", "上海宝山开发区", "上海青浦工业园区", "上海自由贸易试验区"}  # fmt: skip
ZHEJIANG = {"杭州市", "宁波市", "玉环市", "余姚机器人小镇", "浙江自由贸易试验区"}
"""Where the counterparts lie; all others lie in 江苏省."""


@pytest.fixture(scope="module")
def plan() -> Any:
    return gk.wuhu(ledger=False).as_of(DAY).to_networkx()


def row(frame: Any, **wanted: Any) -> Any:
    for column, value in wanted.items():
        frame = frame[frame[column] == value]
    assert len(frame) == 1, frame
    return frame.iloc[0]


def test_the_hand_made_lists_fit_together() -> None:
    assert len(PAIRS) == 39
    # Task 2 sends 发改委, 科技局, 住建局, 城管局, 教育局, 卫健委 and 文旅局.
    assert len(DEPARTMENTS_WITH) == 7
    assert len({unit for unit, _ in PAIRS}) == 1 + 7 + 3 + 8  # the city, departments, counties, zones


def test_coverage_by_province(plan: Any) -> None:
    frame = analysis.coverage(plan, "province")
    expected = Counter(
        (unit, "上海市" if other in SHANGHAI else "浙江省" if other in ZHEJIANG else "江苏省") for unit, other in PAIRS
    )
    found = {(unit, cell): number for unit, cell, number in frame[["unit", "cell", "counterparts"]].values if number}
    short = {"芜湖片区": "中国（安徽）自贸试验区芜湖片区", "江北新兴产业集中区": "皖江江北新兴产业集中区"}
    assert found == {(short.get(unit, unit), cell): number for (unit, cell), number in expected.items()}
    # 39 units (7 counties, 11 zones, 20 departments, the city) against three provinces.
    assert len(frame) == 39 * 3
    # "各县市区均分别与沪苏浙": all three cells of each county are demanded, and of each zone; 3 of 21 are filled.
    counties = frame[frame.role == "county"]
    assert (counties.demanded.sum(), counties.covered.sum()) == (21, 3)


def test_coverage_by_level_and_sector(plan: Any) -> None:
    levels = analysis.coverage(plan, "level")
    # 南京 杭州 苏州 宁波 镇江 扬州 淮安 are cities, 金坛 and 溧阳 counties.
    mine = levels[(levels.unit == CITY) & levels.covered]
    assert mine[["cell", "counterparts"]].values.tolist() == [["city", 7], ["county", 2]]
    sectors = analysis.coverage(plan, "sector")
    # Task 9 speaks of the free-trade zones only.
    mine = sectors[sectors.unit.str.endswith("芜湖片区") & sectors.covered]
    assert mine[["cell", "counterparts"]].values.tolist() == [["自贸区", 3]]


def test_shares(plan: Any) -> None:
    frame = analysis.shares(plan)
    whole = {role: (units, covered) for role, units, covered in frame[frame.dimension == "any"][
        ["role", "units", "covered"]].values}  # fmt: skip
    # Counties with somebody: 镜湖, 鸠江, 湾沚. Zones: seven of task 4 and 芜湖片区 of task 9. Departments: seven.
    assert whole == {"city": (1, 1), "county": (7, 3), "zone": (11, 8), "department": (20, 7)}
    # 教育局, 卫健委, 文旅局 with 上海市, 科技局 with 松江, 住建局 and 城管局 with 普陀.
    assert row(frame, role="department", dimension="province", cell="上海市").covered == 6
    assert row(frame, role="department", dimension="province", cell="上海市").share == pytest.approx(6 / 20)


def test_targets(plan: Any) -> None:
    frame = analysis.target_progress(plan)
    assert not frame.reached.any()  # a plan only plans; every target demands more
    counties = frame[frame.target.str.contains("城区全覆盖")]
    assert counties[["have", "planned", "missing"]].sum().tolist() == [0, 3, 7]
    # Zones with parks of the three provinces: one each for seven, three for 芜湖片区 (松江 is no park).
    zones = frame[frame.target.str.contains("3个园区")]
    assert sorted(zones.planned) == [0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 3]
    # "累计达到80个以上": the 39 pairs are all there is.
    assert row(frame, scope="total", minimum=80).planned == 39
    shares = analysis.target_shares(plan)
    found = shares[["scope", "units", "reached", "planned"]].values.tolist()
    # Of seven targets: 3 of 7 counties plan an agreement, 8 of 11 zones, the city two and more, all together 39 of 80,
    # ten links of zone and zone of three, no county in all of three provinces, one zone with three parks.
    assert found == [
        ["county", 7, 0, 3], ["zone", 11, 0, 8], ["city", 1, 0, 1], ["total", 1, 0, 0], ["total", 1, 0, 1],
        ["county", 7, 0, 0], ["zone", 11, 0, 1],
    ]  # fmt: skip


def test_concentration(plan: Any) -> None:
    frame = analysis.concentration(plan)
    # The city: 南京 苏州 镇江 扬州 淮安 金坛 溧阳 in 江苏, 杭州 宁波 in 浙江.
    city = row(frame, unit=CITY, dimension="province")
    assert (city.ties, city.places, city.largest) == (9, 2, "江苏省")
    assert city.herfindahl == pytest.approx(Fraction(7 * 7 + 2 * 2, 81))
    # By city: 金坛 and 溧阳 are both in 常州, the seven others one each.
    assert row(frame, unit=CITY, dimension="city").herfindahl == pytest.approx(Fraction(2 * 2 + 7, 81))
    # 上海: six of departments, 小东门街道, six zones, 江北 with 松江, the free-trade zone: 15.
    # 江苏: seven of the city, 发改委, six of 教育 卫健 文旅, 江宁, the free-trade zone: 16.
    # 浙江: two of the city, three of 教育 卫健 文旅, 余姚, 玉环, the free-trade zone: 8.
    by_province = Counter("沪" if o in SHANGHAI else "浙" if o in ZHEJIANG else "苏" for _, o in PAIRS)
    assert by_province == {"沪": 15, "苏": 16, "浙": 8}
    whole = row(frame, unit="", dimension="province")
    assert whole.herfindahl == pytest.approx(Fraction(15 * 15 + 16 * 16 + 8 * 8, 39 * 39))


def test_who_hangs_on_one_counterpart_and_what_is_lost(plan: Any) -> None:
    single = analysis.single_counterpart(plan)
    # 镜湖 鸠江 湾沚; 发改委 科技局 住建局 城管局; 高新 新芜 三山 无为 繁昌 南陵. 江北 has two, 芜湖片区 three.
    assert Counter(single.role) == {"county": 3, "department": 4, "zone": 6}
    lost = analysis.loss(plan)
    # 普陀 holds two departments that have nobody else; 松江 one (科技局), and 江北 keeps 虹桥, in 上海 like 松江.
    assert row(lost, counterpart="普陀区")[["units", "left_alone", "provinces_lost"]].tolist() == [2, 2, 2]
    assert row(lost, counterpart="松江区")[["units", "left_alone", "provinces_lost"]].tolist() == [2, 1, 1]
    # 南京 holds five; 发改委 has nobody else; 教育 卫健 文旅 keep 南通 in 江苏, the city six others.
    assert row(lost, counterpart="南京市")[["units", "links", "left_alone", "provinces_lost"]].tolist() == [5, 6, 1, 1]


def test_bridges_and_shared_counterparts(plan: Any) -> None:
    bridges = analysis.bridges(plan)
    number = Counter(other for _, other in PAIRS)
    assert {other: units for other, units in number.items() if units > 1} == {
        "南京市": 5, "杭州市": 4, "上海市": 3, "南通市": 3, "松江区": 2, "普陀区": 2,
    }  # fmt: skip
    assert dict(bridges[["counterpart", "units"]].values.tolist()) == {o: n for o, n in number.items() if n > 1}
    # Without 松江, 科技局 stands alone and 江北 with 虹桥; without 杭州 南京 still holds its four together.
    assert row(bridges, counterpart="松江区").parts == 2
    assert row(bridges, counterpart="杭州市").parts == 1
    shared = analysis.shared(plan)
    # Three departments share all four; each of them shares 南京 and 杭州 with the city, of 9 + 4 - 2.
    assert (shared.shared == 4).sum() == 3
    some = row(shared, unit=CITY, other="芜湖市教育局")
    assert (some.shared, some.jaccard) == (2, pytest.approx(2 / 11))


def test_communities(plan: Any) -> None:
    frame = analysis.communities(plan)
    # What hangs on nothing else is a group of its own: 三山经济开发区 with 上海嘉定园区.
    alone = frame[frame.member == "三山经济开发区"].community.iloc[0]
    assert frame[frame.community == alone].member.tolist() == ["三山经济开发区", "上海嘉定园区"]


def test_balance(plan: Any) -> None:
    frame = analysis.balance(plan)
    assert row(frame, unit="镜湖区")[["unit_kind", "counterpart_kind", "steps"]].tolist() == ["county", "town", 1]
    # Levels: 镜湖 with a town; the city with 金坛 and 溧阳; 科技局 with 松江, 住建局 and 城管局 with 普陀; three
    # departments with 上海市, which is a province.
    assert (frame.mismatch == "level").sum() == 1 + 2 + 3 + 3
    # Zones: 高新 with 经开, 新芜 三山 无为 南陵 (经开) with 工业园, 江北 (集中) with 商务; 繁昌 and 宝山 are both 经开.
    assert (frame.mismatch == "class").sum() == 6
    # 鸠江 with a small town of its own kind (小镇), 江北 with 松江.
    assert (frame.mismatch == "kind").sum() == 2


def test_overlap(plan: Any) -> None:
    courted = analysis.courted(plan)
    # 教育, 卫生 and 文旅 stand in one sentence for three departments; 发改委 and the city are after other things.
    assert row(courted, counterpart="南京市")[["units", "same_sector"]].tolist() == [5, 3]
    crowded = analysis.crowded(plan)
    # Task 2 lists nineteen; task 5 六: 发改委 经信局 水务局 科技局 地方金融监管局 自规局, and two collectives.
    assert row(crowded, part="body", no=2).departments == 19
    assert row(crowded, part="body", no=5)[["departments", "others"]].tolist() == [6, 2]


def test_distance(plan: Any) -> None:
    with (ROOT / "data/gazetteer/divisions.csv").open(encoding="utf-8") as file:
        seats = {line["code"]: (float(line["lon"]), float(line["lat"])) for line in csv.DictReader(file) if line["lon"]}
    frame = analysis.distance(plan)
    for unit, counterpart, codes in (
        (CITY, "南京市", ("340200", "320100")),
        ("湾沚区", "玉环市", ("340210", "331083")),
        ("镜湖区", "小东门街道", ("340202", "310101")),  # the seat of 黄浦区 stands for its subdistrict
    ):
        measured = row(frame, unit=unit, counterpart=counterpart)
        assert measured.km == pytest.approx(naive.km(*seats[codes[0]], *seats[codes[1]]), abs=0.001)
    assert row(frame, unit="镜湖区").counterpart_seat == "county"


def test_comparison() -> None:
    found = gk.analyse(gk.wuhu(), "comparison", DAY, other_as_of="2024-12-31").set_index("measure")
    # With the ledger 2021 holds four more: 上海光机所, 马鞍山, 嘉义市工业会 and 松江 with the city itself.
    assert found.loc["pairs", "before"] == 39 + 4
    # Until 2024 came 上海对外经贸大学, 梅河新区 and 黄石大冶湖; memberships and visits are none.
    assert found.loc["pairs", "change"] == 3
    # Signed: the four before; then 上海对外经贸大学. 松江 went from signed to built and stays one pair.
    assert found.loc["signed-pairs", ["before", "after"]].tolist() == [4, 5]
    # 上海 江苏 浙江, 安徽 (马鞍山) and 台湾 (嘉义); then 吉林 and 湖北.
    assert found.loc["provinces", ["before", "after"]].tolist() == [5, 7]
