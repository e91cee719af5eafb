"""The pairs of the page with their statements, and the lines that are drawn for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from graphkit.language import LANGUAGES
from graphkit.listings.statements import marks
from graphkit.map.bundles import bundles
from graphkit.map.duties import spelled_out
from graphkit.map.excerpts import Excerpts
from graphkit.map.pairs import Pair, Statement

if TYPE_CHECKING:
    from graphkit.map.scene import Scene

SIDES = ("unit", "counterpart")


def ties(scene: Scene, number: Mapping[str, int], sectors: Sequence[str], excerpts: Excerpts) -> list[dict[str, Any]]:
    """Pairs with what documents say of them, the oldest statement first.

    Parameters
    ----------
    scene : Scene
        What is shown.
    number : mapping of str to int
        Place of every node of the page.
    sectors : sequence of str
        Names of the sectors, which statements give by number.
    excerpts : Excerpts
        Where the sentences are kept.
    """
    sector = {name: place for place, name in enumerate(sectors)}
    body = spelled_out(scene.graph)
    found = []
    for pair, history in zip(scene.pairs, scene.histories, strict=True):
        one, other = scene.left[pair.unit], scene.right[pair.counterpart]
        names = (("unit", (one.name, *one.aliases)), ("counterpart", (other.name, *other.aliases)))
        entry: dict[str, Any] = {
            "a": number[one.id],
            "b": number[other.id],
            "nature": pair.nature,
            "history": [list(change) for change in history],
            "says": [
                _says(statement, scene, number, sector, body, names, excerpts)
                for statement in sorted(pair.statements, key=lambda s: s["since"] or "")
            ],
        }
        if pair.why[0]:
            entry["why"] = dict(zip(LANGUAGES, pair.why, strict=True))
        found.append(entry)
    return found


def _says(
    statement: Statement,
    scene: Scene,
    number: Mapping[str, int],
    sector: Mapping[str, int],
    body: Mapping[str, str],
    names: Sequence[tuple[str, Sequence[str]]],
    excerpts: Excerpts,
) -> dict[str, Any]:
    said: dict[str, Any] = {"status": statement["status"], "from": scene.statements.first(statement)}
    place = excerpts.place(statement["source"], statement["start"], statement["stop"])
    if place:
        text, offset = excerpts.text(place)
        said["at"] = place
        said["marks"] = [
            [mark["start"] + offset, mark["end"] + offset, SIDES.index(mark["side"])]
            for mark in marks(text, 0, len(text), names)
        ]
    task = body.get(statement["task"] or "", statement["task"])
    if task in scene.tasks:
        said["task"] = number[task]
    for name in ("since", "until", "what"):
        if statement[name]:
            said[name] = statement[name]
    if statement["sectors"]:
        said["sectors"] = [sector[name] for name in statement["sectors"]]
    return said


def lines(scene: Scene) -> list[tuple[str, str, list[int]]]:
    """Lines between rows: ids of both ends, and the numbers of the pairs that they stand for."""
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, pair in enumerate(scene.pairs):
        found[scene.ends(pair)].append(place)
    return [(one, other, numbers) for (one, other), numbers in found.items()]


def bundled(scene: Scene, drawn: Sequence[tuple[str, str, list[int]]]) -> list[dict[str, Any]]:
    """Bundles among the lines: those whose pairs have one nature, one history, and the same tasks and sectors."""
    alike = [(one, other, _look(scene, numbers)) for one, other, numbers in drawn]
    return [
        {"units": list(b.units), "counterparts": list(b.counterparts), "lines": list(b.lines)} for b in bundles(alike)
    ]


def _look(scene: Scene, numbers: Sequence[int]) -> Any:
    if len(numbers) > 1:
        return tuple(numbers)
    pair: Pair = scene.pairs[numbers[0]]
    said = {(s["task"], tuple(s["sectors"] or ())) for s in pair.statements}
    return (pair.nature, tuple(scene.histories[numbers[0]]), tuple(sorted(said, key=str)))
