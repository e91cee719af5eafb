"""Every construction of the table of patterns reads the links of its own example, and more of its kind."""

from __future__ import annotations

import pytest

from graphkit_loaders.reader.giving import forms
from graphkit_loaders.reader.patterns import patterns
from reading import names, stated


@pytest.mark.parametrize("form", forms(), ids=lambda f: f.id)
def test_a_form_of_giving_reads_its_example(form) -> None:
    assert form.id in {pair.rule for pair in stated(form.example)}


@pytest.mark.parametrize("pattern", patterns(), ids=lambda p: p.id)
def test_a_pattern_reads_its_example(pattern) -> None:
    rules = {pair.rule for pair in stated(pattern.example)}
    # the last of a list of parks tells its two owners by itself
    assert rules - {"park"} == {pattern.id} if pattern.id == "chain-dash-parks" else rules == {pattern.id}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("江都区、仪征市与睢宁县、沛县开展产业合作。",
         {("江都区", "睢宁县"), ("江都区", "沛县"), ("仪征市", "睢宁县"), ("仪征市", "沛县")}),
        ("推动江都区与睢宁县、仪征市与沛县等开展合作。", {("江都区", "睢宁县"), ("仪征市", "沛县")}),
        ("江都区、仪征市分别与睢宁县、沛县签订协议。", {("江都区", "睢宁县"), ("仪征市", "沛县")}),
        ("江都区、仪征市、高邮市与睢宁县结对。", {("江都区", "睢宁县"), ("仪征市", "睢宁县"), ("高邮市", "睢宁县")}),
        ("扬州市教育局、卫健委与徐州市加强合作。", {("扬州市教育局", "徐州市"), ("扬州市卫生健康委员会", "徐州市")}),
        ("扬州市与徐州市及睢宁县深化合作。", {("扬州市", "徐州市"), ("扬州市", "睢宁县")}),
        ("江都区会同仪征市与睢宁县结对。", {("江都区", "睢宁县"), ("仪征市", "睢宁县")}),
        ("扬州经济技术开发区与徐州高新区共建产业园。", {("扬州经济技术开发区", "徐州高新技术产业开发区")}),
        ("扬州市与南京大学签署战略合作协议。", {("扬州市", "南京大学")}),
        ("加快扬州（睢宁）产业园建设，两地合作深化。", {("扬州市", "睢宁县")}),
    ],
)  # fmt: skip
def test_lists_pair_as_the_grammar_says(text: str, expected: set[tuple[str, str]]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("江都区与南京市鼓楼区宁海路街道签订协议。", {("江都区", "宁海路街道")}),
        ("江都区与常州市金坛区和溧阳市开展合作。", {("江都区", "金坛区"), ("江都区", "溧阳市")}),
        ("连云港片区与上海、浙江自由贸易试验区协同发展。",
         {("连云港片区", "上海自由贸易试验区"), ("连云港片区", "浙江自由贸易试验区")}),
    ],
)  # fmt: skip
def test_prefixes_and_suffixes_of_lists(text: str, expected: set[tuple[str, str]]) -> None:
    assert names("江苏省合作要点\n" + text) == expected


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("扬州市与徐州市签署合作框架协议。", "signed"),
        ("推动扬州市与徐州市签署合作框架协议。", "planned"),
        ("扬州市与徐州市结为友好城市。", "paired"),
        ("扬州市与徐州市达成合作意向。", "intent"),
        ("扬州市不再与徐州市结对。", "ended"),
        ("扬州市商务局赴徐州市考察。", "visit"),
        ("扬州（徐州）产业园已建成投产。", "built"),
        ("力争扬州市与徐州市年内签约合作。", "planned"),
    ],
)
def test_status_follows_the_words(text: str, status: str) -> None:
    assert {pair.status for pair in stated(text)} == {status}


def test_a_bare_with_takes_the_subject_of_its_sentence() -> None:
    assert names("扬州市抢抓机遇，主动作为，与徐州市签署协议。") == {("扬州市", "徐州市")}


def test_a_bare_with_takes_the_head_of_its_line() -> None:
    text = "扬州市：2023年5月与徐州市签合作协议；2024年6月与宿迁市签合作协议。"
    assert names(text) == {("扬州市", "徐州市"), ("扬州市", "宿迁市")}
    assert sorted(p.since or "" for p in stated(text)) == ["2023-05", "2024-06"]


def test_a_bare_with_takes_the_issuer_otherwise() -> None:
    assert names("扬州市人民政府工作方案\n一是拓展空间，加强与徐州市的合作。") == {("扬州市", "徐州市")}


def test_we_is_the_issuer() -> None:
    assert names("扬州市人民政府工作方案\n推动我市与徐州市开展合作。") == {("扬州市", "徐州市")}


def test_letters_for_provinces_are_read_together() -> None:
    assert names("深化苏陕协作。") == {("江苏省", "陕西省")}


def test_a_heading_governs_the_rows_below_it() -> None:
    text = "结对关系如下：\n江都区 → 睢宁县\n仪征市 → 沛县\n"
    assert names(text) == {("江都区", "睢宁县"), ("仪征市", "沛县")}


def test_columns_of_a_table_are_paired() -> None:
    text = "结对安排表\n序号\t扬州方\t徐州方\t备注\n1\t江都区\t睢宁县\t重点\n2\t仪征市\t沛县\t\n"
    assert names(text) == {("江都区", "睢宁县"), ("仪征市", "沛县")}


def test_an_empty_first_cell_repeats_the_one_above() -> None:
    text = "结对安排表\n扬州方\t徐州方\n江都区\t睢宁县\n同上\t沛县\n"
    assert names(text) == {("江都区", "睢宁县"), ("江都区", "沛县")}


def test_two_places_is_the_pair_spoken_of_before() -> None:
    pairs = stated("扬州市与徐州市结对。两市共同签署了框架协议。")
    assert [(p.unit.name, p.counterpart.name, p.status) for p in pairs] == [
        ("扬州市", "徐州市", "paired"),
        ("扬州市", "徐州市", "signed"),
    ]


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("扬州市2023年合作总结\n去年9月，江都区与沭阳县结对。", "2022-09"),
        ("扬州市2023年合作总结\n江都区今年与沭阳县签订协议。", "2023"),
        ("合作记事\n2019年4月江都区与睢宁县结对。同年11月，江都区与沭阳县结对。", "2019-11"),
        ("江都区去年与沭阳县结对。", None),
        ("工作简报\n上月，江都区与沭阳县签订协议。\n扬州市发展改革委\n2024年1月12日", "2023-12"),
        ("工作简报\n本月8日，江都区与沭阳县签订协议。\n扬州市发展改革委\n2024年3月12日", "2024-03-08"),
    ],
)
def test_a_date_told_from_another_is_counted_from_it(text: str, since: str | None) -> None:
    assert since in {pair.since for pair in stated(text) if pair.counterpart.name == "沭阳县"}


def test_an_end_told_from_the_year_of_the_document_is_counted_from_it() -> None:
    text = "扬州市2023年合作总结\n江都区与沭阳县的协议延长到明年6月。"
    assert {pair.until for pair in stated(text)} == {"2024-06"}
