"""One plan in every form that documents come in: the same roster, tasks, annex, targets and pairs, with its pages."""

from __future__ import annotations

from functools import cache

import pytest

import graphkit as gk
from graphkit.graph import Graph
from graphkit.model import PARTY_LABELS
from shared import shared
from wuhu_expected_pairs import EXPECTED
from wuhu_expected_tasks import ANNEX, BODY, GROUPS, TARGETS

FORMS = ("docx", "doc", "html", "pdf")
ROWS = (1, 2, 6, 7)
"""Rows of the annex that these files have. Nor have they a salutation: the park that only it names is not theirs."""

ZONES = {
    "江北新兴产业集中区", "三山经济开发区", "芜湖高新技术产业开发区", "中国（安徽）自贸试验区芜湖片区",
    "新芜经济开发区", "无为经济开发区", "繁昌经济开发区", "南陵经济开发区", "芜湖经济技术开发区", "鸠江经济开发区",
}  # fmt: skip
COUNTIES = {"镜湖区", "鸠江区", "弋江区", "湾沚区", "繁昌区", "南陵县", "无为市"}


@cache
def plan(form: str) -> Graph:
    return gk.read(shared(f"plans/wuhu-2021.{form}"))


def tasks(graph: Graph, part: str) -> dict[int, tuple[str, set[str], str | None]]:
    """Title, responsible units and groups as printed, and deadline, by number."""
    frame = graph.tasks()
    printed = {}
    for row in graph.link_table("RESPONSIBLE_FOR").to_pylist():
        if row["basis"] == "named" or row["from_label"] == "Group":
            printed.setdefault(row["to_key"], set()).add(row["printed"])
    return {
        int(row.no): ("".join(row.title.split()), printed.get(row.id, set()), row.due or None)
        for row in frame[frame["part"] == part].itertuples()
    }


@pytest.mark.parametrize("form", FORMS)
def test_the_forty_pairs_and_no_other(form: str) -> None:
    graph = plan(form)
    number = {row["key"]: row["no"] for row in graph.node_table("Task").to_pylist() if row["part"] == "body"}
    names = {row["key"]: row["name"] for label in PARTY_LABELS for row in graph.node_table(label).to_pylist()}
    found = {
        (number.get(row["task"]), names[row["from_key"]], names[row["to_key"]])
        for row in graph.link_table("PARTNERS_WITH").to_pylist()
        if row["from_label"] in PARTY_LABELS and row["to_label"] in PARTY_LABELS
    }
    short = {name: "芜湖片区" for name in names.values() if name.endswith("芜湖片区")}
    assert {(no, short.get(a, a), b) for no, a, b in found} == EXPECTED


@pytest.mark.parametrize("form", FORMS)
def test_the_roster(form: str) -> None:
    graph = plan(form)
    names = {row["key"]: row["name"] for label in PARTY_LABELS for row in graph.node_table(label).to_pylist()}
    roster: dict[str, set[str]] = {}
    for row in graph.link_table("GOVERNS").to_pylist():
        roster.setdefault(row["role"], set()).add(names[row["to_key"]])
    assert roster["county"] == COUNTIES
    assert roster["zone"] == ZONES
    assert len(roster["department"]) == 20


@pytest.mark.parametrize("form", FORMS)
def test_the_tasks_of_the_body_with_their_units(form: str) -> None:
    found = tasks(plan(form), "body")
    assert found == {no: (title, set(units), None) for no, title, units in BODY}


@pytest.mark.parametrize("form", FORMS)
def test_the_rows_of_the_annex_by_their_cells(form: str) -> None:
    found = tasks(plan(form), "annex")
    assert set(found) == set(ROWS)
    for no, (begins, ends), units, due, *_ in ANNEX:
        if no in ROWS:
            title, printed, by = found[no]
            assert title.startswith(begins)
            assert title.endswith(ends)
            assert (printed, by) == (set(units), due)


@pytest.mark.parametrize("form", FORMS)
def test_the_seven_targets(form: str) -> None:
    columns = ("scope", "counterpart_scope", "measure", "minimum", "minimum_status", "by")
    found = sorted(tuple(row[c] for c in columns) for row in plan(form).node_table("Target").to_pylist())
    assert found == sorted(target[:6] for target in TARGETS)


@pytest.mark.parametrize("form", FORMS)
def test_every_quote_stands_where_it_says(form: str) -> None:
    assert plan(form).check_evidence() == ()


def test_groups_stay_groups() -> None:
    names = {row["name"] for row in plan("pdf").node_table("Group").to_pylist()}
    assert GROUPS - {"已签约合作事项的县市区政府", "未签约合作事项的县市区政府"} <= names


@pytest.mark.parametrize(
    ("form", "words", "place"),
    [
        # the page by the printed number at its foot, the paragraph and the row by counting in the document
        ("pdf", "（二）健全推进机制", {"page": 7}),
        ("pdf", "2021年4月", {"page": 7, "table": 1, "row": 2, "column": 3}),
        ("pdf", "地六县”合作", {"page": 9, "table": 1, "row": 4, "column": 2}),
        ("docx", "（二）健全推进机制", {"paragraph": 28}),
        ("docx", "湾沚区政府\n", {"table": 1, "row": 4, "column": 4}),
        ("doc", "湾沚区政府\n", {"table": 1, "row": 4, "column": 4}),
        ("html", "湾沚区政府\n", {"table": 1, "row": 4, "column": 4}),
    ],
)
def test_a_sentence_has_its_page_paragraph_or_cell(form: str, words: str, place: dict[str, int]) -> None:
    from graphkit.listings.places import place_in

    source = plan(form).sources[0]
    assert place_in(source, source.text.index(words)) == place
