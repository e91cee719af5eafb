"""What links, tasks, stats, why and check answer on a small plan made by hand."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

import small_graph
from command_line import call
from small_graph import EAST, FIRST, KEY, PARK, PEARL, PLAN, QUOTA, TEXT, VAGUE, ZONE


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("saved") / "安水 city.graph"
    small_graph.graph().save(place)
    return place


def test_links_in_json_have_the_fixed_keys(graph: Path) -> None:
    answer = call("links", graph, "--format", "json").json
    assert answer["schema"] == 1
    first, second = answer["links"]
    wanted = {
        "unit": "东湖区",
        "unit_id": EAST[1],
        "unit_names": ["东湖区", "安水市东湖区"],
        "counterpart": "海州市明珠区",
        "counterpart_id": PEARL[1],
        "counterpart_names": ["海州市明珠区", "明珠区"],
        "status": "planned",
        "task": 1,
        "task_id": f"{PLAN}/task/1",
        "since": None,
        "until": None,
        "sectors": [],
        "source": KEY,
        "quote": FIRST,
        "start": TEXT.index(FIRST),
        "end": TEXT.index(FIRST) + len(FIRST),
        "rule": "joined-by-with",
    }
    assert {key: first[key] for key in wanted} == wanted
    assert (second["unit_id"], second["counterpart_id"], second["since"]) == (ZONE[1], PARK[1], "2022-03")


def test_links_leave_out_whom_nobody_names_unless_asked(graph: Path) -> None:
    named = call("links", graph, "--format", "json").json["links"]
    everything = call("links", graph, "--all", "--format", "json").json["links"]
    assert [link["counterpart"] for link in everything if link not in named] == ["有关城区"]


def test_links_of_a_day_leave_out_what_began_later(graph: Path) -> None:
    found = call("links", graph, "--as-of", "2022-01-31", "--format", "json").json["links"]
    assert [link["unit"] for link in found] == ["东湖区"]


def test_links_as_a_table_show_names_and_status_in_the_language_asked(graph: Path) -> None:
    english, chinese = (call("links", graph, "--lang", lang).out for lang in ("en", "zh"))
    assert "counterpart" in english
    assert "signed" in english
    assert "合作对象" in chinese
    assert "已签约" in chinese


def test_csv_of_links_opens_in_excel_and_keeps_the_quote(graph: Path) -> None:
    text = call("links", graph, "--format", "csv").out
    assert text.startswith("\ufeffunit,")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [row["quote"] for row in rows] == [FIRST, "安水高新区与海州工业园共建园区"]


def test_tasks_in_json_have_the_fixed_keys(graph: Path) -> None:
    answer = call("tasks", graph, "--format", "json").json
    assert [(task["part"], task["no"]) for task in answer["tasks"]] == [("body", 1), ("body", 2), ("annex", 1)]
    first, second, row = answer["tasks"]
    assert (first["responsible"], first["responsible_groups"]) == ([], ["各区政府"])
    assert (second["responsible"], second["ongoing"], second["due"]) == (["市发改委", "市科技局"], True, None)
    assert (row["responsible"], row["due"], row["elaborates"]) == (["东湖区政府"], "2022-06", 1)
    assert TEXT[row["start"] : row["end"]] == row["quote"]
    assert {"id", "title", "quote", "start", "end"} <= first.keys()


def test_targets_in_json_have_the_fixed_keys(graph: Path) -> None:
    (target,) = call("tasks", graph, "--format", "json").json["targets"]
    wanted = {
        "id": f"{PLAN}/target/1",
        "what": QUOTA,
        "scope": "county",
        "counterpart_scope": "division",
        "measure": "counterparts",
        "minimum": 1,
        "minimum_status": "signed",
        "by": "2023-12",
        "quote": QUOTA,
    }
    assert {key: target[key] for key in wanted} == wanted


def test_tasks_of_a_day_tell_whose_deadline_had_passed(graph: Path) -> None:
    late = call("tasks", graph, "--as-of", "2022-07-01", "--format", "json").json["tasks"]
    in_time = call("tasks", graph, "--as-of", "2022-06-30", "--format", "json").json["tasks"]
    assert [task["overdue"] for task in late] == [False, False, True]
    assert [task["overdue"] for task in in_time] == [False, False, False]


def test_csv_of_tasks_can_hold_the_targets_instead(graph: Path) -> None:
    assert call("tasks", graph, "--format", "csv").out.startswith("\ufeffid,part,no,")
    assert call("tasks", graph, "--targets", "--format", "csv").out.startswith("\ufeffid,what,scope,")


def test_stats_in_json_have_the_fixed_keys(graph: Path) -> None:
    answer = call("stats", graph, "--format", "json").json
    assert answer["roster"] == {
        "county": ["东湖区", "西山区"],
        "zone": ["安水高新技术产业开发区"],
        "department": ["安水市发展和改革委员会", "安水市科学技术局"],
    }
    assert (answer["nodes"]["Division"], answer["nodes"]["Alliance"]) == (3, 0)
    assert (answer["links"]["PARTNERS_WITH"], answer["pairs"]) == (3, 2)


def test_why_shows_the_sentence_with_both_names_marked(graph: Path) -> None:
    answer = call("why", "明珠区", "东湖区", graph, "--lang", "en")
    assert "推动【东湖区】与【海州市明珠区】开展结对合作，西山区与有关城区加强联系。" in answer.out
    assert "plan.txt, line 3, characters 20 to 37" in answer.out


def test_why_in_json_gives_the_place_of_each_name(graph: Path) -> None:
    (statement,) = call("why", EAST[1], PEARL[1], graph, "--format", "json").json["statements"]
    assert [(TEXT[n["start"] : n["end"]], n["side"]) for n in statement["names"]] == [
        ("东湖区", "unit"),
        ("海州市明珠区", "counterpart"),
    ]
    begin = statement["context_start"]
    assert TEXT[begin : begin + len(statement["context"])] == statement["context"]


def test_why_tells_of_the_other_counterparts_where_there_is_no_sentence(graph: Path) -> None:
    answer = call("why", "东湖区", "海州工业园", graph, "--lang", "en")
    assert (answer.status, answer.out) == (0, "")
    assert "东湖区 is tied to: 海州市明珠区" in answer.err


def test_why_proposes_the_nearest_names(graph: Path) -> None:
    answer = call("why", "东胡区", "明珠区", graph)
    assert answer.status == 2
    assert "did you mean 东湖区?" in answer.err


def test_why_finds_a_vague_promise_too(graph: Path) -> None:
    answer = call("why", "西山区", "有关城区", graph, "--format", "json")
    assert [row["quote"] for row in answer.json["statements"]] == [VAGUE]


def test_check_shows_what_was_not_understood_with_its_place(graph: Path) -> None:
    (remark,) = call("check", graph, "--format", "json").json["remarks"]
    assert (remark["kind"], remark["reason"], remark["line"]) == ("no-link", "one-party", 5)
    assert TEXT[remark["start"] : remark["end"]] == remark["quote"]
    assert "plan.txt:5  names one side only" in call("check", graph, "--lang", "en").out.replace("5 names", "5  names")


def test_stats_tell_for_how_many_sentences_without_a_link_it_is_known_why(graph: Path) -> None:
    assert call("stats", graph, "--format", "json").json["sentences"] == {
        "without_link": 1, "explained": 1, "share_explained": 1.0,
    }  # fmt: skip
    assert "without a link: 1; for 1 it is known why (100 %)" in call("stats", graph, "--lang", "en").out


@pytest.mark.parametrize("name", ["links", "tasks", "stats", "check"])
@pytest.mark.parametrize("form", ["table", "json", "csv", "md"])
def test_every_answer_comes_in_every_format_and_twice_the_same(graph: Path, name: str, form: str) -> None:
    first, second = (call(name, graph, "--format", form) for _ in range(2))
    assert first.status == 0
    assert first.out
    assert first.out == second.out


@pytest.mark.parametrize(("ending", "begins"), [("json", "{"), ("csv", "\ufeff"), ("md", "| unit |"), ("txt", "unit ")])
def test_the_ending_of_the_file_chooses_the_format(graph: Path, tmp_path: Path, ending: str, begins: str) -> None:
    file = tmp_path / f"结果.{ending}"
    assert call("links", graph, "-o", file, "--lang", "en") == (
        answer := call("links", graph, "-o", file, "--lang", "en")
    )
    assert (answer.status, answer.out, answer.err) == (0, "", "")
    assert file.read_text(encoding="utf-8").startswith(begins)
    assert [place.name for place in tmp_path.iterdir()] == [file.name]
