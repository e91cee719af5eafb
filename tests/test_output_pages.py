"""Listings as workbooks and as pages of HTML: what people open, with nothing in it that acts."""

from __future__ import annotations

import io
import re
import warnings
from pathlib import Path

import openpyxl
import pytest

import hostile
import small_graph
from command_line import call, process
from graphkit.tables import Answer, Column, Paragraph, Sheet, render, render_text
from graphkit.tables.visible import visible

LISTINGS = (("links",), ("tasks",), ("stats",), ("check",), ("gaps",), ("query", "roster"), ("query", "--list"))


@pytest.fixture(scope="module", params=["small", "hostile"])
def graph(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("graphs") / f"{request.param}.graph"
    (small_graph if request.param == "small" else hostile).graph().save(place)
    return place


def words(listing: tuple[str, ...], graph: Path) -> tuple[str | Path, ...]:
    return listing if "--list" in listing else (*listing, graph)


@pytest.mark.parametrize("listing", LISTINGS)
def test_every_listing_writes_a_workbook_without_formulas(
    listing: tuple[str, ...], graph: Path, tmp_path: Path
) -> None:
    file, again = tmp_path / "表.xlsx", tmp_path / "again.xlsx"
    for place in (file, again):
        assert call(*words(listing, graph), "--as-of", "2023-06-30", "--lang", "zh", "-o", place).status == 0
    assert file.read_bytes() == again.read_bytes()
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", ".*extension is not supported")  # bars of Excel 2010, in the workbook of gaps
        book = openpyxl.load_workbook(file)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in row)
            assert all(cell.hyperlink is None or cell.hyperlink.target is None for cell in row)


@pytest.mark.parametrize("listing", LISTINGS)
def test_every_listing_writes_a_page_that_runs_nothing(listing: tuple[str, ...], graph: Path, tmp_path: Path) -> None:
    file = tmp_path / "表.html"
    assert call(*words(listing, graph), "--as-of", "2023-06-30", "--lang", "zh", "-o", file).status == 0
    page = file.read_text(encoding="utf-8")
    tags = set(re.findall(r"<(\w+)", page))
    allowed = {
        "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "p", "span", "b", "table", "thead",
        "tbody", "tr", "th", "td",
    }  # fmt: skip
    assert tags <= allowed
    assert "default-src 'none'" in page
    assert "\u202e" not in page


def test_headings_and_codes_are_words_where_people_read(tmp_path: Path) -> None:
    small_graph.graph().save(tmp_path / "small.graph")
    file = tmp_path / "links.xlsx"
    call("links", tmp_path / "small.graph", "--lang", "zh", "-o", file)
    sheet = openpyxl.load_workbook(file).worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][:5] == ("单位", "单位编码", "合作对象", "对象编码", "进展")
    assert [row[4] for row in rows[1:]] == ["拟开展", "已签约"]
    assert '"status": "planned"' in call("links", tmp_path / "small.graph", "--format", "json").out


def test_a_workbook_goes_to_a_pipe_as_it_is(tmp_path: Path) -> None:
    small_graph.graph().save(tmp_path / "small.graph")
    file = tmp_path / "links.xlsx"
    call("links", tmp_path / "small.graph", "-o", file)
    import subprocess
    import sys

    command = [sys.executable, "-m", "graphkit", "links", str(tmp_path / "small.graph"), "--format", "xlsx"]
    assert subprocess.run(command, capture_output=True, check=True).stdout == file.read_bytes()
    assert process("links", tmp_path / "small.graph").status == 0


def test_gaps_in_markdown_and_html_read_as_a_report(tmp_path: Path) -> None:
    small_graph.graph().save(tmp_path / "small.graph")
    asked = ("gaps", tmp_path / "small.graph", "--as-of", "2023-06-30", "--lang", "zh")
    told = call(*asked, "--format", "md").out
    assert told.startswith("# 覆盖缺口\n\n## 安水市合作方案\n")
    assert "\n- 西山区没有任何合作对象" in told
    page = call(*asked, "--format", "html").out
    assert "<h1>覆盖缺口</h1>" in page
    assert "西山区没有任何合作对象" in page


def test_numbers_stay_numbers_and_texts_stay_texts() -> None:
    sheet = Sheet(
        (Column("a", "甲"), Column("b", "乙", numeric=True)),
        [["=1+1", 3], ["+86", -1.5], ["@x", None], ["-", True], ["110101199001011234", 0], [["科技", "教育"], 1]],
    )
    book = openpyxl.load_workbook(io.BytesIO(render(Answer({}, (sheet,)), "xlsx", language="zh")))
    cells = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows(min_row=2)]
    assert cells == [
        ["=1+1", 3], ["+86", -1.5], ["@x", None], ["-", "是"], ["110101199001011234", 0], ["科技、教育", 1],
    ]  # fmt: skip
    assert {cell.data_type for row in book.worksheets[0].iter_rows(min_row=2, max_col=1) for cell in row} == {"s"}


@pytest.mark.parametrize("names", [("a/b", "a:b", "a?b"), ("长" * 40, "长" * 40 + "2"), ("", "History", "'x'")])
def test_any_title_makes_a_sheet(names: tuple[str, ...]) -> None:
    sheets = tuple(Sheet((Column("a", "甲"),), [["x"]], name) for name in names)
    book = openpyxl.load_workbook(io.BytesIO(render(Answer({}, sheets), "xlsx")))
    assert len(set(map(str.lower, book.sheetnames))) == len(names)
    assert max(map(len, book.sheetnames)) <= 31


def test_what_steers_a_terminal_is_shown_not_done() -> None:
    answer = Answer({}, (), (Paragraph("红\x1b[31m\u202e字"), Sheet((Column("a", "甲"),), [["\x1b]0;x\x07"]])))
    told = render_text(answer, "table")
    assert "\x1b" not in told
    assert "\u202e" not in told
    assert visible("\x1b") in told
