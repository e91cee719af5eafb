"""Analyses, comparison and suggestions of a day: what had begun by then and was not over, told by row or document."""

from __future__ import annotations

from pathlib import Path

import pytest

import graphkit as gk
from command_line import call
from graphkit.analysis import ANALYSES, analyse
from graphkit.graph import Graph
from graphkit.model import Evidence, Link, Node, Records, Source, Value, status_rank

EAST, WEST = ("Division", "990101"), ("Division", "990102")
HAIZHOU, HAINING = ("Division", "980100"), ("Division", "980200")
PARK = ("Zone", "zone:980100/海州园")
PLAN = ("Plan", "plan:990100/2021/1")
TARGET = ("Target", "plan:990100/2021/1/target/1")
PAPER = Source("plan.txt@00", "plan.txt", "plan", "00", "utf-8", "甲" * 99, date="2021-04-12")
NEWS = Source("news.txt@11", "news.txt", "plan", "11", "utf-8", "乙" * 99, date="2022-05-01")
BOOK = Source("ledger.csv@22", "ledger.csv", "ledger", "22", "utf-8", "丙" * 99)

Place = tuple[str, str]


@pytest.fixture(scope="module")
def g() -> Graph:
    at = iter(range(0, 90, 2))

    def link(kind: str, a: Place, b: Place, source: Source, **told: Value) -> Link:
        start = next(at)
        return Link(kind, *a, *b, told, Evidence(source.key, source.text[start : start + 2], start, start + 2, "hand"))

    def partners(a: Place, b: Place, source: Source, status: str, **told: Value) -> Link:
        return link("PARTNERS_WITH", a, b, source, status=status, rank=status_rank(status), **told)

    def city(key: str, name: str, level: str = "city") -> Node:
        return Node("Division", key, name, (), {"level": level, "province": f"{key[:2]}0000"})

    nodes = (
        city("990100", "安水市"), city("980101", "明珠区", "county"),
        city(EAST[1], "东湖区", "county"), city(WEST[1], "西山区", "county"),
        city(HAIZHOU[1], "海州市"), city(HAINING[1], "海宁市"), Node("Zone", PARK[1], "海州园"),
        Node("Plan", PLAN[1], "方案", (), {"issuer": "990100", "issued": "2021-04-12", "source": PAPER.key}),
        Node("Target", TARGET[1], "目标", (), {
            "what": "每区至少一个", "scope": "county", "counterpart_scope": "division", "measure": "counterparts",
            "minimum": 1, "provinces": ("980000",), "plan": PLAN[1],
        }),
    )  # fmt: skip
    links = (
        link("SETS", PLAN, TARGET, PAPER),
        link("GOVERNS", PLAN, EAST, PAPER, role="county", basis="named", mentions=1),
        link("GOVERNS", PLAN, WEST, PAPER, role="county", basis="named", mentions=1),
        # Planned by the plan; five years later the ledger knows more.
        partners(WEST, HAINING, PAPER, "planned"),
        partners(WEST, HAINING, BOOK, "signed", since="2024-02"),
        # Signed, and a later row ends it.
        partners(EAST, HAIZHOU, BOOK, "signed", since="2021-06"),
        partners(HAIZHOU, EAST, BOOK, "ended", until="2023-03-31"),
        # Only the day of the document tells when.
        partners(EAST, HAINING, NEWS, "paired", until="2024-06"),
        # Over with its year, and not yet begun.
        partners(WEST, HAIZHOU, BOOK, "intent", since="2022", until="2022"),
        partners(WEST, PARK, BOOK, "signed", since="2025-01-15"),
    )
    return Graph.from_records(Records((PAPER, NEWS, BOOK), nodes, links))


PAIRS = {
    "2021-04-11": "",
    "2021-04-12": "西山区 海宁市 planned",
    "2021": "西山区 海宁市 planned, 东湖区 海州市 signed",
    "2022-05": "西山区 海宁市 planned, 东湖区 海州市 signed, 东湖区 海宁市 paired, 西山区 海州市 intent",
    "2022-12-31": "西山区 海宁市 planned, 东湖区 海州市 signed, 东湖区 海宁市 paired, 西山区 海州市 intent",
    "2023-03-31": "西山区 海宁市 planned, 东湖区 海州市 signed, 东湖区 海宁市 paired",
    "2023-04-01": "西山区 海宁市 planned, 东湖区 海宁市 paired",
    "2024-06-30": "西山区 海宁市 signed, 东湖区 海宁市 paired",
    "2024-07-01": "西山区 海宁市 signed",
    "2025": "西山区 海宁市 signed, 西山区 海州园 signed",
}
"""Worked out by hand from the links above."""


@pytest.mark.parametrize("day", PAIRS)
def test_pairs_of_a_day(g: Graph, day: str) -> None:
    pairs = [pair.rpartition(" ") for pair in PAIRS[day].split(", ")]
    for least, wanted in (("planned", pairs), ("signed", [pair for pair in pairs if pair[2] == "signed"])):
        frame = analyse(g, "balance", day, least=least)
        found = {f"{unit} {other}" for unit, other in frame[["unit", "counterpart"]].values}
        assert found == {pair for pair, _, _ in wanted if pair}


@pytest.mark.parametrize("name", ANALYSES)
def test_every_analysis_asks_the_graph_as_of_the_day(g: Graph, name: str) -> None:
    for day in PAIRS:
        assert analyse(g, name, day).equals(ANALYSES[name].run(g.as_of(day).to_networkx())), day


def test_nobody_is_covered_before_the_plan_and_one_is_alone_after_the_end(g: Graph) -> None:
    def covered(day: str) -> list[tuple[int, int]]:
        frame = analyse(g, "shares", day)
        frame = frame[(frame.role == "county") & (frame.dimension == "any")]
        return [(int(units), int(number)) for units, number in frame[["units", "covered"]].values]

    assert [covered(day) for day in ("2020", "2021-05", "2021", "2024-07")] == [[], [(2, 1)], [(2, 2)], [(2, 1)]]


def test_two_days_side_by_side(g: Graph, tmp_path: Path) -> None:
    frame = analyse(g, "comparison", "2022-05", other_as_of="2025").set_index("measure")
    assert frame.loc["pairs", ["before", "after"]].tolist() == [4, 2]
    assert frame.loc["signed-pairs", ["before", "after"]].tolist() == [1, 2]
    assert frame.loc["county-covered", ["before", "after"]].tolist() == [1, 0.5]
    g.save(tmp_path / "days.graph")
    told = call(
        "analyse", "comparison", tmp_path / "days.graph", "--as-of", "2022-05", "--against-date", "2025", "-f", "json"
    ).json["rows"]
    assert [(row["before"], row["after"]) for row in told if row["measure"] == "pairs"] == [(4, 2)]


def test_suggestions_are_for_who_has_nobody_on_the_day(g: Graph) -> None:
    def units(day: str) -> list[str]:
        return [each.unit for each in gk.suggest(g, as_of=day)]

    assert {day: units(day) for day in ("2021-04-11", "2021-04-12", "2022-05", "2024-06", "2024-07")} == {
        "2021-04-11": [], "2021-04-12": ["东湖区"], "2022-05": [], "2024-06": [], "2024-07": ["东湖区"],
    }  # fmt: skip
    assert list(gk.suggest(g, as_of="2024-07")) == list(gk.suggest(g.as_of("2024-07"), as_of="2024-07"))
