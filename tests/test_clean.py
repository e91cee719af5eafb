"""Clean text: lines joined where a page broke them, noise out, and every character traced to the file."""

from __future__ import annotations

import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit_loaders.reader.clean import clean

SENTENCE = (
    "加强与邻近城市在产业协同、科技创新、生态环保、教育医疗等方面的交流合作，"
    "建立常态化的联系机制，推动一批重点事项落地见效。"
)


def wrapped(paragraph: str, columns: int, between: str = "\n") -> str:
    return between.join(paragraph[i : i + columns] for i in range(0, len(paragraph), columns))


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("columns", [18, 26, 31])
def test_wrapped_paragraphs_are_joined(columns: int, between: str) -> None:
    paragraphs = [f"一、总体目标。{SENTENCE}", f"二、重点任务。{SENTENCE * 2}", f"（一）园区共建。{SENTENCE}"]
    text = between.join(wrapped(p, columns, between) for p in paragraphs)
    assert clean(text).text.split("\n") == paragraphs


@pytest.mark.parametrize(
    "lines",
    [
        ["甲市", "乙县", "丙区", "丁市", "戊县", "己区", "庚市", "辛县"],
        ["甲区 → 乙县", "丙区 → 丁县", "戊区 → 己县", "庚区 → 辛县", "壬区 → 癸县"],
        ["序号\t任务\t责任单位", "1\t共建园区\t市商务局", "2\t互派干部\t市委组织部"],
        ["2019年甲市代表团来访", "2020年两地签订框架协议", "2021年产业园开工建设", "2022年首批企业正式入驻"],
        [SENTENCE, SENTENCE * 3, "短句。", SENTENCE * 2],
    ],
)
def test_short_lines_and_whole_paragraphs_are_not_glued(lines: list[str]) -> None:
    found = clean("\n".join(lines)).text.split("\n")
    assert [line.replace(" ", "") for line in found] == [line.replace(" ", "") for line in lines]


def test_page_marks_go_and_the_sentence_goes_on() -> None:
    text = wrapped(SENTENCE * 4, 28)
    lines = text.split("\n")
    broken = "\n".join([*lines[:3], "— 12 —", "", *lines[3:6], "第 13 页 共 20 页", *lines[6:]])
    assert clean(broken).text == SENTENCE * 4


def test_page_numbers_at_page_breaks_go_but_row_numbers_stay() -> None:
    pages = ["甲文。\n1\n", "\f乙文。\n2\n", "\f序号 任务 责任单位\n1\n办展会\n市商务局\n2\n办论坛\n市文旅局\n3\n"]
    found = clean("".join(pages)).text.split("\n")
    assert [line for line in found if line.isdecimal()] == ["1", "2"]


def test_a_letterhead_inside_a_sentence_goes() -> None:
    lines = wrapped(SENTENCE * 3, 28).split("\n")
    text = "\n".join([*lines[:2], "某某市人民政府办公室文件", *lines[2:]])
    assert clean(text).text == SENTENCE * 3


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("到 2021 年 底", "到2021年底"),
        ("长三角 G60 科创走廊", "长三角G60科创走廊"),
        ("Belt and Road", "Belt and Road"),
        ("附 件", "附件"),
        ("张湾区 丰台区", "张湾区 丰台区"),
        ("帮扶协议\u3000\u3000已签", "帮扶协议 已签"),
        ("甲区\u200b与\ufeff乙县", "甲区与乙县"),
        ("甲区 ｜ 乙县", "甲区｜乙县"),
        ("２０２１年Ａ区", "2021年A区"),
        ("⻓三⻆与⻄安⺠政", "长三角与西安民政"),
        ("⼈⺠政府", "人民政府"),
        ("合作(试点):甲、乙;1,000 万", "合作（试点）：甲、乙；1,000万"),
        ("甲\t\t丙", "甲\t\t丙"),
    ],
)
def test_folding_and_blanks(given_text: str, expected: str) -> None:
    assert clean(given_text).text == expected


def test_a_quote_holds_the_line_break_of_the_file() -> None:
    text = wrapped(SENTENCE * 3, 28)
    done = clean(text)
    at = done.text.index("方面")
    assert done.quote(at - 12, at + 12) == text[slice(*done.original(at - 12, at + 12))]
    assert "\n" in done.quote(at - 28, at + 28)


SCRAPS = st.sampled_from(
    [
        "一、",
        "（一）",
        "1．",
        "附件",
        "合作",
        "与",
        "⻓",
        "⼈",
        "ＡＢ",
        "１",
        "G60",
        "word",
        "，",
        "。",
        "：",
        "；",
        "(",
        ")",
        "（",
        "）",
        " ",
        "\u3000",
        "\t",
        "|",
        "\n",
        "\n\n",
        "\x0c",
        "\u200b",
        "— 3 —",
        "7",
        "2021年",
        SENTENCE[:28],
        SENTENCE,
    ]
)
TEXTS = st.one_of(st.text(), st.lists(SCRAPS, max_size=60).map("".join))


@given(TEXTS)
def test_every_character_is_traced_to_its_own(text: str) -> None:
    done = clean(text)
    origin = list(done.origin)
    assert len(origin) == len(done.text) + 1
    assert origin[-1] == len(text)
    assert all(a < b for a, b in itertools.pairwise(origin))
    for char, at in zip(done.text, done.origin, strict=False):
        assert same(char, text[at])


@given(TEXTS, st.data())
def test_quotes_hold_their_characters(text: str, data: st.DataObject) -> None:
    done = clean(text)
    start = data.draw(st.integers(0, len(done.text)))
    stop = data.draw(st.integers(start, len(done.text)))
    first, last = done.original(start, stop)
    assert done.quote(start, stop) == text[first:last]
    assert all(first <= done.origin[i] < last for i in range(start, stop))


def _simplified(char: str) -> bool:
    try:
        return char.encode("gb2312") != b""
    except UnicodeEncodeError:
        return False


def same(char: str, original: str) -> bool:
    """Whether a character is the original, or what it folds to by the rules that the reader promises."""
    if char == original or (char in "\n " and original.isspace()):
        return True
    if unicodedata.normalize("NFKC", original) == char or unicodedata.normalize("NFKC", char) == original:
        return True
    if "\u3400" <= original < "\ua000" and "\u4e00" <= char < "\ua000":
        return char.encode("gb2312") != b"" and not _simplified(original)  # a traditional character
    return "\u2e80" <= original < "\u2f00" and "\u4e00" <= char <= "\u9fff"


@given(st.lists(SCRAPS, max_size=60).map("".join))
def test_nothing_but_noise_is_lost(text: str) -> None:
    kept = clean(text).text
    assert kept.count("与") == text.count("与")
    assert kept.count("合作") == text.count("合作")


@pytest.mark.parametrize("unit", ["（", "、", "，\n", "1\n", "a\t", "市 ", "\f1\n", "— 1 —\n", "一、"])
def test_long_repeats_are_read(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    assert len(clean(text).text) <= len(text)
