"""``graphkit analyse`` in every format and language, and what it says to wrong words."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

import graphkit as gk
from command_line import call
from graphkit.analysis import ANALYSES, coverage
from graphkit.errors import UsageError
from graphkit.tables.width import width

DAY = ("--as-of", "2021-12-31")


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled plan and ledger, saved under a Chinese name."""
    place = tmp_path_factory.mktemp("图") / "本市.graph"
    gk.wuhu().save(place)
    return place


@pytest.mark.parametrize("name", ANALYSES)
def test_every_analysis_answers_in_every_format(name: str, city: Path, tmp_path: Path) -> None:
    for language in ("en", "zh"):
        page = call("analyse", name, city, *DAY, "--lang", language)
        assert page.status == 0, page.err
        assert page.out.startswith(getattr(ANALYSES[name], language))
        lines = page.out.splitlines()
        assert max(width(line) for line in lines) <= 80
        assert set(lines[3]) <= {"─", " "}, "headings stand on one line"
    found = call("analyse", name, city, *DAY, "--format", "json").json
    assert (found["schema"], found["analysis"], found["as_of"]) == (1, name, "2021-12-31")
    table = call("analyse", name, city, *DAY, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(table.out.removeprefix("\ufeff"))))
    assert len(rows) == len(found["rows"]) > 0
    assert list(rows[0]) == list(found["rows"][0])
    frame = gk.analyse(gk.load(city), name, "2021-12-31")
    assert len(frame) == len(rows)
    target = tmp_path / "分析.md"
    assert call("analyse", name, city, *DAY, "-o", target).status == 0
    assert target.read_text(encoding="utf-8").count("\n") >= len(rows)


def test_the_list_names_all_of_them() -> None:
    names = {each["analysis"] for each in call("analyse", "--list", "--format", "json").json["analyses"]}
    assert names == {*ANALYSES, "comparison"}


def test_two_days_and_two_plans_can_be_compared(tmp_path: Path) -> None:
    gk.wuhu(ledger=False).save(tmp_path / "方案.graph")
    days = call("analyse", "comparison", *DAY, "--against-date", "2024-12-31", "--format", "json").json["rows"]
    assert {row["measure"]: row["change"] for row in days}["signed-pairs"] == 1
    words = ("analyse", "comparison", *DAY, "--against", tmp_path / "方案.graph")
    plans = {row["measure"]: row["change"] for row in call(*words, "--format", "json").json["rows"]}
    assert (plans["signed-pairs"], plans["pairs"]) == (-4, -4)


def test_figures_and_words_read_alike(city: Path) -> None:
    def page(name: str, *more: str) -> list[list[str]]:
        return [line.split() for line in call("analyse", name, city, *DAY, *more, "--lang", "zh").out.splitlines()]

    spread = [row for row in page("concentration") if row[:1] == ["镜湖区"]]
    # One partner, in 上海市 for 产业: all of it in one place.
    assert [row[1] for row in spread] == ["省份", "城市", "领域"]
    assert {(row[5], row[-2], row[-1]) for row in spread} == {("1.00", "100", "%")}
    kinds = {row[2]: row[3:] for row in page("balance") if row[:1] == ["鸠江区"]}
    assert kinds == {"余姚机器人小镇": ["小镇", "类型"]}
    assert page("comparison", "--against-date", "2024-12-31")[0] == ["指标", "2021-12-31", "2024-12-31", "变化"]
    # Task 2 of the body names 19 departments: a table shows some and their number.
    assert "共19个" in call("analyse", "crowded", city, *DAY, "--lang", "zh").out.replace(" ", "").replace("\n", "")
    first = next(row for row in page("communities") if row[:1] == ["1"])
    assert first[1] == "芜湖市"
    assert "苏州市" in first[2], "a line has a group, its units beside their counterparts"


def test_a_graph_without_partnerships_answers_with_nothing(tmp_path: Path) -> None:
    (tmp_path / "empty.csv").write_text("日期,本地单位,合作对方,事项,状态\n", encoding="utf-8")
    for name in ANALYSES:
        ran = call("analyse", name, tmp_path / "empty.csv", "--lang", "en")
        assert ran.status == 0, ran.err
        assert "Nothing to show." in ran.out
    compared = call("analyse", "comparison", tmp_path / "empty.csv", "--against-date", "2020", "--format", "json")
    assert {row["before"] for row in compared.json["rows"]} <= {0.0, None}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "name an analysis, or say --list"),
        (["covrage"], "did you mean coverage-levels"),
        (["loss", "--against-date", "2020"], "loss: --against and --against-date belong to comparison."),
        (["comparison"], "comparison: name the other side"),
        (["target-shares", "--least", "signed"], "target-shares: --least does not fit"),
        (["comparison", "--against", "nowhere.graph"], "nowhere.graph: there is no such file or saved graph"),
    ],
)
def test_what_cannot_be_answered_is_said_in_one_sentence(words: list[str], told: str) -> None:
    ran = call("analyse", *words)
    assert ran.status in (2, 3)
    assert told in ran.err
    assert "Traceback" not in ran.err


def test_python_gets_the_same_sentences() -> None:
    graph = gk.wuhu(ledger=False)
    with pytest.raises(UsageError, match="did you mean"):
        gk.analyse(graph, "covrage")
    with pytest.raises(UsageError, match="asks about one graph"):
        gk.analyse(graph, "loss", other=graph)
    with pytest.raises(UsageError, match="makes no counterpart"):
        gk.analyse(graph, "loss", least="visit")
    network = graph.to_networkx()
    with pytest.raises(UsageError, match="no coverage by"):
        coverage(network, by="colour")  # type: ignore[arg-type]
