"""Who must do what, told in sentences: units before 要 and 将, after 由, and those whom they call in."""

from __future__ import annotations

import pytest

from graphkit_loaders.reader.assigned import is_duty
from graphkit_loaders.reader.clean import clean
from graphkit_loaders.reader.deadlines import prose_deadline
from graphkit_loaders.reader.outline import outline
from graphkit_loaders.reader.responsible import is_group
from graphkit_loaders.reader.subjects import subjects


def who(words: str) -> list[str]:
    return [("+" if name.group else "") + name.printed for name in subjects(words, 0, len(words))]


def told(text: str) -> list[tuple[str, list[str], str | None]]:
    return [(row.title, [name.printed for name in row.responsible], row.due) for row in outline(clean(text)).tasks]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "省卫生健康委要会同省医保局、省药监局等部门，建立联席制度。",
            ["省卫生健康委", "省医保局", "省药监局"],
        ),
        (
            "国家粮食和储备局会同财政部、中国农业发展银行研究制定办法。",
            ["国家粮食和储备局", "财政部", "中国农业发展银行"],
        ),
        ("名录由省测绘院承担编制。", ["省测绘院"]),
        ("经省水利厅会同省财政厅审定后实施。", ["省水利厅", "省财政厅"]),
        ("省教育厅承担拟订方案和监督实施的职责，各级财政部门负责筹措资金。", ["省教育厅", "+各级财政部门"]),
        ("市政府办公室将于2023年6月底前组织验收。", ["市政府办公室"]),
        ("市水务局将会同市城管局和各区政府开展巡查。", ["市水务局", "市城管局", "+各区政府"]),
        ("章程由甲市、乙县组成的理事会审定。", []),
        ("在省政府指导下组建专家库。", []),
        ("带动中小企业参与，进行指导、评估。", []),
        ("项目要在年底前完成，资金应及时拨付。", []),
        ("教育、医疗、养老主管部门要各司其职。", ["+养老主管部门"]),
    ],
)
def test_who_must_in_a_sentence(words: str, expected: list[str]) -> None:
    assert who(words) == expected


@pytest.mark.parametrize(
    "words", ["试点县政府", "地方各级政府", "县级以上人民政府", "行业协会", "金融机构", "用人单位"]
)
def test_kinds_of_bodies_are_groups(words: str) -> None:
    assert is_group(words)


@pytest.mark.parametrize("words", ["市总工会", "省消费者协会", "甲市人民政府", "国家开发银行", "市职业技术学校"])
def test_names_are_none(words: str) -> None:
    assert not is_group(words)


@pytest.mark.parametrize("words", ["含试运行期满后获准上市，下同", "以下简称目录，下同", "包括新区、高新区，下同"])
def test_glosses_are_no_lists(words: str) -> None:
    assert not is_duty(words, 0, len(words))


def test_duties_among_measures_and_what_follows_the_last_of_them() -> None:
    text = (
        "甲省碳市场试点方案\n一、任务\n（一）建平台。统一入口。\n（二）定规则。统一标准。\n（三）管数据。分级保存。\n"
        "二、保障措施\n（一）加强领导。各级重视。\n（二）严格评估。省统计局将于2024年3月底前组织评估。\n"
        "（三）做好宣传。凝聚共识。\n省生态环境厅要会同省科技厅等部门，加强督促检查。\n"
    )
    assert told(text) == [
        ("建平台", [], None),
        ("定规则", [], None),
        ("管数据", [], None),
        ("严格评估", ["省统计局"], "2024-03"),
        ("省生态环境厅要会同省科技厅等部门，加强督促检查", ["省生态环境厅", "省科技厅"], None),
    ]


def test_lines_that_name_groups_of_rows_in_a_table() -> None:
    text = (
        "关于推广改革举措的通知\n附件\n清单\n序号\t改革举措\t主要内容\t指导部门\t推广范围\n一、审批方面（共2项）\n"
        "1\t一窗受理\t合并窗口。\t省政务办、省司法厅\t全省\n2\t容缺办理\t先办后补。\t省市场监管局\t3个市\n"
        "二、监管方面（共1项）\n三、服务方面（共1项）\n8\t上门服务\t预约上门。\t省民政厅\t全省\n"
    )
    assert told(text) == [
        ("一窗受理", ["省政务办", "省司法厅"], None),
        ("容缺办理", ["省市场监管局"], None),
        ("上门服务", ["省民政厅"], None),
    ]


def test_a_line_broken_inside_the_label_of_a_bracket() -> None:
    text = "甲市行动计划\n1.修路。打通断头路。（牵头部\n门：市交通委、市水务局）\n2.种树。（牵头部门：市林业局）\n"
    assert told(text) == [("修路", ["市交通委", "市水务局"], None), ("种树", ["市林业局"], None)]


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("修订条例。2026年上半年，省司法厅完成审查。", "2026-06"),
        ("2027年基本建成港区。", "2027"),
        ("2026年全面完成改造任务。", "2026"),
        ("2024年上半年，全省完成投资30亿元。", None),
        ("自2026年建立台账以来，成效明显。", None),
        ("2026年完成的项目优先验收。", None),
    ],
)
def test_years_by_which_something_is_done(words: str, due: str | None) -> None:
    found = prose_deadline(words, 0, len(words), "2025")
    assert (found.due if found else None) == due


def test_a_single_aside_does_not_tell_which_items_are_tasks() -> None:
    points = "".join(f"{n}.第{n}项。做好工作。\n" for n in range(1, 8))
    text = f"甲省改革方案\n{points}8.颁发证书。由学校颁发（技工院校由省人力资源社会保障厅负责），统一式样。\n"
    assert [title for title, _, _ in told(text)] == [*(f"第{n}项" for n in range(1, 8)), "颁发证书"]
