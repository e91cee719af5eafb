"""Rows of one key become one, whatever they disagree on: held to a walk over the records one by one."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.errors import InputError
from graphkit.graph import Conflict, Graph
from graphkit.graph.batch import Batch
from graphkit.model import Node, Records, Remark, Source

NAMES = st.sampled_from(["甲", "乙", "丙", "a\x00b", ""])
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "level": st.sampled_from([None, "county", "city", ""]),
    "history": st.lists(NAMES, max_size=2).map(tuple),
    "lon": st.sampled_from([None, 0.0, -0.0, 118.5]),
}
DIVISIONS = st.builds(
    Node,
    st.just("Division"),
    st.sampled_from(["1", "2", "3"]),
    NAMES,
    st.lists(NAMES, max_size=3).map(tuple),
    st.fixed_dictionaries({}, optional=VALUES),
)


def document(number: int, *nodes: Node, remarks: tuple[Remark, ...] = ()) -> Records:
    return Records(
        (Source(f"{number}.txt@{number}", f"{number}.txt", "plan", str(number), "utf-8", "文"),), nodes, (), remarks
    )


def walked(parts: list[Records]) -> tuple[list[dict[str, Any]], list[Conflict]]:
    """One row a key and the conflicts, from the sentence of the guide: the first value stays, an open one is filled."""
    rows: dict[str, dict[str, Any]] = {}
    said_by: dict[tuple[str, str], str] = {}
    conflicts: dict[Conflict, None] = {}
    for records in parts:
        for node in records.nodes:
            source = records.sources[0].key
            row = rows.setdefault(node.key, {"names": {}})
            row["names"] |= dict.fromkeys((node.name, *node.aliases))
            for name, value in {"name": node.name, **node.properties}.items():
                if value in (None, ()):
                    continue
                if (node.key, name) not in said_by:
                    row[name], said_by[node.key, name] = value, source
                elif row[name] != value:
                    kept_by = said_by[node.key, name]
                    conflicts[Conflict("Division", node.key, name, row[name], value, kept_by, source)] = None
    found = [
        {
            "key": key,
            "name": rows[key]["name"],
            "aliases": list(rows[key]["names"])[1:],
            **{name: rows[key].get(name) for name in ("level", "lon")},
            "history": list(rows[key].get("history", ())),
        }
        for key in sorted(rows)
    ]
    order = ["name", "level", "history", "lon"]
    return found, sorted(conflicts, key=lambda c: (c.key, order.index(c.property)))


def told(graph: Graph) -> list[dict[str, Any]]:
    return graph.node_table("Division").select(["key", "name", "aliases", "level", "lon", "history"]).to_pylist()


@settings(max_examples=60)
@given(st.lists(st.lists(DIVISIONS, max_size=3), max_size=5))
def test_documents_that_disagree_are_united_as_a_walk_over_their_records_does(some: list[list[Node]]) -> None:
    parts = [document(number, *nodes) for number, nodes in enumerate(some)]
    graph = Graph.from_records(*parts)
    rows, conflicts = walked(parts)
    assert told(graph) == rows
    assert list(graph.conflicts) == conflicts
    portions = [Batch.of(parts[:2]), Batch.of(parts[2:])]
    assert Graph.from_batches(pickle.loads(pickle.dumps(portions))) == graph


def test_more_text_than_one_array_holds_lies_in_several(monkeypatch: pytest.MonkeyPatch) -> None:
    parts = [document(i, Node("Division", str(i % 7), f"名{i % 7}", (f"别{i}",), {"level": "city"})) for i in range(20)]
    whole = Graph.from_records(*parts)
    monkeypatch.setattr("graphkit.graph.unite.MOST_TEXT", 20)
    parted = Graph.from_records(*parts)
    assert parted.node_table("Division")["name"].num_chunks > 1
    assert parted == whole


def test_threads_give_the_same_bytes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    parts = [document(i, Node("Division", str(i % 7), f"名{i % 3}", (f"别{i}",), {"lon": float(i)})) for i in range(20)]
    batches = [Batch.of(parts[:9]), Batch.of(parts[9:])]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    Graph.from_batches(batches).save(tmp_path / "one.graph")
    monkeypatch.setattr("graphkit.graph.cores.WORTH_THREADS", 0)
    Graph.from_batches(batches).save(tmp_path / "threads.graph")
    for file in (tmp_path / "one.graph").rglob("*.*"):
        assert file.read_bytes() == (tmp_path / "threads.graph" / file.relative_to(tmp_path / "one.graph")).read_bytes()


def test_rows_wait_on_the_disk_where_there_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    parts = [document(i, Node("Division", str(i), "甲")) for i in range(3)]
    monkeypatch.setattr("graphkit.graph.build.IN_MEMORY", 1)
    assert Graph.from_batches([Batch.of([part]) for part in parts]) == Graph.from_records(*parts)


def test_of_a_document_only_a_remark_may_stay() -> None:
    remark = Remark("note", "same-content", "1.txt@1", "", 0, 0)
    parts = [
        document(i, Node("Division", str(i), "甲"), remarks=(Remark("note", "seen", "", "", i, i),)) for i in (0, 1)
    ]
    graph = Graph.from_batches([Batch.of(parts).with_only_a_remark({1: remark})])
    assert [source.file for source in graph.sources] == ["0.txt"]
    assert [row["key"] for row in told(graph)] == ["0"]
    assert {r.reason for r in graph.remarks} == {"seen", "same-content"}
    assert len(graph.remarks) == 2


def test_the_first_of_two_keys_with_two_labels_is_told() -> None:
    parts = document(0, *(Node(label, key, "甲") for label in ("Division", "Zone", "Group") for key in ("2", "1")))
    with pytest.raises(InputError, match="Zone '1' has the key of another node, Division '1'"):
        Graph.from_records(parts)
