"""How fast the files for ``neo4j-admin database import`` are written, beside reading the same tables from Parquet.

Each size runs in a process of its own, which says how much memory the export took beyond the graph that it was given.
``--quick`` leaves out the largest.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

SIZES = ((10_000, 20_000), (100_000, 200_000), (200_000, 1_000_000))


def measure(nodes: int, links: int) -> None:
    """One size: save, read back, export; prints a line."""
    from bench_push import made
    from memory import added_by
    from timing import timed

    import graphkit as gk

    with tempfile.TemporaryDirectory() as place:
        made(nodes, links).save(f"{place}/made.graph")
        gk.export(made(10, 20), f"{place}/warm", "neo4j-admin")
        read, graph = timed(lambda: gk.load(f"{place}/made.graph"))
        wrote, told = timed(lambda: added_by(lambda: gk.export(graph, f"{place}/import", "neo4j-admin")))
        files = [file for file in Path(place, "import").rglob("*") if file.is_file()]
        size = sum(file.stat().st_size for file in files) / 1e6
        saved = sum(file.stat().st_size for file in Path(place, "made.graph").rglob("*.parquet")) / 1e6
    print(f"{nodes} nodes, {links} links: {saved:.0f} MB of Parquet read in {read:.2f} s")
    print(f"  {size:.0f} MB of CSV written in {wrote:.2f} s, {size / wrote:.0f} MB/s; export / read {wrote / read:.1f}")
    if told:
        print(f"  memory {told[0]:.0f} MB with the graph, at most {told[1]:.0f} MB more while it is exported")


def main(words: list[str]) -> int:
    """Measure every size."""
    if words and words[0].isdigit():
        measure(int(words[0]), int(words[1]))
        return 0
    for nodes, links in SIZES[: 2 if "--quick" in words else None]:
        subprocess.run([sys.executable, __file__, str(nodes), str(links)], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
