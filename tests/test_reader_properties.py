"""What must hold for any text: no crash, quotes exact, the same answer twice."""

from __future__ import annotations

import gc
import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit_loaders.gazetteer import gazetteer
from graphkit_loaders.reader.clean import clean
from graphkit_loaders.reader.lexicon import lexicon
from graphkit_loaders.reader.links import read_pairs
from graphkit_loaders.reader.outline import outline
from graphkit_loaders.reader.scan import scan
from shared import shared

JOINTS = tuple("与和、，。；：（）《》|→—等对由赴x甲\n\t ")
VERBS = ("不再", "接替", "调整为", "分别", "签署", "合作", "结对", "推动", "加强", "飞地", "设在", "责任单位：", "一、")
UNITS = (
    "上海",
    "南京市",
    "鼓楼区",
    "宁海路街道",
    "市教育局",
    "高新区",
    "经济技术开发区",
    "相关城区",
    "园区",
    "大学",
    "长三角",
)
OTHERS = ("沪苏浙", "川渝", "都市圈", "两地", "我市", "2021年4月", "1．")


@given(st.lists(st.sampled_from([*JOINTS, *VERBS, *UNITS, *OTHERS]), max_size=40).map("".join))
def test_any_row_of_words_is_read_with_exact_quotes(text: str) -> None:
    tidy = clean(text)
    reading = read_pairs(tidy, outline(tidy), gazetteer())
    for pair in reading.pairs:
        assert 0 <= pair.start < pair.stop <= len(tidy.text)
        first, last = tidy.original(pair.start, pair.stop)
        assert tidy.given[first:last] == tidy.quote(pair.start, pair.stop)
        assert pair.unit.key != pair.counterpart.key
    for remark in reading.remarks:
        assert 0 <= remark.start < remark.stop <= len(tidy.text)
    assert reading == read_pairs(tidy, outline(tidy), gazetteer())


@given(st.text(alphabet="与和、，。上海南京市区县合作结对沪苏浙（）《》 \n", max_size=200))
def test_any_text_is_scanned_without_overlaps(text: str) -> None:
    tokens = scan(text, lexicon(gazetteer()))
    assert all(a.stop <= b.start for a, b in itertools.pairwise(tokens))
    assert all(text[t.start : t.stop] for t in tokens)


@given(st.data())
def test_a_plan_cut_anywhere_is_still_read(data: st.DataObject) -> None:
    text = shared("plans/wuhu-2021.txt").read_text(encoding="utf-8-sig")
    start = data.draw(st.integers(0, len(text)))
    tidy = clean(text[start : start + data.draw(st.integers(0, 3000))])
    for pair in read_pairs(tidy, outline(tidy), gazetteer()).pairs:
        first, last = tidy.original(pair.start, pair.stop)
        assert tidy.given[first:last] == tidy.quote(pair.start, pair.stop)


@pytest.mark.parametrize(
    "piece", ["、", "与", "（", "上海与", "甲与乙、", "经开区", "杭州—", "两地", "与沪、苏、浙合作"]
)
def test_a_long_repetition_is_read(piece: str) -> None:
    tidy = clean(piece * 2000)
    read_pairs(tidy, outline(tidy), gazetteer())


HIDDEN = ("市民政局", "市政协", "市中级人民法院")
"""Names that begin, behind the word for the level, inside a word: 市民, 市政, 市中级."""


def test_the_longest_word_is_taken_at_each_place_from_left_to_right() -> None:
    plan = Path(__file__).parents[1] / "data" / "wuhu" / "plan.txt"
    text = clean(plan.read_text(encoding="utf-8")).text
    for hidden in HIDDEN:
        text = text.replace(hidden, "")
    words = lexicon(gazetteer())
    longest = max(map(len, words.entries))
    expected, at = [], 0
    while at < len(text):
        ends = (stop for stop in range(min(len(text), at + longest), at, -1) if text[at:stop] in words.entries)
        stop = next(ends, None)
        if stop is not None and words.entries[text[at:stop]].letter != "w":
            expected.append((at, stop))
        at = stop or at + 1
    assert [(token.start, token.stop) for token in scan(text, words)] == expected


def test_a_name_is_found_behind_a_word_that_hides_it() -> None:
    text = "、".join(HIDDEN) + "，市民办事在市中心"
    found = [text[token.start : token.stop] for token in scan(text, lexicon(gazetteer()))]
    assert [word for word in found if word not in "、，在"] == ["民政局", "政协", "中级人民法院"]


def test_a_joint_and_a_whole_name_are_no_short_name() -> None:
    text = "同江阴市与同江市"
    assert [text[token.start : token.stop] for token in scan(text, lexicon(gazetteer()))] == [
        "同", "江阴市", "与", "同江市",
    ]  # fmt: skip


def test_half_a_surrogate_pair_stops_no_search() -> None:
    assert [token.start for token in scan("\ud800上海", lexicon(gazetteer()))] == [1]


def test_nothing_of_a_document_is_kept_after_it_was_read() -> None:
    text = "上海市与南京市签署协议。\n杭州市：结对丽水市，对方教育局回访。\n两地继续合作，双方互派干部。"
    tidy = clean(text)
    read_pairs(tidy, outline(tidy), gazetteer())
    gc.collect()
    gc.disable()
    try:
        read_pairs(tidy, outline(tidy), gazetteer())
        assert gc.collect() == 0  # commands do without this search, and would keep each document
    finally:
        gc.enable()
