"""Bytes of a plain text file → its characters.

A strict order of encodings decides nearly always: a byte-order mark, then UTF-8, which other encodings' bytes do not
satisfy by chance. Only without both do GB18030 and UTF-16 compete, and there the share of everyday characters tells
them apart. A statistical detector would add a dependency and, on short texts, guesses.
"""

from __future__ import annotations

import codecs
from functools import cache

from graphkit.places import Place
from graphkit_loaders.documents import limits
from graphkit_loaders.documents.text import Extracted, UnreadableError

_SAMPLE = 20_000
"""Characters that the choice between encodings looks at."""

_PLAUSIBLE = 0.75
"""Share of everyday characters below which decoded bytes are no text: names and rare words stay well above it."""

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

_NAMES = {"gb18030": "GB18030 (GBK)", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}


def extract(data: bytes) -> Extracted:
    """Text of a plain text file; form feeds part its pages.

    Raises
    ------
    UnreadableError
        If the bytes are no text, or too many.
    """
    decoded = decode(data)
    if decoded is None:
        raise UnreadableError("holds binary data, not text; save the document as text (UTF-8) and give that")
    text, encoding, notes = decoded
    if len(text) > limits.CHARACTERS:
        raise UnreadableError(f"holds more than {limits.CHARACTERS // limits.MEGABYTE} million characters; split it")
    return Extracted(text, _pages(text), (), tuple(notes), encoding)


def _pages(text: str) -> tuple[Place, ...]:
    starts = [0]
    while (feed := text.find("\f", starts[-1])) >= 0:
        starts.append(feed + 1)
    return tuple(Place(start, page=page) for page, start in enumerate(starts, 1)) if len(starts) > 1 else ()


def decode(data: bytes) -> tuple[str, str, list[str]] | None:
    """Characters, encoding and notes of a text file's bytes; None if they are no text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            body = data[len(mark) :]
            return _finish(body, encoding) if encoding == "utf-8" or _score(body, encoding) >= _PLAUSIBLE else None
    if b"\0" not in data:
        try:
            data.decode("utf-8")
        except UnicodeDecodeError as error:
            # One damaged byte must not turn a long UTF-8 text into GB18030 nonsense.
            damaged = data.decode("utf-8", "replace").count("\ufffd")
            if error.start > 0 and damaged * 1000 <= len(data):
                return _finish(data, "utf-8")
        else:
            return _finish(data, "utf-8") if _score(data, "utf-8") >= 0.2 else None
    best = max(("gb18030", "utf-16-le", "utf-16-be"), key=lambda encoding: _score(data, encoding))
    return _finish(data, best) if _score(data, best) >= _PLAUSIBLE else None


def _finish(data: bytes, encoding: str) -> tuple[str, str, list[str]]:
    text = data.decode(encoding, "replace")
    notes = [f"is {_NAMES[encoding]}, not UTF-8; it was read as such"] if encoding in _NAMES else []
    damaged = text.count("\ufffd") - data.count("\ufffd".encode(encoding))
    if damaged > 0:
        notes.append(f"holds {damaged} damaged character(s), read as \ufffd")
    return text.replace("\r\n", "\n").replace("\r", "\n"), encoding, notes


def _score(data: bytes, encoding: str) -> float:
    """Share of everyday characters in the text that the bytes give; 0 if they are not in this encoding."""
    if encoding.startswith("utf-16") and len(data) % 2:
        return 0.0
    try:
        text = data.decode(encoding, "strict" if encoding == "gb18030" else "replace")[:_SAMPLE]
    except UnicodeDecodeError:
        return 0.0
    everyday = _everyday()
    return sum(char in everyday for char in text) / max(1, len(text))


@cache
def _everyday() -> frozenset[str]:
    """Printing ASCII, Chinese punctuation, and the 3,755 characters of the first plane of GB/T 2312."""
    hanzi = bytes(byte for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF) for byte in (row, cell))
    marks = "\t\n\f\r\u3000、。〈〉《》「」『』〔〕【】（），：；！？．“”‘’—…·①②③④⑤⑥⑦⑧⑨⑩"
    ascii_printing = "".join(map(chr, range(0x20, 0x7F)))
    return frozenset(hanzi.decode("gb2312", "ignore") + marks + ascii_printing)
