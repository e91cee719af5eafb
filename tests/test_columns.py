"""Pages set in several columns are read column after column; tables without lines are still read row by row."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import make_pdf
from graphkit_loaders.documents import read_document
from graphkit_loaders.documents.columns import in_columns
from graphkit_loaders.documents.printed import Box

TEXT = (
    "　　为落实省委、省政府关于区域合作的要求，用好园区共建、城区结对和毗邻合作等渠道，使各项协同早见成效，制定本方案。"
    "　　一、推动镜湖区与上海市黄浦区结对，借鉴先发城市的发展经验和管理方法，在教育、卫生、科技等领域开展合作。"
    "　　二、推动弋江区与南京市鼓楼区合作共建园区，探索共同招商、共同开发、共享税收的办法，每年举办一次交流活动。"
    "　　三、推动鸠江区与杭州市余杭区签订合作协议，建立联席会议制度，定期研究重大事项，协调解决跨区域的问题。"
)


def wrapped(text: str, letters: int) -> list[str]:
    """Paragraphs, each beginning with two wide blanks, in lines of so many letters; marks may hang over the edge."""
    lines = []
    for paragraph in text.split("　　")[1:]:
        rest = "　　" + paragraph
        while rest:
            lines.append(rest[:letters])
            rest = rest[letters:]
    return lines


def set_in(columns: Sequence[Sequence[str]], left: float, apart: float, top: float, leading: float = 20) -> list[str]:
    """Lines of several columns side by side; blanks at the head of a line are room, not letters."""
    drawn = []
    for i, lines in enumerate(columns):
        for row, line in enumerate(lines):
            words = line.lstrip("　")
            indent = (len(line) - len(words)) * make_pdf.SIZE
            drawn.append(make_pdf.text_at(left + i * apart + indent, top - row * leading, words))
    return drawn


def text_of(place: Path, pages: Sequence[Sequence[str]]) -> str:
    place.write_bytes(make_pdf.pdf(pages))
    return "".join(read_document(place).text.split())


def test_two_columns_are_read_one_after_the_other_between_heading_and_foot(tmp_path: Path) -> None:
    lines = wrapped(TEXT, 14)
    half = (len(lines) + 1) // 2
    page = [
        make_pdf.text_at(150, 780, "关于开展跨区域结对合作的工作方案"),
        *set_in([lines[:half], lines[half:]], 60, 14 * 14 + 28, 740),
        make_pdf.text_at(290, 60, "- 1 -"),
    ]
    expected = "关于开展跨区域结对合作的工作方案" + TEXT.replace("　", "") + "-1-"
    assert text_of(tmp_path / "两栏.pdf", [page]) == expected


def test_three_columns_whose_lines_do_not_stand_at_one_height(tmp_path: Path) -> None:
    lines = wrapped(TEXT + TEXT, 10)
    third = (len(lines) + 2) // 3
    page: list[str] = []
    for i in range(3):
        page += set_in([lines[i * third : (i + 1) * third]], 40 + i * 172, 0, 760 - 7 * i)
    assert text_of(tmp_path / "三栏.pdf", [page]) == (TEXT + TEXT).replace("　", "")


def test_a_table_stays_in_its_column(tmp_path: Path) -> None:
    lines = wrapped(TEXT, 14)
    table = make_pdf.ruled([[["区县"], ["对口区县"]], [["湾沚区"], ["松江区"]]], [90, 90], 740 - 20 * 10)
    # the table of ``ruled`` begins at its own left edge: the columns are set around it
    left = set_in([lines[:10]], make_pdf.LEFT, 0, 740)
    right = set_in([lines[10:]], make_pdf.LEFT + 14 * 14 + 28, 0, 740)
    text = text_of(tmp_path / "栏中表.pdf", [[*left, *table, *right]])
    assert "".join(lines[:10]).replace("　", "") + "区县对口区县湾沚区松江区" in text
    assert text.endswith("".join(lines[10:]).replace("　", ""))


def test_a_table_without_lines_is_read_row_by_row(tmp_path: Path) -> None:
    rows = [("责任单位", "对口单位"), *((f"市第{i}局", f"上海市第{i}局") for i in range(1, 13))]
    drawn = [
        make_pdf.text_at(x, 740 - 20 * n, word)
        for n, row in enumerate(rows)
        for x, word in zip((90, 300), row, strict=True)
    ]
    text = text_of(tmp_path / "无线表.pdf", [drawn])
    assert "市第3局上海市第3局市第4局上海市第4局" in text


def test_a_table_without_lines_whose_cells_are_long_is_read_row_by_row(tmp_path: Path) -> None:
    cells = wrapped(TEXT, 14)
    drawn = [make_pdf.text_at(60, 760, "重点任务"), make_pdf.text_at(290, 760, "合作内容")]
    for n in range(0, 12):
        drawn += set_in([[cells[n]], [cells[n + 1]]], 60, 230, 740 - 20 * n)
    place = tmp_path / "长格表.pdf"
    place.write_bytes(make_pdf.pdf([drawn]))
    assert "重点任务　　合作内容" in read_document(place).text


def test_every_word_is_read_once_whatever_the_page() -> None:
    boxes = [
        Box(str(i), 10.0 * (i % 7) + i % 3, 9.0 * (i // 7), 10.0 * (i % 7) + 8 + i % 5, 9.0 * (i // 7) + 8)
        for i in range(90)
    ]
    assert sorted(box.text for group in in_columns(boxes) for box in group) == sorted(box.text for box in boxes)
    assert in_columns([]) == []
