"""Files are written beside and renamed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from graphkit.atomic import write_file
from graphkit.errors import OutputError


def test_a_file_is_written_as_it_is_and_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "结果.csv"
    write_file(path, "unit\r\n弋江区\n")
    assert path.read_bytes() == "unit\r\n弋江区\n".encode()
    write_file(path, b"\xff")
    assert path.read_bytes() == b"\xff"
    assert os.listdir(tmp_path) == ["结果.csv"]


def test_a_text_that_cannot_be_encoded_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "x"
    write_file(path, "old")
    with pytest.raises(UnicodeEncodeError):
        write_file(path, "\ud800")
    assert path.read_bytes() == b"old"


def test_a_link_is_followed_and_a_device_is_not_replaced(tmp_path: Path) -> None:
    path, link = tmp_path / "x", tmp_path / "link"
    path.write_bytes(b"old")
    link.symlink_to(path)
    write_file(link, "new")
    assert link.is_symlink()
    assert path.read_bytes() == b"new"
    write_file(os.devnull, "nothing")
    assert not Path(os.devnull).is_file()


def test_where_no_file_can_be_written_one_sentence_says_so(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    for name, words in (("folder", "is a directory"), ("missing/x", "there is no folder .*missing")):
        with pytest.raises(OutputError, match=f"cannot be written, {words}.*; choose another place"):
            write_file(tmp_path / name, "x")
    assert os.listdir(tmp_path) == ["folder"]
