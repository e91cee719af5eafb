"""The shortlist for Wuhu: how many links are needed, counted by hand, and what a planner may ask of it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import graphkit as gk
from graphkit.errors import InputError, UsageError
from graphkit.graph import Graph
from graphkit.suggestions import Suggestions
from graphkit.suggestions.weights import SHIPPED, read_weights

DAY = "2023-12-31"


@pytest.fixture(scope="module")
def graph() -> Graph:
    return gk.wuhu()


@pytest.fixture(scope="module")
def found(graph: Graph) -> Suggestions:
    return gk.suggest(graph, DAY)


def test_as_many_links_as_a_count_by_hand_needs(found: Suggestions) -> None:
    # Counties: each of seven in each of three provinces is 21; 镜湖 has 上海, 鸠江 and 湾沚 have 浙江: 18 are left.
    # Zones: eleven with three parks each is 33; seven have one, 芜湖片区 has three: 33 - 10 = 23 are left.
    # Departments: 13 of 20 have nobody. The city has all that is asked of it alone, and 46 pairs with 54 more are
    # above the 80 of all together.
    assert Counter(each.role for each in found) == {"county": 18, "zone": 23, "department": 13}
    assert found.open == ()


def test_each_county_gets_the_provinces_that_it_lacks(found: Suggestions) -> None:
    lacking: dict[str, set[str]] = {}
    for each in found:
        if each.role == "county":
            lacking.setdefault(each.unit, set()).add(each.province)
    everywhere = {"310000", "320000", "330000"}
    assert lacking == {
        "镜湖区": everywhere - {"310000"}, "鸠江区": everywhere - {"330000"}, "湾沚区": everywhere - {"330000"},
        **dict.fromkeys(("弋江区", "繁昌区", "南陵县", "无为市"), everywhere),
    }  # fmt: skip


def test_when_the_links_are_there_nothing_is_left_to_suggest(graph: Graph, found: Suggestions) -> None:
    from graphkit.model import Link, Records

    label = {key: label for label in graph.labels() for key in graph.node_table(label)["key"].to_pylist()}
    label |= {node.key: node.label for node in found.nodes}
    links = tuple(
        Link("PARTNERS_WITH", label[e.unit_id], e.unit_id, label[e.counterpart_id], e.counterpart_id,
             {"status": "planned", "rank": 3})
        for e in found
    )  # fmt: skip
    nodes = {node.key: node for part in (graph, found.onto(graph)) for node in _nodes(part)}
    after = graph.merge(Graph.from_records(Records(nodes=tuple(nodes.values()), links=links)))
    again = gk.suggest(after, DAY)
    assert (len(again), again.open) == (0, ())
    rules = ["county-without-counterpart", "zone-without-counterpart", "department-without-counterpart",
             "county-province-empty"]  # fmt: skip
    assert len(gk.gaps(after, DAY, rules)) == 0
    assert {f.severity for f in gk.gaps(after, DAY, ["below-target"])} == {"warning"}  # planned, and so not yet done


def _nodes(graph: Graph) -> list[object]:
    from graphkit.model import LABELS, Node

    made: list[object] = []
    for label in ("Division", "Zone", "Department"):
        for row in graph.node_table(label).to_pylist():
            told = {p.name: tuple(v) if isinstance(v := row[p.name], list) else v for p in LABELS[label].properties}
            made.append(Node(label, row["key"], row["name"], tuple(row["aliases"]), told))
    return made


def test_the_terms_add_up_and_no_counterpart_is_overloaded(found: Suggestions) -> None:
    limit = read_weights(SHIPPED).max_load
    for each in found:
        assert each.cost == each.sector + each.level + each.distance + each.load + each.tie
        assert str(each.cost) in each.why_zh
        assert str(each.cost) in each.why_en
        assert each.gaps
        assert each.extra is not None
        assert each.extra >= 0  # otherwise the runner-up would have been taken
    load = Counter(each.counterpart_id for each in found)
    assert max(load.values()) <= limit


def test_the_frame_is_what_the_map_takes(found: Suggestions) -> None:
    frame = found.to_frame()
    assert {"unit", "unit_id", "counterpart", "counterpart_id", "why"} <= set(frame.columns)
    assert len(frame) == 54
    assert frame.why.str.contains("代价").all()
    assert found.to_frame("en").why.str.contains("Cost").all()
    empty = Suggestions((), (), (), (), DAY).to_frame()
    assert list(empty.columns) == list(frame.columns)
    assert (empty.dtypes == frame.dtypes).all()


def test_suggested_counterparts_can_be_put_onto_the_graph(graph: Graph, found: Suggestions) -> None:
    whole = found.onto(graph)
    keys = {key for label in whole.labels() for key in whole.node_table(label)["key"].to_pylist()}
    assert {each.counterpart_id for each in found} <= keys
    assert whole.types() == graph.types()
    assert whole.conflicts == ()


def test_a_second_run_gives_the_same(graph: Graph, found: Suggestions) -> None:
    assert gk.suggest(graph, DAY) == found


def test_only_forbid_require_and_max_load_are_kept(graph: Graph) -> None:
    plain = gk.suggest(graph, DAY, only=["弋江区"])
    assert {each.unit for each in plain} == {"弋江区"}
    first = plain[0]
    other = gk.suggest(graph, DAY, only=["弋江区"], forbid=[first.counterpart])
    assert first.counterpart_id not in {each.counterpart_id for each in other}
    # With all others kept, what is forbidden gives way to its runner-up.
    assert first.runner_up_id in {each.counterpart_id for each in other}
    pair = gk.suggest(graph, DAY, only=["弋江区"], forbid=[("弋江区", first.counterpart)])
    assert pair.to_frame().equals(other.to_frame())
    asked = gk.suggest(graph, DAY, only=["弋江区"], require=[("弋江区", "崇明区")])
    assert [each.counterpart for each in asked if each.required] == ["崇明区"]
    assert len(asked) == 3  # it counts for 上海, so that no fourth is needed
    tight = gk.suggest(graph, DAY, max_load=1)
    assert max(Counter(each.counterpart_id for each in tight).values()) == 1


def test_what_cannot_be_closed_stays_open_with_the_reason(graph: Graph) -> None:
    # All sixteen districts of Shanghai are out.
    rows = graph.node_table("Division").to_pylist()
    districts = [row["key"] for row in rows if row["province"] == "310000" and row["level"] == "county"]
    found = gk.suggest(graph, DAY, only=["弋江区"], forbid=districts)
    assert {each.province for each in found} == {"320000", "330000"}
    assert [(o.unit, o.missing) for o in found.open] == [("弋江区", 1)]
    assert "沪苏浙" in found.open[0].words_zh


@pytest.mark.parametrize(
    ("wish", "told"),
    [
        ({"only": ["弋江去"]}, "did you mean 弋江区"),
        ({"forbid": ["徐汇去"]}, "did you mean 徐汇区"),
        ({"require": [("弋江区", "徐汇区")], "forbid": ["徐汇区"]}, "required and forbidden"),
        ({"require": [("弋江区", "徐汇区")], "only": ["镜湖区"]}, "not among the only units"),
        ({"require": [("镜湖区", "小东门街道")]}, "work together already"),
        ({"require": [("弋江区", "南京市")]}, "has 5 unit"),
        ({"require": [("弋江区", "鼓楼区")]}, "may mean 2 units: 320106, 320302"),
        ({"max_load": 0}, "one unit at least"),
    ],
)
def test_wishes_that_cannot_be_met_are_said_in_one_sentence(graph: Graph, wish: dict[str, object], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        gk.suggest(graph, DAY, **wish)  # type: ignore[arg-type]


def test_a_graph_without_a_plan_has_nothing_to_fill(tmp_path: Path) -> None:
    (tmp_path / "台账.csv").write_text(
        "日期,本地单位,合作对方,事项,状态\n2020,芜湖市,松江区,协议,签约\n", encoding="utf-8"
    )
    assert len(gk.suggest(gk.read(tmp_path / "台账.csv"))) == 0


def test_weights_can_be_changed(graph: Graph, tmp_path: Path) -> None:
    mine = tmp_path / "权重.toml"
    mine.write_text("[weights]\ndistance = 1000\nsector = 0\nlevel = 0\ntie = 0\nload = 0\n", encoding="utf-8")
    near = gk.suggest(graph, DAY, only=["镜湖区"], weights=mine)
    plain = gk.suggest(graph, DAY, only=["镜湖区"])
    assert sum(each.km or 0 for each in near) < sum(each.km or 0 for each in plain)
    assert all(each.sector == each.level == each.tie == 0 for each in near)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[weights]\nsectors = 3\n", "did you mean sector"),
        ("[weight]\nsector = 3\n", r"no section \[weight\]"),
        ("[weights]\nsector = -1\n", "whole number"),
        ("[weights]\nsector = 1.5\n", "whole number"),
        ("[limits]\ndistance_most_km = 'far'\n", "kilometres"),
        ("[classes]\nrelated = ['经开']\n", "lists of classes"),
        ("weights = ", "no TOML"),
        ("sector = 3\n", "no section"),
    ],
)
def test_weights_that_make_no_sense_are_refused(text: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "w.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=told):
        read_weights(tmp_path / "w.toml")
