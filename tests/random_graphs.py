"""Random graphs for the gap rules: small, dense in trouble, and the same for the same seed."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any, Literal

from graphkit.model import STATUSES, Evidence, Link, Node, Records, Source, Value

ISSUER = "340200"
_DATES = (None, None, "2020", "2020-06", "2021", "2021-04", "2021-04-12", "2022-01", "2023", "2023-12-31", "2024-02")
_PROVINCES = ("310000", "320000", "330000", "340000")
_PARTIES = ("Division", "Zone", "Department", "Institution")
_TEXT = "合作" * 500

Place = tuple[str, str]
"""Label and key of a node."""


class Draw:
    """One random graph in the making."""

    def __init__(self, seed: int, tag: str) -> None:
        self.random = random.Random(seed)
        self.tag = tag
        self.issuer = ISSUER + tag
        self.provinces = [code + tag for code in _PROVINCES]
        self.nodes: dict[str, Node] = {}
        self.links: dict[str, Link] = {}
        self.sources: list[Source] = []
        self.document("台账", "ledger")

    def node(self, label: str, key: str, name: str, **properties: Value) -> Place:
        self.nodes[key] = Node(label, key, name, (name[:2],) if name else (), properties)
        return label, key

    def document(self, name: str, kind: Literal["plan", "ledger"]) -> str:
        key = f"{name}{self.tag}.txt@00000000"
        self.sources.append(Source(key, f"{name}{self.tag}.txt", kind, "0" * 64, "utf-8", _TEXT))
        return key

    def link(self, kind: str, a: Place, b: Place, **properties: Value) -> None:
        start = self.random.randrange(900)
        evidence = None
        if self.random.random() < 0.9:
            source = self.random.choice(self.sources)
            evidence = Evidence(source.key, _TEXT[start : start + 6], start, start + 6, "random")
        link = Link(kind, *a, *b, properties, evidence)
        self.links.setdefault(link.key, link)

    def maybe(self, value: Any, chance: float = 0.8) -> Any:
        return value if self.random.random() < chance else None

    def some(self, places: list[Place], most: int) -> list[Place]:
        return self.random.sample(places, min(len(places), self.random.randint(0, most)))


def many(seeds: range) -> Records:
    """Several random graphs side by side in one, without a key in common: an engine is asked once for all of them."""
    return Records.concat(records(seed, f"#{seed}") for seed in seeds)


def records(seed: int, tag: str = "") -> Records:
    """Records of one random graph: a few plans or none, and partnerships of every kind.

    Parallel links, links in either direction, ended ones, later ones, links to groups and alliances, to itself,
    missing properties, empty rosters, plans of several cities that name one another's units. ``tag`` ends every key.
    """
    draw = Draw(seed, tag)
    parties = _places(draw)
    groups = [draw.node("Group", f"group:{i}{tag}", f"有关单位{i}") for i in range(draw.random.randint(0, 2))]
    alliances = [draw.node("Alliance", f"alliance:{i}{tag}", f"都市圈{i}") for i in range(draw.random.randint(0, 1))]
    tasks: list[str] = []
    for number in range(draw.random.choice((0, 1, 1, 2, 2, 3, 4))):
        tasks += _plan(draw, number, parties, groups)
    _partners(draw, parties, groups, alliances, tasks)
    return Records(tuple(draw.sources), tuple(draw.nodes.values()), tuple(draw.links.values()))


def _places(draw: Draw) -> list[Place]:
    r = draw.random
    parties = [draw.node("Division", draw.issuer, "芜湖市", level="city", province=draw.provinces[3])]
    if r.random() < 0.1:
        draw.nodes.clear()
        parties.clear()
    for code in draw.provinces:
        if r.random() < 0.7:
            parties.append(draw.node("Division", code, f"省{code}", level="province", province=code))
    for number in range(r.randint(0, 7)):
        level = r.choice(("city", "county", "town"))
        province = r.choice(draw.provinces)
        key = f"{province[:2]}{number:02}{r.randint(1, 9):02}{draw.tag}"
        parties.append(draw.node("Division", key, f"江{number}区", level=level, province=draw.maybe(province)))
    for number in range(r.randint(0, 6)):
        province = draw.maybe(r.choice(draw.provinces))
        parties.append(draw.node("Zone", f"zone:{number}/园区{draw.tag}", f"园区{number}", province=province))
    for number in range(r.randint(0, 4)):
        province = draw.maybe(r.choice(draw.provinces))
        parties.append(draw.node("Department", f"dept:{draw.issuer}/{number}局", f"{number}局", province=province))
    for number in range(r.randint(0, 2)):
        province = draw.maybe(r.choice(draw.provinces))
        parties.append(draw.node("Institution", f"inst:{number}{draw.tag}", f"大学{number}", province=province))
    places = [party for party in parties if party[0] == "Division"]
    for party in parties:
        node = draw.nodes[party[1]]
        city = draw.maybe(r.choice(places)[1] if places else None, 0.5)
        draw.nodes[party[1]] = replace(node, properties={**node.properties, "city": city})
        for place in draw.some(places, 2):
            if place != party:
                draw.link("PART_OF", party, place)
    return parties


def _plan(draw: Draw, number: int, parties: list[Place], groups: list[Place]) -> list[str]:
    r = draw.random
    key = f"plan:{draw.issuer}/2021/{number}"
    others = [place[1] for place in parties if place[0] == "Division"] or [draw.issuer]
    issuer = r.choice((draw.issuer, draw.issuer, draw.issuer, None, "999999", r.choice(others), r.choice(others)))
    source = draw.maybe(draw.document(f"方案{number}", "plan"), 0.9)
    dates = draw.maybe(r.choice(_DATES))
    plan = draw.node("Plan", key, f"方案{number}", issuer=issuer, issued=dates, source=source, title=draw.maybe("方案"))
    roles = {"Division": "county", "Zone": "zone", "Department": "department"}
    for party in draw.some([p for p in parties if p[0] in roles and p[1] != draw.issuer], 9):
        for _ in range(r.choice((1, 1, 1, 2))):
            draw.link(
                "GOVERNS", plan, party, role=roles[party[0]], basis="named", mentions=r.choice((0, 0, 1, 3, None))
            )
    body = [_task(draw, plan, "body", i) for i in range(r.randint(0, 4))]
    annex = [_task(draw, plan, "annex", i) for i in range(r.randint(0, 4))]
    for row in annex:
        for task in draw.some(body, 2):
            draw.link("ELABORATES", row, task)
    for task in body + annex:
        for unit in draw.some(parties + groups, 4):
            basis = r.choice(("named", "named", "group"))
            draw.link("RESPONSIBLE_FOR", unit, task, role="joint", basis=basis, printed="x")
    for place in range(r.randint(0, 4)):
        _target(draw, plan, place)
    return [task_key for _, task_key in body + annex]


def _task(draw: Draw, plan: Place, part: str, number: int) -> Place:
    r = draw.random
    rank = r.choice((None, None, 2, 3, 4, 5, 6))
    task = draw.node(
        "Task", f"{plan[1]}/{part}/{number}", f"任务{number}", no=draw.maybe(number), part=part, title=f"推进{number}",
        due=r.choice(_DATES), days=r.choice((None, -400, -1, 0, 29, 30, 31, 500)),
        ongoing=r.choice((None, False, True)), minimum_rank=rank,
        minimum_status=None if rank is None else STATUSES[rank], plan=plan[1],
    )  # fmt: skip
    draw.link("SETS", plan, task)
    return task


def _target(draw: Draw, plan: Place, number: int) -> None:
    r = draw.random
    rank = r.choice((None, 3, 3, 4, 5, 6))
    target = draw.node(
        "Target", f"{plan[1]}/target/{number}", f"目标{number}", what=f"目标{number}",
        scope=r.choice(("county", "county", "zone", "department", "city", "total")),
        counterpart_scope=r.choice(("any", "any", "division", "zone", "park", "province")),
        provinces=tuple(r.sample(draw.provinces, r.choice((0, 0, 1, 2, 3)))),
        measure=r.choice(("counterparts", "provinces", "links")), minimum=r.choice((0, 1, 1, 2, 3, 5)),
        minimum_status=None if rank is None else STATUSES[rank], minimum_rank=rank,
        since=r.choice((None, None, "2021", "2021-04-12")), by=r.choice(_DATES), plan=plan[1],
    )  # fmt: skip
    draw.link("SETS", plan, target)


def _partners(draw: Draw, parties: list[Place], groups: list[Place], alliances: list[Place], tasks: list[str]) -> None:
    r = draw.random
    ends = parties * 4 + groups + alliances
    for _ in range(r.randint(0, 40) if ends else 0):
        a, b = r.choice(ends), r.choice(ends)
        rank = r.choice((0, 1, 2, 3, 3, 4, 5, 6, 7))
        draw.link(
            "PARTNERS_WITH", a, b, status=STATUSES[rank], rank=draw.maybe(rank, 0.95), sectors=("科技",),
            task=draw.maybe(r.choice(tasks), 0.6) if tasks else None, since=r.choice(_DATES),
            until=draw.maybe(r.choice(_DATES), 0.3), outside=r.choice((None, None, None, False, True)),
        )  # fmt: skip
