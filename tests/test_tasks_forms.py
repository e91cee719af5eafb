"""Responsibility lists, deadlines and tables in the forms that plans print them."""

from __future__ import annotations

import pytest

from graphkit_loaders.reader.assigned import is_bare_list, is_duty
from graphkit_loaders.reader.clean import clean
from graphkit_loaders.reader.deadlines import prose_deadline, told_deadline
from graphkit_loaders.reader.outline import outline
from graphkit_loaders.reader.responsible import duty
from graphkit_loaders.reader.shapes import TaskRow


def names(words: str) -> list[str]:
    """Names with * for a leader and + for a group."""
    return [
        ("*" if name.role == "lead" else "") + ("+" if name.group else "") + name.printed
        for name in duty(words, 0, len(words)).names
    ]


def tasks(text: str) -> tuple[TaskRow, ...]:
    return outline(clean(text)).tasks


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("责任单位：市商务局、市科技局", ["市商务局", "市科技局"]),
        ("牵头单位：市商务局；责任单位：市科技局、市教育局", ["*市商务局", "市科技局", "市教育局"]),
        ("责任单位：市商务局；配合单位：各县市区政府", ["*市商务局", "+各县市区政府"]),
        ("负责部门：商务部、海关总署，适用范围：某某自贸试验区", ["商务部", "海关总署"]),
        ("市科技局牵头，市教育局、市工信局等按职责分工负责", ["*市科技局", "市教育局", "市工信局"]),
        ("国家发展改革委会同有关部门负责", ["*国家发展改革委", "+有关部门"]),
        ("文化和旅游部、全国总工会等和各省级人民政府负责", ["文化和旅游部", "全国总工会", "+各省级人民政府"]),
        ("中央和国家机关工委、粮食和储备局负责", ["中央和国家机关工委", "粮食和储备局"]),
        ("市委组织部和市人社局", ["市委组织部", "市人社局"]),
        ("市住建局（牵头）、市水务局，各区（市）县", ["*市住建局", "市水务局", "+各区（市）县"]),
        ("市委组织部、市人社局，列第一位的为牵头单位，下同", ["*市委组织部", "市人社局"]),
        ("牵头领导：张三；责任单位：市商务局；责任人：李四", ["市商务局"]),
        ("责任单位：中国（安徽）自贸试验区芜湖片区管委会", ["中国（安徽）自贸试验区芜湖片区管委会"]),
        ("各县（市、区）人民政府、市直有关部门", ["+各县（市、区）人民政府", "+市直有关部门"]),
        ("人民银行等部门", ["人民银行"]),
        ("责任单位：甲县政府、乙县政府，市协作办汇总", ["甲县政府", "乙县政府", "市协作办"]),
        ("责任单位：市发改委、市财政局（第一个为牵头单位，下同）", ["*市发改委", "市财政局"]),
        ("部门分工：省水利厅牵头，各市配合。", ["*省水利厅", "+各市"]),
        ("分管省领导：张三；部门分工：省水利厅负责", ["省水利厅"]),
        (
            "约束性指标，牵头单位：市水利局；责任单位：市农业局，以下均需各区落实，不再逐一列出",
            ["*市水利局", "市农业局"],
        ),
        ("责任单位：县林业局；督导单位：市林业局", ["县林业局"]),
        ("牵头科室：镇水利站；配合单位：各村", ["*镇水利站", "+各村"]),
        ("省水利厅、能源局等省有关部门和各市人民政府按职责分工负责", ["省水利厅", "能源局", "+各市人民政府"]),
        ("牵头单位：市水务局，配合单位：各区、县级市", ["*市水务局", "+各区", "+县级市"]),
        ("责任单位：—", []),
        ("", []),
    ],
)
def test_lists_are_split_into_names_as_printed(words: str, expected: list[str]) -> None:
    assert names(words) == expected


@pytest.mark.parametrize(
    "words",
    ["责任单位：市商务局", "市商务局负责", "甲市，省发展改革委牵头", "完成时限：2021年12月", "各县区配合，6月底前完成"],
)
def test_brackets_that_tell_who_is_responsible(words: str) -> None:
    assert is_duty(words, 0, len(words))


@pytest.mark.parametrize(
    "words",
    ["须经交易双方确认", "以下简称示范区", "试点", "地、州、盟", "企业直接向国家发展改革委申报，不需转报", "2021年"],
)
def test_brackets_that_do_not(words: str) -> None:
    assert not is_duty(words, 0, len(words))
    assert not is_bare_list(words, 0, len(words))


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("2021年4月", "2021-04"),
        ("2021年12月31日前", "2021-12-31"),
        ("2023年底", "2023-12"),
        ("2024年第三季度", "2024-09"),
        ("2023年－2025年", "2025"),
        ("2024.06", "2024-06"),
        ("上半年", "2022-06"),
        ("10月底前", "2022-10"),
        ("年内", "2022"),
    ],
)
def test_told_deadlines(words: str, due: str) -> None:
    found = told_deadline(words, 0, len(words), "2022")
    assert found is not None
    assert (found.due, found.ongoing) == (due, False)


@pytest.mark.parametrize("words", ["持续推进", "长期坚持", "全年"])
def test_no_end(words: str) -> None:
    found = told_deadline(words, 0, len(words), "2022")
    assert found is not None
    assert (found.due, found.ongoing) == (None, True)


@pytest.mark.parametrize(
    "words",
    [
        "截至2021年6月底前累计完成",
        "自2019年起执行",
        "2021年6月签订协议",
        "持续推进放管服改革",
        "去年9月挂牌了",
        "日前，两地签约",
    ],
)
def test_no_deadline_in_prose(words: str) -> None:
    assert prose_deadline(words, 0, len(words), None) is None


def test_numbering_begins_anew_in_sections() -> None:
    rows = tasks(
        "甲市协作工作方案\n一、产业\n1.建园区。两地共建。（市工信局负责）\n2.招企业。（市商务局负责）\n"
        "二、人才\n1.派教师。（市教育局负责）\n"
    )
    assert [(row.section, row.no, row.title) for row in rows] == [(1, 1, "建园区"), (1, 2, "招企业"), (2, 1, "派教师")]


def test_several_lists_in_one_item_add_up_and_points_belong_to_it() -> None:
    rows = tasks(
        "（一）优化环境。放宽准入。（市商务局负责）培训人员。（市教育局负责）\n"
        "（二）强化服务。\n1．简化手续。\n2．公开信息。（市营商局负责）\n（三）加强联系。（市外事办负责）"
    )
    assert [(row.no, [name.printed for name in row.responsible]) for row in rows] == [
        (1, ["市商务局", "市教育局"]),
        (2, ["市营商局"]),
        (3, ["市外事办"]),
    ]


def test_lists_behind_labels_without_brackets() -> None:
    rows = tasks(
        "甲州2022年协作工作计划\n一、共建园区。完成厂房建设。责任单位：州工信局、某经济开发区管委会。完成时限：9月30日。\n"
        "二、互派干部。选派若干人。\n责任：州委组织部；完成时间：2022年11月\n"
    )
    assert [(row.title, row.due, len(row.responsible)) for row in rows] == [
        ("共建园区", "2022-09-30", 2),
        ("互派干部", "2022-11", 1),
    ]


def test_articles_and_titles_that_are_sentences() -> None:
    rows = tasks(
        "第一条 允许园区内的企业在依法合规、风险可控的前提下按照有关规定办理跨境业务，"
        "支持企业与邻近城市的园区开展合作。（市商务局负责）\n"
        "第二条 加强联系。责任部门：市外事办。"
    )
    assert [(row.no, row.title) for row in rows] == [
        (1, "允许园区内的企业在依法合规、风险可控的前提下按照有关规定办理跨境业务"),
        (2, "加强联系"),
    ]


def test_what_follows_the_last_list_is_no_task() -> None:
    text = "一、办展。（市商务局负责）\n二、办会。办好论坛。（市文旅局负责）\n全年引进项目若干。\n甲市协作办\n2024年2月"
    found = clean(text)
    last = outline(found).tasks[-1]
    assert found.text[last.start : last.stop].endswith("（市文旅局负责）")


def test_who_must_where_no_bracket_says_so() -> None:
    rows = tasks(
        "乙省关于扩大规模的通知\n一、办学\n（一）甲省人民政府要提供经费。\n（二）学生毕业后，各有关市人民政府应做好安排。\n（三）建立制度。\n"
    )
    assert [[(name.printed, name.group) for name in row.responsible] for row in rows] == [
        [("甲省人民政府", False)],
        [("各有关市人民政府", True)],
        [],
    ]


@pytest.mark.parametrize("mark", ["\t", "|", " | ", "｜"])
def test_tables_with_cells(mark: str) -> None:
    rows = [
        ["序号", "重点任务", "牵头单位", "配合单位", "责任人", "完成时限"],
        ["1", "共建园区", "市工信局", "市商务局、各县区", "张三", "6月底前"],
        ["2", "互派干部", "市委组织部", "", "李四", "持续"],
        ["合计", "2项", "", "", "", ""],
    ]
    found = tasks("甲市2023年任务分解表\n" + "\n".join(mark.join(row) for row in rows) + "\n备注：每月报送。")
    assert [(t.no, t.part, t.title, t.due, t.ongoing) for t in found] == [
        (1, "body", "共建园区", "2023-06", False),
        (2, "body", "互派干部", None, True),
    ]
    assert [(n.printed, n.role, n.group) for n in found[0].responsible] == [
        ("市工信局", "lead", False),
        ("市商务局", "joint", False),
        ("各县区", "joint", True),
    ]


def test_a_table_that_lost_its_lines() -> None:
    text = (
        "甲市合作方案\n一、共建园区。（市工信局负责）\n二、互派干部。（市委组织部负责）\n"
        "附件\n任务表\n序号\n目标任务\n责任单位\n完成时限\n"
        "1\n共建\n园区\n市工信局、市自然资源\n和规划局\n2023年6月\n"
        "2 派出教师和\n医生 市教育局、市卫健委 持续推进\n注：每月报送。"
    )
    rows = [row for row in tasks(text) if row.part == "annex"]
    assert [(r.no, r.title, r.due, r.ongoing, r.elaborates) for r in rows] == [
        (1, "共建园区", "2023-06", False, 0),
        (2, "派出教师和医生", None, True, None),
    ]
    assert [[n.printed for n in r.responsible] for r in rows] == [
        ["市工信局", "市自然资源和规划局"],
        ["市教育局", "市卫健委"],
    ]


def test_lost_tables_with_rows_on_one_line_and_headings_between_them() -> None:
    found = outline(
        clean(
            "甲州2022年协作重点任务责任分工表\n序号 工作任务 牵头单位 责任单位 完成时限\n一、产业协作\n"
            "1 共建产业园区 州工信局 州商务局、各县市人民政府 2022年10月\n二、劳务协作\n3 越过的行\n"
            "2 转移就业3000人 州人社局 州乡村振兴局 持续推进\n"
        )
    )
    assert found.genre == "plan"
    assert [(row.no, row.due, row.ongoing) for row in found.tasks] == [(1, "2022-10", False), (2, None, True)]
    assert [(n.printed, n.role) for n in found.tasks[1].responsible] == [
        ("州人社局", "lead"),
        ("州乡村振兴局", "joint"),
    ]


def test_points_with_lists_of_their_own_are_the_tasks() -> None:
    rows = tasks(
        "甲县行动计划\n1.建园区。（责任单位：县工信局）\n2.农产品进城。\n（1）建基地。（责任单位：县农业农村局）\n"
        "（2）办展会。（责任单位：县商务局）\n3.派干部。（责任单位：县委组织部）"
    )
    assert [(row.no, row.title) for row in rows] == [(1, "建园区"), (1, "建基地"), (2, "办展会"), (3, "派干部")]


def test_a_row_without_units_is_reported() -> None:
    text = "序号\n任务\n责任单位\n1\n办展会\n市商务局\n2\n3\n办论坛\n市文旅局\n"
    found = outline(clean(text))
    assert [row.no for row in found.tasks] == [1, 3]
    assert [reason for _, _, reason in found.unread_rows] == ["no-title"]


def test_a_list_of_partners_is_no_table_of_tasks() -> None:
    assert (
        tasks("甲市协作要点\n附件\n联系表\n序号\n甲方\n乙方\n1\n甲市水务局\n乙市水利局\n2\n甲市教育局\n乙市教育局\n")
        == ()
    )


@pytest.mark.parametrize(
    "unit",
    [
        "（",
        "（责任单位：",
        "（市商务局、",
        "市商务局、",
        "一、市商务局\n",
        "1．甲。（责任单位：市商务局）\n",
        "要",
        "到2021年",
        "各",
        "附件\n",
        "1\n",
        "序号 任务 责任单位\n1\n办展会\n市商务局\n",
        "总体目标与沪苏浙3个",
        "市县",
        "一、乙\n（一）丙（市商务局负责）\n",
    ],
)
def test_long_repeats_are_read(unit: str) -> None:
    text = "甲市工作方案\n" + unit * (60_000 // len(unit))
    assert outline(clean(text)).title is not None
