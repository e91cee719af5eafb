"""What the ledger's page of instructions says, in both languages: about what, how, for example."""

from __future__ import annotations

from graphkit.language import Language

INSTRUCTIONS: dict[Language, tuple[tuple[str, str, str], ...]] = {
    "zh": (
        ("怎样使用", "在“台账”表中一行登记一项合作，保存后与方案一起交给 graphkit 计算缺口。", "graphkit gaps 方案.txt 台账.xlsx"),
        ("本地单位（必填）", "本市的县市区、开发区、部门或市本级。从列表中选；列表没有的写全称。几个单位共同签的，用分号隔开。", "镜湖区；鸠江区"),
        ("合作对方（必填）", "对方的城市、城区、园区、部门、院校或企业。从列表中选；列表没有的写全称，前面加省、市。几个对方用分号隔开。", "上海市松江区；杭州市余杭区"),
        ("状态（必填）", "到填表时合作进展到哪一步，从列表中选。每有新进展，另起一行登记，不改旧行。", "已签约"),
        ("日期", "达到该状态的日期。只知年月或年份的照实写；也可写成 2024年3月15日、2024.3.15。", "2024-03-15、2024-03、2024"),
        ("事项", "合作做什么，一句话。", "签订产业合作框架协议"),
        ("截止", "协议到期日。没有期限的不填。合作终止的，状态选“已终止”，日期填终止日。", "2026-12"),
        ("任务", "落实方案的哪一项任务，从列表中选；说不清的不填。", ""),
        ("范围", "方案要求之外的合作（其他省份、早于方案等）选“外”：算作合作对象，不计入方案目标。其余不填或选“内”。", "外"),
        ("来源", "依据：文件名、文号、网址。", ""),
        ("示例行", "灰色一行序号为“示例”，不计入；可以删除。", ""),
        ("可以改动的", "可以增加行、列、工作表，可以隐藏、合并、调整次序，表头可写近义的词（如“签约时间”“对方单位”）；请保留三个必填栏的表头。", ""),
        ("读不出的行", "graphkit 会指出哪张表、哪一行、哪一栏读不出，并给出最接近的可用值；其余的行照常计入。", "台账!F12 “状态”: 签了约 → 签约"),
    ),
    "en": (
        ("How to use it", "One row an agreement in the sheet Ledger; hand it to graphkit together with the plan.", "graphkit gaps plan.txt ledger.xlsx"),
        ("unit (needed)", "County, zone, department or the city itself. Choose from the list; write the full name of one that is not there. Part several by semicolons.", "镜湖区；鸠江区"),
        ("counterpart (needed)", "City, district, park, department, university or company. Choose from the list; write the full name of one that is not there, with province or city before it. Part several by semicolons.", "上海市松江区；杭州市余杭区"),
        ("status (needed)", "How far it has come. For every step forward add a row, and leave the old one.", "signed"),
        ("date", "When it came so far. A month or a year where no more is known.", "2024-03-15, 2024-03, 2024"),
        ("what", "What the partners do together, in a sentence.", "framework agreement on industry"),
        ("until", "Last day of the agreement, where it has one. What is over gets the status ended and the day as its date.", "2026-12"),
        ("task", "Which task of the plan it carries out, from the list; leave it empty where that is not clear.", ""),
        ("scope", "\"out\" for what the plan does not ask for: it is a counterpart, but no target counts it.", "out"),
        ("source", "What says so: a file, a number, an address.", ""),
        ("The example", "The grey row with \"example\" as its number is not counted; it may be removed.", ""),
        ("What may change", "Rows, columns and sheets may be added, hidden, merged or moved, headings may be words of like meaning; keep those of the three needed columns.", ""),
        ("Rows that fail", "graphkit tells sheet, row and column, and the nearest value that could be; all other rows count.", "Ledger!F12 “status”: signd → signed"),
    ),
}  # fmt: skip
