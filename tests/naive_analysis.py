"""The analyses a second time: plain Python over the tables, written from the questions, slow and obvious.

Each gives what ``test_analysis_agree.py`` compares with the frames.
"""

from __future__ import annotations

import math
from collections import defaultdict
from fractions import Fraction
from itertools import combinations
from typing import Any

from graphkit.graph import Graph
from graphkit.model import STATUSES

Row = dict[str, Any]
PARTIES = ("Division", "Zone", "Department", "Institution")


class World:
    """The tables as dictionaries: nodes by key, links by type."""

    def __init__(self, graph: Graph, least: str = "planned") -> None:
        self.nodes: dict[str, Row] = {}
        for label in graph.labels():
            for row in graph.node_table(label).to_pylist():
                self.nodes[row["key"]] = {**row, "label": label}
        self.links = {kind: graph.link_table(kind).to_pylist() for kind in graph.types()}
        self.least = STATUSES.index(least)
        self.roster: dict[str, set[tuple[str, str]]] = defaultdict(set)
        """For each plan its units with their roles."""
        for link in self.links["GOVERNS"]:
            self.roster[link["from_key"]].add((link["role"], link["to_key"]))
        for key, node in self.nodes.items():
            if node["label"] == "Plan" and node["issuer"] in self.nodes:
                self.roster[key].add(("city", node["issuer"]))
        self.pairs = self._pairs()

    def _pairs(self) -> dict[tuple[str, str], list[Row]]:
        local = {unit for units in self.roster.values() for _, unit in units}
        found: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for link in self.links["PARTNERS_WITH"]:
            a, b = link["from_key"], link["to_key"]
            if a == b or link["from_label"] not in PARTIES or link["to_label"] not in PARTIES:
                continue
            if link["rank"] is None or link["rank"] < self.least:
                continue
            if a in local or b not in local:
                found[a, b].append(link)
            if b in local:
                found[b, a].append(link)
        return found

    def partners(self, unit: str) -> set[str]:
        return {b for a, b in self.pairs if a == unit}

    def units(self) -> set[str]:
        return {a for a, _ in self.pairs}

    def kind(self, key: str) -> str:
        node = self.nodes[key]
        return (node["level"] or "division") if node["label"] == "Division" else node["label"].lower()

    def sectors(self, pair: tuple[str, str]) -> set[str]:
        return {sector for link in self.pairs[pair] for sector in link["sectors"] or ()}

    def cells(self, pair: tuple[str, str], by: str) -> set[str]:
        if by == "sector":
            return self.sectors(pair)
        found = self.nodes[pair[1]]["province"] if by == "province" else self.kind(pair[1])
        return {found} if found else set()


def coverage(world: World, by: str) -> dict[tuple[str, str, str, str], tuple[int, int]]:
    """Plan, role, unit, cell to how many counterparts there and the highest status; only cells that hold one."""
    found = {}
    for plan, units in world.roster.items():
        for role, unit in units:
            for cell in {c for pair in world.pairs if pair[0] == unit for c in world.cells(pair, by)}:
                there = [pair for pair in world.pairs if pair[0] == unit and cell in world.cells(pair, by)]
                best = max(link["rank"] for pair in there for link in world.pairs[pair])
                found[plan, role, unit, cell] = (len(there), best)
    return found


def shares(world: World) -> dict[tuple[str, str], tuple[int, int]]:
    """Plan and role to count of units, and of those with a counterpart."""
    found: dict[tuple[str, str], tuple[int, int]] = {}
    for plan, units in world.roster.items():
        for role in {role for role, _ in units}:
            some = [unit for r, unit in units if r == role]
            found[plan, role] = (len(some), len([unit for unit in some if world.partners(unit)]))
    return found


def herfindahl(world: World, unit: str | None, dimension: str) -> tuple[int, Fraction | None]:
    """Count of places, and the index as an exact fraction."""
    weight: dict[str, Fraction] = defaultdict(Fraction)
    for pair in world.pairs:
        if unit not in (None, pair[0]):
            continue
        node = world.nodes[pair[1]]
        places = world.sectors(pair) if dimension == "sector" else {node.get(dimension)} - {None}
        for place in places:
            weight[place] += Fraction(1, len(places))
    total = sum(weight.values(), Fraction(0))
    return len(weight), sum(((w / total) ** 2 for w in weight.values()), Fraction(0)) if total else None


def loss(world: World) -> dict[str, tuple[int, int, int]]:
    """Counterpart to units tied to it, units left alone, cells of unit and province lost."""
    found = {}
    for counterpart in {b for _, b in world.pairs}:
        tied = [a for a, b in world.pairs if b == counterpart]
        alone = [unit for unit in tied if world.partners(unit) == {counterpart}]
        before = {(a, world.nodes[b]["province"]) for a, b in world.pairs}
        after = {(a, world.nodes[b]["province"]) for a, b in world.pairs if b != counterpart}
        gone = {(unit, place) for unit, place in before - after if place is not None}
        found[counterpart] = (len(tied), len(alone), len(gone))
    return found


def parts_without(world: World, counterpart: str) -> int:
    """Into how many pieces falls what hangs together with a counterpart, by colouring again and again."""

    def piece(start: tuple[str, str], banned: tuple[str, str] | None) -> frozenset[tuple[str, str]]:
        seen, grown = {start}, True
        while grown:
            more = set()
            for a, b in world.pairs:
                left, right = ("unit", a), ("counterpart", b)
                if banned not in (left, right) and (left in seen) != (right in seen):
                    more |= {left, right}
            grown = not more <= seen
            seen |= more
        return frozenset(seen)

    me = ("counterpart", counterpart)
    whole = piece(me, None) - {me}
    return len({piece(node, me) for node in whole})


def shared(world: World) -> dict[frozenset[str], tuple[int, Fraction]]:
    found = {}
    for a, b in combinations(sorted(world.units()), 2):
        common = world.partners(a) & world.partners(b)
        if common:
            found[frozenset((a, b))] = (len(common), Fraction(len(common), len(world.partners(a) | world.partners(b))))
    return found


def modularity(world: World, groups: list[set[tuple[str, str]]]) -> float:
    """Newman's definition, node by node with every node."""
    weight: dict[tuple[tuple[str, str], tuple[str, str]], int] = defaultdict(int)
    degree: dict[tuple[str, str], int] = defaultdict(int)
    for (a, b), links in world.pairs.items():
        left, right = ("unit", a), ("counterpart", b)
        for x, y in ((left, right), (right, left)):
            weight[x, y] += len(links)
            degree[x] += len(links)
    total = sum(degree.values())
    return sum(
        weight.get((x, y), 0) / total - degree[x] * degree[y] / total**2
        for group in groups
        for x in group
        for y in group
    )


def courted(world: World) -> dict[str, tuple[int, frozenset[str], int]]:
    """Counterpart to its units, the sectors of two or more, and how many units meet another in one."""
    found = {}
    for counterpart in {b for _, b in world.pairs}:
        units = [a for a, b in world.pairs if b == counterpart]
        both = {
            sector
            for x, y in combinations(units, 2)
            for sector in world.sectors((x, counterpart)) & world.sectors((y, counterpart))
        }
        meeting = [unit for unit in units if world.sectors((unit, counterpart)) & both]
        if len(units) > 1:
            found[counterpart] = (len(units), frozenset(both), len(meeting))
    return found


def crowded(world: World) -> dict[str, int]:
    found: dict[str, set[str]] = defaultdict(set)
    for link in world.links["RESPONSIBLE_FOR"]:
        if link["from_label"] == "Department":
            found[link["to_key"]].add(link["from_key"])
    return {task: len(departments) for task, departments in found.items() if len(departments) > 1}


def balance(world: World) -> dict[tuple[str, str], str]:
    """What does not match, for each pair."""
    order = ["province", "city", "county", "town"]

    def step(key: str) -> int | None:
        node = world.nodes[key]
        if node["label"] == "Department":
            node = world.nodes.get(key.split("/")[0].removeprefix("dept:"), {"level": None})
        level = node.get("level")
        return order.index(level) if level in order else None

    found = {}
    for a, b in world.pairs:
        if {world.nodes[a]["label"], world.nodes[b]["label"]} == {"Zone"}:
            found[a, b] = "" if world.nodes[a]["class"] == world.nodes[b]["class"] else "class"
        elif step(a) is None or step(b) is None:
            found[a, b] = "kind"
        else:
            found[a, b] = "" if step(a) == step(b) else "level"
    return found


def km(lon: float, lat: float, other_lon: float, other_lat: float) -> float:
    """By the spherical law of cosines: not the formula of the code under test."""
    a, b = math.radians(lat), math.radians(other_lat)
    cosine = math.sin(a) * math.sin(b) + math.cos(a) * math.cos(b) * math.cos(math.radians(other_lon - lon))
    return 6371.0 * math.acos(max(-1.0, min(1.0, cosine)))
