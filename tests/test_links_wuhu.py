"""The pairs of Wuhu's plan of 2021, as issued: all forty, no other, each with its words."""

from __future__ import annotations

from functools import cache

from graphkit_loaders.gazetteer import gazetteer
from graphkit_loaders.reader.clean import clean
from graphkit_loaders.reader.links import read_pairs
from graphkit_loaders.reader.outline import outline
from graphkit_loaders.reader.pairs import Pair, PairReading
from graphkit_loaders.reader.shapes import Clean, Outline
from shared import shared
from wuhu_expected_pairs import EXPECTED, TEMPTING

PARTIES = {"Division", "Zone", "Department", "Institution"}


@cache
def plan() -> tuple[Clean, Outline, PairReading]:
    text = clean(shared("plans/wuhu-2021.txt").read_text(encoding="utf-8-sig"))
    layout = outline(text)
    return text, layout, read_pairs(text, layout, gazetteer())


def counterpart_pairs() -> list[Pair]:
    return [p for p in plan()[2].pairs if {p.unit.label, p.counterpart.label} <= PARTIES]


def test_the_forty_pairs_of_the_plan_are_read_and_no_other() -> None:
    tasks = plan()[1].tasks
    found = {
        (tasks[p.task].no if p.task is not None else None, p.unit.name, p.counterpart.name) for p in counterpart_pairs()
    }
    assert found == EXPECTED
    assert len(found) == 40


def test_none_of_the_tempting_pairs_is_read() -> None:
    found = {frozenset((p.unit.name, p.counterpart.name)) for p in counterpart_pairs() if p.task is not None}
    allowed = {frozenset((a, b)) for _, a, b in EXPECTED}
    assert not {frozenset(t) for t in TEMPTING} & (found - allowed)
    assert frozenset(("芜湖市", "上海市")) not in found


def test_every_pair_is_only_planned() -> None:
    assert {p.status for p in counterpart_pairs()} == {"planned"}


def test_every_quote_stands_in_the_file_as_given() -> None:
    text, _, reading = plan()
    for pair in reading.pairs:
        first, last = text.original(pair.start, pair.stop)
        assert text.given[first:last] == text.quote(pair.start, pair.stop)
        assert text.quote(pair.start, pair.stop).strip()


def test_the_home_is_the_city_that_issued_the_plan() -> None:
    assert plan()[2].home == "340200"


def test_promises_to_those_that_nobody_names_are_groups() -> None:
    groups = {p.counterpart.name for p in plan()[2].pairs if p.counterpart.label == "Group"}
    assert {"沪苏浙相关城区", "上海市重点区域", "沪苏浙园区"} <= groups
    assert all(p.status == "planned" for p in plan()[2].pairs if p.counterpart.label == "Group")


def test_wide_areas_are_memberships() -> None:
    assert {p.status for p in plan()[2].pairs if p.counterpart.label == "Alliance"} == {"membership"}


def test_sectors_come_from_the_clause() -> None:
    three = [p for p in counterpart_pairs() if p.unit.name == "芜湖市教育局"]
    assert all({"教育", "卫生", "文旅"} <= set(p.sectors) for p in three)
