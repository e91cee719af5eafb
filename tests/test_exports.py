"""A graph goes to other programs whole: spreadsheets, NetworkX, Gephi, linked data, Parquet readers."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pyarrow.compute as pc
import pytest
import rdflib
from hypothesis import given, settings
from pyarrow import parquet

import graph_strategies
import graphkit as gk
from command_line import call
from graphkit.errors import OutputError, UsageError
from graphkit.exports import FORMS
from graphkit.graph import Graph
from graphkit.model import Evidence, Link, Node, Records, Source
from small_graph import EAST, FIRST, KEY, PEARL, PLAN
from small_graph import graph as small_plan

# rdflib's own reader of JSON-LD uses what rdflib itself calls old.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

GK, PROV = rdflib.Namespace("urn:graphkit:"), rdflib.Namespace("http://www.w3.org/ns/prov#")
SCHEMA = rdflib.Namespace("https://schema.org/")


@pytest.fixture(params=FORMS)
def form(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def contents(place: Path) -> dict[str, bytes]:
    """Every file of an export by its path."""
    if place.is_file():
        return {"": place.read_bytes()}
    return {file.relative_to(place).as_posix(): file.read_bytes() for file in place.rglob("*") if file.is_file()}


def test_the_same_graph_gives_the_same_bytes_and_replaces_the_older_ones(form: str, tmp_path: Path) -> None:
    first = gk.export(gk.wuhu(), tmp_path / "芜湖", form)
    before = contents(tmp_path / "芜湖")
    gk.export(small_plan(), tmp_path / "芜湖", form)
    assert contents(tmp_path / "芜湖") != before
    assert gk.export(gk.wuhu(), tmp_path / "芜湖", form) == first
    assert contents(tmp_path / "芜湖") == before
    assert all(file.path.is_file() for file in first)


def test_an_empty_graph_can_be_exported(form: str, tmp_path: Path) -> None:
    gk.export(Graph.from_records(), tmp_path / "empty", form)
    assert (tmp_path / "empty").exists()


def test_what_is_not_an_export_is_spared(form: str, tmp_path: Path) -> None:
    place = tmp_path / "mine"
    place.mkdir()
    (place / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match=r"mine.*(would be lost; move it away|cannot be written)"):
        gk.export(small_plan(), place, form)
    assert [thing.name for thing in tmp_path.rglob("*")] == ["mine", "notes.txt"]


def test_an_ending_that_tells_nothing_and_an_unknown_form_are_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="tells no form to export to; say one of csv, graphml"):
        gk.export(small_plan(), tmp_path / "out.zip")
    with pytest.raises(UsageError, match=r"no form 'graphm1' to export to; did you mean graphml\?"):
        gk.export(small_plan(), tmp_path / "out", "graphm1")


def test_many_plans_go_to_a_server_under_a_name_that_is_given(tmp_path: Path) -> None:
    keys = [f"plan:34{number:04}/2021/1" for number in range(40)]
    graph = Graph.from_records(Records(nodes=tuple(Node("Plan", key, "方案") for key in keys)))
    with pytest.raises(UsageError, match="40 plans"):
        gk.export(graph, tmp_path / "files", "neo4j-admin")
    gk.export(graph, tmp_path / "files", "neo4j-admin", name="all-plans")
    nodes = (tmp_path / "files" / "nodes" / "Plan.csv").read_text(encoding="utf-8")
    assert nodes.count("all-plans") == len(keys)
    with pytest.raises(UsageError, match="leave the name out"):
        gk.export(graph, tmp_path / "csv", "csv", name="all-plans")


def test_csv_opens_in_a_spreadsheet(tmp_path: Path) -> None:
    odd = Node("Zone", "zone:1/甲", "=1+1", ("甲园", "@x"), {"lon": -0.5})
    gk.export(small_plan().merge(Graph.from_records(Records(nodes=(odd,)))), tmp_path / "tables", "csv")
    text = (tmp_path / "tables" / "nodes.csv").read_bytes()
    assert text.startswith(b"\xef\xbb\xbflabel,key,name,aliases,")
    rows = {row["key"]: row for row in csv.DictReader(io.StringIO(text.decode("utf-8-sig")))}
    assert len(rows) == 15
    assert rows[odd.key]["name"] == "'=1+1"
    assert rows[odd.key]["aliases"] == "甲园;@x"
    assert rows[odd.key]["lon"] == "-0.5"
    links = list(csv.DictReader(io.StringIO((tmp_path / "tables" / "links.csv").read_text(encoding="utf-8-sig"))))
    assert len(links) == 19
    [pair] = [row for row in links if row["quote"] == FIRST]
    assert (pair["type"], pair["from_name"], pair["to_name"]) == ("PARTNERS_WITH", "东湖区", "海州市明珠区")


def test_parquet_has_every_row_with_its_types(tmp_path: Path) -> None:
    graph = gk.wuhu()
    gk.export(graph, tmp_path / "tables", "parquet")
    nodes, links = (parquet.read_table(tmp_path / "tables" / f"{name}.parquet") for name in ("nodes", "links"))
    for label, count in graph.labels().items():
        of_label = nodes.filter(pc.equal(nodes["label"], label))
        assert of_label.num_rows == count
        assert of_label.select(graph.node_table(label).column_names).equals(graph.node_table(label))
    for link_type in graph.types():
        of_type = links.filter(pc.equal(links["type"], link_type))
        assert of_type.select(graph.link_table(link_type).column_names).equals(graph.link_table(link_type))
    assert links["from_name"].null_count == links["to_name"].null_count == 0


def expected(graph: Graph) -> nx.MultiDiGraph:
    """What a drawing program should find, written from the page on exports."""
    whole, wanted = graph.to_networkx(), nx.MultiDiGraph()
    for key, data in whole.nodes(data=True):
        told = {name: ";".join(v) if isinstance(v, tuple) else v for name, v in data.items() if v != ()}
        told["node_type"] = told.pop("label")
        told["label"] = told.pop("name")
        wanted.add_node(key, **told)
    for a, b, key, data in whole.edges(keys=True, data=True):
        told = {name: ";".join(v) if isinstance(v, tuple) else v for name, v in data.items() if v != ()}
        told["label"] = told.pop("type")
        for name in ("start", "stop"):
            if name in told:
                told[f"quote_{name}"] = told.pop(name)
        wanted.add_edge(a, b, key=key, **told)
    return wanted


def same(found: nx.MultiDiGraph, wanted: nx.MultiDiGraph) -> None:
    assert dict(found.nodes(data=True)) == dict(wanted.nodes(data=True))
    edges = [{(a, b, key): data for a, b, key, data in g.edges(keys=True, data=True)} for g in (found, wanted)]
    assert edges[0] == edges[1]


@pytest.mark.parametrize("graph", [gk.wuhu(), small_plan()], ids=["wuhu", "small"])
def test_graphml_and_gexf_are_read_back_equal_by_networkx(graph: Graph, tmp_path: Path) -> None:
    gk.export(graph, tmp_path / "图.graphml")
    same(nx.read_graphml(tmp_path / "图.graphml", force_multigraph=True), expected(graph))
    gk.export(graph, tmp_path / "图.gexf")
    wanted = expected(graph)
    for _, _, key, data in wanted.edges(keys=True, data=True):
        data["id"] = key
    # NetworkX makes a plain graph of one without parallel links, and forgets their keys.
    found = nx.MultiDiGraph()
    read = nx.read_gexf(tmp_path / "图.gexf")
    found.add_nodes_from(read.nodes(data=True))
    found.add_edges_from((a, b, data["id"], data) for a, b, data in read.edges(data=True))
    same(found, wanted)


@settings(max_examples=12)
@given(graph_strategies.records())
def test_any_graph_gives_files_that_xml_and_json_readers_take(records: Records) -> None:
    from graphkit.exports import as_gexf, as_graphml, as_jsonld

    graph = Graph.from_records(records)
    for module in (as_graphml, as_gexf):
        content, rows = module.content(graph)
        ElementTree.fromstring(content)
        assert rows == sum(graph.labels().values()) + sum(graph.types().values())
    assert len(json.loads(as_jsonld.content(graph)[0])["@graph"]) >= sum(graph.labels().values())


def test_gexf_is_as_gephi_wants_it(tmp_path: Path) -> None:
    gk.export(small_plan(), tmp_path / "small.gexf")
    space = "{http://www.gexf.net/1.2draft}"
    root = ElementTree.parse(tmp_path / "small.gexf").getroot()
    [drawn] = root.findall(f"{space}graph")
    # No times: Gephi would open a timeline.
    assert (drawn.get("mode"), drawn.get("defaultedgetype")) == ("static", "directed")
    declared = {a.get("id"): a.get("type") for a in drawn.iter(f"{space}attribute")}
    assert set(declared.values()) <= {"string", "long", "double", "boolean"}
    assert {value.get("for") for value in drawn.iter(f"{space}attvalue")} <= set(declared)
    nodes = {node.get("id"): node.get("label") for node in drawn.iter(f"{space}node")}
    assert nodes[EAST[1]] == "东湖区"
    ids = [edge.get("id") for edge in drawn.iter(f"{space}edge")]
    assert len(set(ids)) == len(ids) == 19
    assert all(edge.get("source") in nodes and edge.get("target") in nodes for edge in drawn.iter(f"{space}edge"))


def test_linked_data_is_read_as_triples_without_a_network(tmp_path: Path) -> None:
    gk.export(small_plan(), tmp_path / "small.jsonld")
    found = rdflib.Graph().parse(tmp_path / "small.jsonld", format="json-ld")
    east, pearl = (rdflib.URIRef(f"urn:graphkit:id:{key}") for _, key in (EAST, PEARL))
    assert (east, rdflib.RDF.type, SCHEMA.AdministrativeArea) in found
    assert (east, SCHEMA.name, rdflib.Literal("东湖区")) in found
    assert (east, GK.PARTNERS_WITH, pearl) in found
    [statement] = found.subjects(rdflib.RDF.object, pearl)
    assert found.value(statement, rdflib.RDF.subject) == east
    assert found.value(statement, rdflib.RDF.predicate) == GK.PARTNERS_WITH
    document = found.value(statement, PROV.wasQuotedFrom)
    assert document == rdflib.URIRef(f"urn:graphkit:id:{KEY}")
    text, quote = str(found.value(document, SCHEMA.text)), str(found.value(statement, PROV.value))
    start, stop = (found.value(statement, GK[name]).toPython() for name in ("start", "stop"))
    assert text[start:stop] == quote == FIRST
    assert found.value(statement, GK.task) == rdflib.URIRef(f"urn:graphkit:id:{PLAN}/task/1")
    statements = set(found.subjects(rdflib.RDF.type, rdflib.RDF.Statement))
    assert len(statements) == 19


def test_parallel_links_stay_apart_in_every_file(tmp_path: Path) -> None:
    source = Source("p.txt@1", "p.txt", "plan", "1" * 64, "utf-8", "甲与乙合作。甲与乙共建。")
    ends = ("Zone", "zone:1/甲", "Zone", "zone:1/乙")
    links = tuple(
        Link("PARTNERS_WITH", *ends, {}, Evidence(source.key, source.text[i : i + 6], i, i + 6, "verb")) for i in (0, 6)
    )
    nodes = (Node("Zone", ends[1], "甲"), Node("Zone", ends[3], "乙"))
    graph = Graph.from_records(Records((source,), nodes, links))
    gk.export(graph, tmp_path / "two.graphml")
    assert nx.read_graphml(tmp_path / "two.graphml").number_of_edges() == 2
    gk.export(graph, tmp_path / "two.gexf")
    assert nx.read_gexf(tmp_path / "two.gexf").number_of_edges() == 2
    gk.export(graph, tmp_path / "two.jsonld")
    read = rdflib.Graph().parse(tmp_path / "two.jsonld", format="json-ld")
    assert len(set(read.subjects(rdflib.RDF.type, rdflib.RDF.Statement))) == 2


def test_the_command_writes_a_form_and_says_what(tmp_path: Path) -> None:
    small_plan().save(tmp_path / "small.graph")
    ran = call("export", tmp_path / "small.graph", "-o", tmp_path / "small.gexf", "-f", "json")
    assert (ran.status, ran.json["form"], ran.json["files"][0]["rows"]) == (0, "gexf", 33)
    ran = call("export", tmp_path / "small.graph", "--to", "csv", "-o", tmp_path / "tables", "--lang", "zh")
    assert ran.status == 0
    assert "供电子表格使用" in ran.out
    assert sorted(thing.name for thing in (tmp_path / "tables").iterdir()) == ["links.csv", "nodes.csv"]
    assert call("export", tmp_path / "small.graph", "-o", tmp_path / "x.zip").status == 2
    assert call("export", tmp_path / "small.graph", "--to", "csv").status == 2
