"""Whether the streams of a PDF file unfold to a size that can be read: looked at before anything is kept of them."""

from __future__ import annotations

import re
import zlib

from graphkit_loaders.documents import limits
from graphkit_loaders.documents.text import UnreadableError

_STREAM = re.compile(rb"stream\r?\n")
_HEAD = 1_500
"""Bytes before a stream in which its dictionary stands."""
_STEP = 1 << 20


def check_size(data: bytes) -> None:
    """Unfold every stream piece by piece, forgetting each.

    Raises
    ------
    UnreadableError
        If one unfolds to more than a page, picture or font can hold.
    """
    for found in _STREAM.finditer(data):
        head = data[max(0, found.start() - _HEAD) : found.start()]
        head = head[head.rfind(b" obj") + 1 :]
        filters = head.count(b"/FlateDecode") + head.count(b"/Fl ")
        if not filters or data[found.start() - 3 : found.start()] == b"end":
            continue
        large = b"/Image" in head or b"/Length1" in head or b"/FontFile" in head or b"/Type1C" in head
        most = limits.PICTURE_BYTES if large or b"/CIDFontType0C" in head else limits.CONTENT_BYTES
        if not _unfolds_within(memoryview(data)[found.end() :], most, filters):
            raise UnreadableError(
                f"holds a part that unfolds to more than {most // limits.MEGABYTE} MB, as no plan does; it is not read"
            )


def _unfolds_within(data: memoryview, most: int, filters: int) -> bool:
    unfolders = [zlib.decompressobj() for _ in range(min(filters, 4))]
    total = 0
    at = 0
    while at < len(data) and not unfolders[0].eof:
        pending: list[tuple[int, bytes]] = [(0, bytes(data[at : at + 65_536]))]
        at += 65_536
        while pending:
            depth, piece = pending.pop()
            try:
                out = unfolders[depth].decompress(piece, _STEP)
            except zlib.error:
                return True  # encrypted or damaged: the reader of the file will see
            if unfolders[depth].unconsumed_tail:
                pending.append((depth, unfolders[depth].unconsumed_tail))
            total += len(out)
            if total > most:
                return False
            if out and depth + 1 < len(unfolders):
                pending.append((depth + 1, out))
    return True
