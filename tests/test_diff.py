"""What changed between two graphs, two plans, or two days: read off the documents by hand, and properties."""

from __future__ import annotations

import csv
import io
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import graphkit as gk
import random_graphs
from command_line import call
from graphkit.comparison import Diff
from graphkit.comparison.links import pair_states
from graphkit.comparison.matching import likeness
from graphkit.errors import UsageError
from graphkit.graph import Graph
from graphkit.model import Records, status_rank
from graphkit.reading import wuhu_files

LATER = Path(__file__).with_name("plans") / "wuhu-2024-invented.txt"
DAYS = ("2019-12-31", "2021-04-12", "2022-12-31", "2023-07-01", "2026-01-01")


@cache
def two_plans() -> Diff:
    return gk.diff(gk.wuhu(ledger=False), gk.read(LATER), old_as_of="2024-06-30", new_as_of="2024-06-30")


@cache
def two_days() -> Diff:
    return gk.diff(gk.wuhu(), old_as_of="2021-12-31", new_as_of="2024-06-30")


def test_links_of_the_bundled_ledger_between_two_days() -> None:
    """By the rows of data/wuhu/ledger.csv dated 2022-01 to 2024-06, and 2024 without a month counts from its start."""
    found = {(link.change, link.unit, link.counterpart, link.old_status, link.new_status) for link in two_days().links}
    assert found == {
        ("added", "芜湖市", "上海对外经贸大学", None, "signed"),
        ("status", "芜湖市", "松江区", "signed", "built"),
        ("added", "芜湖市", "青浦区", None, "membership"),
        ("added", "芜湖市", "嘉兴市", None, "membership"),
        ("added", "芜湖市", "湖州市", None, "membership"),
        ("added", "芜湖市", "合肥市", None, "membership"),
        ("added", "芜湖市", "梅河口市梅河新区", None, "intent"),
        ("added", "湾沚区", "宣州区", None, "visit"),
    }  # 杭州, 宁波, 南京 and 苏州 are partners by the plan already, which a membership does not raise.
    dates = {link.counterpart: (link.old_since, link.new_since) for link in two_days().links}
    assert dates["松江区"] == ("2020", "2022-08-29")
    assert all(link.evidence for link in two_days().links)


def test_gaps_that_closed_and_opened_between_two_days() -> None:
    closed = [gap for gap in two_days().gaps if gap.change == "closed"]
    # Two agreements of the city were wanted after the plan's day, and 2022 and 2023 brought them.
    assert [(gap.rule, gap.unit) for gap in closed] == [("below-target", "芜湖市")]
    opened = {gap.rule for gap in two_days().gaps if gap.change == "opened"}
    assert opened == {"overdue"}, "deadlines of 2021-12 and 2023-12 passed"


def test_tasks_that_go_on_vanished_and_came_between_two_plans() -> None:
    body = [task for task in two_plans().tasks if task.part == "body"]
    assert two_plans().plans == {"plan:340200/2021/10": "plan:340200/2024/6"}
    assert {(t.old_no, t.new_no): t.change for t in body} == {
        (1, None): "gone", (2, 1): "same", (3, 2): "same", (4, 3): "changed", (5, None): "gone", (6, 4): "same",
        (7, None): "gone", (8, None): "gone", (9, None): "gone", (10, None): "gone", (11, None): "gone",
        (None, 5): "added",
    }  # fmt: skip
    reworded = next(task for task in body if task.change == "changed")
    assert (reworded.old_title, reworded.new_title) == ("共建省际产业合作园区", "深化省际产业合作园区共建")


def test_units_that_changed_hands_between_two_plans() -> None:
    def units(change: str, task: str) -> set[str]:
        return {d.unit for d in two_plans().duties if d.change == change and d.new_id == f"plan:340200/2024/6/{task}"}

    assert units("added", "task/3") == {"芜湖市商务局"}
    assert units("gone", "task/3") == set()
    assert units("gone", "task/4") == {
        "芜湖市发展和改革委员会",
        "芜湖市地方金融监督管理局",
        "各县市区政府",
        "开发区管委会",
    }
    assert units("gone", "task/1") >= {"芜湖市投资促进中心", "芜湖市教育局"}
    assert units("added", "task/1") == set()
    assert units("gone", "task/2") | units("added", "task/2") == set(), "各县市区政府 stay"


def test_targets_that_moved_between_two_plans() -> None:
    moved = {(t.what, t.field): (t.old, t.new) for t in two_plans().targets if t.change == "moved"}
    assert moved == {
        ("全市合作事项累计达到120个以上", "minimum"): ("80", "120"),
        ("全市合作事项累计达到120个以上", "by"): ("2023-12", "2025-12"),
        ("各县市区均分别与沪苏浙建立深度合作关系", "by"): ("2023-12", "2025-12"),
        ("各开发区至少与沪苏浙的4个园区建立合作关系", "minimum"): ("3", "4"),
        ("各开发区至少与沪苏浙的4个园区建立合作关系", "by"): ("2023-12", "2025-12"),
    }
    assert sum(target.change == "gone" for target in two_plans().targets) == 4


def test_gaps_are_one_gap_whichever_plan_they_are_found_in() -> None:
    changes = {(gap.change, gap.rule, gap.unit) for gap in two_plans().gaps}
    rule = "county-without-counterpart"
    assert ("closed", rule, "弋江区") in changes, "the later plan gives it 普陀区"
    assert ("opened", rule, "鸠江区") in changes, "the later plan leaves out its partner"
    assert not any(unit == "南陵县" and name == rule for _, name, unit in changes), "it has none in either"


def test_an_ended_partnership_is_told_apart_from_one_that_is_named_no_more(tmp_path: Path) -> None:
    head = "日期,本地单位,合作对方,状态\n"
    rows = "2021,镜湖区,玉环市,签约\n2021,镜湖区,松江区,签约\n"
    for name, text in (("old.csv", rows), ("new.csv", "2021,镜湖区,玉环市,签约\n2023-05,镜湖区,玉环市,终止\n")):
        (tmp_path / name).write_text(head + text, encoding="utf-8")
    old, new = (gk.read(tmp_path / name) for name in ("old.csv", "new.csv"))
    found = gk.diff(old, new, new_as_of="2024", old_as_of="2022")
    assert {(link.counterpart, link.change) for link in found.links} == {("玉环市", "ended"), ("松江区", "gone")}


def test_frames_of_the_parts() -> None:
    assert two_days().to_frame().columns.tolist()[:3] == ["change", "unit", "unit_id"]
    assert len(two_plans().to_frame("tasks")) == len(two_plans().tasks)
    with pytest.raises(UsageError, match="no part 'task'"):
        two_days().to_frame("task")


def test_likeness_counts_neighbouring_characters() -> None:
    # Eight of nine and eleven pairs are common.
    assert likeness("共建省际产业合作园区", "深化省际产业合作园区共建") == 2 * 8 / 20
    assert likeness("", "") == 1


# The command.


def test_the_command_compares_two_days_of_the_bundled_graph() -> None:
    answer = call("diff", "--from", "2021-12-31", "--to", "2024-06-30", "-f", "json")
    assert answer.status == 0
    found = answer.json
    assert found["counts"]["links"] == {"added": 7, "status": 1}
    assert (found["old"], found["new"]) == ({"as_of": "2021-12-31"}, {"as_of": "2024-06-30"})
    assert found["tasks"] == [], "those that stayed are shown with --all"
    assert len(call("diff", "--from", "2021", "--as-of", "2024-06-30", "--all", "-f", "json").json["tasks"]) == 24


def test_the_command_compares_two_plans_and_two_plans_of_one_graph(tmp_path: Path) -> None:
    plan = wuhu_files(ledger=False)[0]
    two = call("diff", plan, LATER, "--no-gaps", "-f", "json").json
    place = tmp_path / "both.graph"
    gk.read(plan, LATER).save(place)
    one = call("diff", place, "--plans", "芜政办〔2021〕10号", "wuhu-2024-invented.txt", "--no-gaps", "-f", "json").json
    for part in ("tasks", "duties", "targets"):
        assert one[part] == two[part]
        assert two[part]
    assert one["links"] == [], "both plans' links are in the one graph"


def test_every_format_holds_the_changes(tmp_path: Path) -> None:
    words = ("diff", "--from", "2021-12-31", "--to", "2024-06-30", "--lang", "zh")
    rows = list(csv.DictReader(io.StringIO(call(*words, "-f", "csv").out.removeprefix("\ufeff"))))
    assert [row["part"] for row in rows].count("links") == 8
    assert [row["part"] for row in rows].count("gaps") == 8
    assert "芜湖市 — 松江区" in call(*words, "-f", "md").out
    page = call(*words).out
    assert "新增 7" in page
    assert max(map(len, page.splitlines())) <= 80
    book = tmp_path / "变化.xlsx"
    assert call(*words, "-o", book).status == 0
    sheets = openpyxl.load_workbook(book).sheetnames
    assert {"合作关系", "缺口"} <= set(sheets)


def test_nothing_changed_is_said() -> None:
    answer = call("diff", wuhu_files()[1], wuhu_files()[1], "--lang", "en")
    assert "Nothing changed." in answer.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "name OLD and NEW, or one graph with --from"),
        (("a.graph", "b.graph", "c.graph"), "diff compares two, and 3 are named"),
        (("--from", "gestern"), "--from is 'gestern', which is no date"),
        (("no.graph", "--from", "2021"), "no.graph: there is no such file"),
        (("--plans", "x", "y"), "there is no plan 'x'"),
    ],
)
def test_what_cannot_be_compared_is_said(words: tuple[str, ...], said: str) -> None:
    answer = call("diff", *words)
    assert answer.status in (2, 3)
    assert said in answer.err


# Properties.

days = st.sampled_from(DAYS)


@given(st.integers(0, 300), days)
@settings(max_examples=25)
def test_a_graph_does_not_differ_from_itself(seed: int, day: str) -> None:
    graph = Graph.from_records(random_graphs.records(seed))
    assert not gk.diff(graph, graph, old_as_of=day, new_as_of=day, gaps=seed % 5 == 0)


@given(st.integers(0, 300), st.integers(0, 300), days, days)
@settings(max_examples=60)
def test_changes_applied_to_the_old_give_the_new(one: int, other: int, first: str, second: str) -> None:
    # Half the examples compare one graph on two days, the others two graphs that share units and plans.
    old = Graph.from_records(random_graphs.records(one))
    new = old if other % 2 else Graph.from_records(random_graphs.records(other))
    found = gk.diff(old, new, old_as_of=first, new_as_of=second, gaps=False)
    before, after = old.as_of(first), new.as_of(second)
    state = {frozenset(pair): told.rank for pair, told in pair_states(before).items()}
    for link in found.links:
        pair = frozenset((link.unit_id, link.counterpart_id))
        if link.new_status is None and link.change in ("ended", "gone"):
            del state[pair]
        else:
            assert (pair in state) == (link.change != "added")
            state[pair] = status_rank(str(link.new_status))
    assert state == {frozenset(pair): told.rank for pair, told in pair_states(after).items()}
    for label, changes in (("Task", found.tasks), ("Target", found.targets)):
        mine, theirs = (set(graph.node_table(label)["key"].to_pylist()) for graph in (before, after))
        gone = {change.old_id for change in changes if change.new_id is None}
        added = {change.new_id for change in changes if change.old_id is None}
        assert gone <= mine
        assert added <= theirs
        assert len(mine) - len(gone) == len(theirs) - len(added), "the rest are pairs"


@given(st.permutations(range(3)))
def test_the_order_of_merging_changes_no_roster_and_no_gap(order: list[int]) -> None:
    parts = [Graph.from_records(random_graphs.records(seed, f"#{seed}")) for seed in range(3)]
    shared = Graph.from_records(random_graphs.records(7))
    one, *rest = [parts[number] for number in order]
    merged = one
    for graph in (*rest, shared):
        merged = merged.merge(graph)
    straight = parts[0].merge(parts[1]).merge(parts[2]).merge(shared)
    for name in ("GOVERNS", "SETS", "PARTNERS_WITH"):
        assert merged.link_table(name) == straight.link_table(name)
    assert not gk.diff(straight, merged, old_as_of="2023", new_as_of="2023", gaps=False)


def test_an_empty_graph_compares() -> None:
    empty = Graph.from_records(Records())
    assert not gk.diff(empty, empty)
    assert {link.change for link in gk.diff(empty, gk.wuhu(), gaps=False).links} == {"added"}
