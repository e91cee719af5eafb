"""Word documents of the old form (.doc): the main text by its table of pieces, tables by their cell marks.

The library opens the compound file. The text is put together here, since its own form of it has no cells any more.
Source: [MS-DOC], 2.5.1 (Fib), 2.8.35 (PlcPcd), 2.9.38 (Clx).
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Iterator

from graphkit.places import Place
from graphkit_loaders.documents import limits
from graphkit_loaders.documents.libraries import library
from graphkit_loaders.documents.oldnumbers import OldNumbering
from graphkit_loaders.documents.text import Extracted, Piece, UnreadableError, Writer, one_line

_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200
_FIELD_CODE = re.compile("\x13[^\x13\x14\x15]*(?:\x14|(?=\x15))")
_UNSEEN = re.compile("[\x00-\x06\x08\x0e-\x1d\x1f\ue000-\uf8ff]")
_CELL, _PARAGRAPH = "\x07", "\r"
_MARK = re.compile(f"[{_CELL}{_PARAGRAPH}\x0c]")
_MOST_COLUMNS = 60


def extract(data: bytes) -> Extracted:
    """Text of an old Word document.

    Raises
    ------
    UnreadableError
        If it is protected, damaged or too large, or legacy-doc is not installed.
    """
    library("legacy_doc", "doc", "a Word document of the old form (.doc)")
    text = _main_text(data)
    while (plain := _FIELD_CODE.sub("", text)) != text:
        text = plain
    text = _UNSEEN.sub("", text.replace("\x1e", "-").replace("\x0b", "\n").replace("\x0c", "\r"))
    writer = Writer(limits.CHARACTERS)
    paragraphs = tables = 0
    for words, rows in _blocks(text):
        if rows:
            tables += 1
            for number, row in enumerate(rows, 1):
                writer.row(([Piece(one_line(cell))] for cell in row), Place(0, table=tables, row=number))
            continue
        paragraphs += 1
        for line in words.split("\n"):
            writer.line(line.replace("\t", "\u3000"), Place(0, paragraph=paragraphs))
    return writer.done()


def _main_text(data: bytes) -> str:
    """The document's own text, without notes, heads and feet of pages."""
    from legacy_doc.exceptions import LegacyDocError
    from legacy_doc.ole import OleReader
    from legacy_doc.types import ExtractionOptions

    damaged = "is damaged and cannot be read as a Word document; open it in Word and save it as .docx"
    try:
        ole = OleReader(data, options=ExtractionOptions(max_file_bytes=limits.FILE_BYTES, max_chain_sectors=2_000_000))
        main = ole.read_stream("WordDocument")
        (flags,) = struct.unpack_from("<H", main, 0x0A)
        if flags & _ENCRYPTED:
            raise UnreadableError("is protected by a password; save a copy without one and give that")
        table = ole.read_stream("1Table" if flags & _SECOND_TABLE else "0Table")
        (characters,) = struct.unpack_from("<i", main, 0x4C)
        start, size = struct.unpack_from("<II", main, 0x01A2)
        numbering = OldNumbering.of(main, table)
        return _numbered(_by_pieces(main, table[start : start + size], characters), numbering)
    except (LegacyDocError, struct.error, IndexError, ValueError, OverflowError) as error:
        raise UnreadableError(damaged) from error


def _by_pieces(main: bytes, clx: bytes, characters: int) -> Iterator[tuple[str, int, int]]:
    """Pieces of the text after one another, where in the file each begins, and how many bytes a character has."""
    at = 0
    while clx[at] == 1:  # properties that only change how the text looks
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    if clx[at] != 2:
        raise ValueError("no table of pieces")
    (size,) = struct.unpack_from("<I", clx, at + 1)
    pieces = clx[at + 5 : at + 5 + size]
    count = (len(pieces) - 4) // 12
    bounds = struct.unpack_from(f"<{count + 1}I", pieces, 0)
    for i in range(count):
        first, last = bounds[i], min(bounds[i + 1], characters)
        if last <= first:
            continue
        (where,) = struct.unpack_from("<I", pieces, 4 * (count + 1) + 8 * i + 2)
        if where & 0x40000000:
            begin = (where & 0x3FFFFFFF) // 2
            yield main[begin : begin + last - first].decode("cp1252", "replace"), begin, 1
        else:
            yield main[where : where + 2 * (last - first)].decode("utf-16-le", "replace"), where, 2


def _numbered(pieces: Iterable[tuple[str, int, int]], numbering: OldNumbering) -> str:
    """The whole text, with the number of each paragraph before it."""
    found: list[str] = []
    begun: list[str] = []
    for text, offset, width in pieces:
        at = 0
        for mark in _MARK.finditer(text):
            offset += _size(text[at : mark.start()], width)
            begun.append(text[at : mark.end()])
            found += [numbering.label(offset), *begun]
            begun, at = [], mark.end()
            offset += width
        begun.append(text[at:])
    return "".join([*found, *begun])


def _size(text: str, width: int) -> int:
    """Bytes that characters have in the file."""
    return len(text) if width == 1 else len(text.encode("utf-16-le", "surrogatepass"))


def _blocks(text: str) -> list[tuple[str, list[list[str]]]]:
    """Paragraphs, and tables as rows of cells. Every cell ends in a mark, and every row in one more."""
    blocks: list[tuple[str, list[list[str]]]] = []
    cells: list[str] = []
    words: list[str] = []
    for part in re.split(f"({_CELL}|{_PARAGRAPH})", text):
        if part == _CELL:
            cells.append("\n".join(words))
            words = []
        elif part != _PARAGRAPH:
            words.append(part)
        elif cells and not _ends_row(cells):
            continue  # a further paragraph of a cell
        else:
            if cells:
                blocks.append(("", _rows(cells)))
                cells = []
            blocks += [("\n".join(words), [])]
            words = []
    if cells:
        blocks.append(("", _rows(cells)))
    return [*blocks, ("\n".join(words), [])]


def _ends_row(cells: list[str]) -> bool:
    return not cells[-1].strip()


def _rows(cells: list[str]) -> list[list[str]]:
    """Rows of a table: all of one length where the empty marks stand at equal distances, else up to each empty one."""
    for columns in range(1, _MOST_COLUMNS):
        ends = cells[columns :: columns + 1]
        if len(cells) % (columns + 1) == 0 and not any(end.strip() for end in ends):
            return [cells[at : at + columns] for at in range(0, len(cells), columns + 1)]
    rows: list[list[str]] = [[]]
    for cell in cells:
        if cell.strip():
            rows[-1].append(cell)
        elif rows[-1]:
            rows.append([])
    return [row for row in rows if row]
