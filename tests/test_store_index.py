"""The index beside a saved graph: built once, built anew when the graph changes, never needed."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

import random_graphs
import small_graph
from command_line import call
from graphkit.errors import InputError
from graphkit.graph import Graph
from graphkit.graph.saved import SavedTables
from graphkit.model import LABELS, LINK_TYPES
from graphkit.store import index, ladybug, open_store
from graphkit.store.index import index_path, open_index
from graphkit.store.ladybug import LadybugStore

COUNT = "MATCH (n) RETURN count(n) AS n"


def saved(folder: Path, seeds: range) -> tuple[Path, Graph]:
    graph = Graph.from_records(random_graphs.many(seeds))
    graph.save(folder / "g.graph")
    return folder / "g.graph", graph


def indexes(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob(".g.graph-*.*"))


def test_an_index_is_built_once_and_answers_like_memory(tmp_path: Path) -> None:
    place, graph = saved(tmp_path, range(5))
    for _ in range(2):
        store = open_index(place, graph)
        memory = open_store(graph)
        assert store.run(COUNT).rows == memory.run(COUNT).rows
        links = "MATCH (a)-[r:PARTNERS_WITH]->(b) RETURN r.key AS key, a.key AS a, b.key AS b ORDER BY key"
        assert store.run(links).rows == memory.run(links).rows
        store.close()
        memory.close()
        assert indexes(tmp_path) == [index_path(place).name]


def test_a_graph_saved_anew_gets_a_new_index_and_can_be_saved(tmp_path: Path) -> None:
    place, graph = saved(tmp_path, range(3))
    open_index(place, graph).close()
    before = indexes(tmp_path)
    place, graph = saved(tmp_path, range(7))
    store = open_index(place, graph)
    assert store.run(COUNT).rows == [(sum(graph.labels().values()),)]
    store.close()
    assert len(before) == len(indexes(tmp_path)) == 1
    assert before != indexes(tmp_path)


def test_where_nothing_can_be_written_the_graph_is_loaded_into_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, graph = saved(tmp_path, range(3))

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "touch", refuse)
    store = open_index(place, graph)
    assert store.run(COUNT).rows == [(sum(graph.labels().values()),)]
    store.close()
    assert indexes(tmp_path) == []


def test_a_folder_that_is_no_graph_has_no_index(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no saved graph"):
        open_index(tmp_path, Graph.from_records())


def test_a_kill_leaves_no_index_that_is_trusted(tmp_path: Path) -> None:
    place, graph = saved(tmp_path, range(30))
    script = (
        "import sys\n"
        "from graphkit.graph import Graph\n"
        "from graphkit.store.index import open_index\n"
        "graph = Graph.load(sys.argv[1])\n"
        "print('go', flush=True)\n"
        "open_index(sys.argv[1], graph)\n"
        "print('done', flush=True)\n"
        "sys.stdin.read()\n"
    )
    for wait in (0.0, 0.05, 0.1, 0.2):
        process = subprocess.Popen(
            [sys.executable, "-c", script, str(place)], stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        assert process.stdin is not None
        assert process.stdout.readline() == "go\n"
        time.sleep(wait)
        process.kill()
        process.wait()
        process.stdout.close()
        process.stdin.close()
    store = open_index(place, graph)
    assert store.run(COUNT).rows == [(sum(graph.labels().values()),)]
    store.close()


def test_a_large_saved_graph_is_asked_through_its_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "大图.graph"
    small_graph.graph().save(place)
    plain = call("query", "roster", place, "--format", "json")
    assert plain.status == 0, plain.err
    assert list(tmp_path.glob(".*.index")) == []  # a small one is loaded as it is
    monkeypatch.setattr(index, "LARGE", 1)
    for _ in range(2):
        asked = call("query", "roster", place, "--format", "json")
        assert asked.out == plain.out
        assert len(list(tmp_path.glob(".*.index"))) == 1
    next(place.rglob("GOVERNS.parquet")).write_bytes(b"damaged")
    assert call("query", "roster", place, "--format", "json").status == 3


@pytest.mark.parametrize("name", ["大图", "it's [1]"])
def test_an_index_of_the_saved_tables_answers_like_memory(name: str, tmp_path: Path) -> None:
    (tmp_path / name).mkdir()
    place, graph = saved(tmp_path / name, range(8))
    by_tables, in_memory = open_index(place, SavedTables(place)), open_store(graph)
    for text in (
        "MATCH (a)-[r:PARTNERS_WITH]->(b) "
        "RETURN r.key AS key, a.key AS start, b.key AS goal, r.rank AS rank, r.sectors AS sectors "
        "ORDER BY key, start, goal, rank",
        "MATCH (t:Target) RETURN t.key AS key, t.provinces AS provinces, t.minimum AS least ORDER BY key",
        "MATCH (n) RETURN count(n) AS n",
        "MATCH ()-[r]->() RETURN count(r) AS n",
    ):
        assert by_tables.run(text).rows == in_memory.run(text).rows
    by_tables.close()
    in_memory.close()
    assert len(list((tmp_path / name).glob(".*.index"))) == 1


def test_an_index_of_the_saved_tables_holds_every_value(tmp_path: Path) -> None:
    place, graph = saved(tmp_path, range(8))
    store = open_index(place, SavedTables(place))
    for label in LABELS:
        names = graph.node_table(label).column_names
        columns = ", ".join(f"n.`{name}` AS `{name}`" for name in names)
        found = store.run(f"MATCH (n:`{label}`) RETURN {columns} ORDER BY key").rows
        assert found == rows(graph.node_table(label).to_pylist(), names)
    for link_type in LINK_TYPES:
        table = graph.link_table(link_type)
        names = [name for name in table.column_names if not name.endswith(("_label", "_key"))]
        columns = ", ".join(f"r.`{name}` AS `{name}`" for name in names)
        text = f"MATCH (a)-[r:`{link_type}`]->(b) RETURN {columns}, a.key AS from_key, b.key AS to_key ORDER BY key"
        assert store.run(text).rows == rows(table.to_pylist(), [*names, "from_key", "to_key"])
    store.close()


def rows(records: list[dict[str, object]], names: list[str]) -> list[tuple[object, ...]]:
    return [
        tuple(tuple(value) if isinstance(value := record[name], list) else value for name in names)
        for record in records
    ]


def test_an_index_is_not_trusted_if_another_graph_came_while_it_was_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, _ = saved(tmp_path, range(3))
    load = LadybugStore.load_saved

    def load_slowly(store: LadybugStore, tables: SavedTables) -> None:
        load(store, tables)
        saved(tmp_path, range(5))

    monkeypatch.setattr(LadybugStore, "load_saved", load_slowly)
    with pytest.raises(InputError, match="not as it was saved"):
        open_index(place, SavedTables(place))
    assert indexes(tmp_path) == []


def test_a_graph_that_needs_too_much_memory_is_refused_in_one_sentence(tmp_path: Path) -> None:
    place, _ = saved(tmp_path, range(3))
    store = LadybugStore(tmp_path / "x", buffer_bytes=4 << 20)
    with pytest.raises(InputError, match="more memory than the embedded engine may take"):
        store.load_saved(SavedTables(place))
    store.close()


def test_nodes_go_into_an_index_by_one_thread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import ladybug as engine

    place, _ = saved(tmp_path, range(3))
    threads, seen = [0], {}
    limit, execute = engine.Connection.set_max_threads_for_exec, engine.Connection.execute

    def limited(connection: engine.Connection, count: int) -> None:
        threads[0] = count
        limit(connection, count)

    def executed(connection: engine.Connection, text: str, *args: object) -> object:
        seen[text] = threads[0]
        return execute(connection, text, *args)

    monkeypatch.setattr(engine.Connection, "set_max_threads_for_exec", limited)
    monkeypatch.setattr(engine.Connection, "execute", executed)
    open_index(place, SavedTables(place)).close()
    copies = [count for text, count in seen.items() if text.startswith("COPY") and "nodes/" in text]
    assert copies == [1] * len(LABELS)  # two would wait for each other for good where a label has many nodes


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell")
def test_a_large_graph_gets_half_of_the_memory_that_there_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    limit = tmp_path / "memory.max"
    monkeypatch.setattr(ladybug, "CONTAINER_LIMIT", limit)
    monkeypatch.setattr("os.sysconf", {"SC_PHYS_PAGES": 4 << 20, "SC_PAGE_SIZE": 4096}.__getitem__)
    assert ladybug.large_buffer() == 8 << 30
    for told, expected in (("max", 8 << 30), (str(12 << 30), 6 << 30), (str(1 << 30), ladybug.BUFFER_BYTES)):
        limit.write_text(told, encoding="ascii")
        assert ladybug.large_buffer() == expected
