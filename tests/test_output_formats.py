"""Answers in each format: what a cell becomes, and that a file is whole or not there."""

from __future__ import annotations

import csv
import datetime
import decimal
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.errors import UsageError
from graphkit.tables import Answer, Column, Paragraph, Sheet, choose_format, render_text
from graphkit.tables.as_csv import safe
from graphkit.tables.width import width


def answer(*rows: list[object]) -> Answer:
    columns = tuple(Column(f"c{place}", f"列{place}") for place in range(len(rows[0])))
    return Answer({"rows": rows}, (Sheet(columns, rows),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+86", "'+86"),
        ("-见附件", "'-见附件"),
        ("＝1", "'＝1"),
        ("\t=1", "'\t=1"),
        (-3, -3),
        ("2021-04", "2021-04"),
        (True, "true"),
        (None, ""),
        (["科技", "教育"], "科技;教育"),
    ],
)
def test_no_cell_of_csv_becomes_a_formula(cell: object, written: object) -> None:
    assert safe(cell) == written  # type: ignore[arg-type]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r")), min_size=1, max_size=4))
def test_csv_gives_every_text_back(texts: list[str]) -> None:
    written = render_text(answer(list(texts)), "csv").removeprefix("\ufeff")
    row = list(csv.reader(io.StringIO(written, newline="")))[1]
    assert [cell.removeprefix("'") for cell in row] == [text.removeprefix("'") for text in texts]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2, max_size=2))
def test_a_row_of_markdown_stays_one_row(texts: list[str]) -> None:
    lines = render_text(answer(list(texts)), "md").rstrip("\n").split("\n")
    assert len(lines) == 3
    assert lines[2].replace("\\\\", "").replace("\\|", "").count("|") == 3


def test_json_writes_what_engines_return() -> None:
    values = [decimal.Decimal("3"), decimal.Decimal("0.5"), datetime.date(2021, 4, 12), float("nan"), ("a", 1)]
    assert json.loads(render_text(Answer({"values": values}, ()), "json"))["values"] == [
        3,
        0.5,
        "2021-04-12",
        None,
        ["a", 1],
    ]


def test_json_keeps_chinese_readable() -> None:
    assert "芜湖" in render_text(Answer({"name": "芜湖"}, ()), "json")


@pytest.mark.parametrize("columns", [80, 120])
def test_columns_of_a_table_align_whatever_the_width_of_their_characters(columns: int) -> None:
    rows = [["芜湖经济技术开发区", "x"], ["ab", "上海嘉定园区"], ["（甲）", "ｆｕｌｌ"], ["é", "y"]]
    lines = render_text(answer(*rows), "table", columns).splitlines()
    starts = {width(line[: line.index(cell)]) for line, (_, cell) in zip(lines[2:], rows, strict=True)}
    assert len(starts) == 1


@given(
    st.lists(
        st.lists(st.text("甲乙丙（）“”ab 1-", min_size=1, max_size=60), min_size=3, max_size=3), min_size=1, max_size=4
    ),
    st.sampled_from([40, 80, 120]),
)
def test_no_line_of_a_table_is_wider_than_the_terminal(rows: list[list[object]], columns: int) -> None:
    assert all(width(line) <= columns for line in render_text(answer(*rows), "table", columns).splitlines())


def test_a_page_shows_its_paragraphs_in_order() -> None:
    page = (Paragraph("状态", "heading"), Paragraph(""), Paragraph("甲" * 30, indent=2, hanging=2))
    assert render_text(Answer({}, (), page), "table", 40) == f"状态\n\n  {'甲' * 19}\n    {'甲' * 11}\n"


def test_colour_only_where_it_is_asked_for() -> None:
    page = (Paragraph("gap", "error"), Paragraph("推动【甲区】与乙市", "marked"))
    plain, coloured = (render_text(Answer({}, (), page), "table", 80, colour) for colour in (False, True))
    assert "\x1b" not in plain
    assert coloured == "\x1b[31;1mgap\x1b[0m\n推动\x1b[1m【甲区】\x1b[0m与乙市\n"


def test_the_format_follows_the_ending() -> None:
    assert [choose_format(None, Path(f"a.{e}")) for e in ("json", "CSV", "md", "txt")] == ["json", "csv", "md", "table"]
    assert choose_format("md", Path("report")) == "md"
    with pytest.raises(UsageError, match=r"\.json"):
        choose_format(None, Path("report"))
