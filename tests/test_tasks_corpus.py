"""Other people's documents: titles, responsible units and deadlines against gold files made by reading."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from graphkit_loaders.documents import read_text
from graphkit_loaders.reader.clean import clean
from graphkit_loaders.reader.outline import outline
from graphkit_loaders.reader.shapes import Outline
from shared import shared

STATE_COUNCIL = (
    "01_zimao_53cuoshi.txt", "03_xiaofei_fupin.txt", "05_jili_30.txt", "06_tiyu_jingsai.txt", "10_xizangban_table.txt",
)  # fmt: skip
PRACTICE = (
    "a01_jingyan_yaodian.txt", "a03_qingding_renwu.txt", "a11_jingshen_renwubiao.txt", "a24_guangmei_qingdan.txt",
    "a26_huming_yaodian.txt", "a27_shenbai_jihua.txt", "a28_yongbeng_biao.txt", "a29_qiandongnan_jihua.txt",
)  # fmt: skip
GOLD = {"corpus_tasks": "gold.json", "corpus_more": "gold_a.json"}
DOCUMENTS = [("corpus_tasks", name) for name in STATE_COUNCIL] + [("corpus_more", name) for name in PRACTICE]


def read(path: Path) -> Outline:
    return outline(clean(read_text(path).text))


def fold(name: str) -> str:
    return unicodedata.normalize("NFKC", name).replace(" ", "")


def gold(folder: str, name: str) -> dict[str, Any]:
    entries = json.loads(shared(f"{folder}/{GOLD[folder]}").read_text(encoding="utf-8"))
    return next(entry for entry in entries if entry["doc"] == name)


@pytest.mark.parametrize(("folder", "name"), DOCUMENTS)
def test_responsible_units_of_every_task(folder: str, name: str) -> None:
    expected: dict[tuple[str, str], set[str]] = {}
    for task in gold(folder, name)["tasks"]:
        if task["no"] is not None:
            key = (str(task["no"]), fold(task["title"]))
            expected.setdefault(key, set()).update(fold(unit) for unit in task["responsible"])
    rows = [row for row in read(shared(f"{folder}/{name}")).tasks if row.no is not None]
    assert len(rows) == len(expected)
    for row, ((_, title), units) in zip(rows, expected.items(), strict=True):
        assert fold(row.title).startswith(title) or title.startswith(fold(row.title))
        assert {fold(unit.printed) for unit in row.responsible if not unit.group} == units


@pytest.mark.parametrize(
    ("folder", "name"),
    [pair for pair in DOCUMENTS if pair[1] not in ("a26_huming_yaodian.txt", "a27_shenbai_jihua.txt")],
)
def test_deadlines(folder: str, name: str) -> None:
    expected = sorted({task["due"] for task in gold(folder, name)["tasks"] if task["due"]})
    assert sorted({row.due[:7] for row in read(shared(f"{folder}/{name}")).tasks if row.due}) == expected


@pytest.mark.parametrize(
    ("folder", "name", "number", "issuer"),
    [
        ("corpus_tasks", "01_zimao_53cuoshi.txt", "国发〔2018〕38号", "国务院"),
        ("corpus_tasks", "03_xiaofei_fupin.txt", "国办发〔2018〕129号", "国务院办公厅"),
        ("corpus_tasks", "10_xizangban_table.txt", "国办发〔1996〕32号", "国务院办公厅"),
        ("corpus_more", "a01_jingyan_yaodian.txt", None, "十堰市协作办"),
        ("corpus_more", "a18_jingan_tiaozheng.txt", None, "两省市支援协作办公室"),
    ],
)
def test_number_and_issuer(folder: str, name: str, number: str | None, issuer: str) -> None:
    found = read(shared(f"{folder}/{name}"))
    assert (found.number, found.issuer) == (number, issuer)


@pytest.mark.parametrize("name", ["51_sichuan_2026.txt", "71_guangdong_2026.txt", "96_tongchuan_2010.txt"])
def test_government_work_reports_have_no_tasks_or_targets(name: str) -> None:
    found = read(shared(f"corpus_real/{name}"))
    assert (found.genre, found.tasks, found.targets) == ("report", (), ())


@pytest.mark.parametrize(
    "name", ["a20_tongren_jiebang.txt", "b03_headlines.txt", "b12_company.txt", "b29_njdsq_chronicle.txt"]
)
def test_news_and_lists_have_no_tasks(name: str) -> None:
    assert read(shared(f"corpus_more/{name}")).tasks == ()
