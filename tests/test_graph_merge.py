"""Graphs join; what they disagree on is told, not settled in silence."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_strategies import records
from graphkit.errors import InputError
from graphkit.graph import Conflict, Graph
from graphkit.model import LABELS, LINK_TYPES, Link, Node, Records, Remark, Source

PLAN = Source("plan.txt@aa", "plan.txt", "plan", "aa", "utf-8", "甲")
LEDGER = Source("ledger.csv@bb", "ledger.csv", "ledger", "bb", "utf-8", "乙")


def zone(name: str, kind: str | None, *aliases: str) -> Node:
    return Node("Zone", "zone:1", name, aliases, {"class": kind})


def one(source: Source, *nodes: Node) -> Records:
    return Records((source,), nodes)


def tables(graph: Graph) -> dict[str, list[dict[str, object]]]:
    rows = {label: graph.node_table(label).to_pylist() for label in LABELS}
    for table in rows.values():
        for row in table:
            row["aliases"] = sorted(row["aliases"])
    return rows | {link_type: graph.link_table(link_type).to_pylist() for link_type in LINK_TYPES}


def test_different_values_are_a_conflict_and_the_first_stays() -> None:
    first = Graph.from_records(one(PLAN, zone("高新区", "高新")))
    second = Graph.from_records(one(LEDGER, zone("高新区", "经开")))
    expected = Conflict("Zone", "zone:1", "class", "高新", "经开", PLAN.key, LEDGER.key)
    assert first.merge(second).conflicts == (expected,)
    assert first.merge(second).node_table("Zone")["class"].to_pylist() == ["高新"]
    assert second.merge(first).node_table("Zone")["class"].to_pylist() == ["经开"]


def test_documents_read_together_tell_the_same_conflict_as_graphs_joined() -> None:
    parts = one(PLAN, zone("高新区", "高新")), one(LEDGER, zone("高新区", "经开"))
    together = Graph.from_records(*parts)
    joined = Graph.from_records(parts[0]).merge(Graph.from_records(parts[1]))
    assert together == joined
    assert together.conflicts[0].other_source == LEDGER.key


def test_where_the_document_is_not_known_a_conflict_names_none() -> None:
    both = Records((PLAN, LEDGER), (zone("高新区", "高新"), zone("高新区", "经开")))
    assert Graph.from_records(both).conflicts == (Conflict("Zone", "zone:1", "class", "高新", "经开"),)


def test_another_name_is_a_conflict_and_still_found_as_alias() -> None:
    graph = Graph.from_records(
        one(PLAN, zone("高新区", None, "甲")), one(LEDGER, zone("高新技术产业开发区", None, "乙"))
    )
    assert [(c.property, c.kept, c.other) for c in graph.conflicts] == [("name", "高新区", "高新技术产业开发区")]
    assert graph.node_table("Zone")["aliases"].to_pylist() == [["甲", "高新技术产业开发区", "乙"]]


def test_an_open_value_is_filled_and_names_the_document_that_filled_it() -> None:
    third = replace(LEDGER, key="third@cc")
    graph = Graph.from_records(
        one(PLAN, zone("高新区", None)), one(LEDGER, zone("高新区", "高新")), one(third, zone("高新区", "经开"))
    )
    assert graph.conflicts == (Conflict("Zone", "zone:1", "class", "高新", "经开", LEDGER.key, third.key),)


def test_links_of_one_key_that_differ_are_a_conflict() -> None:
    nodes = (Node("Division", "1", "甲"), Node("Division", "2", "乙"))
    links = [Link("PARTNERS_WITH", "Division", "1", "Division", "2", {"status": s}) for s in ("planned", "signed")]
    graph = Graph.from_records(Records((PLAN,), nodes, (links[0],)), Records((LEDGER,), nodes, (links[1],)))
    key = "PARTNERS_WITH:1>2"
    assert graph.conflicts == (Conflict("PARTNERS_WITH", key, "status", "planned", "signed", PLAN.key, LEDGER.key),)
    assert graph.types()["PARTNERS_WITH"] == 1


def test_conflicts_travel_on_when_graphs_are_joined_again() -> None:
    graph = Graph.from_records(one(PLAN, zone("高新区", "高新")), one(LEDGER, zone("高新区", "经开")))
    assert graph.merge(Graph.from_records(Records())).conflicts == graph.conflicts
    assert graph.merge(graph) == graph


def test_a_key_with_another_label_in_the_other_graph_is_refused() -> None:
    first = Graph.from_records(one(PLAN, Node("Group", "1", "甲")))
    second = Graph.from_records(one(LEDGER, Node("Alliance", "1", "甲")))
    with pytest.raises(InputError, match="Group '1' has the key of another node, Alliance '1'"):
        first.merge(second)


def test_one_source_read_twice_is_one_and_another_text_under_its_key_is_refused() -> None:
    renamed = replace(PLAN, file="copy.txt")
    graph = Graph.from_records(Records((PLAN,)), Records((renamed,)), Records((PLAN,)))
    assert graph.sources == (PLAN,)
    assert graph.conflicts == (Conflict("Source", PLAN.key, "file", "plan.txt", "copy.txt", PLAN.key, PLAN.key),)
    with pytest.raises(InputError, match=r"'plan.txt@aa': two different texts have this one key"):
        Graph.from_records(Records((PLAN,)), Records((replace(PLAN, text="丙"),)))


def test_remarks_are_united_and_in_the_order_of_the_documents_places() -> None:
    late, early = (Remark("note", "seen", PLAN.key, "甲", place, place + 1) for place in (5, 0))
    graph = Graph.from_records(Records(remarks=(late, early)), Records(remarks=(early,)))
    assert graph.remarks == (early, late)


@given(records(), st.data())
def test_the_order_of_joining_changes_no_table_where_nothing_conflicts(some: Records, data: st.DataObject) -> None:
    def part() -> Graph:
        chosen = [link for link in some.links if data.draw(st.booleans())]
        nodes = tuple(replace(n, aliases=n.aliases[: data.draw(st.integers(0, 2))]) for n in some.nodes)
        return Graph.from_records(Records(some.sources, nodes, tuple(chosen), some.remarks))

    a, b, c = part(), part(), part()
    assert tables(a.merge(b)) == tables(b.merge(a))
    assert tables(a.merge(b).merge(c)) == tables(a.merge(b.merge(c)))
    assert a.merge(b).conflicts == ()
    assert a.merge(a) == a


@given(records(), records())
def test_joining_keeps_all_that_both_hold(some: Records, others: Records) -> None:
    others = replace(others, sources=(), remarks=())
    first, second = Graph.from_records(some), Graph.from_records(others)
    try:
        both = first.merge(second)
    except InputError:
        shared = {n.key: n.label for n in some.nodes}
        clash = any(shared.get(n.key, n.label) != n.label for n in others.nodes)
        assert clash, "only a key with two labels may stop graphs from joining"
        return
    for label in LABELS:
        keys = {*first.node_table(label)["key"].to_pylist(), *second.node_table(label)["key"].to_pylist()}
        assert both.node_table(label)["key"].to_pylist() == sorted(keys)
    for link_type in LINK_TYPES:
        keys = {*first.link_table(link_type)["key"].to_pylist(), *second.link_table(link_type)["key"].to_pylist()}
        assert both.link_table(link_type)["key"].to_pylist() == sorted(keys)
