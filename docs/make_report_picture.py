"""Make ``docs/images/brief.png``: the brief of the bundled plan as a browser prints it.

Wants playwright, and a Chromium::

    python docs/make_report_picture.py /usr/bin/chromium
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

import graphkit as gk
from graphkit.report.brief import brief
from graphkit.report.material import gather

PICTURE = Path(__file__).with_name("images") / "brief.png"
DAY = "2024-06-30"


def main(chromium: str) -> None:
    page = brief(gather(gk.wuhu(), DAY, "zh"))
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        tab = browser.new_page(viewport={"width": 1000, "height": 1300})
        tab.set_content(page)
        tab.locator(".sheet").screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])
