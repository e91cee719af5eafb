"""Make ``docs/images/neo4j-browser.png``: the bundled graph in the real Neo4j Browser, with our style and queries.

Wants a server that holds the graph (``graphkit push``), playwright, and a Chromium::

    NEO4J_PASSWORD=... python docs/make_browser_picture.py http://127.0.0.1:7474/browser/ /usr/bin/chromium
"""

from __future__ import annotations

import base64
import os
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from graphkit.push.browser import drawings, saved, write_setup

PICTURE = Path(__file__).with_name("images") / "neo4j-browser.png"

DROP = """
([name, type, content]) => {
  const bytes = Uint8Array.from(atob(content), c => c.charCodeAt(0));
  const data = new DataTransfer();
  data.items.add(new File([bytes], name, {type}));
  const place = document.querySelector('.filedrop');
  for (const event of ['dragenter', 'dragover', 'drop'])
    place.dispatchEvent(new DragEvent(event, {bubbles: true, cancelable: true, dataTransfer: data}));
}
"""
"""What a mouse does that drags a file onto the window."""


def drop(page: Page, path: Path) -> None:
    """Drag a file onto Browser."""
    page.evaluate(DROP, [path.name, "application/octet-stream", base64.b64encode(path.read_bytes()).decode("ascii")])


def run(page: Page, text: str) -> None:
    """Type a query and run it."""
    page.locator(".monaco-editor textarea, .monaco-editor .inputarea").first.focus()
    page.keyboard.insert_text(text)
    page.keyboard.press("Control+Enter")


def picture(address: str, chromium: str, query: str) -> None:
    """Log in, dress Browser, run a query, and keep what it shows."""
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        style, queries, _ = write_setup(Path(folder))
        browser = playwright.chromium.launch(
            executable_path=chromium,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--lang=zh-CN"],
        )
        page = browser.new_page(viewport={"width": 1500, "height": 640})
        # Browser asks for fonts and statistics elsewhere and works without; nothing leaves this machine.
        host = address.split("/")[2].split(":")[0]
        page.route("**/*", lambda route: route.continue_() if host in route.request.url else route.abort())
        page.goto(address)
        page.wait_for_timeout(3000)
        page.locator("[data-testid=username]").fill(os.environ.get("NEO4J_USERNAME", "neo4j"))
        page.locator("[data-testid=password]").fill(os.environ["NEO4J_PASSWORD"])
        page.locator("[data-testid=connect]").click()
        page.get_by_text("You are connected as user").first.wait_for(timeout=60000)
        page.wait_for_timeout(1500)
        drop(page, style)
        drop(page, queries)
        page.wait_for_timeout(1500)
        page.locator("[data-testid=navigationFavorites]").click()
        page.wait_for_timeout(1000)
        run(page, ":clear")
        page.wait_for_timeout(800)
        run(page, saved(drawings()[query]))
        page.wait_for_timeout(9000)
        PICTURE.parent.mkdir(exist_ok=True)
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    picture(sys.argv[1], sys.argv[2], sys.argv[3] if len(sys.argv) > 3 else "draw-zones-without")
