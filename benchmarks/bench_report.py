"""What the monthly set costs, beside the rules alone and beside the bare library writing the same cells.

``python benchmarks/bench_report.py`` takes the bundled graph and one of a hundred such cities; ``--quick`` takes ten.
Ratios are of one run: the workbook against xlsxwriter with the same cells and no looks, brief and map against the rules
that they print.
"""

from __future__ import annotations

import io
import re
import sys
import warnings
from dataclasses import replace
from typing import Any

import openpyxl
import xlsxwriter
from timing import timed

import graphkit as gk
from graphkit.graph import Graph
from graphkit.map.write import map_html
from graphkit.model import Link, Node, Records
from graphkit.reading import loaders, wuhu_files
from graphkit.report.brief import brief
from graphkit.report.material import gather
from graphkit.report.workbook import workbook

DAY = "2024-06-30"
REPEATS = 3

MAPPED = 10_000
"""Links up to which the map is drawn too; it has a benchmark of its own."""
OWN = re.compile(r"(?<![\d])3402(?=\d\d)")
"""The digits of the city in keys of its own."""


def cities(count: int) -> Graph:
    """The bundled plan and ledger for so many cities, whose counterparts are the same."""
    plain = []
    for path in wuhu_files():
        loader = next(loader for loader in loaders() if path.suffix in loader.suffixes)
        plain.append(loader.load(path))
    return Graph.from_records(*(_moved(records, 1000 + number) for number in range(count) for records in plain))


def _moved(records: Records, city: int) -> Records:
    def key(text: str) -> str:
        return OWN.sub(f"{city}", text)

    def properties(held: Any) -> dict[str, Any]:
        return {
            name: key(value) if isinstance(value, str) and OWN.search(value) else value for name, value in held.items()
        }

    def node(one: Node) -> Node:
        moved = key(one.key)
        name = one.name if moved == one.key else f"{one.name}{city}"
        return replace(one, key=moved, name=name, properties=properties(one.properties))

    def link(one: Link) -> Link:
        said = replace(one.evidence, source=f"{city}-{one.evidence.source}") if one.evidence else None
        ends = {"from_key": key(one.from_key), "to_key": key(one.to_key)}
        return replace(one, **ends, properties=properties(one.properties), evidence=said)

    return Records(
        tuple(
            replace(s, key=f"{city}-{s.key}", file=f"{city}-{s.file}", sha256=f"{city}{s.sha256[4:]}")
            for s in records.sources
        ),
        tuple(map(node, records.nodes)),
        tuple(map(link, records.links)),
        tuple(replace(remark, source=f"{city}-{remark.source}") for remark in records.remarks),
    )


def cells_of(data: bytes) -> list[list[tuple[Any, ...]]]:
    """The values of every sheet."""
    warnings.filterwarnings("ignore", ".*extension is not supported")  # bars, which hold no value
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
    return [list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets]


def bare(sheets: list[list[tuple[Any, ...]]]) -> int:
    """The same cells by the library alone."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    for rows in sheets:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            for place, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(number, place, value)
                elif value is not None:
                    sheet.write_number(number, place, value)
    book.close()
    return sum(value is not None for rows in sheets for row in rows for value in row)


def measure(name: str, graph: Graph) -> None:
    """Print what each part of the set takes, and its ratios."""
    rules, _ = timed(lambda: gk.gaps(graph, as_of=DAY))
    gathered, material = timed(lambda: gather(graph, DAY, "zh"))
    written, data = timed(lambda: workbook(material), REPEATS)
    values = cells_of(data)
    plain, cells = timed(lambda: bare(values), REPEATS)
    briefed, page = timed(lambda: brief(material))
    print(f"\n{name}: {sum(graph.types().values())} links, {len(material.found)} findings, {cells} cells", flush=True)
    print(f"  rules alone {rules:8.2f} s;  judged {gathered:8.2f} s ({gathered / rules:.2f} times the rules)")
    print(f"  workbook    {written:8.2f} s;  bare xlsxwriter, same cells {plain:8.2f} s ({written / plain:.2f} times)")
    print(f"  brief       {briefed:8.2f} s  ({briefed / rules:.2f} rules), {len(page) // 1000} kB", flush=True)
    if sum(graph.types().values()) > MAPPED:
        total = gathered + written + briefed
        print(
            f"  without map {total:8.2f} s  ({total / rules:.2f} times the rules), workbook {len(data) / 1000:.0f} kB"
        )
        return
    drawn, picture = timed(lambda: map_html(graph, DAY, "zh"))
    print(f"  map         {drawn:8.2f} s  ({drawn / rules:.2f} times the rules), {len(picture) / 1000:.0f} kB")
    total = gathered + written + briefed + drawn
    print(f"  the set     {total:8.2f} s  ({total / rules:.2f} times the rules), workbook {len(data) / 1000:.0f} kB")


def main(words: list[str]) -> None:
    """Measure the bundled graph, then many cities."""
    measure("Wuhu", gk.wuhu())
    count = 10 if "--quick" in words else 100
    measure(f"{count} cities", cities(count))


if __name__ == "__main__":
    main(sys.argv[1:])
