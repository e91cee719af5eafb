"""Files that are not what they should be: one sentence that says what, where and what to do; no crash, no hang."""

from __future__ import annotations

import io
import struct
import sys
import tracemalloc
import zipfile
import zlib
from pathlib import Path

import pytest

import make_pdf
from command_line import call
from graphkit.errors import InputError
from graphkit_loaders.documents import read_document
from shared import shared

SENTENCE = "推动镜湖区与上海市黄浦区开展结对合作。"


def refused(place: Path) -> str:
    with pytest.raises(InputError) as error:
        read_document(place)
    said = str(error.value)
    assert place.name in said
    assert "\n" not in said
    return said


def docx(body: bytes, **more: bytes) -> bytes:
    """A Word file with this body, and parts beside it."""
    types = (
        b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        b'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        b'<Override PartName="/word/document.xml" '
        b'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    rels = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        b'Target="word/document.xml"/></Relationships>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", types)
        package.writestr("_rels/.rels", rels)
        package.writestr("word/document.xml", body)
        for name, content in more.items():
            package.writestr(f"word/{name}.xml", content)
    return out.getvalue()


@pytest.mark.parametrize("form", ["docx", "doc", "pdf"])
def test_a_file_that_was_cut_off(tmp_path: Path, form: str) -> None:
    data = shared(f"plans/wuhu-2021.{form}").read_bytes()
    for part in (2, 3, 10):
        place = tmp_path / f"half-{part}.{form}"
        place.write_bytes(data[: len(data) * (part - 1) // part])
        said = refused(place)
        assert "cut off" in said or "damaged" in said


@pytest.mark.parametrize("form", ["docx", "doc", "pdf"])
def test_a_file_with_damaged_bytes_is_read_or_refused(
    tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Where a font is what was damaged, letters would be made out page by page: right, and slow.
    monkeypatch.setitem(sys.modules, "rapidocr", None)
    data = shared(f"plans/wuhu-2021.{form}").read_bytes()
    for at in range(1, 12, 4 if form == "pdf" else 1):
        hurt = bytearray(data)
        start = len(data) * at // 12
        hurt[start : start + 400] = bytes((7 * i + at) % 256 for i in range(400))
        place = tmp_path / f"hurt-{at}.{form}"
        place.write_bytes(hurt)
        try:
            said = read_document(place).text
        except InputError as error:
            said = str(error)
        assert said


@pytest.mark.parametrize("ending", ["txt", "pdf", "docx", "doc", "html", "png", "tif"])
def test_an_empty_file(tmp_path: Path, ending: str) -> None:
    place = tmp_path / f"空.{ending}"
    place.write_bytes(b"")
    assert "is empty" in refused(place)


def test_a_pdf_that_wants_a_password(tmp_path: Path) -> None:
    place = tmp_path / "locked.pdf"
    place.write_bytes(make_pdf.pdf([make_pdf.lines([SENTENCE])], encrypt=make_pdf.LOCKED))
    assert "protected by a password; save a copy without one" in refused(place)


def test_a_word_document_that_wants_a_password(tmp_path: Path) -> None:
    new = tmp_path / "locked.docx"
    new.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1016) + "EncryptedPackage".encode("utf-16-le") + bytes(500)
    )
    assert "protected by a password" in refused(new)
    data = bytearray(shared("plans/wuhu-2021.doc").read_bytes())
    start = data.index(b"\xec\xa5")  # the head of the stream WordDocument
    data[start + 0x0B] |= 0x01  # fEncrypted
    old = tmp_path / "locked.doc"
    old.write_bytes(data)
    assert "protected by a password" in refused(old)


def test_a_zip_bomb_is_not_unfolded(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package, package.open("word/document.xml", "w") as part:
        for _ in range(210):
            part.write(bytes(1_000_000))
    place = tmp_path / "bomb.docx"
    place.write_bytes(out.getvalue())
    assert place.stat().st_size < 1_000_000
    tracemalloc.start()
    assert "unfolds to more than 200 MB" in refused(place)
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


def test_names_that_unfold_in_a_word_document_are_not(tmp_path: Path) -> None:
    grow = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 9))
    body = (
        f'<!DOCTYPE d [<!ENTITY a0 "合作合作合作合作合作">{grow}]><w:document xmlns:w="http://schemas.openxmlformats.org/'
        f'wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>{SENTENCE}&a8;</w:t></w:r></w:p></w:body></w:document>'
    )
    place = tmp_path / "names.docx"
    place.write_bytes(docx(body.encode()))
    try:
        said = read_document(place).text
    except InputError as error:
        said = str(error)
    assert 0 < len(said) < 1_000


@pytest.mark.parametrize("times", [1, 2])
def test_a_stream_that_unfolds_without_end_in_a_pdf_is_not(tmp_path: Path, times: int) -> None:
    drawn = zlib.compress(b" " * 40_000_000, 9)
    if times == 2:
        drawn = zlib.compress(drawn, 9)
    data = make_pdf.pdf([make_pdf.lines([SENTENCE])], contents=drawn)
    place = tmp_path / "bomb.pdf"
    place.write_bytes(
        data.replace(b"/Filter /FlateDecode", b"/Filter [/FlateDecode /FlateDecode]") if times == 2 else data
    )
    tracemalloc.start()
    assert "unfolds to more than 16 MB" in refused(place)
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


def test_a_picture_of_a_thousand_million_pixels_is_not_unfolded(tmp_path: Path) -> None:
    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    place = tmp_path / "huge.png"
    head = struct.pack(">IIBBBBB", 40_000, 30_000, 1, 0, 0, 0, 0)
    row = zlib.compress(bytes(5_001) * 1_000, 9)
    place.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", row) + chunk(b"IEND", b""))
    assert "more than 120 million pixels" in refused(place)


def test_a_thousand_pages_are_read_page_by_page(tmp_path: Path) -> None:
    place = tmp_path / "thousand.pdf"
    place.write_bytes(make_pdf.pdf([make_pdf.lines([f"第{i}条", SENTENCE]) for i in range(1, 1001)]))
    document = read_document(place)
    assert document.text.count("\f") == 999
    assert document.places[-1].page == 1000
    assert document.text.endswith(f"第1000条\n{SENTENCE}\n")


def test_pages_that_were_read_do_not_stay_in_memory(tmp_path: Path) -> None:
    peaks = []
    for pages in (4, 16):
        place = tmp_path / f"{pages}.pdf"
        place.write_bytes(make_pdf.pdf([make_pdf.lines([SENTENCE] * 12) for _ in range(pages)]))
        read_document(place)
        tracemalloc.start()
        read_document(place)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    # A page with all that is drawn on it takes a megabyte or more; its words take some ten thousand bytes.
    assert peaks[1] - peaks[0] < 12 * 250_000


def test_a_page_nested_without_end_is_refused(tmp_path: Path) -> None:
    place = tmp_path / "deep.html"
    place.write_text(f"<html><body>{'<div>' * 100_000}{SENTENCE}", encoding="utf-8")
    assert "nested" in refused(place)


@pytest.mark.parametrize(
    ("form", "name", "ending"),
    [
        ("docx", "plan.pdf", ".docx"),
        ("pdf", "plan.doc", ".pdf"),
        ("html", "plan.doc", ".html"),
        ("doc", "plan.txt", ".doc"),
    ],
)
def test_a_wrong_ending_is_read_as_what_it_is_and_said(tmp_path: Path, form: str, name: str, ending: str) -> None:
    place = tmp_path / name
    original = shared(f"plans/wuhu-2021.{form}")
    place.write_bytes(original.read_bytes())
    document = read_document(place)
    assert document.text == read_document(original).text
    assert document.really == ending
    said = call("check", place, "--lang", "en").err
    assert f"{name}: not what its name says; read as: {ending}." in said


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"{\\rtf1\\ansi hello}", "Rich Text"),
        (b"MIME-Version: 1.0\r\n\r\n", "web archive"),
        (b"\x1f\x8b\x08\x00" + bytes(40), "compressed"),
        (b"GIF89a" + bytes(40), "GIF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Office file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "damaged or cut off"),
        (b"%PDF-1.7\n...%%EOF", "damaged"),
        (bytes(range(256)) * 8, "binary"),
    ],
)
def test_other_kinds_are_named(tmp_path: Path, content: bytes, says: str) -> None:
    place = tmp_path / "plan.docx"
    place.write_bytes(content)
    assert says in refused(place)


@pytest.mark.parametrize("inside", ["xl/workbook.xml", "ppt/presentation.xml", "readme.txt"])
def test_other_zipped_files_are_named(tmp_path: Path, inside: str) -> None:
    place = tmp_path / "plan.docx"
    with zipfile.ZipFile(place, "w") as package:
        package.writestr(inside, "x")
    assert {"xl": "Excel workbook", "pp": "PowerPoint", "re": "ZIP archive"}[inside[:2]] in refused(place)


@pytest.mark.parametrize(
    ("module", "form", "extra"),
    [
        ("pdfplumber", "pdf", "pdf"),
        ("docx", "docx", "docx"),
        ("legacy_doc", "doc", "doc"),
        ("selectolax.lexbor", "html", "html"),
    ],
)
def test_a_missing_library_is_asked_for_with_the_line_that_installs_it(
    module: str, form: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    said = refused(shared(f"plans/wuhu-2021.{form}"))
    assert said.endswith(f'in the clone of graphkit, run: python -m pip install -c constraints.txt -e ".[{extra}]"')


def test_a_scan_without_the_library_for_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from PIL import Image

    place = tmp_path / "scan.png"
    Image.new("L", (300, 200), 255).save(place)
    monkeypatch.setitem(sys.modules, "rapidocr", None)
    assert refused(place).endswith('-e ".[ocr]"')


def test_the_command_line_says_it_in_one_sentence(tmp_path: Path) -> None:
    place = tmp_path / "坏.docx"
    place.write_bytes(b"PK\x03\x04" + bytes(100))
    answer = call("links", place)
    assert answer.status == 3
    assert answer.err.count("\n") == 1
    assert "cut off" in answer.err
