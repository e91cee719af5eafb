"""The reader's tables: what they hold is checked when they are read, and a slip is told with file and entry."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from graphkit.errors import InputError
from graphkit_loaders.gazetteer import gazetteer
from graphkit_loaders.reader import giving, lexicon, patterns, sectors, statusrules, surroundings, wordtables
from graphkit_loaders.reader.expressions import MANY, Cursor


def broken(monkeypatch: pytest.MonkeyPatch, module: Any, change: Callable[[dict[str, Any]], None]) -> None:
    """Let a module read its tables with a change made to them."""

    def table(name: str) -> dict[str, Any]:
        data = wordtables.table(name)
        if name in ("patterns.toml", "status.toml", "sectors.toml", "lexicon.toml", "giving.toml"):
            change(data)
        return data

    monkeypatch.setattr(module, "table", table)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"match": "(?P<a>{NOBODY})"}, "macro NOBODY"),
        ({"match": "(?P<a>[PZ"}, "no regular expression"),
        ({"needs": "luck"}, "needs = luck"),
        ({"pairs": ["a&b"]}, "pairs = a&b"),
        ({"pairs": ["a*b:married"]}, "pairs = a*b:married"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_slip_in_a_pattern_names_the_pattern(
    monkeypatch: pytest.MonkeyPatch, change: dict[str, Any], words: str
) -> None:
    broken(monkeypatch, patterns, lambda data: data["pattern"][3].update(change))
    with pytest.raises(InputError) as raised:
        [pattern.match.compiled() for pattern in patterns.patterns.__wrapped__()]
    name = wordtables.table("patterns.toml")["pattern"][3]["id"]
    assert "patterns.toml" in str(raised.value)
    assert name in str(raised.value)
    assert words in str(raised.value)


def test_a_pattern_without_its_match_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    broken(monkeypatch, patterns, lambda data: data["pattern"][0].pop("match"))
    with pytest.raises(InputError, match=r"patterns.toml: the entry \S+ has no match; add it"):
        patterns.patterns.__wrapped__()


def test_a_word_in_two_classes_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def change(data: dict[str, Any]) -> None:
        data["class"]["and"]["words"] += " 合作"

    broken(monkeypatch, lexicon, change)
    with pytest.raises(InputError, match=r"lexicon.toml: 合作 stands twice"):
        lexicon.lexicon.__wrapped__(gazetteer())


def test_a_flag_on_no_word_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def change(data: dict[str, Any]) -> None:
        data["flags"]["weak"] += " 没有这个词"

    broken(monkeypatch, lexicon, change)
    with pytest.raises(InputError, match=r"lexicon.toml: 没有这个词 has a flag but stands in no class"):
        lexicon.lexicon.__wrapped__(gazetteer())


def test_an_unknown_status_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    broken(monkeypatch, statusrules, lambda data: data["rule"][1].update(status="married"))
    with pytest.raises(InputError, match=r"status.toml: the entry \S+ has status = married; it is one of ended, "):
        statusrules.rules.__wrapped__()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"colour": "red"}, "colour, which is not known"),
        ({"status": "married"}, "status = married; it is one of ended, "),
        ({"form": "A(与B"}, "no regular expression"),
        ({"form": "A{nothing}B"}, "uses 'nothing'"),
    ],
)
def test_a_slip_in_a_form_names_the_form(monkeypatch: pytest.MonkeyPatch, change: dict[str, Any], words: str) -> None:
    broken(monkeypatch, giving, lambda data: data["form"][3].update(change))
    with pytest.raises(InputError) as raised:
        giving.forms.__wrapped__()
    assert "giving.toml" in str(raised.value)
    assert wordtables.table("giving.toml")["form"][3]["id"] in str(raised.value)
    assert words in str(raised.value)


def test_an_expression_is_read_piece_by_piece() -> None:
    cursor = Cursor("?P<a>[^]甲]{2,}?[乙-丁][丙\\]]*(")
    assert not cursor.opened()
    assert cursor.stands("[")
    cursor.at += 1
    assert cursor.spelt() is None, "all but two characters"
    assert cursor.times() == (2, MANY)
    cursor.at += 1
    assert cursor.spelt() is None, "a range"
    assert cursor.times() == (1, 1)
    cursor.at += 1
    assert cursor.spelt() is None, "a bracket that does not end the class"
    assert cursor.times() == (0, MANY)
    assert cursor.text[cursor.at] == "("


def test_a_term_in_two_fields_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    broken(monkeypatch, sectors, lambda data: data["sector"].update({"别的": ["旅游"]}))
    with pytest.raises(InputError, match=r"sectors.toml: 旅游 stands under 文旅 and 别的"):
        sectors._terms.__wrapped__()


def test_a_missing_table_is_told() -> None:
    with pytest.raises(InputError, match=r"nowhere.toml: this table of the reader is missing"):
        wordtables.table("nowhere.toml")


def test_no_table_names_what_one_document_says() -> None:
    """Names of places belong to the gazetteer: no word of cooperation and no pattern holds one in full."""
    full = {name for name, _, kind in gazetteer().names() if kind == "full" and len(name) > 2}
    for row in wordtables.table("lexicon.toml")["class"].values():
        if row["letter"] != "w":
            assert not full & set(row["words"].split())


def test_an_expression_broken_over_lines_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = {"link": {"contest": "主场|\\\n共同主办"}}
    monkeypatch.setattr(surroundings, "_sections", lambda: broken)
    with pytest.raises(InputError, match=r"contest in \[link\] has a line end inside"):
        surroundings.words.__wrapped__("link", "contest")


def alternatives(expression: str) -> list[str]:
    """The alternatives of an expression that stand in no bracket of it."""
    found, depth, kind = [""], 0, False
    for part in re.findall(r"\\\\.|.", expression, re.DOTALL):
        kind = part == "[" or (kind and part != "]")
        depth += (part == "(") - (part == ")") if not kind else 0
        if part == "|" and not depth and not kind:
            found.append("")
        else:
            found[-1] += part
    return found


def test_no_alternative_of_the_surroundings_is_written_twice() -> None:
    for section in wordtables.table("surroundings.toml"):
        for name in surroundings.named(section):
            every = alternatives(surroundings.expression(section, name))
            assert len(every) == len(set(every)), f"{name} in [{section}]"


def test_no_expression_of_the_surroundings_is_broken() -> None:
    for section in wordtables.table("surroundings.toml"):
        assert all(surroundings.words(section, name).pattern for name in surroundings.named(section))
