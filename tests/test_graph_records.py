"""Records become tables: one row a key, values of the declared types, no loose ends."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given

from graph_strategies import records
from graphkit.errors import InputError, UsageError
from graphkit.graph import Graph
from graphkit.model import LABELS, LINK_TYPES, Evidence, Link, Node, Records, Source

YIJIANG = Node("Division", "340203", "弋江区", ("芜湖市弋江区",), {"level": "county", "lon": 118.37})
HUANGPU = Node("Division", "310101", "黄浦区", ("上海市黄浦区",), {"level": "county"})
SOURCE = Source(
    "plan.txt@00000000", "plan.txt", "plan", "00000000", "utf-8", "弋江区与黄浦区合作。\n弋江区与黄浦区共建。"
)


def partners(start: int | None = None, stop: int | None = None, **properties: Any) -> Link:
    evidence = None
    if start is not None and stop is not None:
        evidence = Evidence(SOURCE.key, SOURCE.text[start:stop], start, stop, "pair")
    return Link("PARTNERS_WITH", "Division", "340203", "Division", "310101", properties, evidence)


def graph_of(*things: Node | Link) -> Graph:
    nodes = tuple(thing for thing in things if isinstance(thing, Node))
    return Graph.from_records(Records((SOURCE,), nodes, tuple(thing for thing in things if isinstance(thing, Link))))


def test_tables_have_the_columns_of_the_model_and_are_sorted_by_key() -> None:
    graph = graph_of(YIJIANG, HUANGPU, partners(0, 9, status="planned", sectors=("科技",)))
    table = graph.node_table("Division")
    assert table.column_names == [
        *("key", "name", "aliases", "level", "code", "history", "province", "city", "lon", "lat", "pinyin")
    ]
    assert table["key"].to_pylist() == ["310101", "340203"]
    assert table["lon"].to_pylist() == [None, 118.37]
    assert table["aliases"].to_pylist() == [["上海市黄浦区"], ["芜湖市弋江区"]]
    links = graph.link_table("PARTNERS_WITH")
    assert links.column_names[:5] == ["key", "from_label", "from_key", "to_label", "to_key"]
    assert links.column_names[5:11] == ["source", "quote", "start", "stop", "rule", "confidence"]
    assert links.column_names[11:] == ["status", "rank", "sectors", "task", "since", "until", "outside", "what"]
    assert links.to_pylist()[0]["key"] == "PARTNERS_WITH:340203>310101@plan.txt@00000000:0-9"
    assert links.to_pylist()[0]["quote"] == "弋江区与黄浦区合作"
    assert {str(kind) for kind in links.schema.types} == {"string", "int64", "double", "bool", "list<element: string>"}


def test_an_empty_graph_has_every_table_with_its_columns() -> None:
    graph = Graph.from_records(Records())
    assert graph.labels() == dict.fromkeys(LABELS, 0)
    assert graph.types() == dict.fromkeys(LINK_TYPES, 0)
    assert graph.node_table("Plan").column_names[3:] == [
        *("title", "number", "issuer", "issuing_body", "adopted", "issued", "published", "file", "sha256", "source")
    ]
    assert graph.link_table("COVERS").column_names[-1] == "term"


def test_two_sentences_are_two_links_and_one_sentence_told_twice_is_one() -> None:
    graph = graph_of(YIJIANG, HUANGPU, partners(0, 9), partners(11, 20), partners(0, 9), partners(), partners())
    assert graph.types()["PARTNERS_WITH"] == 3
    assert graph.conflicts == ()


def test_nodes_of_one_key_are_one_with_the_names_and_properties_of_all() -> None:
    again = Node("Division", "340203", "弋江区", ("弋江", "芜湖市弋江区", "弋江区"), {"lat": 31.31, "level": None})
    graph = graph_of(YIJIANG, again)
    (row,) = graph.node_table("Division").to_pylist()
    assert row["aliases"] == ["芜湖市弋江区", "弋江"]
    assert (row["level"], row["lon"], row["lat"]) == ("county", 118.37, 31.31)
    assert graph.conflicts == ()


def test_a_missing_list_of_texts_is_an_empty_one() -> None:
    graph = graph_of(YIJIANG, HUANGPU, partners())
    assert graph.link_table("PARTNERS_WITH")["sectors"].to_pylist() == [[]]


@given(records())
def test_the_order_of_records_does_not_matter(some: Records) -> None:
    nodes, links = list(some.nodes), list(some.links)
    random.Random(0).shuffle(nodes)
    random.Random(1).shuffle(links)
    shuffled = Records(some.sources, tuple(nodes), tuple(links), some.remarks)
    assert Graph.from_records(some) == Graph.from_records(shuffled)
    assert Graph.from_records(some).conflicts == ()


@pytest.mark.parametrize(
    ("things", "words"),
    [
        ([YIJIANG, partners()], ["PARTNERS_WITH:340203>310101", "to end", "Division '310101'", "not in the graph"]),
        ([HUANGPU, partners(0, 9)], ["plan.txt@00000000:0-9", "from end", "Division '340203'"]),
        ([YIJIANG, Node("Zone", "310101", "x"), partners()], ["Division '310101'", "there is Zone '310101'"]),
        ([YIJIANG, Node("Zone", "340203", "x")], ["Zone '340203'", "another node, Division '340203'"]),
        ([Node("Divsion", "1", "x")], ["'1'", "'Divsion'", "did you mean Division?"]),
        ([Link("PARTNER", "Division", "1", "Division", "2")], ["'PARTNER'", "did you mean PARTNERS_WITH"]),
        ([Node("Division", "1", "x", (), {"lng": 1.0})], ["Division '1'", "'lng'", "did you mean lon"]),
        ([YIJIANG, HUANGPU, partners(state="x")], ["PARTNERS_WITH:340203>310101", "'state'", "did you mean status"]),
        (
            [
                YIJIANG,
                Node("Sector", "sector:科技", "科技"),
                Link("COVERS", "Division", "340203", "Sector", "sector:科技"),
            ],
            ["COVERS:340203>sector:科技", "no COVERS from Division to Sector"],
        ),
    ],
)
def test_what_makes_no_graph_is_refused_by_name(things: list[Node | Link], words: list[str]) -> None:
    with pytest.raises(InputError) as caught:
        graph_of(*things)
    assert [word for word in words if word not in str(caught.value)] == []
    assert caught.value.exit_code == 3


@pytest.mark.parametrize(
    ("label", "name", "value", "wanted"),
    [
        ("Division", "lon", "118.3", "a number"),
        ("Division", "lon", float("nan"), "a number"),
        ("Division", "lon", True, "a number"),
        ("Division", "level", 3, "a text"),
        ("Division", "level", "\ud800", "a text"),
        ("Division", "level", b"county", "a text"),
        ("Task", "no", 1.0, "a whole number"),
        ("Task", "no", True, "a whole number"),
        ("Task", "no", 2**63, "a whole number"),
        ("Task", "ongoing", 1, "True or False"),
        ("Target", "provinces", "310000", "a tuple of texts"),
        ("Target", "provinces", ["310000"], "a tuple of texts"),
        ("Target", "provinces", ("310000", None), "a tuple of texts"),
        ("Target", "provinces", (b"310000",), "a tuple of texts"),
    ],
)
def test_a_value_of_another_type_is_refused_with_its_place(label: str, name: str, value: Any, wanted: str) -> None:
    good = Node(label, "plan:1", "fine")
    with pytest.raises(InputError) as caught:
        graph_of(good, Node(label, "plan:2", "odd", (), {name: value}))
    assert f"{label} 'plan:2': {name} is {value!r}, but the model wants {wanted} there" in str(caught.value)


@pytest.mark.parametrize("key", ["", None, 340203])
def test_a_key_is_a_text_that_is_not_empty(key: Any) -> None:
    with pytest.raises(InputError, match=r"key is .*, but the model wants a text that is not empty there"):
        graph_of(YIJIANG, Node("Division", key, "x"))


def test_two_links_whose_keys_collide_are_not_taken_for_one() -> None:
    groups = [Node("Group", key, key) for key in ("a", "a>b", "b>c", "c")]
    first = Link("PARTNERS_WITH", "Group", "a", "Group", "b>c")
    second = Link("PARTNERS_WITH", "Group", "a>b", "Group", "c")
    with pytest.raises(InputError, match="'a' to 'b>c' and 'a>b' to 'c', have this one key"):
        graph_of(*groups, first, second)


def test_unknown_names_are_answered_with_the_nearest() -> None:
    graph = graph_of(YIJIANG)
    with pytest.raises(UsageError, match="no label 'Zones'; did you mean Zone"):
        graph.node_table("Zones")
    with pytest.raises(UsageError, match="no link type 'PARTOF'; did you mean PART_OF"):
        graph.link_table("PARTOF")
    with pytest.raises(UsageError, match=r"no document 'plan'; did you mean plan.txt@00000000"):
        graph.source("plan")
    assert graph.source(SOURCE.key) is SOURCE
