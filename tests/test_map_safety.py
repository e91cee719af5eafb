"""Whatever stands in a plan stays words on the map: no script, no formula, no request; and the bytes are the same."""

from __future__ import annotations

import csv
import io
import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

import graphkit as gk
import hostile_graph
import small_graph
from graphkit.map.html import PAGE, SCRIPTS, STYLES, VIS
from map_browser import AS_OF, PHONE, WIDE, Open
from shared import ROOT

pytestmark = pytest.mark.xdist_group("chromium")

ALARM = """() => {
  window.alarms = [];
  for (const name of ['alert', 'confirm', 'prompt', 'open']) window[name] = (...a) => window.alarms.push(name);
}"""


@pytest.fixture(scope="module")
def hostile_map(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "map.html"
    gk.write_map(hostile_graph.graph(), path, as_of=AS_OF, language="zh", suggestions=None)
    return path


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_hostile_words_stay_words_in_every_view(size: tuple[int, int], hostile_map: Path, open_map: Open) -> None:
    page = open_map(hostile_map, "", size)
    page.run(ALARM)
    tags = page.run("() => [document.scripts.length, document.querySelectorAll('img, iframe, object, embed').length]")
    assert tags == [6, 0]
    for view in page.run("() => [...document.querySelectorAll('[role=tab]')].map(tab => tab.id)"):
        page.page.locator(f"#{view}").click()
        page.settle()
        for key in ("990101", "990102", "zone:990100/安水高新技术产业开发区", f"{small_graph.PLAN}/task/1"):
            page.run("hash => { location.hash = hash }", f"#view={view[4:]}&node={quote(key)}")
            page.settle()
            assert page.text("#panel h2")
    for rule in page.run("() => [...document.querySelectorAll('.rule')].map((_, i) => i)"):
        page.run("i => document.querySelectorAll('.rule')[i].click()", rule)
        page.settle()
    page.run("() => { location.hash = '#q=' + encodeURIComponent('<script>') }")
    page.page.wait_for_selector("#hits button", state="attached")
    assert page.run("() => window.alarms") == []
    assert page.run("() => [document.scripts.length, document.querySelectorAll('img').length]") == [6, 0]
    turning = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u200e\u200f")
    assert not set(page.run("() => document.body.innerText")) & turning


def test_no_cell_of_the_csv_becomes_a_formula(hostile_map: Path, open_map: Open) -> None:
    page = open_map(hostile_map)
    with page.page.expect_download() as download:
        page.page.get_by_role("button", name="导出 CSV").click()
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert any("HYPERLINK" in cell for cell in cells)
    assert [cell for cell in cells if re.match(r"\s*[=+\-@\t\r]", cell)] == []


def test_data_stand_in_json_blocks_and_scripts_have_fingerprints(hostile_map: Path) -> None:
    html = hostile_map.read_text(encoding="utf-8")
    blocks = re.findall(r"^<script([^>]*)>", html, re.MULTILINE)
    assert [block for block in blocks if "application/json" not in block] == ["", ""]
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy
    assert policy[1].startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe-inline'; img-src data: blob:" in policy[1]
    assert "unsafe-eval" not in policy[1]


def test_the_page_names_no_address_that_a_browser_would_ask(wuhu_map: Path) -> None:
    html = wuhu_map.read_text(encoding="utf-8")
    own = re.sub(r"<script>.*?</script>|<script type=.application/json.*?</script>", "", html, flags=re.DOTALL)
    assert re.findall(r"(?:src|href)=|url\(|@import", own) == []


def test_the_page_of_the_bundled_plan_stays_small(wuhu_map: Path) -> None:
    assert wuhu_map.stat().st_size <= 700_000


def test_the_same_graph_gives_the_same_bytes_in_every_process(tmp_path: Path, wuhu_map: Path) -> None:
    code = f"import sys, graphkit as gk; gk.write_map(gk.wuhu(), sys.argv[1], as_of={AS_OF!r}, language='zh')"
    other = tmp_path / "other.html"
    environment = {**os.environ, "PYTHONHASHSEED": "4711", "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-c", code, str(other)], env=environment, check=True)
    assert other.read_bytes() == wuhu_map.read_bytes()


def test_a_notebook_shows_the_map_in_a_sandbox(chromium: Browser) -> None:
    frame = gk.show_map(small_graph.graph(), as_of=AS_OF, language="en", height=500)
    assert repr(frame) == "<Frame: a map, 500 pixels high>"
    page = chromium.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.set_content(frame._repr_html_())
    inside = page.frames[1]
    inside.wait_for_selector("body[data-ready]")
    assert inside.evaluate("() => origin") == "null"
    assert inside.inner_text("h1") == "Partnerships"
    page.close()
    assert complaints == []


def test_every_part_of_the_page_is_used_and_shipped() -> None:
    assert sorted(path.stem for path in (PAGE / "js").iterdir()) == sorted(SCRIPTS)
    assert sorted(path.stem for path in (PAGE / "css").iterdir()) == sorted(STYLES)


def test_the_drawing_library_is_the_one_that_was_tested() -> None:
    import pyvis

    bundle = Path(pyvis.__file__).parent / VIS
    assert b"vis-network" in bundle.read_bytes()[:400]
    assert b"9.1.2" in bundle.read_bytes()[:400]
