"""Sentences that look as if they stated a link between two parties, and do not."""

from __future__ import annotations

import pytest

from reading import names, reading

ISSUER = "扬州市人民政府工作方案\n"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("对标苏州市，推动产业合作。", "benchmark"),
        ("学习借鉴苏州市经验，深化改革合作。", "benchmark"),
        ("提升开放合作水平。", "no-party"),
        ("支持仪征市扩大对外合作。", "one-party"),
        ("如果仪征市与沭阳县结对，受益的是企业。", "supposed"),
        ("仪征市与沭阳县尚未签订合作协议。", "negated"),
        ("仪征主场迎战沭阳，双方携手谢场，合作愉快。", "no-cooperation"),
    ],
)
def test_a_sentence_without_a_link_says_why(text: str, reason: str) -> None:
    found = reading(ISSUER + text)
    assert not names(ISSUER + text)
    assert reason in {remark.reason for remark in found.remarks if remark.kind == "no-link"}


@pytest.mark.parametrize(
    "text",
    [
        "加强与苏锡常相关城区的合作。",
        "加强与上海市重点区域的合作。",
        "推动各县（市、区）与苏南园区建立合作关系。",
        "主动对接沪苏浙等资源溢出地，深化合作。",
        "与上海张江、苏南等国家自主创新示范区合作互动。",
        "与高校、科研院所开展合作。",
    ],
)
def test_a_collective_is_no_counterpart(text: str) -> None:
    assert not names(ISSUER + text)


@pytest.mark.parametrize(
    "text",
    [
        "扬州市与江都区加强合作。",
        "市发展改革委与市科技局加强合作。",
        "推动江都区与仪征市加强联动。",
    ],
)
def test_units_of_one_side_are_no_pair(text: str) -> None:
    assert not names(ISSUER + text)


@pytest.mark.parametrize(
    "text",
    [
        "加快扬州—徐州铁路建设，加强合作。",
        "合六走廊建设加快，深化合作。",
        "缩小与苏州市的差距，加强合作。",
        "未与徐州市签约。",
        "徐州市干部到扬州市挂职。",
    ],
)
def test_words_that_only_name_two_places_are_no_link(text: str) -> None:
    assert not names(ISSUER + text)


def test_membership_is_no_counterpart() -> None:
    found = reading(ISSUER + "我市与长三角地区深化合作。")
    assert {(p.counterpart.label, p.status) for p in found.pairs} == {("Alliance", "membership")}


def test_brackets_and_titles_are_read_apart() -> None:
    text = "结对关系如下：\n扬州市 → 榆林市（陕北）、徐州市（淮海）"
    assert names(text) == {("扬州市", "榆林市"), ("扬州市", "徐州市")}


def test_responsible_units_are_no_partners() -> None:
    text = ISSUER + "一、重点任务\n1．加强与徐州市的合作。（责任单位：市科技局、市教育局，南京大学）\n"
    assert names(text) == {("扬州市", "徐州市")}


@pytest.mark.parametrize("word", ["长治久安", "合作社", "会同有关部门", "自然资源", "东西部协作"])
def test_places_inside_ordinary_words_are_not_read(word: str) -> None:
    assert not names(f"推进{word}与南京市合作。")


def test_a_name_of_several_places_is_told() -> None:
    found = reading("鼓楼区与江都区结对。")
    assert {remark.kind for remark in found.remarks} == {"ambiguous-name"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("南京市鼓楼区与徐州市结对。", ("320106", "320300")),
        ("福州市鼓楼区与徐州市结对。", ("350102", "320300")),
        ("吉林与浙江开展对口合作。", ("220000", "330000")),
        ("芜湖县与徐州市结对。", ("340210", "320300")),
    ],
)
def test_names_of_several_places_are_told_apart(text: str, expected: tuple[str, str]) -> None:
    assert [(p.unit.key, p.counterpart.key) for p in reading(text).pairs] == [expected]


def test_own_units_side_by_side_are_told_from_what_was_not_understood() -> None:
    found = reading(ISSUER + "实施江都区、仪征市强弱项工程，促进城乡融合发展。")
    assert {remark.reason for remark in found.remarks if remark.kind == "no-link"} == {"one-side"}
