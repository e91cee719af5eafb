"""The bundled plan and ledger: our own words, the facts of the original, read in full.

What is expected stands here by hand, from the original document.
"""

from __future__ import annotations

import csv
import re

import pytest

import graphkit as gk
from graphkit.graph import Graph
from graphkit.model import PARTY_LABELS
from shared import ROOT, shared

PLAN = ROOT / "data" / "wuhu" / "plan.txt"
LEDGER = ROOT / "data" / "wuhu" / "ledger.csv"

COUNTIES = {
    "340202": "镜湖区",
    "340207": "鸠江区",
    "340209": "弋江区",
    "340210": "湾沚区",
    "340212": "繁昌区",
    "340223": "南陵县",
    "340281": "无为市",
}
ZONES = (
    "皖江江北新兴产业集中区",
    "芜湖经济技术开发区",
    "三山经济开发区",
    "芜湖高新技术产业开发区",
    "亳州芜湖现代产业园区",
    "中国（安徽）自贸试验区芜湖片区",
    "新芜经济开发区",
    "无为经济开发区",
    "繁昌经济开发区",
    "南陵经济开发区",
    "鸠江经济开发区",
)
DEPARTMENTS = (
    *("市发改委", "市投资促进中心", "市科技局", "市经信局", "市商务局", "市住建局", "市城管局", "市教育局", "市卫健委"),
    *("市文旅局", "市自然资源和规划局", "市生态环境局", "市数据资源管理局", "市市场监管局", "市民政局", "市人社局"),
    *("市产业创新中心", "市水务局", "市农业农村局", "市地方金融监管局"),
)
EVERYBODY = {"各县市区政府", "开发区管委会"}

BODY = {
    1: ({"湾沚区"}, set()),
    2: (set(DEPARTMENTS) - {"市地方金融监管局"}, set()),
    3: (set(), {"各县市区政府"}),
    4: (set(), EVERYBODY),
    5: ({"市发改委", "市经信局", "市水务局", "市科技局", "市地方金融监管局", "市自然资源和规划局"}, EVERYBODY),
    6: ({"市科技局", "市发改委", "市经信局", "市地方金融监管局"}, EVERYBODY),
    7: ({"市经信局", "市发改委", "市科技局", "市地方金融监管局", "市投资促进中心"}, EVERYBODY),
    8: ({"市自然资源和规划局", "市住建局", "市城管局", "市数据资源管理局"}, EVERYBODY),
    9: ({"中国（安徽）自贸试验区芜湖片区"}, set()),
    10: ({"市生态环境局"}, EVERYBODY),
    11: ({"市教育局", "市卫健委", "市民政局", "市文旅局"}, EVERYBODY),
}
"""Task of the body: responsible units by name, and groups."""

ANNEX = {
    1: ("2021-04", None, BODY[2][0] - {"市水务局", "市产业创新中心"}, EVERYBODY),
    2: ("2021-12", 2, BODY[2][0], set()),
    3: ("2021-04", None, set(), {"已签约合作事项的县市区政府", "开发区管委会"}),
    4: ("2021-04", None, set(), {"未签约合作事项的县市区政府", "开发区管委会"}),
    5: ("2021-12", None, set(), EVERYBODY),
    6: ("2021-10", 1, *BODY[1]),
    7: ("2021-10", 5, *BODY[5]),
    **{no: (None, no - 2, *BODY[no - 2]) for no in range(8, 14)},
}
"""Row of the annex: deadline (none: without end), task of the body that it spells out, units, groups."""

EDUCATION, HEALTH, CULTURE = "市教育局", "市卫健委", "市文旅局"
PAIRS = {
    2: {
        *(("340200", city) for city in ("320100", "330100", "320500", "330200")),
        ("市发改委", "320100"),
        ("市科技局", "310117"),
        ("市住建局", "310107"),
        ("市城管局", "310107"),
        *((dept, city) for dept in (EDUCATION, HEALTH, CULTURE) for city in ("310000", "320100", "330100", "320600")),
    },
    3: {("340202", "小东门街道"), ("340207", "余姚机器人小镇"), ("340210", "331083")},
    4: {
        ("芜湖高新技术产业开发区", "南京江宁经济开发区"),
        ("新芜经济开发区", "上海临港奉贤园区"),
        ("皖江江北新兴产业集中区", "上海虹桥商务区"),
        ("三山经济开发区", "上海嘉定园区"),
        ("无为经济开发区", "上海莘庄工业园"),
        ("繁昌经济开发区", "上海宝山开发区"),
        ("南陵经济开发区", "上海青浦工业园区"),
    },
    5: {("340200", place) for place in ("320100", "321100", "321000", "320800", "320413", "320481")},
    6: {("皖江江北新兴产业集中区", "310117")},
    9: {
        ("中国（安徽）自贸试验区芜湖片区", zone)
        for zone in ("上海自由贸易试验区", "江苏自由贸易试验区", "浙江自由贸易试验区")
    },
}  # fmt: skip
"""Task of the body: pairs of unit and counterpart, a division by its code and anything else by a name."""

TARGETS = {
    ("county", "any", "counterparts", 1, "signed", "2021-12", ()),
    ("zone", "any", "counterparts", 1, "signed", "2021-12", ()),
    ("city", "any", "links", 2, "signed", "2021-12", ()),
    ("total", "any", "links", 80, "signed", "2023-12", ()),
    ("total", "park", "links", 3, "built", "2023-12", ()),
    ("county", "any", "provinces", 3, "paired", "2023-12", ("310000", "320000", "330000")),
    ("zone", "zone", "counterparts", 3, "paired", "2023-12", ("310000", "320000", "330000")),
}
"""Who, with whom, what is counted, how many, from which status on, by when, in which provinces."""


@pytest.fixture(scope="module", params=["ours", "original.txt"])
def graph(request: pytest.FixtureRequest) -> Graph:
    return gk.wuhu(ledger=False) if request.param == "ours" else gk.read(shared("plans/wuhu-2021.txt"))


def _names(graph: Graph) -> dict[str, set[str]]:
    """Every name of every unit by key, with 芜湖市 before a department's name cut to 市."""
    found: dict[str, set[str]] = {}
    for label in (*PARTY_LABELS, "Group"):
        for row in graph.node_table(label).to_pylist():
            names = {row["key"], row["name"], *row["aliases"], row.get("short_name") or row["name"]}
            names |= {name.removeprefix("芜湖") for name in names} | {f"市{name}" for name in names}
            found[row["key"]] = names | {name.removesuffix("人民政府").removesuffix("管委会") for name in names}
    return found


def _tasks(graph: Graph, part: str) -> dict[int, dict[str, object]]:
    return {row["no"]: row for row in graph.node_table("Task").to_pylist() if row["part"] == part}


def _check_responsible(graph: Graph, task: str, units: set[str], groups: set[str]) -> None:
    names = _names(graph)
    rows = [r for r in graph.link_table("RESPONSIBLE_FOR").to_pylist() if r["to_key"] == task and r["basis"] == "named"]
    found = {row["from_key"] for row in rows if row["from_label"] != "Group"}
    assert len(found) == len(units), (task, sorted(found))
    for unit in units:
        assert any(unit in names[key] for key in found), (task, unit)
    collective = {
        r["from_key"]
        for r in graph.link_table("RESPONSIBLE_FOR").to_pylist()
        if r["to_key"] == task and r["from_label"] == "Group"
    }
    assert len(collective) == len(groups), (task, sorted(collective))


def test_sentences_are_our_own() -> None:
    def squash(text: str) -> str:
        return re.sub(r"\s+", "", text)

    length = 26
    original = squash(shared("plans/wuhu-2021.txt").read_text(encoding="utf-8"))
    runs = {original[i : i + length] for i in range(len(original) - length + 1)}
    ours = squash(PLAN.read_text(encoding="utf-8"))
    # The document's number and its title, which are no sentences of anybody's, are all that may be longer.
    for title in (
        "芜政办〔2021〕10号芜湖市人民政府办公室关于印发",
        "芜湖市推动“五个区块链接”加快与长三角对接合作工作方案",
    ):
        ours = ours.replace(title, "\n")
    assert [ours[i : i + length] for i in range(len(ours) - length + 1) if ours[i : i + length] in runs] == []


def test_it_is_the_plan_that_the_original_is(graph: Graph) -> None:
    (plan,) = graph.node_table("Plan").to_pylist()
    assert plan["key"] == "plan:340200/2021/10"
    assert plan["number"] == "芜政办〔2021〕10号"
    assert "芜湖市推动“五个区块链接”加快与长三角对接合作工作方案" in plan["title"]
    assert plan["issuer"] == "340200"
    assert (plan["adopted"], plan["issued"]) == ("2021-04-02", "2021-04-12")
    assert plan["issuing_body"] == "芜湖市人民政府办公室"


def test_it_governs_the_same_roster(graph: Graph) -> None:
    rows = graph.link_table("GOVERNS").to_pylist()
    roster = {role: {row["to_key"] for row in rows if row["role"] == role} for role in ("county", "zone", "department")}
    assert roster["county"] == set(COUNTIES)
    names = _names(graph)
    for role, expected in (("zone", ZONES), ("department", DEPARTMENTS)):
        assert len(roster[role]) == len(expected), sorted(roster[role])
        for unit in expected:
            assert any(unit in names[key] for key in roster[role]), unit


def test_no_sentence_names_the_forgotten_county(graph: Graph) -> None:
    assert "弋江" not in graph.sources[0].text
    mentions = {r["to_key"]: r["mentions"] for r in graph.link_table("GOVERNS").to_pylist() if r["role"] == "county"}
    assert mentions["340209"] == 0
    assert mentions["340202"] == 2


@pytest.mark.parametrize("no", BODY)
def test_a_task_of_the_body_has_its_responsible_units(graph: Graph, no: int) -> None:
    tasks = _tasks(graph, "body")
    assert set(tasks) == set(range(1, 12))
    _check_responsible(graph, str(tasks[no]["key"]), *BODY[no])


@pytest.mark.parametrize("no", ANNEX)
def test_a_row_of_the_annex_has_deadline_units_and_its_task(graph: Graph, no: int) -> None:
    tasks = _tasks(graph, "annex")
    assert set(tasks) == set(range(1, 14))
    due, spells_out, units, groups = ANNEX[no]
    row = tasks[no]
    assert (row["due"], bool(row["ongoing"])) == (due, due is None)
    above = [link["to_key"] for link in graph.link_table("ELABORATES").to_pylist() if link["from_key"] == row["key"]]
    assert above == ([] if spells_out is None else [f"plan:340200/2021/10/task/{spells_out}"])
    _check_responsible(graph, str(row["key"]), units, groups)


def test_it_sets_the_same_seven_targets(graph: Graph) -> None:
    columns = ("scope", "counterpart_scope", "measure", "minimum", "minimum_status", "by")
    rows = graph.node_table("Target").to_pylist()
    assert len(rows) == 7
    assert {(*(row[c] for c in columns), tuple(row["provinces"])) for row in rows} == TARGETS


def test_it_states_the_same_forty_pairs(graph: Graph) -> None:
    names = _names(graph)
    number = {str(row["key"]): no for no, row in _tasks(graph, "body").items()}
    found = {
        (number.get(row["task"] or ""), row["from_key"], row["to_key"])
        for row in graph.link_table("PARTNERS_WITH").to_pylist()
        if row["from_label"] in PARTY_LABELS and row["to_label"] in PARTY_LABELS
    }
    expected = [(no, unit, other) for no, pairs in PAIRS.items() for unit, other in sorted(pairs)]
    assert len(expected) == 40
    for no, unit, other in expected:
        assert any(n == no and unit in names[a] and other in names[b] for n, a, b in found), (no, unit, other)
    assert len(found) == 40, found


def test_every_quote_stands_where_it_says(graph: Graph) -> None:
    assert graph.check_evidence() == ()
    text = graph.sources[0].text
    rows = graph.link_table("PARTNERS_WITH").to_pylist()
    assert [row["key"] for row in rows if not row["quote"] or text[row["start"] : row["stop"]] != row["quote"]] == []


def test_every_pair_is_only_planned(graph: Graph) -> None:
    rows = [r for r in graph.link_table("PARTNERS_WITH").to_pylist() if r["to_label"] in PARTY_LABELS]
    assert {row["status"] for row in rows} == {"planned"}


def test_every_row_of_the_ledger_is_read() -> None:
    graph = gk.read(LEDGER)
    assert [remark for remark in graph.remarks if remark.kind == "row-not-read"] == []
    rows = graph.link_table("PARTNERS_WITH").to_pylist()
    # One row has nine counterparts; the other thirteen have one each.
    assert len(rows) == 22
    statuses = [row["status"] for row in rows]
    assert {status: statuses.count(status) for status in statuses} == {
        "membership": 12, "signed": 5, "built": 2, "intent": 1, "paired": 1, "visit": 1,
    }  # fmt: skip


def test_every_row_of_the_ledger_names_its_source() -> None:
    with LEDGER.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row for row in rows if not re.fullmatch(r"https?://\S+", row["来源"])] == []
    assert [row for row in rows if row["范围"] not in ("内", "外")] == []


def test_the_ledger_leaves_no_known_agreement_out() -> None:
    with shared("facts/wuhu-links.csv").open(encoding="utf-8", newline="") as file:
        known = sorted((row["date"], row["unit"], row["source"]) for row in csv.DictReader(file))
    with LEDGER.open(encoding="utf-8-sig", newline="") as file:
        ours = sorted((row["日期"], row["本地单位"], row["来源"]) for row in csv.DictReader(file))
    assert ours == known
