"""PDF documents: words with their places, tables by their lines; letters of pages that are pictures are made out."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from graphkit.progress import step
from graphkit_loaders.documents import limits, pages
from graphkit_loaders.documents.libraries import library
from graphkit_loaders.documents.pdfsize import check_size
from graphkit_loaders.documents.printed import Box, Grid, Page, Rectangle, read_page
from graphkit_loaders.documents.text import Extracted, UnreadableError, Writer

_MOST_LINES = 3_000
"""Drawn lines on a page from which it is a drawing: its tables are not looked for."""
_UNMAPPED = re.compile("\\(cid:\\d+\\)|[\ufffd\ue000-\uf8ff]")
_DPI = 150


def extract(data: bytes) -> Extracted:
    """Text of a PDF document.

    Raises
    ------
    UnreadableError
        If it is protected, cut off, damaged or too large, or what reads it is not installed.
    """
    pdfplumber = library("pdfplumber", "pdf", "a PDF document")
    if b"%%EOF" not in data[-65_536:]:
        raise UnreadableError("is cut off: its end is missing; fetch or copy it again")
    check_size(data)
    laid = _laid_out(pdfplumber, data)
    read = [page and read_page(number, *page) for number, page in enumerate(laid, 1)]
    scanned = [number for number, page in enumerate(read, 1) if page is None]
    made_out = dict(_made_out(data, scanned)) if scanned else {}
    whole = [page or made_out[number] for number, page in enumerate(read, 1)]
    return pages.write(whole, Writer(limits.CHARACTERS, limits.DOUBTFUL), scanned)


Laid = tuple[list[Box], list[Grid]]


def _laid_out(pdfplumber: Any, data: bytes) -> list[Laid | None]:
    """Words and tables of every page; none for a page that is a picture, or whose letters stand for nothing."""
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            count = len(document.pages)
            if count > limits.PDF_PAGES:
                raise UnreadableError(f"has {count} pages, more than the {limits.PDF_PAGES} that are read; split it")
            found = [_page(page) for page in document.pages]
    except (UnreadableError, MemoryError):
        raise
    except RecursionError as error:
        raise UnreadableError("is nested too deeply; print it to a new PDF file and give that") from error
    except Exception as error:  # whatever a damaged file makes the library stumble over
        if any(word in repr(error) for word in ("Password", "Encrypt")):
            raise UnreadableError("is protected by a password; save a copy without one and give that") from error
        raise UnreadableError(
            "is damaged and cannot be read as a PDF document; fetch it again, or print it anew"
        ) from error
    if not found:
        raise UnreadableError("has no pages; fetch or copy it again")
    return found


def _page(page: Any) -> Laid | None:
    try:
        words = page.extract_words(x_tolerance=2, y_tolerance=3, keep_blank_chars=False)
        text = "".join(word["text"] for word in words)
        unmapped = sum(len(found) for found in _UNMAPPED.findall(text))
        if (len(text) < 10 and page.images) or 5 * unmapped > len(text) > 0:
            return None
        boxes = [Box(w["text"], w["x0"], w["top"], w["x1"], w["bottom"]) for w in words]
        lines = len(page.lines) + len(page.rects) + len(page.curves)
        return boxes, list(_grids(page)) if 4 <= lines <= _MOST_LINES else []
    finally:
        page.close()  # else every page stays in memory


def _grids(page: Any) -> Iterator[Grid]:
    for table in page.find_tables():
        grid = [[None if cell is None else Rectangle(*cell) for cell in row.cells] for row in table.rows]
        if any(cell is not None for row in grid for cell in row):
            yield grid


def _made_out(data: bytes, numbers: list[int]) -> Iterator[tuple[int, Page]]:
    """Pages that are pictures, drawn at 150 dots per inch and read letter by letter."""
    if len(numbers) > limits.SCANNED_PAGES:
        raise UnreadableError(
            f"is a scan of {len(numbers)} pages, more than the {limits.SCANNED_PAGES} whose letters are made out at "
            "one time; split it"
        )
    from graphkit_loaders.documents.letters import read_picture

    pdfium = library("pypdfium2", "ocr", "a scan")
    library("rapidocr", "ocr", "a scan")
    document = pdfium.PdfDocument(data)
    try:
        for done, number in enumerate(numbers):
            step(done, len(numbers))
            page = document[number - 1]
            width, height = page.get_size()
            scale = min(_DPI / 72, (limits.PIXELS / 8 / max(1.0, width * height)) ** 0.5)
            yield number, read_page(number, *read_picture(page.render(scale=scale).to_pil()))
    finally:
        document.close()
