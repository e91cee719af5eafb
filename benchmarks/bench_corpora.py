"""What the reader finds in the practice texts, block by block: links, and apart from them the names.

``python benchmarks/bench_corpora.py [BLOCK ...] [-v]``; without a block all are read. A block is ten texts, such as
``a01-a10``, ``b21-b34``, ``c01-c24`` (of our own, in ``tests/second_hand``), ``d01-d10``, ``e01-e10`` (by two more
hands, in ``tests/third_hand``), ``f16-f23``, ``g01-g30``, ``i01-i16``, ``h01-h40`` and ``j01-j22`` (by others,
in ``tests/fifth_hand`` to ``ninth_hand``), or one text, ``a05``; ``corpus`` is the small corpus, ``shut``, ``shut-g``
and ``shut-j`` are 22, 10 and 8 texts into which nobody has looked. ``--quick`` reads one block.

Link recall cannot exceed mention recall: the share of expected pairs of which both sides were recognised in the text as
a unit that bears one of the accepted names. The difference is what the grammar lacks, the rest what the names lack.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

import graphkit as gk
from graphkit.listings.partnerships import partnerships
from graphkit_loaders.gazetteer import gazetteer
from graphkit_loaders.naming import division
from graphkit_loaders.reader.clean import clean
from graphkit_loaders.reader.links import read_pairs
from graphkit_loaders.reader.outline import outline
from practice_score import scorer
from shared import ROOT, SHARED

BLOCKS = (
    *("a01-a10", "b01-b10", "a11-a20", "b11-b20", "a21-a30", "b21-b34"),
    *("c01-c24", "d01-d40", "e01-e40", "f16-f23", "g01-g30", "i01-i16", "h01-h40", "j01-j22"),
)
GOLD = {
    "c": ROOT / "tests" / "second_hand" / "gold.json",
    "d": ROOT / "tests" / "third_hand" / "gold_d.json",
    "e": ROOT / "tests" / "third_hand" / "gold_e.json",
    "f": ROOT / "tests" / "fifth_hand" / "gold_f.json",
    "g": ROOT / "tests" / "sixth_hand" / "gold_g.json",
    "i": ROOT / "tests" / "seventh_hand" / "gold_i.json",
    "h": ROOT / "tests" / "eighth_hand" / "gold_h.json",
    "j": ROOT / "tests" / "ninth_hand" / "gold_j.json",
}
"""The expectations that are not in the folder of practice texts, by the letter of their blocks."""
WHOLE = {
    "corpus": SHARED / "corpus" / "gold.json",
    "shut": ROOT / "tests" / "fifth_hand" / "shut" / "gold.json",
    "shut-g": ROOT / "tests" / "sixth_hand" / "shut" / "gold.json",
    "shut-j": ROOT / "tests" / "ninth_hand" / "shut" / "gold.json",
}
"""Sets that are read whole. Nobody has opened the last three: no ``-v`` before its figures are in READER.md."""
SUMS = ("hit", "missed", "wrong", "tempted", "status_ok", "status_all", "known")


def texts(block: str) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Path and expectations of each text of a block."""
    if block in WHOLE:
        gold = WHOLE[block]
        wanted = None
    else:
        first, _, last = block.partition("-")
        gold = GOLD.get(block[0]) or SHARED / "corpus_more" / f"gold_{block[0]}.json"
        wanted = range(int(first[1:]), int((last or first)[1:]) + 1)
    for one in json.loads(gold.read_text(encoding="utf-8")):
        number = re.match(r"[a-j](\d\d)b?_", one["doc"])
        if wanted is None or (number and int(number[1]) in wanted):
            yield gold.parent / one["doc"], one


def names_met(text: str) -> set[str]:
    """Every name of every unit recognised in a text, and of the division that speaks in it."""
    tidy = clean(text)
    gaz = gazetteer()
    reading = read_pairs(tidy, outline(tidy), gaz)
    nodes = [m.node for m in reading.mentions if m.node is not None]
    nodes += [node for pair in reading.pairs for node in (pair.unit, pair.counterpart)]
    nodes += [division(gaz, reading.home)] if reading.home else []
    met = {name for node in nodes for name in (node.name, *node.aliases)}
    return met | {tidy.quote(m.start, m.stop) for m in reading.mentions if m.node is not None}


def unlike(
    score: ModuleType, rows: list[dict[str, Any]], gold: dict[str, Any], hits: list[dict[str, Any]]
) -> Iterator[tuple[dict[str, Any], set[str]]]:
    """Found pairs whose status is not one of those accepted, with the statuses read."""
    for entry in hits:
        read = {row["status"] for row in rows if score.same(row, entry)}
        same = [e for e in gold["pairs"] if {e["a"], e["b"]} == {entry["a"], entry["b"]}]
        accepted = {s for e in same for s in [e.get("status"), *score.as_list(e.get("status_alt"))]}
        if entry.get("status") and not read & accepted:
            yield entry, read


def measured(score: ModuleType, path: Path, gold: dict[str, Any]) -> dict[str, Any]:
    """The score of one text, with ``known``: expected pairs whose two sides were both recognised."""
    rows = partnerships(gk.read(path))
    found = score.score_one(gold, rows, "")
    found["unlike"] = list(unlike(score, rows, gold, found["hit"]))
    met = {score.fold(name) for name in names_met(path.read_text(encoding="utf-8-sig"))}
    unmet = [e for e in gold["pairs"] if not (score.side(e, "a") & met and score.side(e, "b") & met)]
    counted = [*found["hit"], *found["missed"]]
    found["unmet"] = [e for e in found["missed"] if e in unmet]
    found["known"] = len(counted) - len(found["unmet"])
    return found


def show(found: dict[str, Any], path: Path) -> None:
    """Every miss and every wrong link of a text."""
    print(f"{path.name}: {len(found['hit'])} found, {len(found['missed'])} missed, {len(found['wrong'])} wrong")
    for entry in found["missed"]:
        kind = "name  " if entry in found["unmet"] else "missed"
        print(f"    {kind} {entry['a']} | {entry['b']} [{entry.get('status')}]  {entry.get('quote', '')}")
    for entry, read in found["unlike"]:
        print(
            f"    status {entry['a']} | {entry['b']} [{entry['status']}], read {'/'.join(read)}  {entry.get('quote')}"
        )
    for row in found["wrong"]:
        kind = "TEMPT" if row in found["tempted"] else "wrong"
        print(f"    {kind}  {row['unit']} | {row['counterpart']} [{row['rule']}]  {row['quote']}")


def line(name: str, sums: dict[str, int]) -> str:
    """One row of the table of figures."""
    every = sums["hit"] + sums["missed"]
    precision = sums["hit"] / max(1, sums["hit"] + sums["wrong"])
    recall = sums["hit"] / max(1, every)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    status = sums["status_ok"] / max(1, sums["status_all"])
    return (
        f"{name:>10} {every:6} {precision:9.3f} {recall:7.3f} {f1:6.3f} {sums['tempted']:8} "
        f"{sums['known'] / max(1, every):14.3f} {status:7.3f}"
    )


def main(arguments: list[str]) -> int:
    """Print a row of figures a block, and their sum."""
    blocks = [a for a in arguments if not a.startswith("-")] or ["corpus", *BLOCKS]
    if "--quick" in arguments:
        blocks = blocks[:1]
    if not SHARED.is_dir():
        print("the folder of practice texts is absent; GRAPHKIT_SHARED says where it is")
        return 0
    score = scorer()
    total = dict.fromkeys(SUMS, 0)
    rows = []
    for block in blocks:
        sums = dict.fromkeys(SUMS, 0)
        for path, gold in texts(block):
            found = measured(score, path, gold)
            if "-v" in arguments:
                show(found, path)
            for key in SUMS:
                value = found[key]
                sums[key] += value if isinstance(value, int) else len(value)
        rows.append(line(block, sums))
        total = {key: total[key] + sums[key] for key in SUMS}
    print(
        f"{'block':>10} {'pairs':>6} {'precision':>9} {'recall':>7} {'F1':>6} {'tempting':>8} "
        f"{'mention recall':>14}  status"
    )
    print("\n".join([*rows, line("all", total)]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
