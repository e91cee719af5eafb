"""A graph survives its folder; whatever is no sound graph is refused in one sentence."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from pyarrow import parquet

from graph_strategies import records
from graphkit.errors import InputError, OutputError
from graphkit.graph import Graph
from graphkit.model import Evidence, Link, Node, Records, Remark, Source

TEXT = "弋江区与黄浦区合作。"
SOURCE = Source("方案.txt@00000000", "方案.txt", "plan", "0" * 64, "gb18030", TEXT)
RECORDS = Records(
    (SOURCE,),
    (Node("Division", "340203", "弋江区", ("弋江", "👩‍👩‍👧")), Node("Division", "310101", "黄浦区")),
    (
        Link(
            "PARTNERS_WITH",
            "Division",
            "340203",
            "Division",
            "310101",
            {"sectors": ("科技", "教育"), "rank": 3},
            Evidence(SOURCE.key, "弋江区与黄浦区合作", 0, 9, "pair"),
        ),
    ),
    (Remark("unresolved-name", "unknown", SOURCE.key, "弋江区", 0, 3),),
)
OTHER = replace(RECORDS, sources=(), nodes=(Node("Division", "340203", "弋江", ("区",)),), links=())


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "芜湖.graph"
    Graph.from_records(RECORDS, OTHER).save(path)
    return path


def tree(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@given(records())
@settings(max_examples=25)
def test_what_is_loaded_equals_what_was_saved(some: Records) -> None:
    graph = Graph.from_records(some)
    with tempfile.TemporaryDirectory() as folder:
        graph.save(f"{folder}/方案.graph")
        assert Graph.load(f"{folder}/方案.graph") == graph


def test_sources_remarks_and_conflicts_are_kept(saved: Path) -> None:
    graph = Graph.load(saved)
    assert graph.sources == (SOURCE,)
    assert graph.remarks == RECORDS.remarks
    assert [(c.property, c.kept, c.other, c.kept_source) for c in graph.conflicts] == [
        ("name", "弋江区", "弋江", SOURCE.key)
    ]


def test_an_empty_graph_is_saved_and_loaded(tmp_path: Path) -> None:
    empty = Graph.from_records(Records())
    empty.save(tmp_path / "empty.graph")
    assert Graph.load(tmp_path / "empty.graph") == empty


def test_the_same_graph_gives_the_same_bytes(saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1617235200")
    for name in ("a.graph", "b.graph"):
        Graph.load(saved).save(tmp_path / name)
    assert tree(tmp_path / "a.graph") == tree(tmp_path / "b.graph")
    assert json.loads((tmp_path / "a.graph/manifest.json").read_bytes())["made"] == "2021-04-01T00:00:00+00:00"


def test_the_manifest_tells_what_is_in_the_folder(saved: Path) -> None:
    told = json.loads((saved / "manifest.json").read_text(encoding="utf-8"))
    assert (told["format"], told["schema"]) == ("graphkit graph", 1)
    assert told["sources"] == [
        {"key": SOURCE.key, "file": "方案.txt", "kind": "plan", "sha256": "0" * 64, "encoding": "gb18030"}
    ]
    assert told["counts"]["nodes"]["Division"] == 2
    assert told["counts"]["links"]["PARTNERS_WITH"] == 1
    files = {name for name in tree(saved) if name != "manifest.json"}
    assert set(told["tables"]) == {Path(name).as_posix() for name in files}
    division = told["tables"]["nodes/Division.parquet"]
    assert division["sha256"] == hashlib.sha256((saved / "nodes/Division.parquet").read_bytes()).hexdigest()
    assert division["rows"] == 2


def test_tables_can_be_read_by_any_parquet_reader(saved: Path) -> None:
    table = parquet.ParquetFile(saved / "nodes/Division.parquet").read()
    assert table["name"].to_pylist() == ["黄浦区", "弋江区"]


def test_a_second_save_takes_the_place_of_the_first_and_leaves_nothing_else(saved: Path) -> None:
    new = Graph.from_records(Records())
    new.save(saved)
    assert Graph.load(saved) == new
    assert [path.name for path in saved.parent.iterdir()] == ["芜湖.graph"]


def test_a_link_to_a_graph_stays_a_link(saved: Path, tmp_path: Path) -> None:
    link = tmp_path / "today.graph"
    link.symlink_to(saved, target_is_directory=True)
    Graph.from_records(Records()).save(link)
    assert link.is_symlink()
    assert Graph.load(saved) == Graph.load(link) == Graph.from_records(Records())


def test_an_empty_folder_and_a_damaged_graph_may_be_replaced(saved: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (saved / "manifest.json").write_bytes(b"{")
    for path in (tmp_path / "empty", saved):
        Graph.from_records(RECORDS).save(path)
        assert Graph.load(path).labels()["Division"] == 2


def test_a_name_of_the_greatest_length_can_be_saved(tmp_path: Path) -> None:
    path = tmp_path / ("芜" * 85)
    for _ in range(2):
        Graph.from_records(RECORDS).save(path)
    assert Graph.load(path).labels()["Division"] == 2


def _truncate(folder: Path) -> None:
    table = folder / "nodes/Division.parquet"
    table.write_bytes(table.read_bytes()[:-20])


def _flip(folder: Path) -> None:
    table = folder / "sources.parquet"
    data = bytearray(table.read_bytes())
    data[len(data) // 2] ^= 1
    table.write_bytes(data)


def _vouch(folder: Path, name: str, content: bytes) -> None:
    """Put a file in whose hash the manifest has."""
    (folder / name).write_bytes(content)
    _edit(lambda told: told["tables"][name].update(sha256=hashlib.sha256(content).hexdigest()))(folder)


def _not_parquet(folder: Path) -> None:
    _vouch(folder, "nodes/Zone.parquet", b"PAR1 no table PAR1")


def _other_columns(folder: Path) -> None:
    buffer = pa.BufferOutputStream()
    parquet.write_table(pa.table({"key": ["1"]}), buffer)
    _vouch(folder, "nodes/Zone.parquet", buffer.getvalue().to_pybytes())


def _edit(change: Callable[[dict], object]) -> Callable[[Path], None]:  # type: ignore[type-arg]
    def edit(folder: Path) -> None:
        told = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        change(told)
        (folder / "manifest.json").write_text(json.dumps(told), encoding="utf-8")

    return edit


DAMAGE: list[tuple[Callable[[Path], object], str]] = [
    (_truncate, "this graph is damaged, nodes/Division.parquet is not as it was saved"),
    (_flip, "this graph is damaged, sources.parquet is not as it was saved"),
    (_not_parquet, "this graph is damaged, nodes/Zone.parquet is no Parquet table"),
    (_other_columns, "this graph is damaged, nodes/Zone.parquet has other columns than the model"),
    (lambda f: (f / "links/COVERS.parquet").unlink(), "this graph is damaged, links/COVERS.parquet is missing"),
    (lambda f: (f / "manifest.json").write_bytes(b"{"), "this graph is damaged, its manifest.json is no JSON"),
    (lambda f: (f / "manifest.json").write_bytes(b"\xff\xfe"), "this graph is damaged, its manifest.json is no JSON"),
    (lambda f: (f / "manifest.json").write_bytes(b"[" * 100_000), "its manifest.json is no JSON"),
    (lambda f: (f / "manifest.json").write_bytes(b'{"name": "app"}'), "this folder is no saved graph"),
    (lambda f: (f / "manifest.json").unlink(), "this folder is no saved graph, it has no manifest.json"),
    (_edit(lambda told: told.pop("tables")), "this graph is damaged, its manifest.json lacks something"),
    (_edit(lambda told: told.update(tables=[])), "this graph is damaged, its manifest.json lacks something"),
    (_edit(lambda told: told.update(conflicts=[{}])), "this graph is damaged, its manifest.json lacks something"),
    (_edit(lambda told: told.update(schema="1")), "this graph is damaged, its manifest.json lacks something"),
    (_edit(lambda told: told.update(schema=2)), r"by a newer graphkit \(schema 2, this one reads up to 1\)"),
]


@pytest.mark.parametrize(("damage", "words"), DAMAGE)
def test_a_damaged_graph_is_refused_in_one_sentence(saved: Path, damage: Callable[[Path], object], words: str) -> None:
    damage(saved)
    with pytest.raises(InputError, match=f"芜湖.graph: .*{words}") as caught:
        Graph.load(saved)
    assert str(caught.value).endswith(".")
    assert "\n" not in str(caught.value)
    assert caught.value.exit_code == 3


def test_what_is_no_graph_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "方案.txt").write_text(TEXT, encoding="utf-8")
    for name, words in (
        ("无.graph", "there is no such saved graph"),
        ("方案.txt", "this is a file"),
        ("方案.txt/x", "there is no such saved graph"),
        ("长" * 200, "there is no such saved graph"),
        ("", "it has no manifest.json"),
    ):
        with pytest.raises(InputError, match=words):
            Graph.load(tmp_path / name)


def test_save_spares_what_is_no_graph(saved: Path, tmp_path: Path) -> None:
    graph = Graph.from_records(Records())
    (tmp_path / "file").write_bytes(b"mine")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder/manifest.json").write_bytes(b"{}")
    (saved / "nodes/notes.txt").write_bytes(b"mine")
    before = tree(tmp_path)
    for name, words in (
        ("file", "a file stands there"),
        ("folder", "a folder that is no graph stands there"),
        ("芜湖.graph", r"nodes/notes.txt in there is no part of a graph and would be lost"),
        ("missing/x.graph", "there is no folder .*missing"),
        ("file/x.graph", "there is no folder .*file"),
        ("长" * 200, "cannot be written, file name too long"),
    ):
        with pytest.raises(OutputError, match=words) as caught:
            graph.save(tmp_path / name)
        assert caught.value.exit_code == 3
    assert tree(tmp_path) == before


@contextmanager
def closed(path: Path, mode: int) -> Iterator[None]:
    """While this holds, the rights of ``path`` bind this process; root, whom none bind, is nobody for the time."""
    if os.name != "posix":
        pytest.skip("rights are set in another way on this system")
    path.chmod(mode)
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)
        path.chmod(0o755)


def test_a_folder_without_the_right_to_write_is_told_in_one_sentence() -> None:
    words = r"x.graph: cannot be written, permission denied; choose another place\.$"
    with tempfile.TemporaryDirectory() as name:
        with closed(Path(name), 0o555), pytest.raises(OutputError, match=words):
            Graph.from_records(RECORDS).save(f"{name}/x.graph")
        assert os.listdir(name) == []


def test_a_graph_without_the_right_to_read_is_told_in_one_sentence() -> None:
    with tempfile.TemporaryDirectory() as name:
        Graph.from_records(RECORDS).save(f"{name}/x.graph")
        words = "x.graph: this graph cannot be read, permission denied"
        with closed(Path(name), 0o000), pytest.raises(InputError, match=words):
            Graph.load(f"{name}/x.graph")
