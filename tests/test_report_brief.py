"""The brief is one A4 page whatever the graph, says what the findings say, and runs nothing."""

from __future__ import annotations

import html
import re
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser

import graphkit as gk
import hostile
import many_cities
import small_graph
from graphkit.graph import Graph
from graphkit.language import Language
from graphkit.model import Records
from graphkit.report.brief import brief, fitting
from graphkit.report.material import gather
from real_browser import chromium_path, pages_of

pytestmark = pytest.mark.xdist_group("chromium")
DAY = "2024-06-30"


@cache
def page(graph: Callable[[], Graph], language: Language = "zh") -> str:
    return brief(gather(graph(), DAY, language))


def wuhu() -> Graph:
    return gk.wuhu()


def empty() -> Graph:
    return Graph.from_records(Records())


def crowd() -> Graph:
    return many_cities.graph(40)


def text(graph: Callable[[], Graph], language: Language = "zh") -> str:
    """What a reader sees, without the marks."""
    return html.unescape(re.sub(r"<[^>]+>", "", page(graph, language).split("</style>")[1]))


def test_the_brief_tells_the_figures_and_who_has_nobody() -> None:
    told = text(wuhu)
    # Worked out by hand from the plan and the ledger: 3 of 7 counties, 8 of 11 zones, 7 of 20 departments.
    assert re.search(r"18/38\s*单位已有合作对象", told)
    assert all(words in told for words in ("县市区 3/7", "开发区 8/11", "市直部门 7/20"))
    assert re.search(r"没有合作对象的县市区\s*4", told)
    assert "弋江区、繁昌区、南陵县、无为市" in told
    assert "“各县市区签订的合作协议实现城区全覆盖”（plan.txt 第25行）" in told
    assert re.search(r"市级层面新增合作协议2-3项.*?2/2", told, re.DOTALL)


def test_the_brief_speaks_both_languages() -> None:
    assert "targets overdue" in text(wuhu, "en")
    assert "目标到期未达到" in text(wuhu, "zh")


def test_what_began_within_a_year_is_told() -> None:
    # The ledger has one agreement between 2023-06-30 and 2024-06-30 that was none before: with 梅河新区, in July 2023.
    assert re.search(r"\+1\s*−0\s*近一年变化\s*芜湖市—梅河口市梅河新区", text(wuhu))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("graph", [wuhu, small_graph.graph, hostile.graph, crowd, empty])
def test_it_is_one_page_with_nothing_cut_off_and_nothing_run(
    graph: Callable[[], Graph], language: Language, chromium: Browser
) -> None:
    written = page(graph, language)
    tab = chromium.new_page()
    asked: list[str] = []
    said: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("console", lambda message: said.append(message.text))
    tab.on("dialog", lambda dialog: said.append(dialog.message))
    tab.set_content(written)
    active = (
        "document.querySelectorAll('script,img,iframe,object,embed,link,a,form,[src],[href],[onerror],[onload]').length"
    )
    assert tab.evaluate(active) == 0
    assert (asked, said) == ([], [])
    tab.emulate_media(media="print")
    sheet = tab.evaluate(
        """() => { const sheet = document.querySelector('.sheet');
        return [sheet.scrollHeight - sheet.clientHeight, sheet.scrollWidth - sheet.clientWidth]; }"""
    )
    assert sheet == [0, 0], "words are cut off at the edge of the page"
    gap = tab.evaluate(
        """() => { const foot = document.querySelector('footer').getBoundingClientRect();
        const last = document.querySelector('.rules').getBoundingClientRect(); return foot.top - last.bottom; }"""
    )
    assert gap >= 0, "the list runs into the foot"
    assert pages_of(tab.pdf(prefer_css_page_size=True)) == 1
    tab.close()


def test_chromium_prints_it_on_one_page(tmp_path: Path) -> None:
    file, pdf = tmp_path / "简报.html", tmp_path / "brief.pdf"
    file.write_text(page(wuhu), encoding="utf-8")
    words = [
        chromium_path(),
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-pdf-header-footer",
        f"--print-to-pdf={pdf}",
    ]
    subprocess.run([*words, file.as_uri()], check=True, capture_output=True, timeout=120)
    assert pages_of(pdf) == 1


def test_what_has_no_room_is_counted() -> None:
    material = gather(crowd(), DAY, "zh")
    told = text(crowd)
    assert re.search(r"另有 \d+ 个见工作簿", told)
    assert [kind.number for kind in fitting(material)] == sorted_by_rule(material.found)


def sorted_by_rule(found: object) -> list[int]:
    """Numbers of findings by rule, the gravest rules first."""
    numbers: dict[str, int] = {}
    grave: dict[str, int] = {}
    for finding in found:  # type: ignore[attr-defined]
        rank = ("error", "warning", "info").index(finding.severity)
        numbers[finding.rule] = numbers.get(finding.rule, 0) + 1
        grave[finding.rule] = min(rank, grave.get(finding.rule, rank))
    return [numbers[rule] for rule in sorted(numbers, key=grave.__getitem__)]


def test_the_same_graph_gives_the_same_page() -> None:
    assert brief(gather(small_graph.graph(), DAY, "en")) == page(small_graph.graph, "en")
