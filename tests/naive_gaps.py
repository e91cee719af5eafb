"""The gap rules a second time, in plain Python over the tables, written from the questions and not from the queries.

Every function gives a set of tuples; ``test_gaps_agree.py`` compares them with what the rules find.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from graphkit.store import Tables

Row = dict[str, Any]
PARTIES = ("Division", "Zone", "Department", "Institution")


class World:
    """The tables as dictionaries, with what holds at a day."""

    def __init__(self, tables: Tables, day: str) -> None:
        self.day = day
        self.nodes: dict[str, Row] = {}
        for label in (*PARTIES, "Group", "Plan", "Task", "Target"):
            for row in tables.node_table(label).to_pylist():
                self.nodes[row["key"]] = {**row, "label": label}
        self.links = {
            name: tables.link_table(name).to_pylist()
            for name in ("GOVERNS", "SETS", "ELABORATES", "RESPONSIBLE_FOR", "PARTNERS_WITH", "PART_OF")
        }
        self.partners: dict[str, list[tuple[Row, Row]]] = defaultdict(list)
        for link in self.links["PARTNERS_WITH"]:
            if link["from_key"] == link["to_key"] or not self.counts(link):
                continue
            for mine, its in (("from", "to"), ("to", "from")):
                if link[f"{its}_label"] in PARTIES:
                    self.partners[link[f"{mine}_key"]].append((link, self.nodes[link[f"{its}_key"]]))

    def counts(self, link: Row) -> bool:
        """Whether a link is at least planned, begun and not over."""
        begun = link["since"] is None or link["since"] <= self.day
        over = link["until"] is not None and passed(link["until"], self.day)
        return link["rank"] is not None and link["rank"] >= 3 and begun and not over

    def roster(self, plan: str) -> dict[str, str]:
        """Role by key of the unit."""
        return {g["to_key"]: g["role"] for g in self.links["GOVERNS"] if g["from_key"] == plan}

    def plans(self) -> Iterator[Row]:
        return (node for node in self.nodes.values() if node["label"] == "Plan")

    def set_by(self, plan: str, label: str) -> list[Row]:
        keys = {s["to_key"] for s in self.links["SETS"] if s["from_key"] == plan}
        return [self.nodes[key] for key in sorted(keys) if self.nodes[key]["label"] == label]

    def responsible(self, task: str) -> list[Row]:
        return [link for link in self.links["RESPONSIBLE_FOR"] if link["to_key"] == task]


def passed(date: str | None, day: str) -> bool:
    """Whether all of a day, month or year lies before a day."""
    return date is not None and date + "~" < day


def without_counterpart(world: World, role: str) -> set[tuple[str, str]]:
    found = set()
    for plan in world.plans():
        for unit, its_role in world.roster(plan["key"]).items():
            partners = [c for _, c in world.partners[unit] if role != "zone" or c["label"] == "Zone"]
            if its_role == role and not partners:
                found.add((plan["key"], unit))
    return found


def _fits(target: Row, plan: Row, unit: Row, link: Row, other: Row) -> bool:
    if link["outside"]:
        return False
    if target["provinces"] and other["province"] not in target["provinces"]:
        return False
    if target["since"] is not None:
        if link["since"] is None:
            if not (link["task"] or "").startswith(plan["key"] + "/"):
                return False
        elif link["since"] + "~" < target["since"]:
            return False
    kind = target["counterpart_scope"]
    if kind == "park":
        return unit["label"] == other["label"] == "Zone"
    return kind in ("any", "province") or other["label"].lower() == kind


def _reached(world: World, plan: Row, target: Row) -> Iterator[tuple[str, int, int]]:
    """Owner, what counts at the status demanded, what counts as planned."""
    roster = world.roster(plan["key"])
    if target["scope"] in ("city", "total"):
        members = {key for key, role in roster.items() if target["scope"] == "total" or role == "department"}
        if plan["issuer"] in world.nodes:
            members.add(plan["issuer"])
        owners = {plan["issuer"]: members} if members else {}
    else:
        owners = {key: {key} for key, role in roster.items() if role == target["scope"]}
    for owner, members in owners.items():
        done, planned = set(), set()
        for key in members:
            for link, other in world.partners[key]:
                if not _fits(target, plan, world.nodes[key], link, other):
                    continue
                what: Any = other["key"]
                if target["measure"] == "provinces":
                    what = other["province"]
                elif target["measure"] == "links":
                    what = frozenset((key, other["key"]))
                if what is not None:
                    planned.add(what)
                    if link["rank"] >= (target["minimum_rank"] or 3):
                        done.add(what)
        yield owner, len(done), len(planned)


def below_target(world: World) -> set[tuple[Any, ...]]:
    found = set()
    for plan in world.plans():
        for target in world.set_by(plan["key"], "Target"):
            for owner, done, planned in _reached(world, plan, target):
                if done < target["minimum"]:
                    severity = "error" if planned < target["minimum"] else "warning"
                    found.add((plan["key"], target["key"], owner, done, planned, target["minimum"], severity))
    return found


def county_province_empty(world: World) -> set[tuple[str, str, str]]:
    found = set()
    for plan in world.plans():
        for target in world.set_by(plan["key"], "Target"):
            demanded = target["provinces"]
            if target["scope"] != "county" or target["measure"] != "provinces" or target["minimum"] < len(demanded):
                continue
            for unit, role in world.roster(plan["key"]).items():
                if role == "county":
                    there = {c["province"] for _, c in world.partners[unit]}
                    found |= {(plan["key"], unit, province) for province in demanded if province not in there}
    return found


def vague_commitment(world: World) -> set[tuple[Any, ...]]:
    return {
        (link["source"], link["start"], link["to_key"], link["from_key"])
        for link in world.links["PARTNERS_WITH"]
        if link["to_label"] == "Group" and link["from_label"] != "Alliance" and world.counts(link)
    }


def unmentioned_unit(world: World) -> set[tuple[str, str]]:
    most: dict[tuple[str, str], int] = {}
    for link in world.links["GOVERNS"]:
        if link["mentions"] is not None:
            pair = (link["from_key"], link["to_key"])
            most[pair] = max(most.get(pair, 0), link["mentions"])
    return {pair for pair, mentions in most.items() if mentions == 0}


def task_without_counterpart(world: World) -> set[tuple[str, str]]:
    stated = {
        link["task"]
        for link in world.links["PARTNERS_WITH"]
        if link["to_label"] in PARTIES and link["from_label"] != "Alliance" and (link["rank"] or 0) >= 3
    }
    return {(p, key) for p, key, task in _tasks(world) if task["part"] == "body" and key not in stated}


def task_without_deadline(world: World) -> set[tuple[str, str]]:
    def timed(task: Row) -> bool:
        return task["due"] is not None or bool(task["ongoing"])

    spelled_out = {e["to_key"] for e in world.links["ELABORATES"] if timed(world.nodes[e["from_key"]])}
    return {
        (p, key)
        for p, key, task in _tasks(world)
        if task["part"] == "body" and not timed(task) and key not in spelled_out
    }


def task_without_named_unit(world: World) -> set[tuple[str, str]]:
    named = {
        link["to_key"]
        for link in world.links["RESPONSIBLE_FOR"]
        if link["basis"] == "named" and link["from_label"] in PARTIES
    }
    return {(p, key) for p, key, _ in _tasks(world) if key not in named}


def annex_mismatch(world: World) -> set[tuple[Any, ...]]:
    def printed(task: str) -> set[str]:
        return {
            r["from_key"]
            for r in world.responsible(task)
            if r["from_label"] == "Group" or (r["basis"] == "named" and r["from_label"] in PARTIES)
        }

    bodies = defaultdict(set)
    for link in world.links["ELABORATES"]:
        bodies[link["from_key"]].add(link["to_key"])
    found: set[tuple[Any, ...]] = set()
    for plan, key, task in _tasks(world):
        if task["part"] != "annex":
            continue
        if not bodies[key]:
            found.add((plan, key, "subject", ""))
        if task["days"] is not None and task["days"] <= 30:
            found.add((plan, key, "deadline", task["due"]))
        for body in bodies[key]:
            mine, its = printed(key), printed(body)
            found |= {(plan, key, "only-annex", world.nodes[u]["name"]) for u in mine - its}
            found |= {(plan, key, "only-body", world.nodes[u]["name"]) for u in its - mine}
    return found


def overdue(world: World) -> set[tuple[str, str, str]]:
    def lacks(unit: str, rank: int) -> bool:
        return not any(link["rank"] >= rank for link, _ in world.partners[unit])

    found = set()
    for plan, key, task in _tasks(world):
        if not passed(task["due"], world.day):
            continue
        if task["minimum_rank"] is not None:
            units = {r["from_key"] for r in world.responsible(key) if r["from_label"] in PARTIES}
            found |= {(plan, key, unit) for unit in units if lacks(unit, task["minimum_rank"])}
            continue
        bodies = {e["to_key"] for e in world.links["ELABORATES"] if e["from_key"] == key} or {key}
        units = {
            link["from_key"]
            for link in world.links["PARTNERS_WITH"]
            if link["task"] in bodies
            and link["from_label"] in PARTIES
            and link["to_label"] in PARTIES
            and (link["rank"] or 0) >= 3
        }
        found |= {(plan, key, unit) for unit in units if lacks(unit, 4)}
    for plan in world.plans():
        for target in world.set_by(plan["key"], "Target"):
            if not passed(target["by"], world.day):
                continue
            every = {**target, "measure": "counterparts"}
            for owner, done, _ in _reached(world, plan, every):
                if not done:
                    found.add((plan["key"], target["key"], owner))
    return found


def unreciprocated(world: World) -> set[tuple[str, str, str, str]]:
    """A plan's link with somebody of another issuer whose plan is there and says nothing of the two."""
    said: dict[str, dict[frozenset[str], list[Row]]] = defaultdict(lambda: defaultdict(list))
    for link in world.links["PARTNERS_WITH"]:
        if link["from_label"] in PARTIES and link["to_label"] in PARTIES and link["source"] is not None:
            said[link["source"]][frozenset((link["from_key"], link["to_key"]))].append(link)
    found = set()
    for other in world.plans():
        if other["issuer"] is None or other["source"] is None:
            continue
        own = _territory(world, other)
        for plan in world.plans():
            if plan["key"] == other["key"] or plan["source"] in (None, other["source"]):
                continue
            if plan["issuer"] == other["issuer"]:
                continue
            for pair, links in said[plan["source"]].items():
                theirs, ours = pair & own, pair - own
                if not theirs or not ours or pair in said[other["source"]]:
                    continue
                if any(world.counts(link) for link in links):
                    found.add((plan["key"], *ours, *theirs, other["key"]))
    return found


def _territory(world: World, plan: Row) -> set[str]:
    """The issuer, its roster, and what lies in it: directly, or a step further down and of its city."""
    inside: dict[str, set[str]] = defaultdict(set)
    for link in world.links["PART_OF"]:
        if link["to_label"] == "Division" and link["from_label"] in PARTIES:
            inside[link["to_key"]].add(link["from_key"])
    issuer = plan["issuer"]
    below = {key for place in inside[issuer] for key in inside[place] if world.nodes[key]["city"] == issuer}
    roster = {
        key for key in world.roster(plan["key"]) if world.nodes[key]["label"] in ("Division", "Zone", "Department")
    }
    return {issuer} | roster | inside[issuer] | below


def conflicting(world: World) -> set[tuple[Any, ...]]:
    """Pairs of documents that cannot both be right on two units, and statements that end before they begin."""
    told: dict[tuple[str, str], list[Row]] = defaultdict(list)
    found: set[tuple[Any, ...]] = set()
    for link in world.links["PARTNERS_WITH"]:
        if not {link["from_label"], link["to_label"]} <= set(PARTIES) or link["from_key"] == link["to_key"]:
            continue
        if link["source"] is None or (link["since"] or "") > world.day:
            continue
        told[min(link["from_key"], link["to_key"]), max(link["from_key"], link["to_key"])].append(link)
        if link["since"] and link["until"] and link["until"] + "~" < link["since"]:
            ends = (link["from_key"], link["to_key"])
            found.add((*ends, "order", link["since"], link["until"], link["source"], link["source"]))
    for pair, links in told.items():
        by_source: dict[str, list[Row]] = defaultdict(list)
        for link in links:
            by_source[link["source"]].append(link)
        for one in by_source:
            for two in by_source:
                if one < two:
                    facts = _contradictions(by_source[one], by_source[two])
                    found |= {(*pair, kind, a, b, one, two) for kind, a, b in facts}
    return found


def _contradictions(ones: list[Row], twos: list[Row]) -> Iterator[tuple[str, str, str]]:
    def agree(a: str, b: str) -> bool:
        return a.startswith(b) or b.startswith(a)

    def firm(link: Row) -> bool:
        return link["rank"] is not None and link["rank"] >= 4

    for status in {link["status"] for link in ones}:
        first, second = (
            [link["since"] for link in links if link["since"] and firm(link) and link["status"] == status]
            for links in (ones, twos)
        )
        if first and second and not agree(min(first), min(second)):
            yield "since", min(first), min(second)
    first, second = (
        [link["until"] for link in links if link["until"] and (firm(link) or link["rank"] == 0)]
        for links in (ones, twos)
    )
    if first and second and not agree(max(first), max(second)):
        yield "until", max(first), max(second)
    for a in ones:
        for b in twos:
            one_day = a["since"] == b["since"] and len(a["since"] or "") == 10
            if firm(a) and firm(b) and one_day and a["status"] != b["status"]:
                yield "status", a["status"], b["status"]


def _tasks(world: World) -> Iterator[tuple[str, str, Row]]:
    for plan in world.plans():
        for task in world.set_by(plan["key"], "Task"):
            yield plan["key"], task["key"], task
