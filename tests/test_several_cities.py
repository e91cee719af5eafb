"""Plans of several cities in one graph: each its roster and gaps, links that one side states alone, contradictions.

The plans beside this file are invented; who names whom was read off them by eye.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

import graphkit as gk
from command_line import call
from graphkit.errors import UsageError
from graphkit.gaps import Finding
from graphkit.graph import Graph
from graphkit.reading import wuhu_files

PLANS = Path(__file__).with_name("plans")
WUHU, SONGJIANG, YUHUAN = "plan:340200/2021/10", "plan:310117/2022/12", "plan:331083/2023/9"
FILES = (*wuhu_files(ledger=False), PLANS / "songjiang-2022-invented.txt", PLANS / "yuhuan-2023-invented.txt")
HEADINGS = "日期,本地单位,合作对方,事项,状态,截止\n"


@cache
def together() -> Graph:
    return gk.read(*FILES)


def one_sided(graph: Graph, day: str, plan: str | None = None) -> set[tuple[str, str, str]]:
    found = gk.gaps(graph, as_of=day, rules=["unreciprocated-link"], plan=plan)
    assert all(f.evidence for f in found), "the sentence that names the partner is the evidence"
    return {(f.plans[0], f.unit_id, str(f.partner_id)) for f in found}


def test_a_partner_that_only_one_plan_names_is_found() -> None:
    assert one_sided(together(), "2024") == {
        # Songjiang's plan names the city of Wuhu, and neither its bureau nor its zone.
        (WUHU, "dept:340200/科学技术局", "310117"),
        (WUHU, "zone:340200/江北产业集中区", "310117"),
        # Wuhu's plan names no link of the city itself with Songjiang.
        (SONGJIANG, "310117", "340200"),
        (YUHUAN, "331083", "310117"),
        # 湾沚区 and 玉环市 name each other; 奉贤区, 嘉兴市 and the rest have no plan here.
    }


def lacks(findings: Iterable[Finding]) -> set[tuple[object, ...]]:
    return {(f.rule, f.unit_id, f.target, f.province_id, f.kind) for f in findings}


def test_the_other_side_is_judged_only_once_its_plan_is_there() -> None:
    assert one_sided(together(), "2022-05-31") == set()
    assert len(one_sided(together(), "2022-06-01")) == 3


def test_gaps_of_one_plan_are_those_that_it_has_a_part_in() -> None:
    assert one_sided(together(), "2024", WUHU) == one_sided(together(), "2024") - {(YUHUAN, "331083", "310117")}
    alone = gk.gaps(gk.wuhu(ledger=False), as_of="2024")
    of_wuhu = gk.gaps(together(), as_of="2024", plan="芜政办〔2021〕10号")
    # Statements of the other plans count and are shown as evidence; who lacks what stays the same.
    assert lacks(f for f in of_wuhu if f.rule != "unreciprocated-link") == lacks(alone)
    assert {f.plans for f in alone} == {(WUHU,)}


def test_each_plan_keeps_its_roster() -> None:
    governs = together().links("GOVERNS")
    assert set(governs[governs["from_id"] == SONGJIANG]["to"]) == {"松江区发展和改革委员会", "松江区科委"}
    counties = governs[(governs["from_id"] == WUHU) & (governs["role"] == "county")]
    assert len(counties) == 7
    one = call("gaps", *FILES, "--plan", WUHU, "--as-of", "2024", "-f", "json").json
    assert one["coverage"] == call("gaps", "--no-ledger", "--as-of", "2024", "-f", "json").json["coverage"]
    assert one["plans"][0]["key"] == WUHU
    assert len(one["plans"]) == 1


def test_the_report_of_several_plans_counts_for_each() -> None:
    answer = call("gaps", *FILES, "--as-of", "2024", "-f", "json").json
    for plan in answer["plans"]:
        single = call("gaps", *FILES, "--as-of", "2024", "--plan", plan["key"], "-f", "json").json
        assert plan["findings"] == single["counts"]
    page = " ".join(call("gaps", *FILES, "--as-of", "2024", "--lang", "en").out.split())
    for plan in answer["plans"]:
        assert f"{plan['key']}; {sum(plan['findings'].values())} findings" in page


def test_an_unknown_plan_gets_the_nearest() -> None:
    answer = call("gaps", *FILES, "--plan", "plan:340200/2021/1")
    assert answer.status == 2
    assert "there is no plan 'plan:340200/2021/1'; did you mean plan:340200/2021/10" in answer.err
    with pytest.raises(UsageError, match="there is no plan"):
        gk.gaps(together(), plan="x")


def ledgers(tmp_path: Path, one: str, two: str) -> Graph:
    for name, rows in (("一.csv", one), ("二.csv", two)):
        (tmp_path / name).write_text(HEADINGS + rows, encoding="utf-8")
    return gk.read(tmp_path / "一.csv", tmp_path / "二.csv")


@pytest.mark.parametrize(
    ("one", "two", "kind", "said"),
    [
        ("2021-04-12,镜湖区,玉环市,协议,签约,", "2021-06,镜湖区,玉环市,协议,签约,", "since", "since 2021-04-12 by"),
        ("2021,镜湖区,玉环市,协议,签约,", "2021-06,镜湖区,玉环市,协议,签约,", None, ""),
        ("2021-04-12,镜湖区,玉环市,协议,签约,", "2021-04-12,玉环市,镜湖区,协议,意向,", "status", "signed by 一"),
        ("2021,镜湖区,玉环市,协议,签约,2024", "2021,镜湖区,玉环市,协议,签约,2025-06", "until", "until 2024 by"),
        ("2021,镜湖区,玉环市,协议,签约,2025", "2023-05,镜湖区,玉环市,协议,终止,", "until", "until 2023-05 by"),
        ("2021,镜湖区,玉环市,协议,签约,2019", "2020,镜湖区,松江区,协议,签约,", "order", "ended on 2019, before"),
        # A visit and a signing on one day, and two signings of one document, are no contradiction.
        ("2021-04-12,镜湖区,玉环市,协议,签约,", "2021-04-12,镜湖区,玉环市,会谈,走访,", None, ""),
        ("2021-04-12,镜湖区,玉环市,甲,签约,\n2022,镜湖区,玉环市,乙,签约,", "2020,镜湖区,松江区,丙,签约,", None, ""),
    ],
)  # fmt: skip
def test_documents_that_cannot_both_be_right_are_found(
    tmp_path: Path, one: str, two: str, kind: str | None, said: str
) -> None:
    found = gk.gaps(ledgers(tmp_path, one, two), as_of="2026", rules=["conflicting-link"])
    assert [f.kind for f in found] == ([kind] if kind else [])
    if kind:
        (finding,) = found
        assert said in finding.message_en
        assert len(finding.evidence) == (1 if kind == "order" else 2)
        assert {finding.unit_id, finding.partner_id} == {"340202", "331083"}


def test_a_contradiction_is_known_from_the_day_of_the_later_statement(tmp_path: Path) -> None:
    g = ledgers(tmp_path, "2021-04-12,镜湖区,玉环市,协议,签约,", "2022-06,镜湖区,玉环市,协议,签约,")
    assert len(gk.gaps(g, as_of="2022-06-30", rules=["conflicting-link"])) == 1
    assert len(gk.gaps(g, as_of="2022-05-31", rules=["conflicting-link"])) == 0
