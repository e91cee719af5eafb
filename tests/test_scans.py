"""Scans: letters are made out, tables found by their lines, and what was hard to make out is told."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageFilter

import graphkit as gk
import make_pdf
from command_line import call
from graphkit.graph import Graph
from graphkit.model import PARTY_LABELS
from graphkit.progress import heard_by
from graphkit_loaders.documents import read_document
from shared import shared
from wuhu_expected_pairs import EXPECTED, TEMPTING


def pictures(data: bytes, pages: tuple[int, ...], dpi: int = 150) -> list[Image.Image]:
    """Pages of a PDF file, counted from 1, as a scanner gives them back: grey."""
    document = pypdfium2.PdfDocument(data)
    found = [document[page - 1].render(scale=dpi / 72).to_pil().convert("L") for page in pages]
    document.close()
    return found


@pytest.fixture(scope="module")
def scan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The third and the seventh page of the plan: tasks 3 and 4, and the head of the annex."""
    place = tmp_path_factory.mktemp("scan") / "扫描件.pdf"
    first, *others = pictures(shared("plans/wuhu-2021.pdf").read_bytes(), (3, 7))
    first.save(place, save_all=True, append_images=others, resolution=150)
    return place


STEPS: list[tuple[str, int, int]] = []


@cache
def read(place: Path) -> Graph:
    with heard_by(lambda *step: STEPS.append(step)):
        return gk.read(place)


def test_a_listener_is_told_of_every_page(scan: Path) -> None:
    read(scan)
    assert [step for step in STEPS if step[0] == scan.name] == [("扫描件.pdf", 0, 2), ("扫描件.pdf", 1, 2)]


def test_the_pairs_on_a_scanned_page(scan: Path) -> None:
    graph = read(scan)
    names = {row["key"]: row["name"] for label in PARTY_LABELS for row in graph.node_table(label).to_pylist()}
    found = {
        frozenset((names[row["from_key"]], names[row["to_key"]]))
        for row in graph.link_table("PARTNERS_WITH").to_pylist()
        if row["from_label"] in PARTY_LABELS and row["to_label"] in PARTY_LABELS
    }
    # Either way round: the title, which tells whose plan it is, stands on another page.
    assert {frozenset((a, b)) for no, a, b in EXPECTED if no in (3, 4)} <= found
    assert not found & {frozenset(pair) for pair in TEMPTING}


def test_the_cells_of_a_scanned_table(scan: Path) -> None:
    rows = [line.split("\t") for line in read(scan).sources[0].text.splitlines() if "\t" in line]
    assert rows[0] == ["序号", "目标任务", "完成时限", "责任单位"]
    no, title, due, units = rows[1]
    assert (no, due) == ("1", "2021年4月")
    assert title.replace("(", "（").replace(")", "）") == "制定“五个区块链接”工作方案（计划）"
    assert units.startswith("各县市区政府、开发区管委会，市投资促进中心、市发改委、市科技局、市经信局、市商务局")


def test_evidence_has_the_page_of_the_scan(scan: Path) -> None:
    graph = read(scan)
    assert graph.check_evidence() == ()
    (row,) = [r for r in graph.link_table("PARTNERS_WITH").to_pylist() if "小东门" in r["to_key"] + (r["quote"] or "")][
        :1
    ]
    places = graph.sources[0].places
    assert {place.page for place in places if place.start <= row["start"]} == {1}
    assert {place.page for place in places} == {1, 2}


def test_words_that_were_hard_to_make_out_are_listed(tmp_path: Path) -> None:
    (page,) = pictures(
        make_pdf.pdf([make_pdf.lines(["推动镜湖区与上海市黄浦区结对", "弋江区与鼓楼区合作共建园区"])]), (1,)
    )
    page = page.crop((150, 80, 900, 260))
    below = page.crop((0, 95, 750, 180)).filter(ImageFilter.GaussianBlur(3.0))
    page.paste(below, (0, 95))
    place = tmp_path / "blurred.png"
    page.save(place)
    document = read_document(place)
    assert document.scanned == (1,)
    assert document.text.startswith("推动镜湖区与上海市黄浦区结对\n")
    assert document.doubts
    clear = document.text.index("\n")
    assert all(doubt.start > clear and doubt.confidence < 0.9 for doubt in document.doubts)
    answer = call("check", place, "--lang", "en", "--format", "json")
    listed = [remark for remark in answer.json["remarks"] if remark["kind"] == "doubtful-text"]
    assert [(r["start"], r["end"]) for r in listed] == [(d.start, d.stop) for d in document.doubts]
    assert "a scan, check what was made out; pages: 1" in answer.err


def test_a_blank_picture_is_refused(tmp_path: Path) -> None:
    place = tmp_path / "blank.tif"
    Image.new("L", (600, 400), 255).save(place)
    answer = call("links", place)
    assert answer.status == 3
    assert "no letters were found" in answer.err


def test_a_page_of_a_printed_document_may_be_a_scan(tmp_path: Path) -> None:
    printed = make_pdf.pdf([make_pdf.lines(["第一页是文字。"]), make_pdf.lines(["第二页是图片。"])])
    (second,) = pictures(printed, (2,), dpi=100)
    image = io.BytesIO()
    second.crop((0, 60, 826, 200)).save(image, "PDF", resolution=100)
    both = pypdfium2.PdfDocument(printed)
    both.del_page(1)
    both.import_pages(pypdfium2.PdfDocument(image.getvalue()))
    place = tmp_path / "mixed.pdf"
    both.save(str(place))
    document = read_document(place)
    assert document.text == "第一页是文字。\f第二页是图片。\n"
    assert document.scanned == (2,)
