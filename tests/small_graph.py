"""A small plan of an invented city, made by hand record by record: the command line is tested on its graph."""

from __future__ import annotations

from graphkit.graph import Graph
from graphkit.model import Evidence, Link, Node, Records, Remark, Source, status_rank

TEXT = """安水市合作方案

1．推进城区合作。推动东湖区与海州市明珠区
开展结对合作，西山区与有关城区加强联系。（责任单位：各区政府）
2．推进园区合作。加快安水高新区与海州工业园共建园区。（责任单位：市发改委、市科技局）
到2023年底，每个区至少与1个城区建立合作关系。
附件
1 结对城区 2022年6月 东湖区政府
"""

KEY = "plan.txt@0011aabb"
PLAN = "plan:990100/2021/1"

FIRST = "东湖区与海州市明珠区\n开展结对合作"
SECOND = "安水高新区与海州工业园共建园区"
VAGUE = "西山区与有关城区加强联系"
QUOTA = "每个区至少与1个城区建立合作关系"


def evidence(quote: str, rule: str = "joined-by-with") -> Evidence:
    start = TEXT.index(quote)
    return Evidence(KEY, quote, start, start + len(quote), rule)


def partnership(
    unit: tuple[str, str], counterpart: tuple[str, str], said: Evidence, status: str = "planned", **more: str
) -> Link:
    properties = {"status": status, "rank": status_rank(status), "sectors": (), **more}
    return Link("PARTNERS_WITH", *unit, *counterpart, properties, said)


EAST, WEST = ("Division", "990101"), ("Division", "990102")
PEARL = ("Division", "980101")
ZONE, PARK = ("Zone", "zone:990100/安水高新技术产业开发区"), ("Zone", "zone:980100/海州工业园")
GROUP, ALL = ("Group", "group:有关城区"), ("Group", "group:各区政府")
REFORM, SCIENCE = ("Department", "dept:990100/发展和改革委员会"), ("Department", "dept:990100/科学技术局")


def task(part: str, no: int, title: str, **more: object) -> Node:
    key = f"{PLAN}/{'task' if part == 'body' else 'annex'}/{no}"
    return Node("Task", key, title, (), {"no": no, "part": part, "title": title, "plan": PLAN, **more})


def county(key: str, name: str, *aliases: str) -> Node:
    province, city = f"{key[:2]}0000", f"{key[:4]}00"
    return Node("Division", key, name, aliases, {"level": "county", "province": province, "city": city})


def records(text: str = TEXT) -> Records:
    """What a loader would yield for ``TEXT``."""
    about = {"title": "安水市合作方案", "number": "安政〔2021〕1号", "issued": "2021-04-12"}
    nodes = (
        Node("Plan", PLAN, "安水市合作方案", (), about),
        county(EAST[1], "东湖区", "安水市东湖区"),
        county(WEST[1], "西山区"),
        county(PEARL[1], "海州市明珠区", "明珠区"),
        Node("Zone", ZONE[1], "安水高新技术产业开发区", ("安水高新区",), {"class": "高新", "province": "990000"}),
        Node("Zone", PARK[1], "海州工业园", (), {"class": "工业园", "province": "980000"}),
        Node("Department", REFORM[1], "安水市发展和改革委员会", ("市发改委",), {"short_name": "市发改委"}),
        Node("Department", SCIENCE[1], "安水市科学技术局", ("市科技局",), {"short_name": "市科技局"}),
        Node("Group", GROUP[1], "有关城区"),
        Node("Group", ALL[1], "各区政府", (), {"stands_for": "county"}),
        task("body", 1, "推进城区合作"),
        task("body", 2, "推进园区合作", ongoing=True),
        task("annex", 1, "结对城区", due="2022-06"),
        Node(
            "Target", f"{PLAN}/target/1", QUOTA, (),
            {
                "what": QUOTA, "scope": "county", "counterpart_scope": "division", "measure": "counterparts",
                "minimum": 1, "minimum_status": "signed", "minimum_rank": 6, "by": "2023-12", "plan": PLAN,
            },
        ),
    )  # fmt: skip
    governs = tuple(
        Link("GOVERNS", "Plan", PLAN, *unit, {"role": role, "basis": "named", "mentions": 1})
        for unit, role in (
            (EAST, "county"),
            (WEST, "county"),
            (ZONE, "zone"),
            (REFORM, "department"),
            (SCIENCE, "department"),
        )
    )
    sets = tuple(
        Link("SETS", "Plan", PLAN, label, f"{PLAN}/{key}", {}, evidence(quote, "numbered"))
        for label, key, quote in (
            ("Task", "task/1", "推进城区合作"),
            ("Task", "task/2", "推进园区合作"),
            ("Task", "annex/1", "结对城区"),
            ("Target", "target/1", QUOTA),
        )
    )
    duties = tuple(
        Link(
            "RESPONSIBLE_FOR", *unit, "Task", f"{PLAN}/{key}", {"role": "joint", "basis": basis, "printed": printed},
            evidence(printed, "responsible"),
        )
        for unit, key, basis, printed in (
            (ALL, "task/1", "named", "各区政府"),
            (EAST, "task/1", "group", "各区政府"),
            (WEST, "task/1", "group", "各区政府"),
            (REFORM, "task/2", "named", "市发改委"),
            (SCIENCE, "task/2", "named", "市科技局"),
            (EAST, "annex/1", "named", "东湖区政府"),
        )
    )  # fmt: skip
    partners = (
        partnership(EAST, PEARL, evidence(FIRST), task=f"{PLAN}/task/1"),
        partnership(WEST, GROUP, evidence(VAGUE, "vague"), task=f"{PLAN}/task/1"),
        partnership(ZONE, PARK, evidence(SECOND), status="signed", task=f"{PLAN}/task/2", since="2022-03"),
    )
    elaborates = Link("ELABORATES", "Task", f"{PLAN}/annex/1", "Task", f"{PLAN}/task/1")
    start = TEXT.index("推进园区合作")
    return Records(
        (Source(KEY, "plan.txt", "plan", "0011aabb" * 8, "utf-8", text),),
        nodes,
        (*governs, *sets, *duties, *partners, elaborates),
        (Remark("no-link", "one-party", KEY, "推进园区合作", start, start + 6, "推进"),),
    )


def graph() -> Graph:
    """The graph of the small plan."""
    return Graph.from_records(records())
