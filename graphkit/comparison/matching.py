"""Which plan, task or target of one graph is which of another: by key, else by likeness of the words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]

LIKE = 0.5
"""Least likeness of two titles that mean one task: half of their pairs of characters."""


def likeness(one: str, other: str) -> float:
    """Share of neighbouring characters that two texts have in common, 0 to 1; marks and blanks do not count.

    Dice's coefficient over pairs of characters, each counted as often as it stands.

    Examples
    --------
    >>> likeness("共建园区", "共建园区。"), likeness("共建园区", "生态治理")
    (1.0, 0.0)
    """
    a, b = _pairs(one), _pairs(other)
    total = sum(a.values()) + sum(b.values())
    return 2 * sum((a & b).values()) / total if total else float(one == other)


def _pairs(text: str) -> Counter[str]:
    letters = "".join(character for character in text if character.isalnum())
    return Counter(letters[i : i + 2] for i in range(max(1, len(letters) - 1))) if letters else Counter()


def plan_pairs(old: Sequence[Row], new: Sequence[Row]) -> dict[str, str]:
    """Key of the newer plan for the key of the older: the same, else the issuer's next one, from the latest back."""
    found = {row["key"]: row["key"] for row in old if row["key"] in {other["key"] for other in new}}
    before, after = _by_issuer(old, found), _by_issuer(new, found)
    for issuer, plans in before.items():
        for one, other in zip(plans, after.get(issuer, ()), strict=False):
            found[one] = other
    return found


def _by_issuer(plans: Sequence[Row], taken: Mapping[str, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in sorted(plans, key=lambda row: (row["issued"] or "", row["key"]), reverse=True):
        if row["key"] not in taken and row["issuer"]:
            found[row["issuer"]].append(row["key"])
    return found


def match(old: Sequence[Row], new: Sequence[Row], words: str, same: Sequence[str] = ()) -> list[tuple[Row, Row, float]]:
    """Pairs of rows that mean one thing, with the likeness of their words; each row once, the likest first.

    Parameters
    ----------
    old, new : sequence of dict
        Rows with ``id``, ``no`` where they have numbers, and the words.
    words : str
        Name of the column that holds the words.
    same : sequence of str
        Columns that must agree; where they do, rows that alone have these values are one whatever their words.
    """
    groups: dict[tuple[Any, ...], tuple[list[Row], list[Row]]] = defaultdict(lambda: ([], []))
    for side, rows in enumerate((old, new)):
        for row in rows:
            groups[tuple(row[name] for name in same)][side].append(row)
    found: list[tuple[Row, Row, float]] = []
    for before, after in groups.values():
        scored = []
        near = _near(before, after, words)
        for i, j in near:
            one, other = before[i], after[j]
            like = likeness(one[words] or "", other[words] or "")
            number = one.get("no") is not None and one.get("no") == other.get("no")
            if like >= LIKE or (one["id"] == other["id"] and like > LIKE / 2):
                scored.append((-like, one["id"] != other["id"], not number, i, j))
        used: tuple[set[int], set[int]] = (set(), set())
        for unlike, _, _, i, j in sorted(scored):
            if i not in used[0] and j not in used[1]:
                used[0].add(i)
                used[1].add(j)
                found.append((before[i], after[j], -unlike))
    return found


def _near(before: Sequence[Row], after: Sequence[Row], words: str) -> list[tuple[int, int]]:
    """Places of rows that have some pair of characters in common: the others need no comparison."""
    holders: dict[str, list[int]] = defaultdict(list)
    for j, row in enumerate(after):
        for pair in _pairs(row[words] or ""):
            holders[pair].append(j)
    return [
        (i, j)
        for i, row in enumerate(before)
        for j in sorted({j for p in _pairs(row[words] or "") for j in holders[p]})
    ]
