"""Make ``docs/images/map.png``: the first view of the bundled plan's map, as the guides show it.

Wants playwright and a Chromium::

    python docs/make_map_picture.py /usr/bin/chromium
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

import graphkit as gk

PICTURE = Path(__file__).with_name("images") / "map.png"
DAY = "2024-12-31"


def picture(chromium: str) -> None:
    """Write the map, open it, and keep what it shows."""
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        page_file = Path(folder, "map.html")
        gk.write_map(gk.wuhu(), page_file, as_of=DAY, language="zh")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1280, "height": 720}, color_scheme="light", offline=True)
        page.goto(page_file.as_uri())
        page.wait_for_selector("body[data-ready]")
        page.wait_for_timeout(300)
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    picture(sys.argv[1])
