"""A real Chromium that may not reach any network, for tests of the pages that graphkit writes."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "google-chrome", "chromium-browser", "google-chrome-stable")


def chromium() -> str:
    """Path of the browser; without one the test is skipped with one line, but never in CI."""
    found = next((place for name in NAMES if (place := shutil.which(name))), None)
    if found is None and os.environ.get("CI") != "true":
        pytest.skip("no Chromium here; install chromium or google-chrome")
    assert found is not None, "CI has no Chromium; .ci/run should have installed it"
    return found


@contextmanager
def open_browser() -> Iterator[Browser]:
    """A browser that is closed at the end."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


def pages_of(pdf: bytes | Path) -> int:
    """Number of pages of a PDF document."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()
