"""Findings of a small plan, by hand: what each rule says, with the sentence that demands it."""

from __future__ import annotations

import pytest

from graphkit.errors import UsageError
from graphkit.gaps import RULES, Finding, Findings, gaps
from graphkit.gaps.wording import table
from graphkit.graph import Graph
from graphkit.model import Evidence, Link, Node, Records, Remark, Source, Value, status_rank

TEXT = (
    "到2022年底各区与沪苏分别结对；各园区至少签约1家园区。"
    "甲区与黄浦区结对。乙区与有关城区合作。东园与嘉定园合作。丙局学习外地。丁区怎样怎样。"
    "任务一（责任单位：丙局）。附表一 2021年4月 丙局、甲区。附表二 2022年 各区。"
)
SOURCE = Source("方案.txt@11111111", "方案.txt", "plan", "1" * 64, "utf-8", TEXT)
PLAN = "plan:990100/2021/1"


def said(quote: str) -> Evidence:
    start = TEXT.index(quote)
    return Evidence(SOURCE.key, quote, start, start + len(quote), "hand")


def link(kind: str, a: tuple[str, str], b: tuple[str, str], quote: str | None = None, **told: Value) -> Link:
    if "status" in told:
        told["rank"] = status_rank(str(told["status"]))
    return Link(kind, *a, *b, told, said(quote) if quote else None)


P = ("Plan", PLAN)
A, B, D = ("Division", "990101"), ("Division", "990102"), ("Division", "990103")
EAST, WEST = ("Zone", "zone:990100/东园"), ("Zone", "zone:990100/西园")
C = ("Department", "dept:990100/丙局")
HUANGPU, JIADING = ("Division", "310101"), ("Zone", "zone:310000/嘉定园")
GROUP = ("Group", "group:有关城区")
BODY, ROW, LOOSE = (("Task", f"{PLAN}/{name}") for name in ("task/1", "annex/1", "annex/2"))
CELLS, SIGN = ("Target", f"{PLAN}/target/1"), ("Target", f"{PLAN}/target/2")

NODES = (
    Node("Plan", PLAN, "方案", (), {"issuer": "990100", "issued": "2021-04-12"}),
    Node("Division", "990100", "安水市", (), {"level": "city"}),
    *(Node("Division", unit[1], f"{name}区") for name, unit in zip("甲乙丁", (A, B, D), strict=True)),
    Node("Zone", EAST[1], "东园"), Node("Zone", WEST[1], "西园"), Node("Department", C[1], "丙局"),
    Node("Division", "310000", "上海市", (), {"level": "province", "province": "310000"}),
    Node("Division", "310101", "黄浦区", (), {"level": "county", "province": "310000"}),
    Node("Zone", JIADING[1], "嘉定园", (), {"province": "310000"}),
    Node("Group", GROUP[1], "有关城区"),
    Node("Task", BODY[1], "任务一", (), {"no": 1, "part": "body", "title": "任务一"}),
    Node("Task", ROW[1], "附表一", (), {"no": 1, "part": "annex", "title": "附表一", "due": "2021-04", "days": 18}),
    Node("Task", LOOSE[1], "附表二", (), {"no": 2, "part": "annex", "title": "附表二", "due": "2022",
                                       "minimum_status": "signed", "minimum_rank": 6}),
    Node("Target", CELLS[1], "结对", (), {
        "what": "各区与沪苏分别结对", "scope": "county", "counterpart_scope": "province",
        "provinces": ("310000", "320000"),
        "measure": "provinces", "minimum": 2, "minimum_status": "planned", "minimum_rank": 3, "by": "2022"}),
    Node("Target", SIGN[1], "签约", (), {
        "what": "各园区至少签约1家园区", "scope": "zone", "counterpart_scope": "park", "provinces": (),
        "measure": "counterparts", "minimum": 1, "minimum_status": "signed", "minimum_rank": 6, "by": "2022-12"}),
)  # fmt: skip
LINKS = (
    *(link("GOVERNS", P, unit, role="county", mentions=n) for unit, n in ((A, 2), (B, 1), (D, 0))),
    *(link("GOVERNS", P, unit, role="zone", mentions=1) for unit in (EAST, WEST)),
    link("GOVERNS", P, C, role="department", mentions=1),
    link("SETS", P, CELLS, "到2022年底各区与沪苏分别结对"), link("SETS", P, SIGN, "各园区至少签约1家园区"),
    link("SETS", P, BODY, "任务一"), link("SETS", P, ROW, "附表一"), link("SETS", P, LOOSE, "附表二"),
    link("ELABORATES", ROW, BODY),
    link("RESPONSIBLE_FOR", C, BODY, "丙局", basis="named"), link("RESPONSIBLE_FOR", C, ROW, basis="named"),
    link("RESPONSIBLE_FOR", A, ROW, basis="named"), link("RESPONSIBLE_FOR", A, LOOSE, basis="group"),
    link("PARTNERS_WITH", A, HUANGPU, "甲区与黄浦区结对", status="paired", task=BODY[1]),
    link("PARTNERS_WITH", B, GROUP, "乙区与有关城区合作", status="planned"),
    link("PARTNERS_WITH", JIADING, EAST, "东园与嘉定园合作", status="planned"),
    link("PARTNERS_WITH", C, HUANGPU, "丙局学习外地", status="visit"),
)  # fmt: skip
REMARKS = (Remark("no-link", "one-party", SOURCE.key, "丁区怎样怎样", TEXT.index("丁区"), TEXT.index("丁区") + 6),)
GRAPH = Graph.from_records(Records((SOURCE,), NODES, LINKS, REMARKS))
FOUND = gaps(GRAPH, "2023-12-31")


def of(rule: str, found: Findings = FOUND) -> list[tuple[str, object, object]]:
    return [(f.unit, f.have, f.need) for f in found if f.rule == rule]


def one(rule: str) -> Finding:
    return FOUND.by_rule()[rule][0]


def test_units_without_a_counterpart() -> None:
    assert of("county-without-counterpart") == [("乙区", 0, 1), ("丁区", 0, 1)]
    assert of("zone-without-counterpart") == [("西园", 0, 1)]
    assert of("department-without-counterpart") == [("丙局", 0, 1)]


def test_a_finding_quotes_the_demand_and_what_fell_short() -> None:
    finding = one("county-without-counterpart")
    assert [e.quote for e in finding.evidence] == ["到2022年底各区与沪苏分别结对", "乙区与有关城区合作"]
    assert [e.quote for e in one("department-without-counterpart").evidence] == ["丙局学习外地"]
    for finding in FOUND:
        for e in finding.evidence:
            assert TEXT[e.start : e.stop] == e.quote


def test_a_sentence_that_was_not_understood_is_told_apart_from_silence() -> None:
    second, fourth = FOUND.by_rule()["county-without-counterpart"]
    assert (second.unread, fourth.unread) == (0, 1)
    assert "未能读懂" in fourth.message_zh
    assert "not understood" in fourth.message_en
    assert FOUND.unread == {"no-link": 1}


def test_targets_count_deeds_and_plans() -> None:
    below = [(f.unit, f.have, f.need, f.by, f.severity) for f in FOUND if f.rule == "below-target"]
    assert below == [
        ("甲区", 1, 2, "2022", "error"), ("乙区", 0, 2, "2022", "error"), ("丁区", 0, 2, "2022", "error"),
        ("东园", 0, 1, "2022-12", "warning"), ("西园", 0, 1, "2022-12", "error"),
    ]  # fmt: skip
    east = FOUND.by_rule()["below-target"][3]
    assert [e.quote for e in east.evidence] == ["各园区至少签约1家园区", "东园与嘉定园合作"]
    assert "已落实0，计划内1" in east.message_zh


def test_cells_of_counties_and_provinces() -> None:
    cells = [(f.unit, f.message_zh) for f in FOUND if f.rule == "county-province-empty"]
    assert cells == [
        ("甲区", "甲区在320000没有合作对象。"), ("乙区", "乙区在上海市没有合作对象。"),
        ("乙区", "乙区在320000没有合作对象。"), ("丁区", "丁区在上海市没有合作对象。另有1句提到它但未能读懂。"),
        ("丁区", "丁区在320000没有合作对象。另有1句提到它但未能读懂。"),
    ]  # fmt: skip


def test_commitments_and_mentions() -> None:
    assert [(f.unit, f.units, f.evidence[0].quote) for f in FOUND if f.rule == "vague-commitment"] == [
        ("乙区", ("乙区",), "乙区与有关城区合作")
    ]
    assert of("unmentioned-unit") == [("丁区", 0, 1)]


def test_holes_of_the_task_table() -> None:
    assert of("task-without-counterpart") == []
    assert of("task-without-deadline") == []
    assert of("task-without-named-unit") == [("附表二", 0, 1)]
    mismatches = [(f.unit, f.have, f.need) for f in FOUND if f.rule == "annex-mismatch"]
    assert mismatches == [("附表一", "2021-04", "2021-04-12"), ("附表一", 1, 0), ("附表二", None, None)]


def test_what_is_overdue_is_one_finding_a_task_or_target() -> None:
    found = {f.unit_id: (f.units, f.need) for f in FOUND if f.rule == "overdue"}
    assert found == {
        LOOSE[1]: (("甲区",), "signed"),
        CELLS[1]: (("乙区", "丁区"), "planned"),
        SIGN[1]: (("东园", "西园"), "signed"),
    }
    before = gaps(GRAPH, "2022-11", rules=["overdue"])
    assert list(before) == []


def test_rules_are_chosen_and_checked() -> None:
    some = gaps(GRAPH, "2023", rules=["zone-without-counterpart", "unmentioned-unit"])
    assert [f.rule for f in some] == ["zone-without-counterpart", "unmentioned-unit"]
    with pytest.raises(UsageError, match="did you mean zone-without-counterpart"):
        gaps(GRAPH, rules=["zone-without-counterparts"])
    with pytest.raises(UsageError, match="no date"):
        gaps(GRAPH, as_of="yesterday")


def test_nothing_planned_nothing_missing() -> None:
    assert len(gaps(Graph.from_records(), "2023")) == 0
    lonely = Graph.from_records(Records(nodes=(Node("Plan", PLAN, "方案"),)))
    assert len(gaps(lonely, "2023")) == 0


def test_findings_as_a_frame_and_in_numbers() -> None:
    frame = FOUND.to_frame()
    assert len(frame) == len(FOUND)
    assert frame.loc[0, "evidence"][0] == "到2022年底各区与沪苏分别结对"
    assert sum(FOUND.counts().values()) == len(FOUND)
    assert FOUND[:2] == (FOUND[0], FOUND[1])


def test_every_rule_has_its_words_in_both_languages() -> None:
    for rule in RULES:
        sentences = table()[rule]
        for variant in [sentences] if "zh" in sentences else sentences.values():
            assert set(variant) == {"zh", "en"}
