"""Frames for analysts, a network for NetworkX, and quotes that are true."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import networkx as nx
import pytest
from hypothesis import given

from graph_strategies import records
from graphkit.errors import UsageError
from graphkit.graph import Graph, Misquote
from graphkit.model import LINK_TYPES, Evidence, Link, Node, Records, Remark, Source

TEXT = "二、科技合作。\n弋江区与黄浦区共建园区。\n责任单位：各县市区政府，市科技局，弋江区。"
SOURCE = Source("plan.txt@00000000", "plan.txt", "plan", "0" * 64, "utf-8", TEXT)


def at(quote: str) -> Evidence:
    start = TEXT.index(quote)
    return Evidence(SOURCE.key, quote, start, start + len(quote), "rule")


def link(name: str, a: Node, b: Node, quote: str | None, **properties: Any) -> Link:
    return Link(name, a.label, a.key, b.label, b.key, properties, at(quote) if quote else None)


YIJIANG = Node("Division", "340203", "弋江区", (), {"lon": 118.37})
HUANGPU = Node("Division", "310101", "黄浦区", ("上海市黄浦区",))
OFFICE = Node("Department", "dept:340200/科学技术局", "芜湖市科学技术局")
ALL = Node("Group", "group:340200/county", "各县市区政府", (), {"stands_for": "county"})
PLAN = Node("Plan", "plan:p", "方案")
TOLD = {"no": 2, "part": "body", "title": "科技合作", "plan": "plan:p", "ongoing": True}
BODY = Node("Task", "plan:p/task/2", "科技合作", (), TOLD)
LATER = Node("Task", "plan:p/task/10", "其他", (), {"no": 10, "part": "body", "plan": "plan:p"})
ROW = Node("Task", "plan:p/annex/1", "共建园区", (), {"no": 1, "part": "annex", "plan": "plan:p", "due": "2021-12-31"})
RECORDS = Records(
    (SOURCE,),
    (YIJIANG, HUANGPU, OFFICE, ALL, PLAN, BODY, LATER, ROW),
    (
        link("SETS", PLAN, BODY, "科技合作"),
        link("SETS", PLAN, LATER, None),
        link("ELABORATES", ROW, BODY, None),
        link("RESPONSIBLE_FOR", YIJIANG, BODY, "弋江区。", basis="named"),
        link("RESPONSIBLE_FOR", OFFICE, BODY, "市科技局", basis="named"),
        link("RESPONSIBLE_FOR", ALL, BODY, "各县市区政府", basis="named"),
        link("RESPONSIBLE_FOR", HUANGPU, BODY, "各县市区政府", basis="group"),
        link("PARTNERS_WITH", YIJIANG, HUANGPU, "弋江区与黄浦区", status="planned", rank=3, task=BODY.key),
        link("PARTNERS_WITH", YIJIANG, HUANGPU, "共建园区", status="signed", rank=6, sectors=("科技", "园区")),
    ),
    (Remark("no-link", "one-party", SOURCE.key, "责任单位", TEXT.index("责任"), TEXT.index("责任") + 4),),
)
GRAPH = Graph.from_records(RECORDS)


def test_links_speak_of_unit_and_counterpart_by_name() -> None:
    frame = GRAPH.links()
    assert list(frame.columns) == [
        *("unit", "unit_id", "unit_label", "counterpart", "counterpart_id", "counterpart_label"),
        *("status", "rank", "task", "task_id", "sectors", "since", "until", "outside", "what"),
        *("source", "quote", "start", "stop", "rule", "confidence", "key"),
    ]
    second, first = frame.to_dict("records")  # by key, and "19-23" comes before "8-15"
    assert (first["unit"], first["unit_id"], first["counterpart"]) == ("弋江区", "340203", "黄浦区")
    assert (first["status"], first["task"], first["task_id"], first["sectors"]) == ("planned", 2, BODY.key, ())
    assert (second["status"], second["sectors"], second["task"]) == ("signed", ("科技", "园区"), None)
    assert (first["quote"], first["start"], first["stop"]) == ("弋江区与黄浦区", 8, 15)
    assert TEXT[8:15] == "弋江区与黄浦区"


def test_links_of_other_types_name_both_ends() -> None:
    frame = GRAPH.links("RESPONSIBLE_FOR")
    assert list(frame.columns)[:6] == ["from", "from_id", "from_label", "to", "to_id", "to_label"]
    assert set(frame["from"]) == {"弋江区", "黄浦区", "芜湖市科学技术局", "各县市区政府"}
    assert list(frame.columns)[6:9] == ["role", "basis", "printed"]
    with pytest.raises(UsageError, match="no link type 'SET'; did you mean SETS"):
        GRAPH.links("SET")


def test_nodes_of_a_label_have_its_properties_and_all_nodes_what_they_share() -> None:
    frame = GRAPH.nodes("Division").set_index("key")
    assert frame.loc["340203", "lon"] == 118.37
    assert frame.loc["310101", "aliases"] == ("上海市黄浦区",)
    assert GRAPH.nodes("Task")["no"].tolist() == [1, 10, 2], "by key, and whole numbers stay whole"
    assert list(GRAPH.nodes().columns) == ["label", "key", "name", "aliases"]
    assert len(GRAPH.nodes()) == 8
    with pytest.raises(UsageError, match="no label 'Zones'; did you mean Zone"):
        GRAPH.nodes("Zones")


def test_tasks_come_in_the_order_of_the_plan_with_who_must_act() -> None:
    frame = GRAPH.tasks()
    assert frame["id"].tolist() == [BODY.key, LATER.key, ROW.key]
    body, later, row = frame.to_dict("records")
    assert body["responsible"] == ("芜湖市科学技术局", "弋江区"), "as the document names them, none through a group"
    assert body["responsible_groups"] == ("各县市区政府",)
    assert (body["title"], body["ongoing"], body["due"], body["quote"]) == ("科技合作", True, None, "科技合作")
    assert (later["responsible"], later["quote"], later["elaborates"]) == ((), None, None)
    assert (row["part"], row["due"], row["elaborates"]) == ("annex", "2021-12-31", BODY.key)


def test_frames_of_an_empty_graph_have_their_columns() -> None:
    empty = Graph.from_records(Records())
    for frame, full in (
        (empty.links(), GRAPH.links()),
        (empty.nodes(), GRAPH.nodes()),
        (empty.nodes("Task"), GRAPH.nodes("Task")),
        (empty.tasks(), GRAPH.tasks()),
    ):
        assert len(frame) == 0
        assert list(frame.columns) == list(full.columns)
        assert frame.dtypes.tolist() == full.dtypes.tolist()


def test_the_network_has_every_node_and_parallel_links_apart() -> None:
    network = GRAPH.to_networkx()
    assert isinstance(network, nx.MultiDiGraph)
    assert network.nodes["340203"] == {
        "label": "Division",
        "name": "弋江区",
        "aliases": (),
        "history": (),
        "lon": 118.37,
    }
    edges = network["340203"]["310101"]
    assert sorted(edge["status"] for edge in edges.values()) == ["planned", "signed"]
    first = edges["PARTNERS_WITH:340203>310101@plan.txt@00000000:8-15"]
    assert first == {
        **{"type": "PARTNERS_WITH", "status": "planned", "rank": 3, "task": BODY.key, "sectors": ()},
        **{"source": SOURCE.key, "quote": "弋江区与黄浦区", "start": 8, "stop": 15, "rule": "rule", "confidence": 1.0},
    }


@given(records())
def test_the_network_has_as_many_nodes_and_links_as_the_graph(some: Records) -> None:
    graph = Graph.from_records(some)
    network = graph.to_networkx()
    assert {key: data["label"] for key, data in network.nodes(data=True)} == {n.key: n.label for n in some.nodes}
    assert sorted((a, b, key) for a, b, key in network.edges(keys=True)) == sorted(
        (link.from_key, link.to_key, link.key) for link in some.links
    )
    assert {data["type"] for *_, data in network.edges(data=True)} <= set(LINK_TYPES)


@given(records())
def test_true_quotes_pass(some: Records) -> None:
    assert Graph.from_records(some).check_evidence() == ()


def test_a_quote_that_is_not_in_its_place_is_found() -> None:
    assert GRAPH.check_evidence() == ()
    moved = replace(RECORDS.links[-1], evidence=Evidence(SOURCE.key, "共建园区", 0, 4, "rule"))
    graph = Graph.from_records(replace(RECORDS, links=(moved,)))
    assert graph.check_evidence() == (Misquote(moved.key, SOURCE.key, 0, 4, "共建园区", "二、科技"),)


def test_a_quote_of_a_document_that_is_not_there_is_found() -> None:
    graph = Graph.from_records(replace(RECORDS, sources=(), links=RECORDS.links[-1:]))
    assert [(m.quote, m.found) for m in graph.check_evidence()] == [("共建园区", None), ("责任单位", None)]


def test_a_quote_counted_from_the_end_is_no_place() -> None:
    evidence = Evidence(SOURCE.key, TEXT[-4:-1], -4, -1, "rule")
    graph = Graph.from_records(replace(RECORDS, links=(replace(RECORDS.links[-1], evidence=evidence),)))
    assert len(graph.check_evidence()) == 1
