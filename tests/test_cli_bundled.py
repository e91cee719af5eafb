"""The command line on real documents, through the loaders that are installed."""

from __future__ import annotations

from pathlib import Path

import pytest

from command_line import call, process

SENTENCE = "芜湖市科技局与上海市松江区签订合作协议。\n"


@pytest.mark.parametrize("name", ["gaps", "links", "tasks", "stats", "check"])
def test_a_command_given_nothing_reads_the_bundled_data_and_says_so(name: str) -> None:
    answer = call(name, "--lang", "en", "--as-of", "2023-12-31")
    assert answer.status == 0
    assert answer.out
    assert "the bundled plan of Wuhu" in answer.err
    assert "ledger of later agreements applied" in answer.err


def test_the_ledger_can_be_left_out() -> None:
    with_it, without = (call("links", *words, "--format", "json").json["links"] for words in ([], ["--no-ledger"]))
    assert {link["source"] for link in without} < {link["source"] for link in with_it}


def test_a_bundled_answer_is_the_same_in_every_process() -> None:
    words = ("gaps", "--as-of", "2023-12-31", "--format", "json", "--lang", "zh")
    first, second = (process(*words, environment={"PYTHONHASHSEED": seed}) for seed in ("1", "2"))
    assert first.status == 0
    assert first == second


@pytest.mark.parametrize("data", [b"", b"  \n", b"\x00\x01\x02PK\x03\x04\x00\xff" * 50])
@pytest.mark.parametrize("name", ["links", "gaps", "build"])
def test_a_file_without_text_is_bad_input(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / "plan.txt").write_bytes(data)
    answer = call(name, tmp_path / "plan.txt", *(["-o", tmp_path / "x.graph"] if name == "build" else []))
    assert answer.status == 3
    assert answer.out == ""
    assert answer.err.startswith("graphkit: ")
    assert answer.err.count("\n") == 1
    assert [place.name for place in tmp_path.iterdir()] == ["plan.txt"]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_text_in_another_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    place = tmp_path / "新 闻.txt"
    place.write_bytes(SENTENCE.encode(encoding))
    answer = call("links", place, "--format", "json", "--lang", "en")
    (link,) = answer.json["links"]
    assert SENTENCE[link["start"] : link["end"]] == link["quote"]
    assert ("新 闻.txt was read as" in answer.err) == (encoding != "utf-8-sig")


def test_text_on_standard_input_is_a_document_too() -> None:
    answer = process("links", "-", "--format", "json", given=SENTENCE.encode())
    assert [link["counterpart_id"] for link in answer.json["links"]] == ["310117"]


def test_a_text_about_nothing_says_what_was_looked_for(tmp_path: Path) -> None:
    (tmp_path / "poem.txt").write_text("春眠不觉晓，处处闻啼鸟。\n", encoding="utf-8")
    answer = call("links", tmp_path / "poem.txt", "--format", "json", "--lang", "zh")
    assert (answer.status, answer.json["links"]) == (0, [])
    assert "责任单位" in answer.err
