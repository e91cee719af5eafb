"""Heads, targets and kinds of documents, in invented plans."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit_loaders.reader.clean import clean
from graphkit_loaders.reader.dates import DATE, iso
from graphkit_loaders.reader.outline import outline
from graphkit_loaders.reader.shapes import TargetRow

PLAN = (
    "云岭市人民政府文件\n云政发〔2022〕15号\n"
    "云岭市人民政府关于印发《云岭市深化协作\n2022年实施方案》的通知\n"
    "各县（市、区）人民政府，市政府各部门：\n方案已经2022年3月1日市政府第8次常务会议通过，现印发给你们。\n云岭市人民政府\n二〇二二年三月五日\n"
    "一、共建园区。（市工信局负责）\n二、互派干部。（市委组织部负责）\n抄送：市委办公室。\n"
    "云岭市人民政府办公室 2022年3月8日印发\n"
)


def targets(sentence: str, title: str = "甲市合作工作方案") -> tuple[TargetRow, ...]:
    return outline(clean(f"{title}\n一、工作目标\n{sentence}\n二、任务\n（一）对接。（市商务局负责）\n")).targets


def test_head_of_a_plan() -> None:
    found = outline(clean(PLAN))
    assert found.title == "云岭市人民政府关于印发《云岭市深化协作2022年实施方案》的通知"
    assert (found.number, found.issuer, found.genre) == ("云政发〔2022〕15号", "云岭市人民政府", "plan")
    assert found.adopted == "2022-03-01"
    assert (found.issued, found.published) == ("2022-03-05", "2022-03-08")
    assert [(name.printed, name.group) for name in found.addressed] == [
        ("各县（市、区）人民政府", True),
        ("市政府各部门", True),
    ]


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        ("甲市2024年协作工作要点\n一、对接。", "plan"),
        ("2026年甲省人民政府工作报告\n各位代表：\n现在，我代表省人民政府报告工作。", "report"),
        ("甲县与乙区结对情况一览表\n丙镇\n丁镇\n", "list"),
        ("两地签约\n昨日，甲市与乙市签订协议。", "news"),
        ("", "news"),
        ("\n\n", "news"),
    ],
)
def test_kinds_of_documents(text: str, genre: str) -> None:
    assert outline(clean(text)).genre == genre


def test_numbers_of_other_documents_are_not_its_own() -> None:
    basis = "根据《乙省办法》（乙政办〔2019〕3号）和丙政〔2020〕7号文件精神，制定本方案。"
    text = f"甲市合作工作方案\n{basis}\n一、对接。（市商务局负责）"
    assert outline(clean(text)).number is None


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("2021年4月12日", "2021-04-12"),
        ("2021年4月", "2021-04"),
        ("2021年", "2021"),
        ("二〇二一年十二月三十一日", "2021-12-31"),
        ("一九九六年七月十七日", "1996-07-17"),
        ("2021-04-12", "2021-04-12"),
        ("2021.4.12", "2021-04-12"),
        ("2021/12/1", "2021-12-01"),
    ],
)
def test_dates(printed: str, expected: str) -> None:
    found = DATE.fullmatch(printed)
    assert found is not None
    assert iso(found) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("到2025年，每个县（市、区）至少签订1项合作协议。", ("county", "links", 1, "signed", "2025")),
        ("到2025年底，各开发区均与对方2个园区结对。", ("zone", "counterparts", 2, "paired", "2025-12")),
        ("2025年底前，市级层面新签3-5项合作协议。", ("city", "links", 3, "signed", "2025-12")),
        ("到2025年，全市达成合作事项二十个左右。", ("total", "links", 20, "signed", "2025")),
        ("到2025年，各市直部门至少达成1项合作意向。", ("department", "links", 1, "intent", "2025")),
        ("到2025年，每个县都分别与沪苏浙建立合作关系。", ("county", "provinces", 3, "paired", "2025")),
        ("到2025年，全市建成合作园区2家以上。", ("total", "links", 2, "built", "2025")),
    ],
)
def test_quotas(sentence: str, expected: tuple[object, ...]) -> None:
    (row,) = targets(sentence)
    assert (row.scope, row.measure, row.minimum, row.minimum_status, row.by) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "到2025年，全市引进合作资金50亿元。",
        "到2025年，合作企业劳动者增加3000人，增长10%。",
        "截至2020年，已签订合作协议12项。",
        "到2025年，建成产业高地。",
        "到2025年，推出100项体育赛事。",
    ],
)
def test_numbers_that_are_no_quotas_of_cooperation(sentence: str) -> None:
    assert targets(sentence) == ()


def test_year_and_subject_hold_for_the_clauses_that_follow() -> None:
    rows = targets("到2023年，全市签订合作协议30项，共建产业园5个；到2025年，每个县与2个城区结对。")
    assert [(r.scope, r.minimum, r.by) for r in rows] == [
        ("total", 30, "2023"),
        ("total", 5, "2023"),
        ("county", 2, "2025"),
    ]


def test_a_year_in_a_heading_holds_for_what_stands_below() -> None:
    text = (
        "滨江市推进区域合作三年行动方案\n一、主要目标\n第一步看2024年\n每个县至少与长三角1个县签订合作协议。\n第二步看2026年\n"
        "每个省级开发区至少落地1个合作园区。\n二、重点任务\n（一）深化园区合作。（责任单位：市商务局）\n"
    )
    found = [(target.scope, target.minimum, target.by) for target in outline(clean(text)).targets]
    assert found == [("county", 1, "2024"), ("zone", 1, "2026")]


def test_a_subject_ends_with_its_sentence() -> None:
    rows = targets("到2024年，每个乡镇至少与1个镇街结对；新签合作协议不少于15份。")
    assert [(r.scope, r.minimum, r.since) for r in rows] == [("county", 1, None), ("total", 15, "2024")]


def test_a_plan_for_one_year_sets_its_year() -> None:
    (row,) = targets("引进协作项目不少于20个。", "甲市2024年协作工作要点")
    assert (row.minimum, row.by) == (20, "2024")


SCRAPS = st.sampled_from(
    [
        "一、",
        "（一）",
        "1．",
        "附件\n",
        "序号 任务 责任单位 完成时限\n",
        "序号\t任务\t责任单位\n",
        "1\n",
        "2\n",
        "\t",
        "|",
        "（责任单位：",
        "）",
        "市商务局",
        "各县区",
        "、",
        "，",
        "。",
        "；",
        "：",
        "\n",
        "2021年",
        "12月",
        "底前",
        "持续推进",
        "牵头",
        "负责",
        "等",
        "和",
        "会同",
        "到2023年",
        "每个县",
        "与沪苏浙",
        "3个",
        "合作协议",
        "关于",
        "通知",
        "方案",
        "〔2021〕10号",
        "市政府办公室",
        "抄送：",
    ]
)


@given(st.one_of(st.text(max_size=80), st.lists(SCRAPS, max_size=70).map("".join)))
def test_any_text_has_an_outline_whose_spans_quote_it(text: str) -> None:
    cleaned = clean(text)
    found = outline(cleaned)
    plain = cleaned.text
    for task in found.tasks:
        assert 0 <= task.start <= task.title_start <= task.title_stop <= len(plain)
        assert task.title_start <= task.stop <= len(plain)
        for name in task.responsible:
            printed = plain[name.start : name.stop]
            assert name.printed.replace(" ", "") == "".join(printed.split()).replace("\t", "")
    for row in found.targets:
        assert 0 <= row.start < row.stop <= len(plain)
        assert row.minimum >= 0
    assert [plain[b.start : b.stop] for b in found.blocks] == [line for line in plain.split("\n") if line]
