"""Ledgers as people keep them in Excel: titles, hidden and merged cells, dates of all kinds, files that are none."""

from __future__ import annotations

import datetime
import io
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from graphkit.errors import InputError
from graphkit.graph import Graph
from graphkit.model import Records
from graphkit_loaders.ledger import loader
from shared import ROOT

HEAD = ["日期", "本地单位", "合作对方", "事项", "状态"]


def partner_links(records: Records) -> list[Any]:
    return [link for link in records.links if link.type == "PARTNERS_WITH"]


def dates(records: Records) -> list[str | None]:
    return [link.properties["since"] for link in partner_links(records)]


def workbook(folder: Path, sheets: dict[str, list[list[Any]]], name: str = "台账.xlsx") -> Path:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(folder / name)
    return folder / name


def ledger(folder: Path, *rows: list[Any], head: list[str] = HEAD) -> Path:
    return workbook(folder, {"签约": [head, *rows]})


def test_a_row_of_a_workbook_becomes_a_link_with_the_row_as_evidence(tmp_path: Path) -> None:
    records = loader.load(ledger(tmp_path, ["2022-08-29", "芜湖市", "上海市松江区", "产业创新中心投入运营", "建成"]))
    (link,) = partner_links(records)
    assert (link.from_key, link.to_key, link.properties["status"]) == ("340200", "310117", "built")
    (source,) = records.sources
    assert source.text[link.evidence.start : link.evidence.stop] == link.evidence.quote
    assert link.evidence.quote == "2022-08-29 | 芜湖市 | 上海市松江区 | 产业创新中心投入运营 | 建成"
    assert Graph.from_records(records).check_evidence() == ()
    assert [place.row for place in source.places] == [1, 2]


def test_titles_notes_and_headings_in_other_words_do_no_harm(tmp_path: Path) -> None:
    rows = [
        ["2023年度对外合作台账", None, None, None],
        [],
        ["填报单位：市发改委", None, None, None],
        ["序号", "签约时间\n（年-月-日）", "我方单位*", "对方单位（全称）", "协议名称", "当前状态：", "联系电话"],
        [1, "2023.5", "芜湖市", "南京市", "框架协议", "已签订", "0553-1234567"],
        [2, None, None, None, None, None, None],
        ["序号", "签约时间\n（年-月-日）", "我方单位*", "对方单位（全称）", "协议名称", "当前状态：", "联系电话"],
        [3, "2023/6/7", "芜湖市", "合肥市", "框架协议", "签署", None],
    ]
    records = loader.load(workbook(tmp_path, {"Sheet1": rows}))
    assert [link.to_key for link in partner_links(records)] == ["320100", "340100"]
    assert dates(records) == ["2023-05", "2023-06-07"]
    assert not [remark for remark in records.remarks if remark.kind == "row-not-read"]


@pytest.mark.parametrize(
    ("cell", "iso"),
    [
        ("2021年4月12日", "2021-04-12"),
        ("2021.4.12", "2021-04-12"),
        ("2021/4", "2021-04"),
        ("２０２１年４月", "2021-04"),
        (" 2021-04-12　", "2021-04-12"),
        ("20210412", "2021-04-12"),
        ("2021-04-12 00:00:00", "2021-04-12"),
        (44298, "2021-04-12"),
        ("44298", "2021-04-12"),
        (2021, "2021"),
        ("2021年", "2021"),
        (datetime.date(2021, 4, 12), "2021-04-12"),
        (datetime.datetime(2021, 4, 12, 9, 30), "2021-04-12"),
        (None, None),
    ],
)
def test_dates_as_cells_hold_them(tmp_path: Path, cell: object, iso: str | None) -> None:
    records = loader.load(ledger(tmp_path, [cell, "芜湖市", "松江区", "协议", "签约"]))
    assert dates(records) == [iso]


def test_hidden_rows_columns_and_sheets_count(tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    book = xlsxwriter.Workbook(path)
    for title in ("2022", "2023"):
        sheet = book.add_worksheet(title)
        sheet.write_row(0, 0, HEAD)
        sheet.write_row(1, 0, [title, "芜湖市", "松江区", "协议", "签约"])
        sheet.set_row(1, None, None, {"hidden": True})
        sheet.set_column(4, 4, None, None, {"hidden": True})
    book.worksheets()[1].hide()
    book.close()
    assert dates(loader.load(path)) == ["2022", "2023"]


def test_merged_cells_hold_for_each_of_their_rows(tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("签约")
    sheet.merge_range(0, 0, 0, 4, "对外合作台账")
    sheet.merge_range(1, 0, 2, 0, "日期")
    sheet.merge_range(1, 1, 1, 2, "合作双方")
    sheet.write_row(2, 1, HEAD[1:])
    sheet.merge_range(3, 1, 5, 1, "芜湖市")
    for row, place in enumerate(("南京市", "苏州市", "合肥市"), 3):
        sheet.write_row(row, 2, [place, "协议", "签约"])
    book.close()
    links = partner_links(loader.load(path))
    assert [(link.from_key, link.to_key) for link in links] == [("340200", c) for c in ("320100", "320500", "340100")]


def test_several_sheets_count_and_those_without_a_ledger_do_not(tmp_path: Path) -> None:
    first = ["2022", "芜湖市", "松江区", "协议", "签约"]
    second = ["2023", "芜湖市", "青浦区", "协议", "签了约"]
    sheets = {"说明": [["本表由各单位填写"]], "2022年": [HEAD, first], "2023年": [[], HEAD, second]}
    records = loader.load(workbook(tmp_path, sheets))
    assert dates(records) == ["2022"]
    (remark,) = [r for r in records.remarks if r.kind == "row-not-read"]
    assert remark.detail == "2023年!E3 “状态”: 签了约 → 签约"
    (source,) = records.sources
    assert source.text[remark.start : remark.stop] == "2023 | 芜湖市 | 青浦区 | 协议 | 签了约"
    place = max((p for p in source.places if p.start <= remark.start), key=lambda p: p.start)
    assert (place.table, place.row) == (3, 3)


def test_formulas_count_by_the_value_that_they_had(tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, HEAD)
    sheet.write_row(1, 1, ["芜湖市", "松江区", "协议"])
    sheet.write_formula(1, 0, "=TODAY()", None, 44298)
    sheet.write_formula(1, 4, '="签"&"约"', None, "签约")
    book.close()
    assert dates(loader.load(path)) == ["2021-04-12"]


def test_examples_are_no_facts(tmp_path: Path) -> None:
    head = ["序号", *HEAD]
    records = loader.load(
        ledger(
            tmp_path,
            ["示例", "2024", "芜湖市", "松江区", "协议", "签约"],
            [1, "2022", "芜湖市", "松江区", "协议", "签约"],
            head=head,
        )
    )
    assert dates(records) == ["2022"]


def test_a_nearly_known_name_gets_the_nearest(tmp_path: Path) -> None:
    records = loader.load(
        ledger(tmp_path, ["2022", "镜胡区", "上海市松江区", "协议", "签约"], ["2022", "镜湖区", "南京市", "", "签约"])
    )
    (remark,) = [r for r in records.remarks if r.reason == "unknown"]
    assert remark.detail == "签约!B2 “本地单位”: 镜胡区 → 镜湖区"


def test_a_task_is_known_by_the_number_of_its_plan(tmp_path: Path) -> None:
    head = [*HEAD, "任务"]
    records = loader.load(
        ledger(
            tmp_path,
            ["2022", "芜湖市", "松江区", "", "签约", "〔2021〕10号 任务2 加快城市结对共建步伐"],
            ["2022", "芜湖市", "松江区", "", "签约", "无号任务 [plan:340200/2022-01-01/task/3]"],
            ["2022", "芜湖市", "松江区", "", "签约", "别的"],
            head=head,
        )
    )
    keys = [link.properties["task"] for link in partner_links(records)]
    assert keys == ["plan:340200/2021/10/task/2", "plan:340200/2022-01-01/task/3", None]
    assert [r.detail for r in records.remarks if r.reason == "task"] == ["签约!F4 “任务”: 别的"]


def test_an_old_workbook_loads(tmp_path: Path) -> None:
    # Written by LibreOffice in the form of Excel 97: the row of the first test, its date as a day's number.
    records = loader.load(ROOT / "tests" / "data" / "ledger.xls")
    assert [(link.to_key, link.properties["since"]) for link in partner_links(records)] == [("310117", "2022-08-29")]


def test_what_a_file_is_its_bytes_tell(tmp_path: Path) -> None:
    text = tmp_path / "台账.xlsx"
    text.write_text(",".join(HEAD) + "\n2022,芜湖市,松江区,协议,签约\n", encoding="gbk")
    records = loader.load(text)
    assert dates(records) == ["2022"]
    assert "no-workbook" in {remark.reason for remark in records.remarks}
    book = ledger(tmp_path, ["2022", "芜湖市", "松江区", "协议", "签约"])
    renamed = book.rename(tmp_path / "renamed.csv")
    assert dates(loader.load(renamed)) == ["2022"]


def packed(content: bytes, name: str = "xl/worksheets/sheet1.xml") -> bytes:
    """A workbook whose first sheet has other content."""
    plain = io.BytesIO()
    book = xlsxwriter.Workbook(plain)
    book.add_worksheet()
    book.close()
    made = io.BytesIO()
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(entry.filename, content if entry.filename == name else old.read(entry))
    return made.getvalue()


FAR = (
    b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    b"</sheetData></worksheet>"
)
PLACELESS = FAR.replace(b' r="XFD1048576"', b"").replace(
    b"</c></row></sheetData>", b"</c>" + b"<c><v>1</v></c>" * 9 + b"</row></sheetData>"
)
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b"PK\x03\x04 and nothing that follows", "no whole workbook"),
        (packed(b"<worksheet><sheetData><row", ), "no whole workbook"),
        (COMPOUND + bytes(600), "no whole workbook"),
        (COMPOUND + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "locked with a password"),
        (packed(b" " * 210_000_000), "unpacks to more than 200 MB"),
        (packed(FAR), "1048576 rows and 16384 columns"),
        (packed(PLACELESS), "1048576 rows and 10 columns"),
        (packed(FAR.decode().encode("utf-16")), "no whole workbook"),
        (packed(b"x", "xl/workbook.xml"), "no whole workbook"),
        (bytes(range(256)) * 40, "binary data"),
    ],
    ids=["empty", "cut", "half", "ole", "locked", "bomb", "far", "placeless", "utf-16", "bad-part", "binary"],
)  # fmt: skip
def test_a_file_that_is_no_ledger_is_refused_in_one_sentence(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "坏.xlsx"
    path.write_bytes(data)
    with pytest.raises(InputError, match=said) as refused:
        loader.load(path)
    assert str(refused.value).count("\n") == 0
    assert "坏.xlsx" in str(refused.value)


def test_a_word_file_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "方案.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    with pytest.raises(InputError, match="not a workbook"):
        loader.load(path)


def test_a_workbook_without_a_ledger_names_the_row_that_comes_nearest(tmp_path: Path) -> None:
    path = workbook(tmp_path, {"名单": [["姓名", "电话"]], "合作": [["一览"], ["本地单位", "合作对方", "电话"]]})
    with pytest.raises(InputError, match="sheet 合作, row 2 lacks the columns 状态"):
        loader.load(path)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="what a process held at most, only Linux tells")
def test_a_far_cell_takes_no_memory(tmp_path: Path) -> None:
    path = tmp_path / "far.xlsx"
    path.write_bytes(packed(FAR))
    watched = (
        "import re, sys\nfrom pathlib import Path\nfrom graphkit.errors import InputError\n"
        "from graphkit_loaders.ledger import loader\n"
        "try:\n    loader.load(Path(sys.argv[1]))\nexcept InputError:\n    pass\n"
        # The most that this process held; what getrusage tells may be its parent's.
        "print(int(re.search(r'VmHWM:\\s*(\\d+)', Path('/proc/self/status').read_text())[1]) // 1024)"
    )
    ran = subprocess.run([sys.executable, "-c", watched, path], capture_output=True, text=True, check=True, timeout=60)
    assert int(ran.stdout) < 500, "megabytes at the most"


def test_a_long_ledger_loads_whole(tmp_path: Path) -> None:
    rows = [["2022", "芜湖市", "松江区", f"协议{number}", "签约"] for number in range(3000)]
    assert len(partner_links(loader.load(ledger(tmp_path, *rows)))) == 3000
