"""The catalogue of queries: headers are read, parameters checked, and every query runs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import random_graphs
from graphkit.errors import InputError, UsageError
from graphkit.graph import Graph
from graphkit.queries import catalogue, check_params, find, parse_query
from graphkit.store import open_store
from graphkit.store.statements import check_reads, parameters

HEADER = """// id: some-query
// title: A title
// 标题: 标题
// question: What?
// params: unit text, least integer = 2, provinces texts = ['31', '32'], sure truth = true, day date = null
// columns: a, b
MATCH (n) RETURN n.key AS a, n.name AS b
"""
QUERY = parse_query(HEADER, Path("some-query.cypher"))


def test_a_header_is_read() -> None:
    assert (QUERY.id, QUERY.title, QUERY.title_zh, QUERY.question) == ("some-query", "A title", "标题", "What?")
    assert QUERY.severity is None
    assert QUERY.columns == ("a", "b")
    assert [(p.name, p.kind, p.optional, p.default) for p in QUERY.params] == [
        ("unit", "text", False, None),
        ("least", "integer", True, 2),
        ("provinces", "texts", True, ("31", "32")),
        ("sure", "truth", True, True),
        ("day", "date", True, None),
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("// title: A title\n", "", "lacks the line // title"),
        ("// title:", "// titel:", "line 2: unknown header line 'titel'; did you mean title"),
        ("// question: What?", "// question:", "question is empty"),
        ("// columns: a, b", "// columns a, b", "line 6: write the header as // name: value"),
        ("// columns: a, b", "// columns: a\n// columns: b", "said twice"),
        ("least integer", "least int", "write name type or name type = default"),
        ("= true", "= perhaps", "the default of sure is perhaps"),
        ("// id: some-query", "// id: Some Query", "small letters"),
        ("// columns", "// severity: fatal\n// columns", "unknown severity 'fatal'"),
    ],
)
def test_a_bad_header_is_told(old: str, new: str, said: str) -> None:
    with pytest.raises(InputError, match=r"^some-query.cypher") as failure:
        parse_query(HEADER.replace(old, new), Path("some-query.cypher"))
    assert said in str(failure.value)


def test_parameters_are_completed_and_converted() -> None:
    assert check_params(QUERY, {"unit": "镜湖区"}) == {
        "unit": "镜湖区", "least": 2, "provinces": ("31", "32"), "sure": True, "day": None,
    }  # fmt: skip
    typed = {"unit": "1", "least": "3", "provinces": "31，33", "sure": "否", "day": "2021-04"}
    assert check_params(QUERY, typed) == {
        "unit": "1", "least": 3, "provinces": ("31", "33"), "sure": False, "day": "2021-04",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "some-query needs unit, text: add -p unit=VALUE"),
        ({"unit": "x", "lest": 1}, "no parameter 'lest'; did you mean least"),
        ({"unit": 3}, "unit is 3, but it must be text"),
        ({"unit": "x", "least": "many"}, "least is 'many', but it must be a whole number"),
        ({"unit": "x", "least": True}, "must be a whole number"),
        ({"unit": "x", "sure": "perhaps"}, "must be true or false"),
        ({"unit": "x", "provinces": [1]}, "must be texts"),
        ({"unit": "x", "day": "2021-13"}, "no date"),
        ({"unit": None}, "must be text"),
    ],
)
def test_wrong_parameters_are_told(given: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageError) as failure:
        check_params(QUERY, given)
    assert said in str(failure.value)


def test_the_day_is_today_where_none_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRAPHKIT_TODAY", "2024-05-06")
    assert check_params(find("roster"), {}) == {"as_of": "2024-05-06"}


def test_the_library_holds_rules_and_questions() -> None:
    rules = [query for query in catalogue().values() if query.severity]
    assert len(rules) == 14
    assert len(catalogue()) - len(rules) >= 14
    with pytest.raises(UsageError, match="did you mean links-of-unit"):
        find("links-of-units")


def test_headers_declare_the_parameters_that_the_texts_use() -> None:
    for query in catalogue().values():
        assert parameters(query.text) == {p.name for p in query.params}, query.id
        check_reads(query.text)


def test_every_query_runs_and_returns_its_columns_in_one_order() -> None:
    store = open_store(Graph.from_records(random_graphs.many(range(20))))
    for query in catalogue().values():
        given = {p.name: "芜湖市" for p in query.params if p.name in {"unit", "counterpart"}}
        values = check_params(query, {**given, **({"as_of": "2024"} if "as_of" in parameters(query.text) else {})})
        first = store.run(query.text, values)
        assert first.columns == query.columns, query.id
        rows = first.rows if query.id not in {"annex-mismatch", "overdue"} else sorted(first.rows, key=str)
        again = store.run(query.text, values).rows
        assert rows == (again if rows is first.rows else sorted(again, key=str)), query.id
    store.close()
