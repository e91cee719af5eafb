"""From a ledger file to records: one link a row and counterpart, the row itself as evidence."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from graphkit.model import Evidence, Link, Node, Records, Remark, Source, Value, status_rank
from graphkit_loaders.assembly.places import containment
from graphkit_loaders.documents import read_text
from graphkit_loaders.gazetteer import Gazetteer, gazetteer
from graphkit_loaders.ledger.dates import iso_date
from graphkit_loaders.ledger.rows import Ledger, LedgerRow, parties, read_csv, read_grids
from graphkit_loaders.ledger.sheets import is_workbook, read_sheets
from graphkit_loaders.ledger.vocabulary import nearest_name, nearest_status, status_of, vocabulary
from graphkit_loaders.naming import name_party
from graphkit_loaders.reader.sectors import sectors

_TASK = re.compile(r"〔(\d{4})〕\s*(\d+)\s*号.*?(?:任务|task)\s*(\d+)", re.IGNORECASE)
"""A task as the template's list names it: by the number of the plan and its own."""

_KEY = re.compile(r"\[(plan:[^\]]+/(?:task|annex)/[^\]/]+)\]")
"""A task as the list names it where its plan has no number: by its key."""

_ASKED = 50
"""Unknown names of a ledger for which the nearest known one is looked for."""


class LedgerLoader:
    """Loads a ledger from ``.xlsx``, ``.xlsm``, ``.xls`` or ``.csv``; what a file is, its bytes tell, not its name.

    A row that cannot be read becomes a remark with its sheet, row and column and the nearest value that could be; the
    others are kept. A name that the gazetteer does not know is kept as an institution and remarked.
    """

    name = "ledger"
    suffixes = (".xlsx", ".xlsm", ".xls", ".csv")

    def load(self, path: Path) -> Records:
        """Records of one ledger.

        Raises
        ------
        InputError
            If the file cannot be read, is locked or larger than any ledger, or none of its sheets has the columns of
            a ledger.
        """
        source, ledger, notes = _read(path)
        reading = _Reading(gazetteer(), source, ledger)
        nodes: dict[str, Node] = {}
        links: list[Link] = []
        remarks = [Remark("note", reason, source.key, "", 0, 0, note) for reason, note in notes]
        for row in ledger.rows:
            for item in reading.row(row):
                if isinstance(item, Node):
                    nodes.setdefault(item.key, item)
                elif isinstance(item, Link):
                    links.append(item)
                else:
                    remarks.append(item)
        above, within = containment(reading.gaz, nodes.values())
        return Records((source,), (*nodes.values(), *above), (*links, *within), tuple(remarks))


def _read(path: Path) -> tuple[Source, Ledger, list[tuple[str, str]]]:
    """The document, its rows, and what its user should be told of it, each with the code of the reason."""
    try:
        data = path.read_bytes()
    except OSError:
        data = b""  # read_text says in words what is wrong
    if is_workbook(data):
        ledger = read_grids(read_sheets(data, path.name), path.name)
        digest = hashlib.sha256(data).hexdigest()
        key = f"{path.name}@{digest[:8]}"
        return Source(key, path.name, "ledger", digest, "utf-8", ledger.text, ledger.places), ledger, []
    document = read_text(path)
    notes = [("encoding", note) for note in document.notes]
    if path.suffix.lower() != ".csv":
        notes.append(("no-workbook", path.name))
    key = f"{path.name}@{document.sha256[:8]}"
    source = Source(key, path.name, "ledger", document.sha256, document.encoding, document.text)
    return source, read_csv(document.text, path.name), notes


@dataclass
class _Reading:
    """One ledger while its rows are read."""

    gaz: Gazetteer
    source: Source
    ledger: Ledger
    asked: int = 0

    @cached_property
    def home(self) -> str | None:
        """The city that most of the local units name themselves: whose 市发改委 a cell means."""
        cities: Counter[str] = Counter()
        for row in self.ledger.rows:
            node = name_party(self.gaz, row.cells.get("unit", ""), None)
            city = node.properties.get("city") if node else None
            if isinstance(city, str):
                cities[city] += 1
        return cities.most_common(1)[0][0] if cities else None

    @cached_property
    def known(self) -> list[str]:
        """Names that a wrong one may have meant: those of the city, what the ledger names elsewhere, all others."""
        own = [self.gaz.place(code).name for code in self.gaz.children(self.home)] if self.home else []
        cells = (row.cells[column] for row in self.ledger.rows for column in ("unit", "counterpart"))
        named = dict.fromkeys(name for cell in cells for name in parties(cell))
        elsewhere = [name for name in named if name_party(self.gaz, name, self.home)]
        return list(dict.fromkeys([*own, *elsewhere, *_divisions(self.gaz)]))

    def row(self, row: LedgerRow) -> Iterator[Node | Link | Remark]:
        """Nodes and links of a row, or what is wrong with it."""
        problem = self._problem(row)
        if problem is not None:
            yield problem
            return
        units, counterparts = parties(row.cells["unit"]), parties(row.cells["counterpart"])
        status = status_of(row.cells["status"]) or ""
        evidence = Evidence(self.source.key, self._quote(row), row.start, row.stop, "ledger", 1.0)
        properties = self._properties(row, status)
        if row.cells.get("task") and properties["task"] is None:
            yield self._remark(row, "task", row.where("task"), row.cells["task"], None, "note")
        for unit in units:
            for counterpart in counterparts:
                ends = []
                for column, name in (("unit", unit), ("counterpart", counterpart)):
                    node = name_party(self.gaz, name, self.home)
                    if node is None:
                        near = self._nearest(name)
                        yield self._remark(row, "unknown", row.where(column), name, near, "unresolved-name")
                        node = _unknown(name, status == "membership" and column == "counterpart")
                    ends.append(node)
                    yield node
                a, b = ends
                if a.key == b.key:
                    yield self._remark(row, "same-unit", row.where("counterpart"), f"{unit} = {counterpart}", None)
                    continue
                yield Link("PARTNERS_WITH", a.label, a.key, b.label, b.key, properties, evidence)

    def _problem(self, row: LedgerRow) -> Remark | None:
        word = row.cells["status"]
        if status_of(word) is None:
            return self._remark(row, "status" if word else "no-status", row.where("status"), word, nearest_status(word))
        for column in ("date", "until"):
            given = row.cells.get(column, "")
            if given and iso_date(given) is None:
                return self._remark(row, "date", row.where(column), given, "2024-03-15")
        for column in ("unit", "counterpart"):
            if not parties(row.cells[column]):
                return self._remark(row, "party", row.where(column), "", None)
        return None

    def _properties(self, row: LedgerRow, status: str) -> dict[str, Value]:
        date, until = (iso_date(row.cells.get(column, "")) for column in ("date", "until"))
        what = row.cells.get("what", "")
        return {
            "status": status,
            "rank": status_rank(status),
            "sectors": sectors(what, 0, len(what)),
            "task": self._task(row.cells.get("task", "")),
            "since": date if status != "ended" else None,
            "until": until or (date if status == "ended" else None),
            "what": what or None,
            "outside": row.cells.get("scope", "").lower() in vocabulary().outside or None,
        }

    def _task(self, words: str) -> str | None:
        """Key of the task that a cell names: in square brackets, or by the numbers of the city's plan and its own."""
        if key := _KEY.search(words):
            return key[1]
        found = _TASK.search(words)
        if not found or self.home is None:
            return None
        year, number, task = found.groups()
        return f"plan:{self.home}/{year}/{number}/task/{task}"

    def _nearest(self, name: str) -> str | None:
        self.asked += 1
        return nearest_name(name, self.known) if self.asked <= _ASKED else None

    def _quote(self, row: LedgerRow) -> str:
        return self.source.text[row.start : row.stop]

    def _remark(
        self, row: LedgerRow, reason: str, where: str, value: str, instead: str | None, kind: str = "row-not-read"
    ) -> Remark:
        detail = f"{where}: {value}" if value else where
        if instead:
            detail += f" → {instead}"
        return Remark(kind, reason, self.source.key, self._quote(row), row.start, row.stop, detail)


def _divisions(gaz: Gazetteer) -> Iterator[str]:
    """Names of all divisions above towns."""
    for province in gaz.provinces():
        yield gaz.place(province).name
        for level in ("city", "county"):
            for code in gaz.children_of_kind(province, level):
                yield gaz.place(code).name


def _unknown(name: str, joined: bool) -> Node:
    kind, prefix = ("Alliance", "alliance") if joined else ("Institution", "inst")
    return Node(kind, f"{prefix}:{name}", name, (), {"kind": "other"})


loader = LedgerLoader()
