"""Tasks in layouts that printed documents take: tables line by line, shared-out reports, headers without blanks."""

from __future__ import annotations

import pytest

from graphkit_loaders.reader.clean import clean
from graphkit_loaders.reader.deadlines import prose_deadline
from graphkit_loaders.reader.outline import outline

Told = tuple[int | None, str, list[str], str | None]


def told(text: str) -> list[Told]:
    """Number, title, names (* for a leader, + for a group) and deadline of each task."""
    return [
        (
            row.no,
            row.title,
            [("*" if n.role == "lead" else "") + ("+" if n.group else "") + n.printed for n in row.responsible],
            row.due,
        )
        for row in outline(clean(text)).tasks
    ]


def test_a_table_with_one_cell_a_line_whose_cells_hold_several_units() -> None:
    text = (
        "甲县2019年民生实事任务分解表\n序号\n民生实事\n责任单位\n完成时限\n"
        "1\n新建水厂2座。\n县水利局\n县住建局\n县城投中心\n11月底前\n"
        "2\n修缮老街。\n县文旅局\n8月投入使用\n3\n建设垃圾分拣站。\n县自然资源\n和规划局\n4月底前动工\n"
    )
    assert told(text) == [
        (1, "新建水厂2座。", ["县水利局", "县住建局", "县城投中心"], "2019-11"),
        (2, "修缮老街。", ["县文旅局"], "2019-08"),
        (3, "建设垃圾分拣站。", ["县自然资源和规划局"], "2019-04"),
    ]


@pytest.mark.parametrize("header", ["序号 工作任务 牵头负责部门", "序号 工 作 任 务 牵头部门", "序号工作任务牵头单位"])
def test_headers_whose_blanks_are_spread_or_gone(header: str) -> None:
    text = f"某年量化指标任务分工\n{header}\n1 新增灌溉面积300万亩 水利部\n2 新建公路2000公里以上 交通运输部\n"
    assert told(text) == [
        (1, "新增灌溉面积300万亩", ["*水利部"], None),
        (2, "新建公路2000公里以上", ["*交通运输部"], None),
    ]


@pytest.mark.parametrize(
    ("title", "genre"),
    [
        ("关于2020年《政府工作报告》重点任务分工的通知", "plan"),
        ("甲市《政府工作报告》目标任务分解方案", "plan"),
        ("2020年甲市政府工作报告", "report"),
        ("关于印发政府工作报告的通知", "report"),
    ],
)
def test_who_shares_out_a_report_is_no_report(title: str, genre: str) -> None:
    assert (
        outline(clean(f"{title}\n各县区政府：\n1.修水库。\n责任单位：市水利局\n2.修路。\n责任单位：市交通局")).genre
        == genre
    )


def test_a_plan_may_cite_a_report() -> None:
    text = "甲县民生实事督办方案\n根据《政府工作报告》安排，分解如下。\n1.修水库。（县水利局负责）\n2.修路。"
    assert outline(clean(text)).genre == "plan"


def test_tables_of_desks_and_rows_whose_task_only_the_second_column_tells() -> None:
    text = (
        "甲局2021年公开工作任务表\n序号\t工作任务\t具体要求\t责任科室\t时限要求\n"
        "1\t公开文件\t清理文件目录\t办公室\t年底前\n2\t\t编写年度报告\t法规科\t持续推进\n"
    )
    assert told(text) == [(1, "公开文件", ["办公室"], "2021-12"), (2, "编写年度报告", ["法规科"], None)]


@pytest.mark.parametrize(
    ("words", "due"),
    [("2024年底前培训10万人", "2024-12"), ("到2023年底，建成30处", "2023-12"), ("到2023年，建成30处", "2023")],
)
def test_the_end_of_a_year_in_prose(words: str, due: str) -> None:
    found = prose_deadline(words, 0, len(words), None)
    assert found is not None
    assert found.due == due


def test_a_list_on_lines_of_its_own_after_points_belongs_to_the_item_above() -> None:
    text = (
        "甲县整改措施清单\n一、部分水厂运行不正常。\n整改措施：\n1.全面排查。\n2.更换设备。\n整改时限：2024年11月30日\n"
        "责任单位：县水利局、乙镇\n二、矿山修复滞后。\n1.编制方案。\n2.落实资金。\n牵头单位：县自然资源局\n整改时限：长期坚持\n"
    )
    assert told(text) == [
        (1, "部分水厂运行不正常", ["县水利局", "乙镇"], "2024-11-30"),
        (2, "矿山修复滞后", ["*县自然资源局"], None),
    ]


def test_a_single_unit_in_a_bracket_where_others_have_lists() -> None:
    text = "甲市任务分解\n1.修水库。（市水利局、市财政局）\n2.修路，通车。（市交通运输局）\n3.办赛。（市体育局）\n"
    assert [names for _, _, names, _ in told(text)] == [["市水利局", "市财政局"], ["市交通运输局"], ["市体育局"]]


@pytest.mark.parametrize("aside", ["（林业局）", "（县城以东）", "（县林业局报告）"])
def test_other_brackets_at_the_end_are_no_units(aside: str) -> None:
    assert all(not names for _, _, names, _ in told(f"甲县工作要点\n1.种树{aside}\n2.修路{aside}\n"))


def test_tasks_numbered_with_a_word() -> None:
    text = (
        "2022年乙镇整治任务表\n一、环境\n任务1：清理河道。\n牵头科室：镇水利站\n完成时间：5月31日\n"
        "任务2：拆除违建。\n责任单位：镇执法队、丙村\n"
    )
    assert told(text) == [
        (1, "清理河道", ["*镇水利站"], "2022-05-31"),
        (2, "拆除违建", ["镇执法队", "丙村"], None),
    ]


def test_sentences_that_say_who_does_it() -> None:
    text = (
        "关于政策措施分工的通知\n各部门：\n（一）关于“守住红线，稳定面积”的问题，由国土资源部会同农业部等部门负责落实。\n"
        "（二）关于“增加投入”的问题，由财政部牵头，水利部配合，研究提出意见。\n"
    )
    assert [names for _, _, names, _ in told(text)] == [["*国土资源部", "农业部"], ["*财政部", "水利部"]]


def test_duties_in_prose_beside_items_with_brackets() -> None:
    text = (
        "甲省若干措施\n一、服务\n1.建食堂。（省民政厅牵头，省财政厅配合）\n二、保障\n"
        "2.保障用地。纳入计划。由省自然资源厅牵头，省民政厅配合，2025年3月底前出台办法。\n"
        "3.省统计局负责建立制度，省发展改革委配合，2025年底前发布首期数据。\n"
    )
    assert [(names, due) for _, _, names, due in told(text)] == [
        (["*省民政厅", "省财政厅"], None),
        (["*省自然资源厅", "省民政厅"], "2025-03"),
        (["省统计局", "省发展改革委"], "2025-12"),
    ]


def test_a_line_broken_inside_a_cell_of_a_table_with_tabs() -> None:
    text = (
        "甲县2023年任务清单\n序号\t任务\t牵头单位\t配合单位\t完成时限\n1\t推进聘任改革\t县教体局\t县委编办\n县人社局\t2023年8月\n"
        "2\t设立田长\t县自然资源局\t\t持续推进\n"
    )
    assert told(text) == [
        (1, "推进聘任改革", ["*县教体局", "县委编办", "县人社局"], "2023-08"),
        (2, "设立田长", ["*县自然资源局"], None),
    ]


def test_units_behind_a_figure_in_a_line_that_lost_its_cells() -> None:
    text = "某年指标分工\n序号 任务 责任部门\n1 粮食产量提高3% 农业部\n2 造林3.5万亩 林业局\n"
    assert told(text) == [(1, "粮食产量提高3%", ["农业部"], None), (2, "造林3.5万亩", ["林业局"], None)]
