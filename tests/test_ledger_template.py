"""The ledger template: what it offers reads back as what it stands for, and what is filled in closes gaps."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

import graphkit as gk
import hostile
import small_graph
from command_line import call
from graphkit.graph import Graph
from graphkit.listings.choices import counterparts, tasks, units
from graphkit.reading import wuhu_files
from graphkit.report.template import template
from graphkit_loaders.ledger import loader

PLAN = wuhu_files(ledger=False)[0]
DAY = "2024-06-30"


@cache
def plan() -> Graph:
    return gk.wuhu(ledger=False)


def opened(graph: Graph, language: str = "zh") -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(template(graph, language)))  # type: ignore[arg-type]


def fill(sheet: Worksheet, row: int, **cells: str) -> None:
    places = {cell.value: cell.column for cell in sheet[3]}
    for heading, value in cells.items():
        sheet.cell(row, places[heading], value)


def offered(book: openpyxl.Workbook, heading: str) -> list[str]:
    """What the drop-down list under a heading offers, followed as Excel follows it."""
    sheet = book.worksheets[0]
    column = next(cell.column_letter for cell in sheet[3] if cell.value == heading)
    (rule,) = (r for r in sheet.data_validations.dataValidation if f"{column}5" in r.sqref)
    assert rule.type == "list"
    name, area = rule.formula1.replace("$", "").rsplit("!", 1)
    return [row[0].value for row in book[name.strip("'")][area]]


def test_it_has_a_ledger_instructions_and_a_hidden_list() -> None:
    book = opened(plan())
    assert [(sheet.title, sheet.sheet_state) for sheet in book.worksheets] == [
        ("台账", "visible"), ("填写说明", "visible"), ("选项", "hidden"),
    ]  # fmt: skip
    assert "必填" in "".join(str(cell.value) for row in book["填写说明"].iter_rows() for cell in row)


def test_the_lists_offer_the_units_counterparts_statuses_and_tasks_of_the_graph() -> None:
    book = opened(plan())
    assert offered(book, "本地单位")[:3] == ["芜湖市", "镜湖区", "鸠江区"]
    assert "芜湖市发展和改革委员会" in offered(book, "本地单位")
    assert {"上海市松江区", "南京江宁经济开发区", "宁波市"} <= set(offered(book, "合作对方"))
    assert not {"镜湖区", "芜湖市"} & set(offered(book, "合作对方"))
    assert offered(book, "状态")[:3] == ["已建成", "已签约", "已结对"]
    assert offered(book, "任务")[1] == "〔2021〕10号 任务2 加快城市结对共建步伐"
    assert len(offered(book, "任务")) == 11


def test_dates_are_checked() -> None:
    sheet = opened(plan()).worksheets[0]
    columns = {cell.value: cell.column_letter for cell in sheet[3]}
    for heading in ("日期", "截止"):
        (rule,) = (r for r in sheet.data_validations.dataValidation if f"{columns[heading]}5" in r.sqref)
        assert rule.type == "custom"
        assert f"DATEVALUE({columns[heading]}5)" in rule.formula1


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_empty_template_holds_no_fact(tmp_path: Path, language: str) -> None:
    file = tmp_path / "ledger.xlsx"
    file.write_bytes(template(plan(), language))  # type: ignore[arg-type]
    records = loader.load(file)
    assert (records.links, records.nodes, records.remarks) == ((), (), ())


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_choice_reads_back_as_what_it_stands_for(tmp_path: Path, language: str) -> None:
    """One row for each choice of each list, all at once."""
    book = opened(plan(), language)
    sheet = book.worksheets[0]
    heads = [str(cell.value) for cell in sheet[3]]
    unit, counterpart, status, task = (heads[place] for place in (2, 3, 5, 7))
    lists = {head: offered(book, head) for head in (unit, counterpart, status, task)}
    longest = max(map(len, lists.values()))
    for row in range(longest):
        cells = {head: choices[row % len(choices)] for head, choices in lists.items()}
        fill(sheet, 5 + row, **cells)
    book.save(tmp_path / "full.xlsx")
    records = loader.load(tmp_path / "full.xlsx")
    assert records.remarks == ()
    links = [link for link in records.links if link.type == "PARTNERS_WITH"]
    assert len(links) == longest
    known = {
        key
        for label in ("Division", "Zone", "Department", "Institution")
        for key in plan().node_table(label)["key"].to_pylist()
    }
    assert {link.from_key for link in links} | {link.to_key for link in links} <= known
    assert {link.properties["task"] for link in links} == {
        row["key"] for row in plan().node_table("Task").to_pylist() if row["part"] == "body"
    }
    assert len({link.properties["status"] for link in links}) == 8
    named = dict(zip(lists[counterpart], (link.to_key for link in links), strict=False))
    assert len(set(named.values())) == len(set(lists[counterpart])), "two names of the list mean one"


def test_what_is_filled_in_closes_gaps(tmp_path: Path) -> None:
    file = tmp_path / "台账.xlsx"
    assert call("template", PLAN, "-o", file, "--lang", "zh").status == 0
    before = call("gaps", PLAN, "--as-of", DAY, "--format", "json").json["findings"]
    book = openpyxl.load_workbook(file)
    sheet = book.worksheets[0]
    fill(sheet, 5, 日期="2022-05", 本地单位="弋江区", 合作对方="上海市松江区", 状态="已签约", 事项="产业合作")
    fill(sheet, 6, 日期="2022年6月7日", 本地单位="鸠江经济开发区", 合作对方="南京江宁经济开发区", 状态="已签约",
         任务="〔2021〕10号 任务4 共建省际产业合作园区")  # fmt: skip
    book.save(file)
    after = call("gaps", PLAN, file, "--as-of", DAY, "--format", "json").json["findings"]
    gone = {(f["rule"], f["unit"]) for f in before} - {(f["rule"], f["unit"]) for f in after}
    assert {("county-without-counterpart", "弋江区"), ("zone-without-counterpart", "鸠江经济开发区")} <= gone
    assert len(after) < len(before)
    link = call("why", "鸠江经济开发区", "南京江宁经济开发区", PLAN, file, "--format", "json").json["statements"]
    assert [(s["file"], s["task"]) for s in link] == [("台账.xlsx", 4)]


def test_a_bad_row_is_told_and_strict_refuses_all(tmp_path: Path) -> None:
    book = opened(plan())
    sheet = book.worksheets[0]
    fill(sheet, 5, 日期="2022-05", 本地单位="弋江区", 合作对方="上海市松江区", 状态="已签约")
    fill(sheet, 6, 日期="2022-05", 本地单位="繁昌区", 合作对方="上海市松江区", 状态="签了约")
    file = tmp_path / "台账.xlsx"
    book.save(file)
    kept = call("links", file, "--lang", "zh")
    assert kept.status == 0
    assert "弋江区" in kept.out
    assert "繁昌区" not in kept.out
    assert "台账!F6 “状态”: 签了约 → 签约" in kept.err
    refused = call("links", file, "--strict", "--lang", "en")
    assert (refused.status, refused.out) == (3, "")
    assert "台账!F6 “状态”: 签了约 → 签约" in refused.err


def test_a_ledger_that_somebody_filled_in_is_not_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "ledger.xlsx"
    file.write_bytes(b"filled in")
    refused = call("template", PLAN, "-o", file)
    assert (refused.status, file.read_bytes()) == (3, b"filled in")
    assert "may hold entries" in refused.err
    assert call("template", PLAN, "-o", file, "--force").status == 0
    assert file.read_bytes().startswith(b"PK")


def test_a_template_is_a_workbook(tmp_path: Path) -> None:
    answer = call("template", PLAN, "-o", tmp_path / "ledger.csv")
    assert answer.status == 2
    assert ".xlsx" in answer.err


def test_the_same_graph_gives_the_same_template() -> None:
    assert template(small_graph.graph(), "zh") == template(small_graph.graph(), "zh")


def test_a_graph_without_a_plan_gives_a_template_all_the_same() -> None:
    from graphkit.model import Records

    assert opened(Graph.from_records(Records())).sheetnames[0] == "台账"


def test_hostile_names_stay_text() -> None:
    for row in (row for sheet in opened(hostile.graph()).worksheets for row in sheet.iter_rows()):
        assert all(cell.data_type != "f" and cell.hyperlink is None for cell in row)


def test_places_of_one_name_are_told_apart() -> None:
    # 鼓楼区 is in 南京 and 徐州, 普陀区 in 上海 and 舟山.
    assert {"南京市鼓楼区", "徐州市鼓楼区", "上海市普陀区", "舟山市普陀区"} <= set(counterparts(plan()))
    assert "普陀区" not in counterparts(plan())
    assert len(units(plan())) == 39
    assert len(tasks(plan())) == 11
