"""A day asked of a server gives what it gives without one: the server holds all that is known."""

from __future__ import annotations

from pathlib import Path

import pytest

import graphkit as gk
from command_line import call
from neo4j_fixtures import Database

pytestmark = pytest.mark.xdist_group("neo4j")

ASKING = (
    ("gaps",), ("links",), ("tasks",), ("stats",), ("query", "roster"), ("query", "county-without-counterpart"),
    ("query", "MATCH (d:Division) WHERE d.key = '340210' RETURN d.name AS name, d.code AS code"),
)  # fmt: skip


def test_commands_answer_the_same_of_a_day(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in database.environment.items():
        monkeypatch.setenv(name, value)
    ledger = tmp_path / "ended.csv"
    ledger.write_text(
        "日期,本地单位,合作对方,状态\n2021,镜湖区,玉环市,签约\n2022-05,镜湖区,玉环市,终止\n", encoding="utf-8"
    )
    graph = gk.wuhu().merge(gk.read(ledger))
    place = tmp_path / "wuhu.graph"
    graph.save(place)
    gk.push(graph, database.uri, database.auth, name="wuhu")
    for words in ASKING:
        # Before the plan, between two rows of the ledger, and today, when one partnership has ended.
        for day in (("--as-of", "2019"), ("--as-of", "2021-12"), ()):
            here = call(*words, place, *day, "-f", "json")
            there = call(*words, "--uri", database.uri, *day, "-f", "json")
            assert (there.status, there.json) == (here.status, here.json), (words, day, there.err)
    days = ("--from", "2021-12-31", "--to", "2024-06-30", "--no-gaps", "-f", "json")
    assert call("diff", "--uri", database.uri, *days).json == call("diff", place, *days).json
