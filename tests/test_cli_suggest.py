"""``graphkit suggest`` in every format and language, and what it says to wrong wishes."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

import graphkit as gk
from command_line import call
from graphkit.tables.width import width

DAY = ("--as-of", "2023-12-31")


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("图") / "本市.graph"
    gk.wuhu().save(place)
    return place


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh", ("新增3对合作", "理由", "领域不明", "仍未解决（0）", "不知道的事", "不是结论")),
        (
            "en",
            ("3 new links", "Why", "sectors not known", "Still open (0)", "What this does not know", "not a decision"),
        ),
    ],
)
def test_a_page_says_what_why_and_what_it_does_not_know(city: Path, language: str, words: tuple[str, ...]) -> None:
    ran = call("suggest", city, *DAY, "--only", "弋江区", "--lang", language)
    assert ran.status == 0, ran.err
    assert [word for word in words if word not in "".join(ran.out.split("\n"))] == []
    assert max(map(width, ran.out.splitlines())) <= 80


def test_json_csv_and_markdown_hold_all_of_it(city: Path, tmp_path: Path) -> None:
    told = call("suggest", city, *DAY, "--only", "弋江区", "--lang", "zh", "--format", "json").json
    assert set(told) == {"schema", "as_of", "suggestions", "open", "unknown"}
    first = told["suggestions"][0]
    assert first["cost"] == sum(first[term] for term in ("sector", "level", "distance", "load", "tie"))
    assert first["runner_up"]
    assert first["closes"][0] == "尚无任何合作对象"
    target = tmp_path / "建议.csv"
    assert call("suggest", city, *DAY, "--only", "弋江区", "--lang", "zh", "-o", target).status == 0
    text = target.read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["counterpart"] for row in rows] == [each["counterpart"] for each in told["suggestions"]]
    assert rows[0]["why"] == first["why"]
    page = call("suggest", city, *DAY, "--only", "弋江区", "--lang", "zh", "--format", "md").out
    assert page.count("弋江区") >= 3


def test_wishes_reach_the_shortlist(city: Path) -> None:
    words = ("--only", "弋江区", "--require", "弋江区=崇明区", "--forbid", "高淳区", "--forbid", "弋江区=溧水区")
    told = call("suggest", city, *DAY, *words, "--format", "json").json["suggestions"]
    names = {each["counterpart"]: each["required"] for each in told}
    assert names["崇明区"] is True
    assert not {"高淳区", "溧水区"} & set(names)


def test_the_weights_shown_can_be_handed_over(city: Path, tmp_path: Path) -> None:
    shown = call("suggest", "--show-weights")
    assert shown.status == 0
    mine = tmp_path / "权重.toml"
    mine.write_text(shown.out.replace("sector = 30", "sector = 0"), encoding="utf-8")
    told = call("suggest", city, *DAY, "--only", "弋江区", "--weights", mine, "--format", "json").json["suggestions"]
    assert {each["sector"] for each in told} == {0}


@pytest.mark.parametrize(
    ("words", "status", "sentence"),
    [
        (("--require", "弋江区"), 2, "write a link as UNIT=COUNTERPART"),
        (("--only", "弋江去"), 2, "no unit is called '弋江去'; did you mean 弋江区"),
        (("--weights", "nowhere.toml"), 3, "nowhere.toml: the weights cannot be read"),
        (("--max-load", "0"), 2, "--max-load"),
    ],
)
def test_a_wish_that_cannot_be_met_is_one_sentence(
    city: Path, words: tuple[str, ...], status: int, sentence: str
) -> None:
    ran = call("suggest", city, *words)
    assert ran.status == status
    assert sentence in ran.err
    assert ran.out == ""


def test_without_a_plan_it_says_so(tmp_path: Path) -> None:
    ledger = tmp_path / "台账.csv"
    ledger.write_text("日期,本地单位,合作对方,事项,状态\n2020,芜湖市,松江区,协议,签约\n", encoding="utf-8")
    ran = call("suggest", ledger, "--lang", "en")
    assert ran.status == 0
    assert "there is no plan among the sources" in ran.err
