"""The workbook that goes round: what it says, where its links lead, how it prints, and that no text acts."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

import graphkit as gk
import hostile
import many_cities
import small_graph
from command_line import call
from graphkit.language import Language
from graphkit.queries import catalogue
from graphkit.report.material import gather
from graphkit.report.sheets import method
from graphkit.report.workbook import SHEETS, workbook

DAY = "2023-06-30"


@cache
def small(language: Language = "zh") -> bytes:
    return workbook(gather(small_graph.graph(), DAY, language))


@cache
def wuhu() -> bytes:
    return workbook(gather(gk.wuhu(), "2024-06-30", "zh"))


@cache
def opened(data: bytes) -> openpyxl.Workbook:
    with warnings.catch_warnings():
        # Bars of Excel 2010, which begin at nought; openpyxl leaves them out.
        warnings.filterwarnings("ignore", ".*extension is not supported")
        return openpyxl.load_workbook(io.BytesIO(data))


def rows(sheet: Worksheet) -> list[dict[str, Any]]:
    """Rows below the headings of a sheet, which stand in its third row."""
    lines = list(sheet.iter_rows(min_row=3, values_only=True))
    return [dict(zip(map(str, lines[0]), line, strict=True)) for line in lines[1:]]


def test_every_sheet_is_there_in_both_languages() -> None:
    assert opened(small("zh")).sheetnames == [
        "概览", "缺口清单", "覆盖矩阵", "任务分解", "目标进度", "合作关系", "原文依据", "未能读懂", "计算口径",
    ]  # fmt: skip
    assert opened(small("en")).sheetnames == [
        "Summary", "Gaps", "Coverage", "Tasks", "Targets", "Links", "Evidence", "Not understood", "How counted",
    ]  # fmt: skip


def test_gaps_stand_under_their_rule_with_what_is_there_and_needed() -> None:
    found = rows(opened(small())["缺口清单"])
    (west,) = (row for row in found if row["规则编号"] == "county-without-counterpart")
    assert (west["级别"], west["单位或任务"], west["现有"], west["应有"]) == ("错误", "西山区", 0, 1)
    assert west["要求的原文"] == small_graph.QUOTA
    order = [row["级别"] for row in found if row["规则编号"] in {"county-without-counterpart", "vague-commitment"}]
    assert order == ["错误", "提示"]


@pytest.mark.parametrize("data", [small, wuhu])
def test_a_gap_leads_to_the_row_with_its_words(data: Any) -> None:
    book = opened(data())
    gaps, evidence = book["缺口清单"], book["原文依据"]
    places = {cell.value: cell.column for cell in gaps[3]}
    followed = 0
    for row in gaps.iter_rows(min_row=4):
        cell = row[places["要求的原文"]]  # the column beside it
        if cell.hyperlink is None:
            continue
        assert cell.hyperlink.target is None, "a link out of the workbook"
        sheet, place = re.fullmatch(r"'(.+)'!A(\d+)", cell.hyperlink.location).groups()  # type: ignore[union-attr]
        assert sheet == "原文依据"
        words = row[places["要求的原文"] - 1].value.strip("…")
        assert words in evidence.cell(int(place), 4).value
        followed += 1
    assert followed > 3


def test_the_matrix_tells_status_and_number_and_what_is_lacking() -> None:
    found = {row["单位"]: row for row in rows(opened(wuhu())["覆盖矩阵"])}
    # The plan pairs 镜湖区 with a street in 上海 only, 无为经济开发区 with a park there; 弋江区 stands nowhere.
    assert [found["镜湖区"][p] for p in ("上海市", "江苏省", "浙江省")] == ["拟开展 1", "缺", "缺"]
    assert [found["弋江区"][p] for p in ("上海市", "江苏省", "浙江省")] == ["缺", "缺", "缺"]
    assert found["无为经济开发区"]["上海市"] == "拟开展 1"
    # 松江 with the innovation centre, built, and 上海对外经贸大学, signed.
    assert found["芜湖市"]["上海市"].startswith("已建成")
    sheet = opened(wuhu())["覆盖矩阵"]
    rules = [rule.formula[0] for area in sheet.conditional_formatting for rule in area.rules]
    assert any("缺" in rule for rule in rules)
    assert any("已签约" in rule for rule in rules)


def test_tasks_stand_with_the_rows_that_spell_them_out() -> None:
    found = rows(opened(small())["任务分解"])
    assert [(row["部分"], row["序号"]) for row in found] == [("正文", 1), ("附表", 1), ("正文", 2)]
    assert found[1]["责任单位"] == "东湖区政府"
    assert (found[1]["完成时限"], found[1]["时限情况"]) == ("2022-06", "已到期")
    assert found[0]["涉及单位类别"] == "各区政府"
    assert found[2]["时限情况"] == "持续推进"


def test_targets_show_planned_done_and_needed_for_each_unit() -> None:
    found = {row["单位"]: row for row in rows(opened(small())["目标进度"])}
    # 东湖区 has planned a link with 明珠区, the target demands a signed one; 西山区 has nothing.
    assert [found["东湖区"][key] for key in ("应达", "已落实", "含计划", "差额")] == [1, 0, 1, 1]
    assert [found["西山区"][key] for key in ("应达", "已落实", "含计划", "差额")] == [1, 0, 0, 1]
    assert (found["东湖区"]["情况"], found["西山区"]["情况"]) == ("计划可达", "计划不足")


def test_links_have_their_sentence_and_its_place() -> None:
    found = rows(opened(small())["合作关系"])
    (east,) = (row for row in found if row["本地单位"] == "东湖区")
    assert (east["合作对象"], east["进展"], east["任务"]) == ("海州市明珠区", "拟开展", 1)
    assert east["原文"] == small_graph.FIRST.replace("\n", "")
    assert (east["文件"], east["位置"]) == ("plan.txt", "第3行")


def test_every_rule_is_told_how_it_is_counted() -> None:
    for language in ("zh", "en"):
        told = gather(small_graph.graph(), DAY, language)  # type: ignore[arg-type]
        for query in catalogue().values():
            if query.severity:
                assert method.rule_text(told, query.id)
    listed = {row["规则编号"] for row in rows(opened(small())["计算口径"])} - {None}
    assert listed == {query.id for query in catalogue().values() if query.severity}


def test_sheets_are_set_up_for_reading_and_for_print() -> None:
    book = opened(wuhu())
    for sheet in book.worksheets:
        assert sheet.page_setup.orientation == "landscape"
        assert int(sheet.page_setup.paperSize) == 9
        assert "&P" in (sheet.oddFooter.right.text or "")
    for sheet in book.worksheets[1:]:
        assert sheet.freeze_panes is not None
        assert sheet.print_title_rows == "$3:$3"
        widths = [dimension.width for dimension in sheet.column_dimensions.values()]
        assert all(5 <= width <= 100 for width in widths)
    assert book["缺口清单"].auto_filter.ref == f"A3:N{book['缺口清单'].max_row}"


def test_the_same_graph_gives_the_same_bytes() -> None:
    assert workbook(gather(small_graph.graph(), DAY, "zh")) == small()


def test_only_what_was_asked_for_is_listed_and_the_figures_stay(tmp_path: Path) -> None:
    small_graph.graph().save(tmp_path / "small.graph")
    file = tmp_path / "缺口.xlsx"
    asked = ("gaps", tmp_path / "small.graph", "--as-of", DAY, "--lang", "zh", "--rule", "vague-commitment", "-o", file)
    assert call(*asked).status == 0
    book = opened(file.read_bytes())
    assert {row["规则编号"] for row in rows(book["缺口清单"])} == {"vague-commitment"}
    assert book["覆盖矩阵"].max_row > 4


def test_several_plans_are_told_apart() -> None:
    book = opened(workbook(gather(many_cities.graph(2), DAY, "zh")))
    gaps = [row for row in rows(book["缺口清单"]) if row["规则编号"] == "county-without-counterpart"]
    assert [row["单位或任务"] for row in gaps] == ["西山区0", "西山区1"]
    for sheet in ("缺口清单", "任务分解", "目标进度"):
        assert "方案" in rows(book[sheet])[0]
    assert "方案" not in rows(opened(small())["缺口清单"])[0]


def test_an_empty_graph_gives_a_workbook_all_the_same() -> None:
    from graphkit.graph import Graph
    from graphkit.model import Records

    book = opened(workbook(gather(Graph.from_records(Records()), DAY, "zh")))
    assert len(book.sheetnames) == len(SHEETS)


@cache
def hostile_book() -> bytes:
    return workbook(gather(hostile.graph(), DAY, "zh"))


def test_no_text_becomes_a_formula_or_a_link_outside() -> None:
    book = opened(hostile_book())
    seen = 0
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f", f"{sheet.title}!{cell.coordinate}"
                if cell.hyperlink is not None:
                    assert cell.hyperlink.target is None
                seen += isinstance(cell.value, str) and cell.value.startswith("=")
    assert seen, "no text that looks like a formula was tried"
    with zipfile.ZipFile(io.BytesIO(hostile_book())) as archive:
        names = archive.namelist()
        assert not [name for name in names if "external" in name.lower() or "vba" in name.lower()]
        sheets = [archive.read(name).decode("utf-8") for name in names if name.startswith("xl/worksheets/sheet")]
    assert not any("<f>" in text for text in sheets)


def test_steering_characters_are_shown_and_long_texts_cut() -> None:
    texts = [cell.value for sheet in opened(hostile_book()) for row in sheet.iter_rows() for cell in row]
    words = "".join(text for text in texts if isinstance(text, str))
    assert "\u202e" not in words
    assert "‹U+202E›" in words
    assert "‹U+2028›" in words
    assert "😀" in words
    assert max(len(text) for text in texts if isinstance(text, str)) <= 32_767


def test_a_hostile_ledger_comes_to_nothing(tmp_path: Path) -> None:
    """Every text of a ledger that wants to be something else, from the workbook that is kept to the one sent round."""
    ledger = openpyxl.Workbook()
    sheet = ledger.active
    assert sheet is not None
    sheet.append(["日期", "本地单位", "合作对方", "事项", "状态", "来源"])
    for text in hostile.TEXTS:
        plain = "".join(c for c in text if c.isprintable() or c in "\u202e\u2028\u2066\u2069")
        for place, cell in enumerate(["2022", "芜湖市", plain, plain, "签约", plain], 1):
            made = sheet.cell(sheet.max_row + (place == 1), place)
            made.value = cell
            made.data_type = "s"
    file, page = tmp_path / "台账.xlsx", tmp_path / "gaps.html"
    ledger.save(file)
    plan = Path(small_graph.__file__).parents[1] / "data" / "wuhu" / "plan.txt"
    out = tmp_path / "out.xlsx"
    assert call("gaps", plan, file, "--as-of", "2024-06-30", "--lang", "zh", "-o", out).status == 0
    book = opened(out.read_bytes())
    listed = [row for row in rows(book["合作关系"]) if row["文件"] == "台账.xlsx"]
    assert len(listed) == len(hostile.TEXTS)
    assert any(str(row["合作对象"]).startswith("=HYPERLINK") for row in listed)
    for sheet in book.worksheets:
        for line in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in line)
            assert all(cell.hyperlink is None or cell.hyperlink.target is None for cell in line)
    assert call("links", plan, file, "--lang", "zh", "-o", page).status == 0
    assert "<script" not in page.read_text(encoding="utf-8")
