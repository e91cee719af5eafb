"""From a ledger file to records: one link a row and counterpart, the row itself as evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from graphkit.model import Evidence, Link, Node, Records, Remark, Source, Value, status_rank
from graphkit_loaders.assembly.places import containment
from graphkit_loaders.documents import read_text
from graphkit_loaders.gazetteer import Gazetteer, gazetteer
from graphkit_loaders.ledger.rows import LedgerRow, iso_date, nearest_status, parties, read_rows, status_of, vocabulary
from graphkit_loaders.naming import name_party
from graphkit_loaders.reader.sectors import sectors


class LedgerLoader:
    """Loads a ``.csv`` ledger.

    A row that cannot be read becomes a remark; the others are kept. A name that the gazetteer does not know is kept
    as an institution and remarked.
    """

    name = "ledger"
    suffixes = (".csv",)

    def load(self, path: Path) -> Records:
        """Records of one ledger.

        Raises
        ------
        InputError
            If the file cannot be read, or its first row names no columns of a ledger.
        """
        document = read_text(path)
        source = Source(
            f"{path.name}@{document.sha256[:8]}", path.name, "ledger", document.sha256, document.encoding, document.text
        )
        gaz = gazetteer()
        rows = list(read_rows(document.text, path.name))
        home = _home(gaz, rows)
        nodes: dict[str, Node] = {}
        links: list[Link] = []
        remarks = [Remark("note", "encoding", source.key, "", 0, 0, note) for note in document.notes]
        for row in rows:
            for item in _read_row(gaz, row, source, home):
                if isinstance(item, Node):
                    nodes.setdefault(item.key, item)
                elif isinstance(item, Link):
                    links.append(item)
                else:
                    remarks.append(item)
        above, within = containment(gaz, nodes.values())
        return Records((source,), (*nodes.values(), *above), (*links, *within), tuple(remarks))


def _home(gaz: Gazetteer, rows: list[LedgerRow]) -> str | None:
    """The city that most of the local units name themselves: whose 市发改委 a cell means."""
    cities: Counter[str] = Counter()
    for row in rows:
        node = name_party(gaz, row.cells.get("unit", ""), None)
        city = node.properties.get("city") if node else None
        if isinstance(city, str):
            cities[city] += 1
    return cities.most_common(1)[0][0] if cities else None


def _read_row(gaz: Gazetteer, row: LedgerRow, source: Source, home: str | None) -> Iterator[Node | Link | Remark]:
    quote = source.text[row.start : row.stop]

    def remark(reason: str, detail: str, kind: str = "row-not-read") -> Remark:
        return Remark(kind, reason, source.key, quote, row.start, row.stop, f"row {row.line}: {detail}")

    word = row.cells.get("status", "")
    status = status_of(word)
    if status is None:
        yield remark("status", f"{word or 'empty'} is no status; the nearest is {nearest_status(word)}")
        return
    dates: dict[str, str | None] = {}
    for column in ("date", "until"):
        given = row.cells.get(column, "")
        dates[column] = iso_date(given)
        if given and dates[column] is None:
            yield remark("date", f"{given} is no date; write 2024-03-15, 2024-03 or 2024")
            return
    units, counterparts = parties(row.cells.get("unit", "")), parties(row.cells.get("counterpart", ""))
    if not units or not counterparts:
        yield remark("party", "one of the two parties is empty")
        return
    evidence = Evidence(source.key, quote, row.start, row.stop, "ledger", 1.0)
    what = row.cells.get("what", "")
    properties: dict[str, Value] = {
        "status": status,
        "rank": status_rank(status),
        "sectors": sectors(what, 0, len(what)),
        "since": dates["date"] if status != "ended" else None,
        "until": dates["until"] or (dates["date"] if status == "ended" else None),
        "what": what or None,
        "outside": row.cells.get("scope", "").lower() in vocabulary().outside or None,
    }
    for unit in units:
        for counterpart in counterparts:
            ends = []
            for name in (unit, counterpart):
                node = name_party(gaz, name, home)
                if node is None:
                    yield remark("unknown", f"{name} is in no table; it is kept as an institution", "unresolved-name")
                    kind = "Alliance" if status == "membership" and name is counterpart else "Institution"
                    node = Node(
                        kind, f"{'alliance' if kind == 'Alliance' else 'inst'}:{name}", name, (), {"kind": "other"}
                    )
                ends.append(node)
                yield node
            a, b = ends
            if a.key == b.key:
                yield remark("party", f"{unit} and {counterpart} are one")
                continue
            yield Link("PARTNERS_WITH", a.label, a.key, b.label, b.key, properties, evidence)


loader = LedgerLoader()
