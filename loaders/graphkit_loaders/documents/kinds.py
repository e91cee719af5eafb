"""What kind of file it is, by its bytes: a name may say anything."""

from __future__ import annotations

import re
from typing import Literal

Kind = Literal["pdf", "docx", "doc", "html", "image", "text"]

WORDS: dict[Kind, str] = {
    "pdf": "a PDF document",
    "docx": "a Word document (.docx)",
    "doc": "a Word document of the old form (.doc)",
    "html": "a web page",
    "image": "a picture",
    "text": "a text",
}

_FIRST_BYTES: tuple[tuple[bytes, Kind], ...] = (
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"BM", "image"),
)

_FOREIGN = (
    (b"GIF8", "is a GIF picture; save it as PNG and give that"),
    (b"{\\rtf", "is a Rich Text document; save it as .docx and give that"),
    (b"MIME-Version:", "is a web archive; save it as .html or .docx and give that"),
    (b"PAR1", "is a Parquet table, no document"),
    (b"\x1f\x8b", "is a compressed file; unpack it and give what is in it"),
    (b"Rar!", "is an archive; unpack it and give what is in it"),
    (b"7z\xbc\xaf", "is an archive; unpack it and give what is in it"),
    (b"\x00\x00\x00\x0cjP", "is a JPEG 2000 picture; save it as PNG and give that"),
)

_HEAD = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|table|div|p)[\s>]", re.IGNORECASE)
_UTF16_HEAD = re.compile(rb"<\x00(?:!\x00d\x00o\x00c|h\x00t\x00m\x00l)", re.IGNORECASE)
_OLD_WORD = "WordDocument".encode("utf-16-le")
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_OLD_EXCEL = ("Workbook".encode("utf-16-le"), "Book\0".encode("utf-16-le"))


def kind_of(data: bytes) -> Kind | str:
    """Kind of a file, or the rest of a sentence that begins with its name and says why it is none that is read.

    Examples
    --------
    >>> kind_of(b"%PDF-1.7"), kind_of(b"GIF89a...")
    ('pdf', 'is a GIF picture; save it as PNG and give that')
    """
    if b"%PDF-" in data[:1024]:
        return "pdf"
    for first, why in _FOREIGN:
        if data.startswith(first):
            return why
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _compound(data)
    for first, kind in _FIRST_BYTES:
        if data.startswith(first) and (first != b"BM" or data[6:10] == bytes(4)):
            return kind
    start = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"<") and (_HEAD.search(start) or start.startswith(b"<?xml")):
        return "html"
    if _UTF16_HEAD.search(data[:256]):
        return "html"
    return "text"


def _zipped(data: bytes) -> Kind | str:
    # The directory at the end names the parts; a file that was cut off has lost it.
    if b"PK\x05\x06" not in data[-70_000:]:
        return "is cut off: its end is missing; fetch or copy it again"
    if b"word/document" in data:
        return "docx"
    if b"xl/workbook" in data:
        return "is an Excel workbook, no document; a ledger ends in .xlsx or .csv"
    if b"ppt/presentation" in data:
        return "is a PowerPoint presentation; save it as PDF and give that"
    if b"mimetypeapplication/vnd.oasis" in data[:100]:
        return "is an OpenDocument file; save it as .docx and give that"
    return "is a ZIP archive; unpack it and give what is in it"


def _compound(data: bytes) -> Kind | str:
    if len(data) >= 512:
        shift, directory = int.from_bytes(data[0x1E:0x20], "little"), int.from_bytes(data[0x30:0x34], "little")
        if shift in (9, 12) and (directory + 2) << shift > len(data):
            return "is cut off: its end is missing; fetch or copy it again"
    if _LOCKED in data:
        return "is protected by a password; save a copy without one and give that"
    if _OLD_WORD in data:
        return "doc"
    if any(name in data for name in _OLD_EXCEL):
        return "is an old Excel workbook, no document; save it as .xlsx or .csv and give that"
    return "is an old Office file in which no Word document is found; save it as .docx and give that"
