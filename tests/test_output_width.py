"""Texts measured in terminal columns: cut, joined and wrapped."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graphkit.tables.width import shorten, squash, width, wrap

WORDS = st.text("甲乙丙丁（）“”，。ab1 \n…", max_size=80)


@given(WORDS, st.integers(20, 60), st.sampled_from(["", "乙丙", "ab"]))
def test_a_shortened_text_fits_and_keeps_what_was_asked_for(text: str, columns: int, around: str) -> None:
    shown = shorten(text, columns, around)
    assert width(shown) <= columns
    if around and around in squash(text):
        assert around in shown


@given(WORDS)
def test_a_text_that_fits_is_not_cut(text: str) -> None:
    assert shorten(text, 400) == squash(text)


@given(WORDS, st.integers(20, 60))
def test_wrapping_loses_no_character(text: str, columns: int) -> None:
    lines = wrap(text, columns, "  ", "    ")
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(st.text("甲乙丙丁，。（）", max_size=80), st.integers(20, 60))
def test_no_line_begins_with_a_closing_mark(text: str, columns: int) -> None:
    lines = wrap(text.lstrip("，。）"), columns)
    assert [line for line in lines[1:] if line[0] in "，。）" and len(line) < 10] == []


def test_page_breaks_and_blanks_between_chinese_vanish() -> None:
    assert squash("到 2023年\n\n底，全市 3 家") == "到2023年底，全市3 家"


def test_latin_words_stay_whole() -> None:
    assert wrap("graphkit check shows them", 14) == ["graphkit check", "shows them"]
