"""Writes small PDF files, with a Chinese font that every reader must know by name and ruled tables where asked."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

WIDTH, HEIGHT = 595, 842
LEFT, TOP, LEADING, SIZE = 90, 760, 22, 14


def text_at(x: float, y: float, words: str) -> str:
    """Instructions that draw words with their lower left corner at a point, counted from the foot of the page."""
    return f"BT /F1 {SIZE} Tf {x} {y} Td <{words.encode('utf-16-be').hex()}> Tj ET"


def lines(words: Sequence[str], top: float = TOP) -> list[str]:
    """Lines of text under one another."""
    return [text_at(LEFT, top - LEADING * i, line) for i, line in enumerate(words)]


def ruled(rows: Sequence[Sequence[Sequence[str]]], widths: Sequence[float], top: float) -> list[str]:
    """A ruled table: rows of cells of lines."""
    drawn = []
    y = top
    bounds = [LEFT + sum(widths[:i]) for i in range(len(widths) + 1)]
    drawn.append(f"{bounds[0]} {y} m {bounds[-1]} {y} l S")
    for row in rows:
        height = LEADING * max(len(cell) for cell in row) + 8
        for left, cell in zip(bounds, row, strict=False):
            drawn += [text_at(left + 4, y - LEADING * (i + 1) + 4, line) for i, line in enumerate(cell) if line]
        drawn += [f"{x} {y} m {x} {y - height} l S" for x in bounds]
        y -= height
        drawn.append(f"{bounds[0]} {y} m {bounds[-1]} {y} l S")
    return drawn


def pdf(pages: Sequence[Sequence[str]], encrypt: str = "", contents: bytes | None = None) -> bytes:
    """A PDF file whose pages are drawn by these instructions; ``contents`` is put in the place of the last page's."""
    font = (
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts ["
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << "
        "/Registry (Adobe) /Ordering (GB1)"
        " /Supplement 2 >> /DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6"
        " /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >> >>] >>"
    )
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>".encode(),
        font.encode(),
    ]
    for i, instructions in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {5 + 2 * i} 0 R"
            f" /Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        last = contents is not None and i == len(pages) - 1
        drawn = contents if last and contents is not None else zlib.compress("\n".join(instructions).encode())
        objects.append(f"<< /Filter /FlateDecode /Length {len(drawn)} >>\nstream\n".encode() + drawn + b"\nendstream")
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{offset:010d} 00000 n \n".encode() for offset in offsets)
    about = f"/Size {len(objects) + 1} /Root 1 0 R {encrypt}"
    return bytes(out) + f"trailer\n<< {about} >>\nstartxref\n{start}\n%%EOF\n".encode()


LOCKED = (
    "/ID [<" + "0" * 32 + "> <" + "0" * 32 + ">] /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -3904"
    " /O <" + "1f" * 32 + "> /U <" + "2e" * 32 + "> >>"
)
"""What a file says that only a password opens."""
