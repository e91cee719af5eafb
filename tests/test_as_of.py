"""The graph on a day: what was known to hold then, under the names of the time."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import graph_strategies
import graphkit as gk
import random_graphs
from command_line import call
from graphkit.errors import UsageError
from graphkit.graph import Graph
from graphkit.model import Evidence, Link, Node, Records, Source, Value, status_rank
from graphkit.today import last_day

CITY, FAR, PARK, OTHER = (
    ("Division", "990100"),
    ("Division", "980100"),
    ("Zone", "zone:980100/园"),
    ("Division", "980200"),
)
BOOK = Source("ledger.csv@00", "ledger.csv", "ledger", "00", "utf-8", "甲" * 99)
NEWS = Source("news.txt@11", "news.txt", "plan", "11", "utf-8", "乙" * 99, date="2022-05-01")

DAYS = ("2019-12-31", "2020-06-01", "2021-04-11", "2021-04-12", "2022-12-31", "2023-07-01", "2024-01-31", "2026-01-01")


def told(
    status: str,
    to: tuple[str, str] = FAR,
    at: int = 0,
    source: Source = BOOK,
    turned: bool = False,
    **more: Value,
) -> Link:
    properties = {"status": status, "rank": status_rank(status), **more}
    ends = (*to, *CITY) if turned else (*CITY, *to)
    return Link("PARTNERS_WITH", *ends, properties, Evidence(source.key, source.text[at : at + 2], at, at + 2, "hand"))


def graph(*links: Link, sources: tuple[Source, ...] = (BOOK, NEWS)) -> Graph:
    nodes = (
        Node("Division", CITY[1], "安水市", (), {"level": "city"}),
        Node("Division", FAR[1], "海州市", (), {"level": "city"}),
        Node("Division", OTHER[1], "海宁市", (), {"level": "city"}),
        Node("Zone", PARK[1], "海州园"),
    )
    return Graph.from_records(Records(sources, nodes, links))


def statuses(found: Graph) -> list[str]:
    return sorted(row["status"] for row in found.link_table("PARTNERS_WITH").to_pylist())


def test_a_statement_holds_from_its_day_to_its_last() -> None:
    g = graph(told("signed", since="2021-04", until="2023-06"))
    held = {day: statuses(g.as_of(day)) for day in ("2021-03-31", "2021-04-01", "2021-04", "2023-06-30", "2023-07-01")}
    assert held == {
        "2021-03-31": [], "2021-04-01": ["signed"], "2021-04": ["signed"], "2023-06-30": ["signed"], "2023-07-01": [],
    }  # fmt: skip


def test_an_undated_statement_holds_from_the_day_of_its_document_or_always() -> None:
    g = graph(told("paired", source=NEWS), told("visit", at=4))
    assert statuses(g.as_of("2022-04-30")) == ["visit"]
    assert statuses(g.as_of("2022-05-01")) == ["paired", "visit"]
    # A date in the sentence goes before that of the document, which must then stay as evidence.
    early = graph(told("paired", source=NEWS, since="2020"))
    assert statuses(early.as_of("2020-12-31")) == ["paired"]
    assert early.as_of("2020-12-31").source(NEWS.key) == NEWS
    assert early.as_of("2020-12-31").check_evidence() == ()


def test_a_later_row_raises_the_status_and_the_former_one_is_what_held_before() -> None:
    g = graph(told("intent", since="2021"), told("signed", at=4, since="2022-06"), told("built", at=8, since="2024"))
    strongest = {day: max(statuses(g.as_of(day)), key=status_rank) for day in ("2021", "2022", "2023", "2024")}
    assert strongest == {"2021": "intent", "2022": "signed", "2023": "signed", "2024": "built"}


@pytest.mark.parametrize("turned", [False, True])
def test_a_row_that_says_that_it_ended_ends_what_the_two_had_begun_before(turned: bool) -> None:
    end = told("ended", at=40, until="2023-06-30", turned=turned)
    g = graph(told("signed", since="2021"), told("paired", at=4), told("signed", OTHER, at=8, since="2021"), end)
    assert statuses(g.as_of("2023-06-30")) == ["paired", "signed", "signed"]
    assert statuses(g.as_of("2023-07-01")) == ["signed"]
    again = graph(told("signed", since="2021"), end, told("intent", at=4, since="2024"))
    assert statuses(again.as_of("2024")) == ["intent"], "what they begin anew is not over"


def test_an_end_without_a_date_ends_only_what_has_none() -> None:
    g = graph(told("signed", since="2021"), told("paired", at=4), told("ended", at=40))
    assert statuses(g.as_of("2024")) == ["signed"]


def test_an_end_is_known_from_the_day_of_the_document_that_tells_it() -> None:
    g = graph(told("signed", since="2021"), told("ended", at=40, source=NEWS))
    assert statuses(g.as_of("2022-04-30")) == ["signed"]
    assert statuses(g.as_of("2022-05-02")) == []


def test_units_that_only_later_documents_name_are_not_there_and_places_are() -> None:
    g = graph(told("signed", PARK, since="2023"), told("signed", since="2020"))
    before = g.as_of("2022")
    assert before.labels()["Zone"] == 0
    assert before.labels()["Division"] == 3
    assert before.link_table("PARTNERS_WITH").num_rows == 1


def test_a_plan_is_there_from_the_day_of_its_issue_with_all_that_it_sets() -> None:
    g = gk.wuhu()
    before, then = g.as_of("2021-04-11"), g.as_of("2021-04-12")
    assert [before.labels()[label] for label in ("Plan", "Task", "Target")] == [0, 0, 0]
    assert [before.types()[name] for name in ("GOVERNS", "SETS", "RESPONSIBLE_FOR", "COVERS")] == [0, 0, 0, 0]
    assert [s.kind for s in before.sources] == ["ledger"]
    assert [then.labels()[label] for label in ("Plan", "Task", "Target")] == [1, 24, 7]


def test_the_bundled_ledger_over_the_years() -> None:
    """Counted by hand in data/wuhu/ledger.csv: rows of a city or zone with a partner, by their dates."""
    g = gk.wuhu()

    def with_songjiang(day: str) -> list[str]:
        rows = g.as_of(day).links()
        rows = rows[(rows.unit_id == "340200") & (rows.counterpart_id == "310117")]
        return sorted(set(rows[rows.source.str.startswith("ledger")].status))

    assert with_songjiang("2019-12-31") == []
    assert with_songjiang("2021-12-31") == ["signed"]
    assert with_songjiang("2022-12-31") == ["built", "signed"]
    assert with_songjiang("2023-12-31") == ["built", "membership", "signed"]
    zones = {day: "zone:420200/大冶湖高新技术产业开发区" in g.as_of(day).links().counterpart_id.array for day in DAYS}
    assert not any(held for day, held in zones.items() if day < "2024-07-03")
    assert zones["2026-01-01"]


def test_a_division_has_the_name_and_code_of_the_time_and_keeps_its_key() -> None:
    def place(day: str) -> tuple[str, str, bool]:
        row = gk.wuhu().as_of(day).nodes("Division").set_index("key").loc["340210"]
        return row["name"], row["code"], "湾沚区" in (row["name"], *row["aliases"])

    assert place("2019") == ("芜湖县", "340221", True)
    assert place("2021") == ("湾沚区", "340210", True)
    # A name that stayed while the code changed.
    rows = gk.wuhu().as_of("2010").nodes("Division").set_index("key")
    assert tuple(rows.loc["340209"][["name", "code"]]) == ("弋江区", "340203")
    # 无为县 came from 巢湖市 to 芜湖市 in 2011 and became 无为市 in 2019.
    assert tuple(rows.loc["340281"][["name", "code"]]) == ("无为县", "341422")
    rows = gk.wuhu().as_of("2012").nodes("Division").set_index("key")
    assert tuple(rows.loc["340281"][["name", "code"]]) == ("无为县", "340225")


def test_back_from_an_earlier_name_to_a_later_one() -> None:
    g = gk.wuhu()
    names = dict(zip(*(g.as_of("2019").as_of("2021").nodes("Division")[c] for c in ("key", "name")), strict=True))
    assert names["340210"] == "湾沚区"


def test_a_day_that_leaves_nothing_out_gives_the_graph_itself() -> None:
    g = gk.wuhu()
    assert g.as_of("2026-01-01") is g


def test_a_month_or_year_means_its_last_day() -> None:
    g = gk.wuhu()
    assert g.as_of("2022") == g.as_of("2022-12-31")
    assert g.as_of("2020-09") == g.as_of("2020-09-30")
    with pytest.raises(UsageError, match="no date"):
        g.as_of("last year")


def test_gaps_count_what_held_on_the_day() -> None:
    rows = (
        Node("Plan", "plan:990000/1", "方案", (), {"issuer": "990000", "issued": "2020-01-01"}),
        Link("GOVERNS", "Plan", "plan:990000/1", *CITY, {"role": "county", "basis": "named", "mentions": 1}),
    )
    signed, end = told("signed", since="2021"), told("ended", at=40, until="2023-06-30")
    base = graph(signed, end)
    g = base.merge(Graph.from_records(Records(nodes=(rows[0], *base_nodes(base)), links=(rows[1],))))

    def found(day: str) -> list[str]:
        return [f.unit_id for f in gk.gaps(g, as_of=day, rules=["county-without-counterpart"])]

    assert found("2019") == [], "there was no plan yet"
    assert found("2020") == ["990100"]
    assert found("2022") == []
    assert found("2024") == ["990100"]
    last = gk.gaps(g, as_of="2024", rules=["county-without-counterpart"])[0]
    assert [e.start for e in last.evidence] == [0, 40], "what was signed and what ended it explain the gap"


def base_nodes(g: Graph) -> list[Node]:
    return [Node("Division", row["key"], row["name"]) for row in g.node_table("Division").to_pylist()]


@pytest.mark.parametrize("name", ["links", "tasks", "stats", "gaps"])
def test_commands_answer_as_of_a_day(name: str, tmp_path: Path) -> None:
    place = tmp_path / "then.graph"
    gk.wuhu().as_of("2022").save(place)
    asked = call(name, "--as-of", "2022", "-f", "json").json
    assert asked == call(name, place, "--as-of", "2022-12-31", "-f", "json").json
    assert asked != call(name, "--as-of", "2020", "-f", "json").json


def test_why_and_query_answer_under_the_names_of_the_time() -> None:
    asked = call(
        "query", "MATCH (d:Division) WHERE d.key = '340210' RETURN d.name AS name", "--as-of", "2019", "-f", "json"
    )
    assert asked.json["rows"] == [{"name": "芜湖县"}]
    assert call("why", "芜湖市", "松江区", "--as-of", "2021", "-f", "json").json["statements"][0]["since"] == "2020"
    assert call("why", "芜湖市", "松江区", "--as-of", "2019", "-f", "json").json["statements"] == []


def test_a_day_before_the_plan_is_said() -> None:
    answer = call("gaps", "--as-of", "2020", "--lang", "en")
    assert answer.status == 0
    assert "no plan had been issued by 2020-12-31; the first is of 2021-04-12" in answer.err


days = st.sampled_from(DAYS)


@given(st.integers(0, 400), days)
@settings(max_examples=60)
def test_asking_again_for_the_same_day_changes_nothing(seed: int, day: str) -> None:
    held = Graph.from_records(random_graphs.records(seed)).as_of(day)
    assert held.as_of(day) == held
    assert held.as_of(day) is held


@given(graph_strategies.records(), st.text(max_size=6))
@settings(max_examples=60)
def test_any_graph_has_a_state_on_a_day_and_it_saves_and_loads(records: Records, text: str) -> None:
    held = Graph.from_records(records).as_of("2021")
    assert held.as_of("2021") == held
    assert held.check_evidence() == Graph.from_records(records).as_of("2021").check_evidence()
    for name in held.types():
        table = held.link_table(name)
        keys = {key for label in held.labels() for key in held.node_table(label)["key"].to_pylist()}
        assert {*table["from_key"].to_pylist(), *table["to_key"].to_pylist()} <= keys


@given(st.integers(0, 400), days, days)
@settings(max_examples=60)
def test_what_is_known_only_grows_and_what_ends_is_all_that_goes(seed: int, one: str, other: str) -> None:
    first, second = sorted((one, other))
    whole = Graph.from_records(random_graphs.records(seed))
    before, after = whole.as_of(first), whole.as_of(second)
    for label in ("Plan", "Task", "Target", "Division"):
        assert keys(before.node_table(label)) <= keys(after.node_table(label))
    rows = {row["key"]: row for row in whole.link_table("PARTNERS_WITH").to_pylist()}
    ended = {frozenset((row["from_key"], row["to_key"])) for row in rows.values() if row["status"] == "ended"}
    for key in keys(before.link_table("PARTNERS_WITH")) - keys(after.link_table("PARTNERS_WITH")):
        row = rows[key]
        over = row["until"] is not None and row["until"] + "~" < second
        assert over or frozenset((row["from_key"], row["to_key"])) in ended
    # Looking back from the later day shows nothing that was not there.
    assert keys(after.as_of(first).link_table("PARTNERS_WITH")) <= keys(before.link_table("PARTNERS_WITH"))


def keys(table: object) -> set[str]:
    return set(table["key"].to_pylist())  # type: ignore[index]


def test_last_days_of_months_and_years() -> None:
    assert [last_day(text) for text in ("2023", "2023-02", "2024-02", "2024-02-03")] == [
        "2023-12-31", "2023-02-28", "2024-02-29", "2024-02-03",
    ]  # fmt: skip
