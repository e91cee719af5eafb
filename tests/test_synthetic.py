"""The country that benchmarks run on: it fits the model, its evidence is true, and a seed gives it again."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from graphkit.gaps import gaps
from graphkit.graph import Graph
from graphkit.model import LINK_TYPES
from shared import ROOT

sys.path.insert(0, str(ROOT / "benchmarks"))

import networkx_rules
import synthetic


@pytest.fixture(scope="module")
def country() -> Graph:
    return synthetic.graph(2_000)


def test_the_size_is_the_one_asked_for(country: Graph) -> None:
    assert sum(country.labels().values()) == pytest.approx(2_000, rel=0.05)
    assert sum(country.types().values()) == pytest.approx(10_000, rel=0.05)


def test_a_seed_gives_the_same_graph_again(country: Graph) -> None:
    assert synthetic.graph(2_000) == country
    assert synthetic.graph(2_000, seed=1) != country


def test_it_is_a_graph_like_any_other(country: Graph, tmp_path: Path) -> None:
    assert country.check_evidence() == ()
    country.save(tmp_path / "country.graph")
    assert Graph.load(tmp_path / "country.graph") == country
    keys = {label: set(country.node_table(label)["key"].to_pylist()) for label in country.labels()}
    assert sum(map(len, keys.values())) == len(set().union(*keys.values()))
    for name, link_type in LINK_TYPES.items():
        table = country.link_table(name).select(["from_label", "from_key", "to_label", "to_key", "key"]).to_pylist()
        assert len({row["key"] for row in table}) == len(table)
        for row in table:
            assert (row["from_label"], row["to_label"]) in link_type.ends
            assert row["from_key"] in keys[row["from_label"]]
            assert row["to_key"] in keys[row["to_label"]]
    assert country.merge(country) == country


def test_there_are_gaps_of_most_kinds_and_networkx_finds_the_same(country: Graph) -> None:
    found = gaps(country, "2023-12-31").by_rule()
    assert len(found) >= 9
    network = country.to_networkx()
    for rule in ("department-without-counterpart", "county-province-empty", "task-without-named-unit"):
        assert len(networkx_rules.RULES[rule](network, "2023-12-31")) == len(found[rule])
