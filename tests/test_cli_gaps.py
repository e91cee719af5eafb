"""What ``graphkit gaps`` tells of a small plan made by hand."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

import small_graph
from command_line import call
from graphkit.tables.width import width
from small_graph import FIRST, KEY, QUOTA, TEXT, VAGUE, WEST

DAY = ("--as-of", "2023-06-30")


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("graphs") / "small.graph"
    small_graph.graph().save(place)
    return place


def test_findings_in_json_have_the_fixed_keys(graph: Path) -> None:
    answer = call("gaps", graph, *DAY, "--format", "json").json
    assert (answer["schema"], answer["as_of"]) == (1, "2023-06-30")
    (finding,) = (f for f in answer["findings"] if f["rule"] == "county-without-counterpart")
    told = {key: finding[key] for key in ("severity", "unit", "unit_id", "have", "need")}
    assert told == {"severity": "error", "unit": "西山区", "unit_id": WEST[1], "have": 0, "need": 1}
    assert finding["message"]
    assert finding["evidence"][0] == {
        "source": KEY,
        "quote": QUOTA,
        "start": TEXT.index(QUOTA),
        "end": TEXT.index(QUOTA) + len(QUOTA),
        "place": None,
    }


@pytest.mark.parametrize(("lang", "word"), [("zh", "没有"), ("en", "no counterpart")])
def test_messages_come_in_the_language_asked(graph: Path, lang: str, word: str) -> None:
    findings = call("gaps", graph, *DAY, "--lang", lang, "--format", "json").json["findings"]
    assert word in next(f["message"] for f in findings if f["rule"] == "county-without-counterpart")


def test_the_first_ten_lines_tell_the_state_of_things(graph: Path) -> None:
    head = call("gaps", graph, *DAY, "--lang", "en").out.splitlines()[:10]
    assert head[:3] == ["安水市合作方案", "安政〔2021〕1号; 2021-04-12; as of 2023-06-30", ""]
    facts = "\n".join(head)
    assert "Documents    plan.txt\n" in facts
    assert "1 of 2 have a counterpart" in facts
    assert "1 of 1 have a zone or park" in facts
    assert "0 of 2 have a counterpart" in facts
    assert "0 of 1 reached" in facts
    assert "2 in the body, 1 in the annex" in facts


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("columns", ["60", "80", "120"])
def test_no_line_is_wider_than_the_terminal(
    graph: Path, lang: str, columns: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert max(map(width, call("gaps", graph, *DAY, "--lang", lang).out.splitlines())) <= int(columns)


def test_every_finding_shows_the_words_that_it_rests_on(graph: Path) -> None:
    page = call("gaps", graph, *DAY, "--lang", "zh").out
    assert f"plan.txt:{TEXT.index(QUOTA)} “{QUOTA}”" in page
    assert f"plan.txt:{TEXT.index(VAGUE)} “{VAGUE}”" in page
    assert FIRST.replace("\n", "") in page


def test_what_was_not_understood_stands_apart(graph: Path) -> None:
    page = call("gaps", graph, *DAY, "--lang", "en").out
    assert "graphkit check" in " ".join(page.splitlines()[-2:])


def test_rules_can_be_chosen(graph: Path) -> None:
    words = ("gaps", graph, *DAY, "--rule", "vague-commitment", "--rule", "overdue", "--format", "json")
    assert {f["rule"] for f in call(*words).json["findings"]} == {"vague-commitment", "overdue"}


def test_severity_is_the_least_to_show(graph: Path) -> None:
    shown = call("gaps", graph, *DAY, "--severity", "warning", "--format", "json").json["findings"]
    assert {f["severity"] for f in shown} == {"error", "warning"}


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["--fail-on", "error"], 1),
        (["--fail-on", "info"], 1),
        ([], 0),
        (["--rule", "vague-commitment", "--fail-on", "error"], 0),
        (["--rule", "vague-commitment", "--fail-on", "info"], 1),
    ],
)
def test_findings_fail_only_where_that_is_asked_for(graph: Path, words: list[str], status: int) -> None:
    answer = call("gaps", graph, *DAY, *words)
    assert answer.status == status
    assert answer.out


def test_findings_of_a_failing_run_are_written_all_the_same(graph: Path, tmp_path: Path) -> None:
    file = tmp_path / "gaps.csv"
    assert call("gaps", graph, *DAY, "--fail-on", "error", "-o", file).status == 1
    rows = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig"))))
    assert {"county-without-counterpart", "below-target"} <= {row["rule"] for row in rows}
    assert all(TEXT[int(row["start"]) : int(row["end"])] == row["quote"] for row in rows if row["quote"])


def test_an_unknown_rule_gets_the_nearest(graph: Path) -> None:
    answer = call("gaps", graph, "--rule", "county-without-counterparts")
    assert answer.status == 2
    assert "did you mean county-without-counterpart" in answer.err


def test_the_same_day_gives_the_same_bytes(graph: Path) -> None:
    assert call("gaps", graph, *DAY) == call("gaps", graph, *DAY)
