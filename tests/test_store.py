"""The embedded engine: what goes in comes out, and what does not fit is told in one sentence."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator

import pytest

from graphkit.errors import InputError, UsageError
from graphkit.graph import Graph
from graphkit.model import LABELS, LINK_TYPES, Evidence, Link, Node, Records, Source
from graphkit.shipped import folder
from graphkit.store import Store, open_store
from graphkit.store.values import MANY_ROWS

SOURCE = Source("方案.txt@00000000", "方案.txt", "plan", "0" * 64, "utf-8", "镜湖区与黄浦区结对。" * 3)


def states(start: int) -> Evidence:
    return Evidence(SOURCE.key, "镜湖区与黄浦区结对", start, start + 9, "pair")


GRAPH = Graph.from_records(
    Records(
        (SOURCE,),
        (
            Node("Division", "340202", "镜湖区", ("镜湖",), {"level": "county", "lon": 118.4}),
            Node("Division", "310101", "黄浦区", (), {"level": "county"}),
            Node("Zone", "zone:1", "高新区", (), {"class": "高新"}),
            Node("Group", "group:1", "沪苏浙城区"),
            Node("Task", "plan:1/task/1", "一", (), {"no": 1, "ongoing": True, "title": "结对"}),
        ),
        (
            Link(
                "PARTNERS_WITH",
                "Division",
                "340202",
                "Division",
                "310101",
                {"rank": 3, "sectors": ("科技", "教育")},
                states(0),
            ),
            Link("PARTNERS_WITH", "Division", "340202", "Division", "310101", {"rank": 4}, states(10)),
            Link("PARTNERS_WITH", "Division", "340202", "Zone", "zone:1", {"rank": 2}),
            Link("PARTNERS_WITH", "Zone", "zone:1", "Group", "group:1", {"rank": 3}),
            Link("RESPONSIBLE_FOR", "Division", "340202", "Task", "plan:1/task/1", {"basis": "named"}),
        ),
    )
)


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    opened = open_store(GRAPH)
    yield opened
    opened.close()


def test_nodes_and_links_come_back_with_their_properties(store: Store) -> None:
    answer = store.run(
        "MATCH (a:Division)-[r:PARTNERS_WITH]->(b:Division) RETURN a.name AS unit, a.aliases AS names, a.lon AS lon, "
        "r.rank AS rank, r.sectors AS sectors, r.start AS start, r.quote AS quote, b.level AS level ORDER BY rank"
    )
    assert answer.columns == ("unit", "names", "lon", "rank", "sectors", "start", "quote", "level")
    assert answer.rows == [
        ("镜湖区", ("镜湖",), 118.4, 3, ("科技", "教育"), 0, "镜湖区与黄浦区结对", "county"),
        ("镜湖区", ("镜湖",), 118.4, 4, (), 10, "镜湖区与黄浦区结对", "county"),
    ]
    assert answer.dicts()[0]["rank"] == 3


def test_sums_are_whole_numbers_and_truth_is_truth(store: Store) -> None:
    assert store.run("MATCH ()-[r:PARTNERS_WITH]->() RETURN sum(r.rank) AS n").rows == [(12,)]
    answer = store.run("MATCH (t:Task) RETURN t.ongoing AS ongoing, t.due AS due, t.no AS no").rows
    assert answer == [(True, None, 1)]


def test_an_answer_of_many_rows_has_the_values_of_one_of_few(store: Store) -> None:
    text = (
        "UNWIND range(1, {}) AS i RETURN i, CAST(i, 'STRING') AS t, i > 3 AS b, "
        "CASE WHEN i % 2 = 0 THEN 1.5 * i END AS d, CASE WHEN i % 3 = 0 THEN '三' END AS n{} ORDER BY i"
    )
    few, many = (store.run(text.format(count, "")).rows for count in (6, MANY_ROWS + 1))
    assert few == many[:6]
    assert many[5] == (6, "6", True, 9.0, "三")
    assert [type(value) for value in many[4]] == [int, str, bool, type(None), type(None)]
    assert len(many) == MANY_ROWS + 1
    lists = store.run(text.format(MANY_ROWS + 1, ", [i, i] AS x")).rows
    assert lists[1] == (2, "2", False, 3.0, None, (2, 2))


def test_every_label_and_type_of_the_model_can_be_asked_for(store: Store) -> None:
    for label in LABELS:
        assert store.run(f"MATCH (n:`{label}`) RETURN count(n) AS n").columns == ("n",)
    for link_type in LINK_TYPES.values():
        for a, b in link_type.ends:
            store.run(f"MATCH (:`{a}`)-[r:{link_type.name}]->(:`{b}`) RETURN count(r) AS n")


def test_an_empty_graph_can_be_asked() -> None:
    empty = open_store(Graph.from_records())
    assert empty.run("MATCH (n) RETURN n.key AS key").rows == []
    empty.close()


def test_many_links_are_sorted_by_their_ends() -> None:
    nodes = [Node("Division", f"{i:06}", f"区{i}") for i in range(100)] + [
        Node("Zone", f"zone:{i}", f"园{i}") for i in range(100)
    ]
    links = [
        Link("PARTNERS_WITH", a.label, a.key, b.label, b.key, {"rank": 3}) for a in nodes for b in nodes[::7] if a != b
    ]
    store = open_store(Graph.from_records(Records(nodes=tuple(nodes), links=tuple(links))))
    assert store.run("MATCH ()-[r:PARTNERS_WITH]->() RETURN count(r) AS n").rows == [(len(links),)]
    some = sum(link.from_label == "Zone" and link.to_label == "Division" for link in links)
    assert store.run("MATCH (:Zone)-[r:PARTNERS_WITH]->(:Division) RETURN count(r) AS n").rows == [(some,)]
    store.close()


def test_cypher_that_fails_is_told_with_the_engines_words_and_the_place(store: Store) -> None:
    with pytest.raises(InputError, match=r"^The query failed: .*RETRUN.*\.$") as failure:
        store.run("MATCH (n:Zone) RETRUN n.key")
    assert "\n" not in str(failure.value)
    assert re.search(r"line: 1, offset: \d+", str(failure.value))
    with pytest.raises(InputError, match="Zonne does not exist"):
        store.run("MATCH (n:Zonne) RETURN n.key AS key")


def test_parameters_are_given_or_missed(store: Store) -> None:
    text = "MATCH (d:Division) WHERE d.key IN $keys AND d.name <> '$no' RETURN d.name AS name ORDER BY name"
    assert store.run(text, {"keys": ("340202", "310101")}).rows == [("镜湖区",), ("黄浦区",)]
    assert store.run(text, {"keys": []}).rows == []
    with pytest.raises(UsageError, match=r"needs \$keys"):
        store.run(text)
    with pytest.raises(UsageError, match="no parameter 'key'; did you mean keys"):
        store.run(text, {"keys": [], "key": 1})
    with pytest.raises(UsageError, match="give text, numbers"):
        store.run(text, {"keys": object()})


@pytest.mark.parametrize(
    "text",
    [
        "CREATE (:Sector {key: 'x'})",
        "MATCH (n:Zone) SET n.name = 'x'",
        "MATCH (n:Zone)\nDETACH DELETE n",
        "merge (n:Zone {key: 'x'})",
        "DROP TABLE Zone",
        "COPY Zone FROM 'x.csv'",
        "LOAD FROM 'x.csv' RETURN *",
        "CALL threads=1",
        "MATCH (n:Zone) REMOVE n.name",
        "BEGIN TRANSACTION",
        "RETURN 1 AS x; DROP TABLE Zone",
        "",
        "// nothing",
    ],
)
def test_what_does_not_read_is_refused(store: Store, text: str) -> None:
    with pytest.raises(UsageError):
        store.run(text)
    assert store.run("MATCH (n:Zone) RETURN n.name AS name").rows == [("高新区",)]


def test_words_that_only_look_like_writing_pass(store: Store) -> None:
    text = "MATCH (n:Zone) WHERE n.name <> 'DELETE me' RETURN n.name AS `set` /* CREATE */ // DROP"
    assert store.run(text).columns == ("set",)
    assert store.run("MATCH (copy:Zone) RETURN copy.name AS name;").rows == [("高新区",)]


def test_loading_does_not_import_pandas() -> None:
    # Arrow itself imports pandas to make an array of a list, so the one text here is made of its bytes.
    script = (
        "import sys, array, pyarrow as pa\n"
        "from graphkit.store import open_store\n"
        "from graphkit.store.schema import node_columns\n"
        "ends = pa.py_buffer(array.array('i', [0, 1]))\n"
        "text = pa.StringArray.from_buffers(1, ends, pa.py_buffer(b'x'))\n"
        "class One:\n"
        "    def node_table(self, label):\n"
        "        names = node_columns(label)\n"
        "        rows = 1 if label == 'Sector' else 0\n"
        "        columns = [text.slice(0, rows), text.slice(0, rows), pa.nulls(rows, pa.list_(pa.string()))]\n"
        "        return pa.table(columns + [pa.nulls(0, pa.string())] * (len(names) - 3), names=names)\n"
        "    def link_table(self, name):\n"
        "        return pa.table([pa.nulls(0, pa.string())] * 2, names=['from_label', 'to_label'])\n"
        "store = open_store(One())\n"
        "assert store.run('MATCH (s:Sector) RETURN s.key AS key').rows == [('x',)]\n"
        "assert 'pandas' not in sys.modules\n"
        "import pandas\n"
        "assert pandas.DataFrame({'a': [1]}).shape == (1, 1)\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True, timeout=60)


def test_the_servers_schema_names_every_label() -> None:
    text = (folder("cypher") / "schema.cypher").read_text(encoding="utf-8")
    assert set(re.findall(r"CONSTRAINT \w+ IF NOT EXISTS FOR \(n:`(\w+)`\) REQUIRE n.key IS UNIQUE", text)) >= set(
        LABELS
    )
