"""What Word and web pages hide: counted numbers, struck-out words, joined cells, boxes; menus, lists, layout tables."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from graphkit_loaders.documents import read_document
from shared import ROOT

LEVELS = (("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3．"))


@pytest.fixture
def word(tmp_path: Path) -> Path:
    """A plan whose numbers Word counts by itself, with a struck-out word, a text box, and a table with joined cells."""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{frame}"/></w:lvl>'
        for i, (form, frame) in enumerate(LEVELS)
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="78"><w:abstractNumId w:val="77"/></w:num>'))

    def item(level: int, words: str) -> None:
        paragraph = document.add_paragraph(words)
        told = f'<w:pPr {nsdecls("w")}><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="78"/></w:numPr></w:pPr>'
        paragraph._p.insert(0, parse_xml(told))

    item(0, "总体要求")
    item(1, "指导思想")
    item(1, "工作目标")
    item(0, "重点任务")
    item(1, "城区合作")
    item(2, "推进结对")
    item(2, "推进共建")
    changed = document.add_paragraph("推动甲区与")
    w = nsdecls("w")
    struck = f'<w:del {w} w:id="1" w:author="a"><w:r><w:delText>乙区</w:delText></w:r></w:del>'
    written = f'<w:ins {w} w:id="2" w:author="a"><w:r><w:t>丙区</w:t></w:r></w:ins>'
    changed._p.append(parse_xml(struck))
    changed._p.append(parse_xml(written))
    changed.add_run("结对\n共建")
    box = "<w:pict><w:txbxContent><w:p><w:r><w:t>框内文字</w:t></w:r></w:p></w:txbxContent></w:pict>"
    document.add_paragraph("")._p.append(parse_xml(f"<w:r {w}>{box}</w:r>"))
    table = document.add_table(3, 3)
    for cell, words in zip(table.rows[0].cells, ("领域", "甲方", "乙方"), strict=True):
        cell.text = words
    table.cell(1, 0).merge(table.cell(2, 0)).text = "教育"
    table.cell(1, 1).text = "甲区\n教育局"
    table.cell(1, 2).text = "乙区"
    table.cell(2, 1).merge(table.cell(2, 2)).text = "双方\t共建"
    place = tmp_path / "方案.docx"
    document.save(str(place))
    return place


def test_numbers_that_word_counts_are_written_out(word: Path) -> None:
    lines = read_document(word).text.split("\n")
    assert lines[:7] == [
        "一、总体要求", "（一）指导思想", "（二）工作目标", "二、重点任务", "（一）城区合作", "1．推进结对",
        "2．推进共建",
    ]  # fmt: skip


def test_what_was_struck_out_is_not_read_and_what_was_written_in_is(word: Path) -> None:
    text = read_document(word).text
    assert "推动甲区与丙区结对\n共建\n" in text
    assert "乙区结对" not in text
    assert text.count("框内文字") == 1


def test_columns_stay_columns_where_cells_are_joined(word: Path) -> None:
    rows = [line.split("\t") for line in read_document(word).text.split("\n") if "\t" in line]
    assert rows == [["领域", "甲方", "乙方"], ["教育", "甲区 教育局", "乙区"], ["", "双方 共建", ""]]


PAGE = """<!DOCTYPE html><html><head><title>甲市</title><style>p {{}}</style></head><body>
<div class="menu"><a href="1">首页</a><a href="2">政务公开</a><a href="3">互动交流</a></div>
<table width="100%"><tr><td>
<h1>甲市合作方案</h1>
<p style="display: none">看不见的话</p>
<p>推动甲区与
   乙区开展合作。<br>加快&nbsp;落实。</p>
<ol start="3"><li>推进结对</li><li>推进共建</li></ol>
<table><tr><th>领域</th><th colspan="2">单位</th></tr>
<tr><td rowspan="2">教育</td><td>甲区<br>教育局</td><td>乙区</td></tr>
<tr><td>丙区</td><td>丁区</td></tr></table>
<script>var x = "合作";</script>
</td></tr></table>
<footer>主办：甲市人民政府</footer></body></html>"""


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_web_page_is_its_words_without_what_surrounds_them(tmp_path: Path, encoding: str) -> None:
    place = tmp_path / "page.html"
    place.write_bytes(PAGE.replace("{{}}", "{}").encode(encoding))
    document = read_document(place)
    assert document.text.split("\n") == [
        "甲市合作方案",
        "推动甲区与乙区开展合作。",
        "加快 落实。",
        "3．推进结对",
        "4．推进共建",
        "领域\t单位\t",
        "教育\t甲区 教育局\t乙区",
        "\t丙区\t丁区",
        "",
    ]


def test_a_text_with_form_feeds_has_pages(tmp_path: Path) -> None:
    place = tmp_path / "plan.txt"
    place.write_text("第一页\f第二页\n", encoding="utf-8")
    assert [(p.start, p.page) for p in read_document(place).places] == [(0, 1), (4, 2)]


OLD = ROOT / "tests" / "data" / "numbered.doc"
"""Two lists: one of three levels, of which a style brings the last along; one that begins at 5."""

NUMBERED = (
    "芜湖市与沪苏浙合作工作方案",
    "一、总体要求",
    "加强与长三角城市的合作𠮷。",
    "二、重点任务",
    "（一）城区结对",
    "1.推动镜湖区与上海市黄浦区结对。（责任单位：镜湖区政府）",
    "2.推动弋江区与南京市鼓楼区结对。（责任单位：弋江区政府）",
    "（二）园区共建",
    "1.推动鸠江经济开发区与杭州余杭经济技术开发区共建园区。（责任单位：鸠江区政府）",
    "第5条附则条款",
    "第6条附则条款之二",
    "序号\t任务",
    "1\t结对",
    "三、保障措施",
)


def test_numbers_that_word_counts_are_written_out_in_its_old_form_too() -> None:
    assert read_document(OLD).text.split("\n")[:14] == [*NUMBERED]


def test_damaged_lists_leave_an_old_document_without_numbers_and_with_all_its_words(tmp_path: Path) -> None:
    data = bytearray(OLD.read_bytes())
    lists = data.index(b"\xec\xa5") + 0x2E2  # from the head of the text's stream: where the lists stand
    data[lists : lists + 4] = b"\xff\xff\xff\x00"
    place = tmp_path / "damaged.doc"
    place.write_bytes(data)
    number = re.compile("[一二三]、|（[一二]）|[12]\\.|第[56]条")
    assert read_document(place).text.split("\n")[:14] == [number.sub("", line, count=1) for line in NUMBERED]
