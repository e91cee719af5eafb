"""The map of the bundled plan in a real browser: views, search, filters, rules, cells, slider, address, keyboard."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

import graphkit as gk
from graphkit.gaps import RULES
from map_browser import AS_OF, PHONE, Open

pytestmark = pytest.mark.xdist_group("chromium")

VIEWS = {"tiers": "对接图", "matrix": "覆盖矩阵", "tasks": "任务图", "geo": "地理图", "net": "关系网", "list": "清单"}

JINGHU, XIAODONGMEN = "340202", "310101017"
WITHOUT = ["弋江区", "繁昌区", "南陵县", "无为市"]


def test_the_first_look_says_who_has_nobody(wuhu_map: Path, open_map: Open) -> None:
    page = open_map(wuhu_map)
    assert page.text("h1") == "芜湖市对口合作图"
    assert page.page.locator("#panel h3").first.inner_text().split() == ["县市区无对口", "4"]
    assert page.page.locator("#panel .chips").first.inner_text().split() == WITHOUT
    assert page.page.locator("#figures li").first.inner_text().split() == ["3/7", "县市区有对口"]


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_opens_by_its_tab_and_stands_in_the_address(view: str, wuhu_map: Path, open_map: Open) -> None:
    page = open_map(wuhu_map)
    page.page.get_by_role("tab", name=VIEWS[view]).click()
    page.settle()
    assert page.page.get_by_role("tab", name=VIEWS[view]).get_attribute("aria-selected") == "true"
    assert page.page.url.endswith("" if view == "tiers" else f"view={view}")
    again = open_map(wuhu_map, f"#view={view}")
    assert again.page.get_by_role("tab", name=VIEWS[view]).get_attribute("aria-selected") == "true"


@pytest.mark.parametrize("typed", ["镜湖区", "镜湖", "jinghu", "JHQ", " jing hu qu ", "芜湖镜湖区"])
def test_search_finds_a_unit_by_name_alias_pinyin_and_initials(typed: str, wuhu_map: Path, open_map: Open) -> None:
    page = open_map(wuhu_map)
    page.page.keyboard.press("/")
    page.page.keyboard.type(typed)
    assert "镜湖区" in page.texts("#hits button")
    page.page.locator("#hits button", has_text="镜湖区").first.click()
    assert page.text("#panel h2") == "镜湖区"


def test_the_panel_shows_the_sentence_with_both_parties_marked(wuhu_map: Path, open_map: Open) -> None:
    page = open_map(wuhu_map, f"#link={JINGHU}>{XIAODONGMEN}")
    assert "镜湖区与上海黄浦区小东门街道" in page.text("#panel blockquote")
    assert "镜湖区" in page.texts("#panel mark.a")
    assert "上海黄浦区小东门街道" in page.texts("#panel mark.b")
    assert page.text("#panel figcaption").startswith("plan.txt · 第 ")


def test_a_link_is_found_by_the_key_that_the_graph_gives_it(wuhu_map: Path, open_map: Open) -> None:
    links = gk.wuhu().links()
    key = links[(links["unit_id"] == JINGHU) & (links["counterpart_id"] == XIAODONGMEN)]["key"].iloc[0]
    page = open_map(wuhu_map, f"#link={key}")
    assert page.text("#panel h2") == "镜湖区 — 上海市 小东门街道"


def test_older_statements_are_folded_below_the_newest(wuhu_map: Path, open_map: Open) -> None:
    page = open_map(wuhu_map, "#node=340200")
    songjiang = page.page.locator("#panel article", has_text="松江区").first
    assert songjiang.locator("h4 .status").inner_text() == "建成"
    folded = songjiang.locator("details")
    assert folded.get_attribute("open") is None
    folded.locator("summary").click()
    assert "签约" in folded.inner_text()


def test_a_visit_or_membership_is_shown_and_never_counted(wuhu_map: Path, open_map: Open) -> None:
    page = open_map(wuhu_map, "#node=340210")
    headings = page.texts("#panel h3")
    assert [text.split() for text in headings] == [["合作", "1"], ["不计作对口", "1"]]
    assert "玉环市" in page.page.locator("#panel article").nth(0).inner_text()
    assert "宣州区" in page.page.locator("#panel article").nth(1).inner_text()


def test_alliances_and_promises_to_nobody_have_rows_of_their_own(wuhu_map: Path, open_map: Open) -> None:
    page = open_map(wuhu_map, "#node=fold:right/vague")
    assert page.text("#panel h2").startswith("未点名对象")
    assert "不计作对口" in page.text("#panel")
    assert "沪苏浙相关城区" in page.texts("#panel .chips bdi")


@pytest.mark.parametrize("day", ["2021-04-12", "2022-02-13", AS_OF])
def test_every_rule_counts_what_the_gaps_of_that_day_are(day: str, wuhu_map: Path, open_map: Open) -> None:
    page = open_map(wuhu_map, f"#at={day}")
    assert page.text("#stop-text") == day
    found = gk.gaps(gk.wuhu(), as_of=day).by_rule()
    assert [int(count) for count in page.texts(".rule b")] == [len(found.get(rule, ())) for rule in RULES]


def test_a_rule_lights_its_units_and_gives_the_sentence_it_rests_on(wuhu_map: Path, open_map: Open) -> None:
    page = open_map(wuhu_map)
    page.page.locator(".rule").first.click()
    assert page.page.url.endswith("rule=county-without-counterpart")
    assert [text.split("\n")[0] for text in page.texts("#panel .sentences li")] == WITHOUT
    assert "各县市区签订的合作协议实现城区全覆盖" in page.text("#panel blockquote")
    assert "计算口径" in page.text("#panel")
    page.page.keyboard.press("Escape")
    assert page.page.locator(".rule[aria-pressed=true]").count() == 0


def test_a_cell_of_the_matrix_opens_the_map_with_just_its_links(wuhu_map: Path, open_map: Open) -> None:
    page = open_map(wuhu_map, "#view=matrix")
    page.page.get_by_role("button", name="镜湖区 上海 1").click()
    assert "cell=340202%7Cprovince%7C310000" in page.page.url
    page.page.get_by_role("tab", name="清单").click()
    empty = open_map(wuhu_map, "#view=matrix").page.get_by_role("button", name="弋江区 上海 应有而无")
    assert empty.inner_text() == "缺"


def test_the_matrix_turns_to_sectors(wuhu_map: Path, open_map: Open) -> None:
    page = open_map(wuhu_map, "#view=matrix")
    page.page.get_by_role("button", name="按领域").click()
    assert "产业" in page.texts(".matrix thead th")
    assert page.page.url.endswith("view=matrix&by=sector")


def test_a_filter_hides_its_links_and_stays_in_the_address(wuhu_map: Path, open_map: Open) -> None:
    page = open_map(wuhu_map, "#view=list")
    before = page.page.locator("table.list tbody tr").count()
    count = int(page.page.locator(".f-status label", has_text="计划").locator("b").inner_text())
    page.page.locator(".f-status label", has_text="计划").locator("input").uncheck()
    assert page.page.locator("table.list tbody tr").count() == before - count
    assert "off=status.planned" in page.page.url
    again = open_map(wuhu_map, "#view=list&off=status.planned")
    assert again.page.locator("table.list tbody tr").count() == before - count
    again.page.get_by_role("button", name="全部显示").click()
    assert again.page.locator("table.list tbody tr").count() == before


def test_the_slider_takes_agreements_away_that_were_not_yet_made(wuhu_map: Path, open_map: Open) -> None:
    page = open_map(wuhu_map, "#node=340200")
    assert "马鞍山市" in page.text("#panel")
    assert "梅河新区" in page.text("#panel")
    page.page.locator("#stop").focus()
    page.page.keyboard.press("Home")
    assert page.text("#stop-text") == "2021-04-12"
    assert "马鞍山市" in page.text("#panel")
    assert "梅河新区" not in page.text("#panel")
    assert "at=2021-04-12" in page.page.url


def test_an_address_that_means_nothing_shows_the_first_view(wuhu_map: Path, open_map: Open) -> None:
    page = open_map(wuhu_map, "#view=__proto__&node=constructor&rule=toString&cell=a|b|c&off=__proto__.x,%E0%A4%A&at=1")
    assert page.page.get_by_role("tab", name="对接图").get_attribute("aria-selected") == "true"
    assert page.text("#panel h2") == "缺口一览"


def test_arrows_walk_over_the_picture_and_each_step_is_spoken(wuhu_map: Path, open_map: Open) -> None:
    page = open_map(wuhu_map)
    page.page.locator("#mynetwork").focus()
    page.page.keyboard.press("ArrowDown")
    assert page.text("#spoken").startswith("芜湖市 · 合作 ")
    page.page.keyboard.press("ArrowDown")
    said = page.text("#spoken")
    assert " · " in said
    page.page.keyboard.press("ArrowRight")
    assert page.text("#spoken") != said
    page.page.keyboard.press("Enter")
    assert "node=" in page.page.url
    page.page.keyboard.press("Escape")
    assert "node=" not in page.page.url


def test_a_click_on_a_row_picks_it_and_a_click_beside_lets_go(wuhu_map: Path, open_map: Open) -> None:
    page = open_map(wuhu_map)
    box = page.page.locator("#mynetwork").bounding_box()
    assert box is not None
    page.page.mouse.move(box["x"] + 120, box["y"] + 60)
    page.settle()
    page.page.mouse.click(box["x"] + 120, box["y"] + 60)
    page.page.wait_for_function("() => location.hash.includes('node=')")
    page.page.mouse.click(box["x"] + 330, box["y"] + box["height"] - 12)
    page.page.wait_for_function("() => !location.hash.includes('node=')")


def test_the_language_changes_everything_but_the_data(wuhu_map: Path, open_map: Open) -> None:
    page = open_map(wuhu_map)
    page.page.get_by_role("button", name="EN", exact=True).click()
    assert page.page.locator("html").get_attribute("lang") == "en"
    assert page.text("h1") == "芜湖市: partnerships"
    assert page.texts("#tabs button") == ["Map", "Matrix", "Tasks", "Places", "Network", "List"]
    words = "".join(page.texts("[data-t], legend, .rule span, #panel h3 .plain, #figures span, .f-status span"))
    assert not any("\u4e00" <= letter <= "\u9fff" for letter in words.replace("中文", ""))


def test_csv_holds_what_is_shown_and_the_uncovered_units(wuhu_map: Path, open_map: Open) -> None:
    page = open_map(wuhu_map)
    with page.page.expect_download() as download:
        page.page.get_by_role("button", name="导出 CSV").click()
    raw = Path(download.value.path()).read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))
    assert rows[0] == ["单位", "对口单位", "状态", "任务", "时间", "原句", "文件"]
    assert ["镜湖区", "小东门街道", "计划", "3"] in [row[:4] for row in rows]
    assert ["弋江区", "", "暂无对口"] in [row[:3] for row in rows]
    assert download.value.suggested_filename == f"芜湖市对口合作图-{AS_OF}.csv"


@pytest.mark.parametrize("view", ["tiers", "geo", "list"])
def test_png_is_a_picture(view: str, wuhu_map: Path, open_map: Open) -> None:
    page = open_map(wuhu_map, f"#view={view}")
    with page.page.expect_download() as download:
        page.page.get_by_role("button", name="导出 PNG").click()
    data = Path(download.value.path()).read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(data[16:20], "big") > 1400  # twice the pane
    assert page.page.url.endswith("" if view == "tiers" else f"view={view}")


def test_the_text_of_the_panel_can_be_taken_along(wuhu_map: Path, open_map: Open) -> None:
    page = open_map(wuhu_map, f"#node={JINGHU}", permissions=["clipboard-read", "clipboard-write"])
    page.page.get_by_role("button", name="复制文字").click()
    page.page.get_by_role("button", name="已复制").wait_for()
    copied = page.run("() => navigator.clipboard.readText()")
    assert copied.startswith("芜湖市对口合作图")
    assert "镜湖区与上海黄浦区小东门街道" in copied


def test_it_prints_two_pages_of_a4_lying(wuhu_map: Path, open_map: Open, tmp_path: Path) -> None:
    page = open_map(wuhu_map, "#theme=dark&view=list")
    data = page.page.pdf(prefer_css_page_size=True, print_background=True)
    assert data.count(b"/Type /Page\n") == 2
    assert b"/MediaBox [0 0 841.91998 594.95996]" in data or b"/MediaBox [0 0 842" in data


def test_a_phone_shows_tasks_as_cards_that_lead_to_their_sentences(wuhu_map: Path, open_map: Open) -> None:
    page = open_map(wuhu_map, "#view=tasks", PHONE)
    cards = page.page.locator(".card")
    assert cards.count() == 15
    assert "推动城区合作共建全覆盖" in cards.nth(2).inner_text()
    cards.nth(2).get_by_role("button", name="镜湖区 — 小东门街道").click()
    assert page.page.locator("#panel").is_visible()
    assert "小东门街道" in page.text("#panel blockquote")


def test_a_phone_opens_filters_and_gaps_on_demand(wuhu_map: Path, open_map: Open) -> None:
    page = open_map(wuhu_map, "", PHONE)
    assert not page.page.locator(".rule").first.is_visible()
    page.page.get_by_role("button", name="筛选与缺口").click()
    page.page.locator(".rule").first.click()
    assert page.page.locator("#panel .sentences").is_visible()
    assert page.run("() => document.documentElement.scrollWidth <= innerWidth")
