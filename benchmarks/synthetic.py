"""A seeded country of any size: provinces, cities, counties, zones, departments, plans, tasks, targets, partnerships.

Made as Arrow tables straight away, so that a million nodes take seconds and no more memory than the tables. One city
has one plan with the proportions of a real one: 8 counties, 10 zones, 20 departments, 24 tasks and rows of the annex, 7
targets; 70 nodes and 350 links, a part of them from a ledger. The same seed and size give the same graph.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from graphkit.graph import Graph
from graphkit.graph.tables import link_properties, node_properties
from graphkit.graph.tables import schema as schema_of
from graphkit.model import LABELS, LINK_TYPES, STATUSES, Source

PROVINCES = 31
COUNTIES, ZONES, DEPARTMENTS, BODY, ANNEX, TARGETS = 8, 10, 20, 11, 13, 7
NODES_PER_CITY = 1 + COUNTIES + ZONES + DEPARTMENTS + 1 + BODY + ANNEX + TARGETS
PLANNED, LEDGER, RESPONSIBLE, COVERED = 40, 48, 110, 30
"""For each city: partnerships of its plan and of the ledger, responsibilities, sectors of tasks."""

SECTORS = ("产业", "科技", "园区", "教育", "卫生", "文旅", "城市建设", "生态环境", "金融", "交通")
SENTENCES = tuple(f"推动甲{n}区与乙{n}区在{SECTORS[n % 10]}方面加强合作。" for n in range(100))
TEXT = "".join(SENTENCES)
STARTS = np.cumsum([0, *(len(sentence) for sentence in SENTENCES[:-1])])
STOPS = STARTS + np.array([len(sentence) for sentence in SENTENCES])

Columns = dict[str, Any]


def graph(nodes: int, seed: int = 2021) -> Graph:
    """A graph of about so many nodes, with five links each."""
    return _Country(max(2, round(nodes / NODES_PER_CITY)), seed).graph()


class _Country:
    def __init__(self, cities: int, seed: int) -> None:
        self.cities = cities
        self.draw = np.random.default_rng(seed)
        self.province = np.sort(self.draw.integers(0, PROVINCES, cities))
        self.codes = pa.array([f"{11 + p}0000" for p in range(PROVINCES)])
        self.city = _text(pa.array(11 + self.province), pa.array(np.arange(cities) + 10000), "00")
        self.plan = _text("plan:", self.city, "/2021/10")
        self.source = _text("plan-", self.city, ".txt@00000000")
        self.nodes: dict[str, list[Columns]] = {label: [] for label in LABELS}
        self.links: dict[str, list[Columns]] = {name: [] for name in LINK_TYPES}

    def graph(self) -> Graph:
        """All of it."""
        self._places()
        self._duties()
        self._partnerships()
        sources = [
            Source(key, key.partition("@")[0], "plan", "0" * 64, "utf-8", TEXT) for key in self.source.to_pylist()
        ]
        nodes = {label: _table(node_properties(label), parts) for label, parts in self.nodes.items()}
        links = {name: _table(link_properties(name), parts) for name, parts in self.links.items()}
        return Graph(nodes, links, sources)

    def _below(self, number: int, tag: str, between: str) -> tuple[pa.Array, np.ndarray]:
        """Keys or names of so many things in each city, and the city of each."""
        of = np.repeat(np.arange(self.cities), number)
        numbers = pa.array(np.tile(np.arange(number) + 10, self.cities))
        return _text(tag, self.city.take(pa.array(of)), between, numbers), of

    def _places(self) -> None:
        own = {"province": self.codes.take(pa.array(self.province)), "city": self.city}
        self._nodes("Division", self.codes, _text("省", self.codes), level="province", province=self.codes)
        self._nodes(
            "Division", self.city, _text("城", self.city, "市"), level="city", **own, **self._seats(self.cities)
        )
        self.units: dict[str, tuple[pa.Array, np.ndarray]] = {}
        rest = {
            "county": ("Division", COUNTIES, "", "", {"level": "county"}),
            "zone": ("Zone", ZONES, "zone:", "/开发区", {}),
            "department": ("Department", DEPARTMENTS, "dept:", "/局", {}),
        }
        for role, (label, number, tag, between, told) in rest.items():
            key, of = self._below(number, tag, between)
            self.units[role] = (key, of)
            where = {name: values.take(pa.array(of)) for name, values in own.items()}
            if label == "Zone":
                told = {"class": pa.array(("经开", "高新", "集中", "工业园")).take(pa.array(np.arange(len(of)) % 4))}
            seats = {} if label == "Department" else self._seats(len(of))
            self._nodes(label, key, _text("名", key), **told, **where, **seats)
            self._links("PART_OF", label, key, "Division", self.city.take(pa.array(of)), None)
            self._links(
                "GOVERNS", "Plan", self.plan.take(pa.array(of)), label, key, of, role=role, basis="addressed",
                mentions=pa.array(np.arange(len(of)) % 4),
            )  # fmt: skip
        self._links("PART_OF", "Division", self.city, "Division", own["province"], None)
        self._nodes("Sector", _text("sector:", pa.array(SECTORS)), pa.array(SECTORS))

    def _seats(self, number: int) -> Columns:
        return {"lon": pa.array(self.draw.uniform(98, 123, number)), "lat": pa.array(self.draw.uniform(21, 41, number))}

    def _duties(self) -> None:
        plan = {"title": _text(self.city, "方案"), "issuer": self.city, "issued": "2021-04-12"}
        self._nodes("Plan", self.plan, plan["title"], **plan)
        tasks = []
        for part, number in (("body", BODY), ("annex", ANNEX)):
            of = np.repeat(np.arange(self.cities), number)
            no = pa.array(np.tile(np.arange(1, number + 1), self.cities))
            key = _text(self.plan.take(pa.array(of)), f"/{part}/", no)
            due = pa.array(("2021-12", "2023-12", None)).take(pa.array(self.draw.integers(0, 3, len(of))))
            rank = pa.array(self.draw.choice((5, 6, 0), len(of)), mask=self.draw.random(len(of)) < 0.5)
            title = _text("推进第", no, "项任务")
            self._nodes(
                "Task", key, title, no=no, part=part, title=title, due=due,
                days=pa.array(self.draw.integers(-5, 900, len(of))), ongoing=pa.array(self.draw.random(len(of)) < 0.3),
                minimum_rank=rank, plan=self.plan.take(pa.array(of)),
            )  # fmt: skip
            self._links("SETS", "Plan", self.plan.take(pa.array(of)), "Task", key, of)
            tasks.append((key, of))
        (self.body, _), (annex, of) = tasks
        there = of * BODY + self.draw.integers(0, BODY, len(of))
        self._links("ELABORATES", "Task", annex, "Task", self.body.take(pa.array(there)), of)
        every = pa.concat_arrays([self.body, annex])
        place = np.concatenate([np.arange(self.cities * BODY), self.cities * BODY + np.arange(self.cities * ANNEX)])
        of_task = np.concatenate([tasks[0][1], of])
        by_city = place[np.argsort(of_task, kind="stable")].reshape(self.cities, BODY + ANNEX)
        self._responsible(every, by_city)
        of = np.repeat(np.arange(self.cities), COVERED)
        task = by_city[of, self.draw.integers(0, BODY + ANNEX, len(of))]
        sector = _text("sector:", pa.array(SECTORS).take(pa.array(self.draw.integers(0, len(SECTORS), len(of)))))
        self._links("COVERS", "Task", every.take(pa.array(task)), "Sector", sector, of)
        self._targets()

    def _responsible(self, tasks: pa.Array, by_city: np.ndarray) -> None:
        for role, share in (("department", 0.7), ("county", 0.15), ("zone", 0.15)):
            key, number = self.units[role][0], len(self.units[role][0]) // self.cities
            of = np.repeat(np.arange(self.cities), round(RESPONSIBLE * share))
            unit = of * number + self.draw.integers(0, number, len(of))
            task = by_city[of, self.draw.integers(0, BODY + ANNEX, len(of))]
            label = {"department": "Department", "county": "Division", "zone": "Zone"}[role]
            basis = pa.array(("named", "group")).take(pa.array((self.draw.random(len(of)) < 0.3).astype(int)))
            self._links(
                "RESPONSIBLE_FOR", label, key.take(pa.array(unit)), "Task", tasks.take(pa.array(task)), of,
                role="joint", basis=basis,
            )  # fmt: skip

    def _targets(self) -> None:
        near = [[self.codes[int(p + step) % PROVINCES].as_py() for step in (1, 2, 3)] for p in range(PROVINCES)]
        kinds = (
            ("county", "any", "counterparts", 1, 6, "2021-12", False),
            ("zone", "any", "counterparts", 1, 6, "2021-12", False),
            ("city", "any", "links", 2, 6, "2021-12", False), ("total", "any", "links", 80, 6, "2023-12", False),
            ("total", "park", "links", 3, 7, "2023-12", False), ("county", "any", "provinces", 3, 5, "2023-12", True),
            ("zone", "zone", "counterparts", 3, 5, "2023-12", True),
        )  # fmt: skip
        of = np.arange(self.cities)
        for number, (scope, other, measure, least, rank, by, named) in enumerate(kinds, 1):
            key = _text(self.plan, f"/target/{number}")
            provinces = [near[p] if named else [] for p in self.province]
            self._nodes(
                "Target", key, _text("目标", pa.array(np.full(self.cities, number))), what=f"目标{number}", scope=scope,
                counterpart_scope=other, provinces=pa.array(provinces, pa.list_(pa.field("element", pa.string()))),
                measure=measure, minimum=least, minimum_status=STATUSES[rank], minimum_rank=rank, by=by, plan=self.plan,
            )  # fmt: skip
            self._links("SETS", "Plan", self.plan, "Target", key, of)

    def _partnerships(self) -> None:
        label = {"city": "Division", "county": "Division", "zone": "Zone", "department": "Department"}
        units = {**self.units, "city": (self.city, np.arange(self.cities))}
        share = (("city", "city", 0.2), ("county", "county", 0.3), ("zone", "zone", 0.3), ("department", "city", 0.2))
        for number, ledger in ((PLANNED, False), (LEDGER, True)):
            for role, to, part in share:
                of = np.repeat(np.arange(self.cities), round(number * part))
                unit = self._some(len(units[role][0]), of)
                # Others lie near in the list, so that counterparts have several units and many none.
                there = (of + self.draw.geometric(0.02, len(of))) % self.cities
                other = self._some(len(units[to][0]), there)
                status = self.draw.integers(1, len(STATUSES), len(of)) if ledger else np.full(len(of), 3)
                year = pa.array([f"20{y}" for y in range(16, 26)]).take(pa.array(self.draw.integers(0, 10, len(of))))
                sectors = pa.array([[sector] for sector in SECTORS], pa.list_(pa.field("element", pa.string())))
                task = self.body.take(pa.array(of * BODY + self.draw.integers(0, BODY, len(of))))
                self._links(
                    "PARTNERS_WITH", label[role], units[role][0].take(pa.array(unit)), label[to],
                    units[to][0].take(pa.array(other)), of, status=pa.array(STATUSES).take(pa.array(status)),
                    rank=pa.array(status), sectors=sectors.take(pa.array(self.draw.integers(0, 10, len(of)))),
                    task=None if ledger else task, since=year if ledger else None,
                )  # fmt: skip

    def _some(self, number: int, of: np.ndarray) -> np.ndarray:
        each = number // self.cities
        return of * each + self.draw.integers(0, each, len(of))

    def _nodes(self, label: str, key: pa.Array, name: pa.Array, **told: Any) -> None:
        self.nodes[label].append({"key": key, "name": name, **told})

    def _links(
        self, kind: str, a: str, from_key: pa.Array, b: str, to_key: pa.Array, of: np.ndarray | None, **told: Any
    ) -> None:
        columns = {"from_label": a, "from_key": from_key, "to_label": b, "to_key": to_key, **told}
        ends = _text(f"{kind}:", from_key, ">", to_key)
        if of is None:
            self.links[kind].append({"key": ends, **columns})
            return
        which = self.draw.integers(0, len(SENTENCES), len(of))
        start, stop = pa.array(STARTS[which]), pa.array(STOPS[which])
        source = self.source.take(pa.array(of))
        columns |= {"source": source, "quote": pa.array(SENTENCES).take(pa.array(which)), "start": start, "stop": stop}
        columns |= {"rule": "synthetic", "confidence": 1.0, "key": _text(ends, "@", source, ":", start, "-", stop)}
        self.links[kind].append(columns)


def _text(*parts: Any) -> pa.Array:
    """Texts joined element by element."""
    cast = [pc.cast(part, pa.string()) if isinstance(part, pa.Array) else part for part in parts]
    return pc.binary_join_element_wise(*cast, "")


def _table(properties: Any, parts: list[Columns]) -> pa.Table:
    schema = schema_of(properties)
    tables = []
    for columns in parts:
        rows = len(columns["key"])
        arrays = []
        for column in schema:
            value = columns.get(column.name)
            if isinstance(value, pa.Array):
                arrays.append(pc.cast(value, column.type))
            elif value is None and pa.types.is_list(column.type):
                arrays.append(pa.array([[]] * rows, column.type))
            else:
                arrays.append(pa.array([value], column.type).take(pa.array(np.zeros(rows, dtype="int64"))))
        tables.append(pa.Table.from_arrays(arrays, schema=schema))
    if not tables:
        return schema.empty_table()
    whole = pa.concat_tables(tables)
    whole = whole.take(pc.sort_indices(whole["key"])).combine_chunks()
    key = whole["key"].combine_chunks()
    if len(key) > 1:  # one sentence on one pair twice is one link
        new = pc.not_equal(key.slice(1), key.slice(0, len(key) - 1))
        whole = whole.filter(pa.concat_arrays([pa.array([True]), new]))
    return whole.combine_chunks()
