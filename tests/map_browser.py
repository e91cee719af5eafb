"""Fixtures for tests of the map in a real browser: one Chromium a run, no network, every complaint of it noted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

import graphkit as gk
from real_browser import chromium_path

AS_OF = "2024-12-31"
"""The day of the pages, so that they are the same whenever the tests run."""

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

WIDE, LARGE, PHONE = (1280, 720), (1920, 1080), (390, 844)


@dataclass
class Opened:
    """A page of the map in the browser, and what went wrong on it."""

    page: Page
    complaints: list[str] = field(default_factory=list)

    def run(self, script: str, argument: object = None) -> Any:
        """Value of an expression on the page."""
        return self.page.evaluate(script, argument)

    def text(self, selector: str) -> str:
        """What stands in an element."""
        return self.page.inner_text(selector)

    def texts(self, selector: str) -> list[str]:
        """What stands in all elements of a kind."""
        return self.page.locator(selector).all_inner_texts()

    def settle(self) -> None:
        """Wait until everything that was asked for is drawn."""
        self.page.evaluate("() => new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)))")


Open = Callable[..., Opened]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser of this run."""
    path = chromium_path()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def wuhu_map(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The map of the bundled plan and ledger."""
    path = tmp_path_factory.mktemp("map") / "地图.html"
    gk.write_map(gk.wuhu(), path, as_of=AS_OF, language="zh")
    return path


@pytest.fixture
def open_map(chromium: Browser) -> Iterator[Open]:
    """Opens a page; at the end no request may have left it, and nothing may stand in its console."""
    contexts: list[BrowserContext] = []
    opened: list[Opened] = []

    def open_page(path: Path, fragment: str = "", size: tuple[int, int] = WIDE, **more: Any) -> Opened:
        settings = {"viewport": {"width": size[0], "height": size[1]}, "color_scheme": "light", "offline": True, **more}
        context = chromium.new_context(**settings)
        contexts.append(context)
        one = Opened(context.new_page())
        opened.append(one)
        note = one.complaints.append
        one.page.on("console", lambda message: note(f"console: {message.text}"))
        one.page.on("pageerror", lambda error: note(f"error: {error}"))
        one.page.on("dialog", lambda dialog: (note(f"dialog: {dialog.message}"), dialog.dismiss()))
        one.page.on(
            "request",
            lambda request: (
                None if request.url.startswith(("file:", "data:", "blob:")) else note(f"request: {request.url}")
            ),
        )
        one.page.goto(path.as_uri() + fragment)
        one.page.wait_for_selector("body[data-ready]")
        one.settle()
        return one

    yield open_page
    complaints = [complaint for one in opened for complaint in one.complaints]
    for context in contexts:
        context.close()
    assert complaints == []
