"""What the reader finds in short texts of other hands, set by set: those learned from, and those that were not.

``python benchmarks/bench_short.py [SET ...] [-v]``; a set is a file of ``tests/tenth_hand``. Half of the texts of each
set lie in ``tests/tenth_hand/shut``: nobody has looked into them, so they tell how much of what was learned from the
others holds for any text. ``-v`` lists what is missed and what is wrong, of the open halves only. ``--quick`` reads
one set.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from practice_score import scorer
from shared import ROOT, SHARED
from short_texts import items, scored

OPEN = ROOT / "tests" / "tenth_hand"
SUMS = ("hit", "missed", "wrong", "status_ok", "status_all")


def measured(path: Path, verbose: bool) -> dict[str, int]:
    """The sums of a set."""
    score = scorer()
    sums = dict.fromkeys(SUMS, 0)
    for text, gold in items(path):
        found = scored(score, text, gold)
        for key in SUMS:
            value = found[key]
            sums[key] += value if isinstance(value, int) else len(value)
        if verbose and (found["missed"] or found["wrong"]):
            print(text)
            for entry in found["missed"]:
                print(f"    missed {entry['a']} | {entry['b']}")
            for row in found["wrong"]:
                print(f"    wrong  {row['unit']} | {row['counterpart']}")
    return sums


def line(name: str, sums: dict[str, int]) -> str:
    """One row of the table of figures."""
    every = sums["hit"] + sums["missed"]
    precision = sums["hit"] / max(1, sums["hit"] + sums["wrong"])
    recall = sums["hit"] / max(1, every)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    status = sums["status_ok"] / max(1, sums["status_all"])
    return f"{name:>10} {every:6} {precision:9.3f} {recall:7.3f} {f1:6.3f} {status:7.3f}"


def main(arguments: list[str]) -> int:
    """Print a row of figures a set, open and shut, and their sums."""
    names = [a for a in arguments if not a.startswith("-")] or sorted(path.stem for path in OPEN.glob("*.txt"))
    if "--quick" in arguments:
        names = names[:1]
    if not SHARED.is_dir():
        print("the folder with the tool that scores is absent; GRAPHKIT_SHARED says where it is")
        return 0
    for kind, folder in (("open", OPEN), ("shut", OPEN / "shut")):
        print(f"{kind:>10} {'pairs':>6} {'precision':>9} {'recall':>7} {'F1':>6}  status")
        total = dict.fromkeys(SUMS, 0)
        for name in names:
            sums = measured(folder / f"{name}.txt", "-v" in arguments and kind == "open")
            print(line(name, sums))
            total = {key: total[key] + sums[key] for key in SUMS}
        print(line("all", total))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
