"""Every analysis and a second, naive implementation say the same on random graphs of every shape."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

import naive_analysis as naive
import naive_day
import naive_gaps
import random_graphs
from graphkit.analysis import ANALYSES, analyse
from graphkit.graph import Graph
from graphkit.model import STATUSES
from graphkit.today import last_day

DAYS = ("2020", "2021-04", "2022-06-01", "2024", "2023-12-31")
Frame = Any


@pytest.fixture(scope="module", params=range(60))
def case(request: pytest.FixtureRequest) -> Case:
    seed = request.param
    graph = Graph.from_records(naive_day.with_dated_documents(random_graphs.records(seed), seed))
    day, least = DAYS[seed % len(DAYS)], ("planned", "signed", "intent")[seed % 3]
    then = naive_day.held(graph, last_day(day))
    return graph, naive.World(then, least), day, {"least": least}, naive_gaps.World(then, last_day(day))


Case = tuple[Graph, naive.World, str, dict[str, str], naive_gaps.World]


def rows(frame: Frame, *columns: str) -> list[tuple[Any, ...]]:
    return list(frame[list(columns)].itertuples(index=False, name=None))


@pytest.mark.parametrize("by", ["province", "level", "sector"])
def test_coverage(case: Case, by: str) -> None:
    graph, world, day, least, _ = case
    frame = analyse(graph, f"coverage-{by}s", day, **least)
    held = frame[frame.covered]
    found = {
        (plan, role, unit, cell): (number, STATUSES.index(status))
        for plan, role, unit, cell, number, status in rows(
            held, "plan", "role", "unit_id", "cell_id", "counterparts", "status"
        )
    }
    assert found == naive.coverage(world, by)
    cells = {(plan, role, unit) for plan, role, unit in rows(frame, "plan", "role", "unit_id")}
    assert cells <= {(plan, role, unit) for plan, units in world.roster.items() for role, unit in units}
    assert (frame[~frame.covered].counterparts == 0).all()


def test_shares(case: Case) -> None:
    graph, world, day, least, _ = case
    frame = analyse(graph, "shares", day, **least)
    found = frame[frame.dimension == "any"]
    assert {(p, r): (u, c) for p, r, u, c in rows(found, "plan", "role", "units", "covered")} == naive.shares(world)
    for plan, role, dimension, cell, covered in rows(frame, "plan", "role", "dimension", "cell_id", "covered"):
        if dimension != "any":
            there = [1 for p, r, _, c in naive.coverage(world, dimension) if (p, r, c) == (plan, role, cell)]
            assert covered == len(there)


def test_target_progress(case: Case) -> None:
    graph, _, day, _, world = case
    expected = {
        (plan["key"], target["key"], owner or "", have, planned)
        for plan in world.plans()
        for target in world.set_by(plan["key"], "Target")
        for owner, have, planned in naive_gaps._reached(world, plan, target)
    }
    frame = analyse(graph, "target-progress", day)
    assert set(rows(frame, "plan", "target_id", "unit_id", "have", "planned")) == expected
    below = {row[:3] for row in naive_gaps.below_target(world)}
    assert {(p, t, o or None) for p, t, o in rows(frame[~frame.reached], "plan", "target_id", "unit_id")} == below
    for plan, target, units, reached in rows(
        analyse(graph, "target-shares", day), "plan", "target_id", "units", "reached"
    ):
        mine = {row for row in expected if row[:2] == (plan, target)}
        assert (units, reached) == (len(mine), len(mine) - len([b for b in below if b[:2] == (plan, target)]))


def test_concentration(case: Case) -> None:
    graph, world, day, least, _ = case
    frame = analyse(graph, "concentration", day, **least)
    assert {unit for unit in frame.unit_id if unit} == world.units()
    for unit, dimension, places, index in rows(frame, "unit_id", "dimension", "places", "herfindahl"):
        number, exact = naive.herfindahl(world, unit or None, dimension)
        assert places == number
        if exact is None:
            assert index is frame.herfindahl.dtype.na_value
        else:
            assert index == pytest.approx(float(exact))


def test_dependence(case: Case) -> None:
    graph, world, day, least, _ = case
    single = analyse(graph, "single-counterpart", day, **least)
    assert set(single.unit_id) == {unit for unit in world.units() if len(world.partners(unit)) == 1}
    found = {c: (u, a, p) for c, u, a, p in rows(
        analyse(graph, "loss", day, **least), "counterpart_id", "units", "left_alone", "provinces_lost"
    )}  # fmt: skip
    assert found == naive.loss(world)


def test_reach(case: Case) -> None:
    graph, world, day, least, _ = case
    expected = {c: (n, naive.parts_without(world, c)) for c, (n, _, _) in naive.loss(world).items() if n > 1}
    frame = analyse(graph, "bridges", day, **least)
    assert {c: (n, parts) for c, n, parts in rows(frame, "counterpart_id", "units", "parts")} == expected
    pairs = analyse(graph, "shared", day, **least)
    found = {frozenset((a, b)): (n, j) for a, b, n, j in rows(pairs, "unit_id", "other_id", "shared", "jaccard")}
    assert found == {pair: (n, pytest.approx(float(j))) for pair, (n, j) in naive.shared(world).items()}


def test_communities(case: Case) -> None:
    graph, world, day, least, _ = case
    frame = analyse(graph, "communities", day, **least)
    assert frame.equals(analyse(graph, "communities", day, **least))
    groups: dict[int, set[tuple[str, str]]] = {}
    for number, side, member in rows(frame, "community", "side", "member_id"):
        groups.setdefault(number, set()).add((side, member))
    everybody = {("unit", a) for a, _ in world.pairs} | {("counterpart", b) for _, b in world.pairs}
    assert set().union(*groups.values()) == everybody
    assert sum(map(len, groups.values())) == len(everybody)
    if groups:
        assert frame.modularity[0] == pytest.approx(naive.modularity(world, list(groups.values())))
        # At least as good as all in one group, whose modularity is 0 by definition.
        assert frame.modularity[0] > -1e-9


def test_balance_and_overlap(case: Case) -> None:
    graph, world, day, least, _ = case
    frame = analyse(graph, "balance", day, **least)
    assert {(a, b): m for a, b, m in rows(frame, "unit_id", "counterpart_id", "mismatch")} == naive.balance(world)
    courted = analyse(graph, "courted", day, **least)
    assert {
        c: (n, frozenset(s), m) for c, n, s, m in rows(courted, "counterpart_id", "units", "sectors", "same_sector")
    } == naive.courted(world)
    crowded = analyse(graph, "crowded", day)
    assert dict(rows(crowded, "task_id", "departments")) == naive.crowded(world)


@pytest.mark.parametrize("name", [*ANALYSES])
def test_every_column_is_documented(name: str) -> None:
    function: Callable[..., Any] = ANALYSES[name].run
    function = getattr(function, "func", function)
    graph = Graph.from_records(random_graphs.records(19))  # one with plans, targets and shared partners
    frame = analyse(graph, name, "2024")
    told = (function.__doc__ or "").partition("Returns\n")[2].partition("Examples\n")[0]
    assert not frame.empty
    documented = set(re.findall(r"``(\w+)``", told))
    assert set(frame.columns) <= documented, name
