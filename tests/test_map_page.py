"""The map of the bundled plan in a real browser: what every view shows, and that nothing leaves the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from map_browser import Open

pytestmark = pytest.mark.xdist_group("chromium")

VIEWS = {"tiers": "对接图", "matrix": "覆盖矩阵", "tasks": "任务图", "geo": "地理图", "net": "关系网", "list": "清单"}


def test_the_first_look_says_who_has_nobody(wuhu_map: Path, open_map: Open) -> None:
    page = open_map(wuhu_map)
    assert page.text("h1") == "芜湖市对口合作图"
    first = page.page.locator("#panel h3").first.inner_text().split()
    assert first == ["县市区无对口", "4"]
    assert page.texts("#panel .chips >> nth=0")[0].split() == ["弋江区", "繁昌区", "南陵县", "无为市"]


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_opens_by_its_tab_and_stands_in_the_address(view: str, wuhu_map: Path, open_map: Open) -> None:
    page = open_map(wuhu_map)
    page.page.get_by_role("tab", name=VIEWS[view]).click()
    page.settle()
    assert page.page.get_by_role("tab", name=VIEWS[view]).get_attribute("aria-selected") == "true"
    assert page.page.url.endswith("" if view == "tiers" else f"view={view}")
