"""Word documents (.docx): paragraphs with the numbers that Word counts by itself, tables with their cells."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from graphkit.places import Place
from graphkit_loaders.documents import limits
from graphkit_loaders.documents.libraries import library
from graphkit_loaders.documents.text import Extracted, Piece, UnreadableError, Writer, one_line
from graphkit_loaders.documents.wordnumbers import Numbering

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_UNSEEN = {f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "rPr", "pPr", "footnoteReference")}
"""Elements whose words do not show: what was struck out, and codes of fields."""
_LIKE_TEXT = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


def extract(data: bytes) -> Extracted:
    """Text of a Word document.

    Raises
    ------
    UnreadableError
        If it is damaged, unfolds to too much, or python-docx is not installed.
    """
    docx = library("docx", "docx", "a Word document (.docx)")
    _check_size(data)
    try:
        document = docx.Document(io.BytesIO(data))
        body = document.element.body
        numbering = Numbering.of(document)
    except Exception as error:  # whatever a damaged package makes the library stumble over
        raise UnreadableError("is damaged and cannot be read as a Word document; save it again in Word") from error
    writer = Writer(limits.CHARACTERS)
    paragraphs = tables = 0
    for kind, block in _blocks(body):
        if kind == "paragraph":
            paragraphs += 1
            number = numbering.label(block)
            for words in _words(block).split("\n"):
                writer.line(number + _tidy(words), Place(0, paragraph=paragraphs))
                number = ""
            for box in _boxes(block):
                for words in _words(box).split("\n"):
                    writer.line(_tidy(words), Place(0, paragraph=paragraphs))
            continue
        rows = list(_rows(block, numbering))
        if max((len(row) for row in rows), default=0) < 2:
            for row in rows:
                paragraphs += 1
                for words in [line for cell in row for line in cell.split("\n")]:
                    writer.line(_tidy(words), Place(0, paragraph=paragraphs))
            continue
        tables += 1
        for number_of_row, row in enumerate(rows, 1):
            writer.row(([Piece(one_line(cell))] for cell in row), Place(0, table=tables, row=number_of_row))
    return writer.done()


def _check_size(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise UnreadableError("is damaged and cannot be unpacked; fetch or copy it again") from error
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadableError("is protected by a password; save a copy without one and give that")
    if sum(part.file_size for part in parts) > limits.UNFOLDED_BYTES:
        most = limits.UNFOLDED_BYTES // limits.MEGABYTE
        raise UnreadableError(f"unfolds to more than {most} MB, as no plan does; it is not read")


def _blocks(body: Any) -> Iterator[tuple[str, Any]]:
    """Paragraphs and tables in their order, those within content controls too."""
    waiting = [body]
    while waiting:
        block = waiting.pop()
        if block.tag == f"{_W}p":
            yield "paragraph", block
        elif block.tag == f"{_W}tbl":
            yield "table", block
        elif block is body or block.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
            waiting.extend(reversed(block))


def _words(block: Any) -> str:
    """The words that a paragraph shows; tables and boxes within it are left to others."""
    found: list[str] = []
    waiting = list(reversed(block))
    while waiting:
        item = waiting.pop()
        if item.tag == f"{_W}t":
            found.append(item.text or "")
        elif item.tag in _LIKE_TEXT:
            found.append(_LIKE_TEXT[item.tag])
        elif item.tag == f"{_W}p":
            found.append(f"{_words(item)}\n")
        elif item.tag not in _UNSEEN and item.tag not in (_CHOICE, f"{_W}pict", f"{_W}drawing", f"{_W}txbxContent"):
            waiting.extend(reversed(item))
    return "".join(found)


def _boxes(block: Any) -> Iterator[Any]:
    """Text boxes that hang on a paragraph; of a box and its copy for older programs only the first."""
    for box in block.iter(f"{_W}txbxContent"):
        if not any(above.tag.endswith("}Fallback") for above in box.iterancestors()):
            yield box


def _rows(table: Any, numbering: Numbering) -> Iterator[list[str]]:
    """The cells of each row, a joined one followed by empty ones, so that columns stay columns."""
    for row in _within(table, "tr"):
        cells: list[str] = []
        for cell in _within(row, "tc"):
            told = cell.find(f"{_W}tcPr")
            merged = told.find(f"{_W}vMerge") if told is not None else None
            span = told.find(f"{_W}gridSpan") if told is not None else None
            goes_on = merged is not None and merged.get(f"{_W}val", "continue") == "continue"
            words = "" if goes_on else "\n".join(numbering.label(p) + _words(p) for p in cell.iter(f"{_W}p"))
            wide = span.get(f"{_W}val", "1") if span is not None else "1"
            cells += [words, *[""] * (min(int(wide) if wide.isdecimal() else 1, 64) - 1)]
        yield cells


def _within(block: Any, name: str) -> Iterator[Any]:
    """Rows of a table or cells of a row, also where a content control or a revision lies between."""
    waiting = list(reversed(block))
    while waiting:
        item = waiting.pop()
        if item.tag == f"{_W}{name}":
            yield item
        elif item.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
            waiting.extend(reversed(item))


def _tidy(words: str) -> str:
    """Words of a paragraph: a tab in running text is a blank, since tabs part the cells of tables."""
    return words.replace("\t", "\u3000")
