"""Pairs that a text states by its two sides alone, whatever the verb; and what looks like them and is none."""

from __future__ import annotations

import pytest

from reading import names, stated

SHAOXING_BAZHONG = "诸暨找的是通江，嵊州配南江，新昌那边是平昌。"


def test_units_that_face_one_another_again_and_again_are_pairs_whatever_the_verb() -> None:
    expected = {("诸暨市", "通江县"), ("嵊州市", "南江县"), ("新昌县", "平昌县")}
    assert {frozenset(pair) for pair in names(SHAOXING_BAZHONG)} == {frozenset(pair) for pair in expected}


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("诸暨市与通江县结对。嵊州这些年跑南江最勤。", ("嵊州市", "南江县")),
        ("诸暨市与通江县结对。嵊州的担子，落在南江。", ("嵊州市", "南江县")),
        ("诸暨市与通江县结对。到了平昌，接待的是新昌干部。", ("新昌县", "平昌县")),
        ("绍兴市与巴中市开展协作。新昌认平昌这门亲。", ("新昌县", "平昌县")),
    ],
)
def test_one_stated_pair_tells_the_sides_of_the_others(text: str, pair: tuple[str, str]) -> None:
    assert frozenset(pair) in {frozenset(found) for found in names(text)}


def test_pairs_that_follow_one_another_in_a_list_go_two_by_two() -> None:
    found = {frozenset(pair) for pair in names("诸暨市与通江县结对。嵊州认了南江、新昌认了平昌。")}
    assert {frozenset(("嵊州市", "南江县")), frozenset(("新昌县", "平昌县"))} <= found
    assert frozenset(("嵊州市", "平昌县")) not in found


@pytest.mark.parametrize(
    "text",
    [
        "诸暨市与通江县结对。嵊州和南江没有往来。",
        "诸暨市与通江县结对。嵊州队在主场战胜南江队。",
        "诸暨市与通江县结对。嵊州的人口多于南江。",
        "诸暨市与通江县结对。嵊州到南江的铁路开工。",
        "诸暨市与通江县结对。嵊州对标南江。",
    ],
)
def test_a_part_that_denies_the_link_or_speaks_of_something_else_gives_none(text: str) -> None:
    assert {frozenset(pair) for pair in names(text)} == {frozenset(("诸暨市", "通江县"))}


def test_units_of_areas_that_do_not_face_one_another_are_no_pair() -> None:
    assert frozenset(("嵊州市", "昭平县")) not in {
        frozenset(pair) for pair in names("诸暨市与通江县结对。嵊州跑昭平最勤。")
    }


def test_two_places_that_stand_together_once_are_no_pair() -> None:
    assert names("嵊州跑南江最勤。") == set()


def test_the_rule_is_told_and_the_quote_holds_the_words() -> None:
    pair = next(p for p in stated(SHAOXING_BAZHONG) if "南江县" in (p.unit.name, p.counterpart.name))
    assert pair.rule == "opposite"
    assert SHAOXING_BAZHONG[pair.start : pair.stop] == SHAOXING_BAZHONG.rstrip("。")
