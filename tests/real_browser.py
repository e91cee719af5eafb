"""Where a real Chromium is, and how long what it prints is, for tests of the pages that graphkit writes."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def chromium_path() -> str:
    """Path of the browser; without one the test is skipped with one line, but never in CI."""
    path = os.environ.get("GRAPHKIT_CHROMIUM") or next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        message = "no Chromium found: install Debian's package chromium, or set GRAPHKIT_CHROMIUM to another one"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return path


def pages_of(pdf: bytes | Path) -> int:
    """Number of pages of a PDF document."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()
