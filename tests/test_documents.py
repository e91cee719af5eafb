"""Files to text: encodings are read and told, what is no text is refused in one sentence."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from graphkit.errors import InputError
from graphkit_loaders.documents import read_text

TEXT = "某市与邻市合作方案\n一、加强对接。\n2021年底前签订协议（市商务局负责）\n"


@pytest.mark.parametrize(
    ("encoding", "read_as"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("gb18030", "gb18030"),
        ("gbk", "gb18030"),
        ("gb2312", "gb18030"),
    ],
)
def test_encodings_are_read_and_other_than_utf8_is_told(tmp_path: Path, encoding: str, read_as: str) -> None:
    file = tmp_path / "plan.txt"
    file.write_bytes(TEXT.encode(encoding))
    document = read_text(file)
    assert (document.text, document.encoding) == (TEXT, read_as)
    assert bool(document.notes) == (read_as != "utf-8")
    assert all(note.startswith("plan.txt is ") for note in document.notes)
    assert document.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "gbk"])
def test_a_few_characters_are_enough_to_tell_the_encoding(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "short.txt"
    file.write_bytes("苏州与铜仁结对".encode(encoding))
    assert read_text(str(file)).text == "苏州与铜仁结对"


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\n"])
def test_line_ends_count_as_one_character(tmp_path: Path, ending: str) -> None:
    file = tmp_path / "plan.txt"
    file.write_bytes(TEXT.replace("\n", ending).encode())
    assert read_text(file).text == TEXT == file.read_text(encoding="utf-8-sig")


def test_a_damaged_byte_does_not_turn_the_text_into_another_encoding(tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    file.write_bytes((TEXT * 40).encode() + b"\xff" + TEXT.encode())
    document = read_text(file)
    assert document.text == TEXT * 40 + "\ufffd" + TEXT
    assert document.notes == ("plan.txt holds 1 damaged character(s), read as \ufffd",)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b" \n\t\r\n", "is empty"),
        ("\ufeff \n".encode(), "is empty"),
        (b"%PDF-1.7\n...", "PDF"),
        (b"PK\x03\x04" + b"x" * 50, "cut off"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "picture"),
        (bytes(range(256)) * 8, "binary"),
        (bytes(400), "binary"),
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence(tmp_path: Path, content: bytes, says: str) -> None:
    file = tmp_path / "plan.txt"
    file.write_bytes(content)
    with pytest.raises(InputError, match=says) as refused:
        read_text(file)
    assert "plan.txt" in str(refused.value)
    assert "\n" not in str(refused.value)


def test_missing_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_text(tmp_path / "nothing.txt")
    with pytest.raises(InputError, match="is a folder"):
        read_text(tmp_path)
