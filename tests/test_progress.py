"""The line that shows how far the reading is."""

from __future__ import annotations

import io
import sys

import pytest

from graphkit.cli.progress_line import BAR, ProgressLine
from graphkit.progress import step, working_on


class Terminal(io.StringIO):
    """Standard error as a terminal."""

    def isatty(self) -> bool:
        return True


def looked_at(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    place = Terminal()
    monkeypatch.setattr(sys, "stderr", place)
    return place


def test_many_documents_are_counted_and_behind_them_the_pages_of_a_long_one(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = looked_at(monkeypatch)
    with ProgressLine("reading …") as line:
        line.told(0, 4)
        line.told(1, 4)
        with working_on("扫描件.pdf"):
            step(3, 9)
        line.told(4, 4)
    drawn = [part.rstrip() for part in terminal.getvalue().split("\r")]
    quarter = "█" * (BAR // 4) + "░" * (BAR - BAR // 4)
    assert drawn[:4] == ["reading …", "░" * BAR + " 0/4", f"{quarter} 1/4", f"{quarter} 1/4 · 扫描件.pdf 3/9"]
    assert drawn[4:] == ["█" * BAR + " 4/4", "", ""]


def test_of_one_document_the_bar_counts_the_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = looked_at(monkeypatch)
    with ProgressLine("reading …"), working_on("一份名字很长很长的合作方案扫描件.pdf"):
        step(1, 2)
    bar = "█" * (BAR // 2) + "░" * (BAR // 2)
    assert f"{bar} 1/2 一份名字很长很长的合作方案扫…" in terminal.getvalue()
    widest = max(terminal.getvalue().split("\r"), key=len)
    assert len(widest.encode("gb18030")) < 80


def test_what_was_drawn_is_wiped_out(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = looked_at(monkeypatch)
    with ProgressLine("正在读取……"):
        pass
    assert terminal.getvalue() == f"正在读取……\r{' ' * 10}\r"


def test_nothing_is_drawn_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    with ProgressLine("reading …") as line, working_on("scan.pdf"):
        line.told(1, 2)
        step(1, 2)
    assert capsys.readouterr().err == ""
