"""Maps of other graphs: another city, several plans, a ledger alone, nothing at all; a neighbourhood; suggestions."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import graphkit as gk
import small_graph
from command_line import call
from graphkit.errors import UsageError
from graphkit.graph import Graph
from graphkit.map.scene import scene
from map_browser import AS_OF, Open
from shared import ROOT, shared

pytestmark = pytest.mark.xdist_group("chromium")

EARLY = "2021-05-31"
"""A day soon after the plan: few stops of the slider, and so a quick map."""

LEDGER = """日期,本地单位,合作对方,事项,状态
2020-05-01,成都市,重庆市,双城经济圈合作,签约
2021-06-01,成都市武侯区,重庆市渝中区,结对,结对
2023-02-01,成都市武侯区,重庆市渝中区,结束,终止
"""


def page_of(graph: Graph, folder: Path, open_map: Open, fragment: str = "", **more: object):  # type: ignore[no-untyped-def]
    path = folder / "图.html"
    gk.write_map(graph, path, **{"as_of": AS_OF, "language": "zh", **more})  # type: ignore[arg-type]
    return open_map(path, fragment)


def test_a_plan_of_another_city_brings_its_own_provinces(tmp_path: Path, open_map: Open) -> None:
    graph = gk.read(shared("corpus/33_ningbo_shanhai_2020.txt"))
    page = page_of(graph, tmp_path, open_map, "#view=matrix")
    assert "宁波" in page.text("h1") or page.text("h1") == "对口合作图"
    assert page.page.locator(".matrix thead th").count() > 1
    for view in page.run("() => [...document.querySelectorAll('[role=tab]')].map(tab => tab.id)"):
        page.page.locator(f"#{view}").click()
        page.settle()


@pytest.mark.parametrize("name", ["13_hangzhou_suzhou.txt", "27_heilongjiang_guangdong.txt", "41_anqing_links.txt"])
def test_every_link_of_a_foreign_text_is_on_its_map(name: str, tmp_path: Path, open_map: Open) -> None:
    graph = gk.read(shared("corpus") / name)
    pairs = {
        frozenset((link.unit_id, link.counterpart_id))
        for link in graph.as_of(AS_OF).links().itertuples()
        if link.unit_id != link.counterpart_id
    }
    page = page_of(graph, tmp_path, open_map, "#view=list")
    assert page.page.locator("table.list tbody tr").count() == len(pairs)
    assert len(pairs) > 0


def test_a_ledger_alone_is_a_map_without_gaps(tmp_path: Path, open_map: Open) -> None:
    (tmp_path / "台账.csv").write_text(LEDGER, encoding="utf-8-sig")
    page = page_of(gk.read(tmp_path / "台账.csv"), tmp_path, open_map)
    assert "没有方案，无从判断缺口。" in page.text("#rules")
    page.page.get_by_role("tab", name="清单").click()
    rows = [row.split("\t") for row in page.texts("table.list tbody tr")]
    assert [row[:3] for row in rows] == [["成都市", "重庆市", "签约"], ["武侯区", "重庆市 渝中区", "终止"]]


def test_an_ended_partnership_was_one_before(tmp_path: Path, open_map: Open) -> None:
    (tmp_path / "台账.csv").write_text(LEDGER, encoding="utf-8-sig")
    page = page_of(gk.read(tmp_path / "台账.csv"), tmp_path, open_map, "#view=list&at=2021-06-01")
    assert [row.split("\t")[2] for row in page.texts("table.list tbody tr")] == ["签约", "结对"]


def test_a_graph_of_nothing_says_so(tmp_path: Path, open_map: Open) -> None:
    page = page_of(Graph.from_records(), tmp_path, open_map)
    assert page.text("#note") == "没有可画的内容：没有名单，也没有合作关系。"
    for view in page.run("() => [...document.querySelectorAll('[role=tab]')].map(tab => tab.id)"):
        page.page.locator(f"#{view}").click()
        page.settle()


def test_several_plans_stand_on_one_map(tmp_path: Path, open_map: Open) -> None:
    graph = gk.wuhu(ledger=False).merge(small_graph.graph())
    page = page_of(graph, tmp_path, open_map, as_of=EARLY)
    assert page.text("h1") == "2 份方案的对口合作图"
    page.page.keyboard.press("/")
    page.page.keyboard.type("东湖区")
    assert page.texts("#hits button") == ["东湖区"]
    page.page.keyboard.press("Enter")
    assert "海州市明珠区" in page.text("#panel")


@pytest.fixture(scope="module")
def wuhu() -> Graph:
    return gk.wuhu()


def test_a_neighbourhood_shows_what_lies_within_the_links(tmp_path: Path, open_map: Open) -> None:
    page = page_of(small_graph.graph(), tmp_path, open_map, "#view=list", focus="海州市明珠区")
    assert [row.split("\t")[0] for row in page.texts("table.list tbody tr")] == ["东湖区"]
    assert "只看“海州市明珠区”周边" in page.text("#subtitle")


@pytest.mark.parametrize(
    ("hops", "inside", "outside"),
    [
        (1, {"芜湖市", "芜湖市科学技术局", "皖江江北新兴产业集中区"}, "上海虹桥商务区"),
        (2, {"上海虹桥商务区", "南京市"}, "小东门街道"),
    ],
)
def test_a_neighbourhood_reaches_so_many_links(hops: int, inside: set[str], outside: str, wuhu: Graph) -> None:
    found = scene(wuhu, EARLY, focus="松江区", hops=hops)
    names = {row.name for side in (found.left, found.right) for row in side.values()}
    assert inside <= names
    assert outside not in names


def test_an_unknown_neighbour_gets_the_nearest_name(wuhu: Graph) -> None:
    with pytest.raises(UsageError, match="镜湖区"):
        scene(wuhu, EARLY, focus="镜胡区")
    with pytest.raises(UsageError, match="at least 1"):
        scene(wuhu, EARLY, focus="镜湖区", hops=0)


def test_suggestions_are_a_kind_of_their_own_and_fill_no_gap(wuhu: Graph, tmp_path: Path, open_map: Open) -> None:
    frame = pd.DataFrame({"unit": ["弋江区"], "counterpart": ["松江区"], "why": ["同为主城区"]})
    page = page_of(wuhu, tmp_path, open_map, "#node=340209", suggestions=frame, as_of=EARLY)
    assert "同为主城区" in page.text("#panel")
    assert page.page.locator("#panel .status").first.inner_text() == "建议"
    assert page.page.locator("#figures li").first.inner_text().split() == ["3/7", "县市区有对口"]
    assert "建议（尚无）" in page.text(".f-status")


def test_what_suggest_proposes_can_be_drawn(wuhu: Graph, tmp_path: Path, open_map: Open) -> None:
    found = gk.suggest(wuhu, as_of=EARLY)
    page = page_of(wuhu, tmp_path, open_map, "#view=list", suggestions=found, as_of=EARLY)
    proposed = [row for row in page.texts("table.list tbody tr") if row.split("\t")[2] == "建议"]
    assert len(proposed) == len({(s.unit_id, s.counterpart_id) for s in found})


def test_suggestions_without_a_reason_column_are_refused(wuhu: Graph) -> None:
    with pytest.raises(UsageError, match="why"):
        scene(wuhu, EARLY, suggestions=pd.DataFrame({"unit": [], "counterpart": []}))


def test_the_command_writes_the_page_and_says_where(tmp_path: Path) -> None:
    place = tmp_path / "地图 1.html"
    ran = call("map", ROOT / "data" / "wuhu" / "plan.txt", "-o", place, "--as-of", EARLY, "-f", "json")
    assert ran.status == 0, ran.err
    assert ran.json == {"schema": 1, "file": str(place), "bytes": place.stat().st_size, "as_of": EARLY}
    assert place.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_the_command_can_write_to_standard_output() -> None:
    ran = call("map", "-o", "-", "--as-of", EARLY, "--focus", "镜湖区")
    assert ran.status == 0, ran.err
    assert ran.out.startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("-o", "map.pdf"), "ends in .html"),
        (("--hops", "2"), "--focus"),
        (("--focus", "无此区"), "no unit is called"),
        (("--as-of", "2021-13"), "no date"),
        (("-o", "missing/map.html", "--as-of", "2021-04"), "there is no folder"),
    ],
)
def test_a_wrong_word_gets_one_sentence(
    words: tuple[str, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = call("map", *words)
    assert ran.status in (2, 3)
    assert said in ran.err
    assert "Traceback" not in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_source_is_never_overwritten(tmp_path: Path) -> None:
    plan = tmp_path / "plan.html"
    plan.write_bytes((ROOT / "data" / "wuhu" / "plan.txt").read_bytes())
    assert call("map", plan, "-o", plan).status == 2
    assert plan.read_bytes() == (ROOT / "data" / "wuhu" / "plan.txt").read_bytes()
