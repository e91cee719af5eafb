"""Findings, cells, targets and figures for each day of the slider, shipped as differences from the day before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from graphkit.gaps import Finding
from graphkit.gaps.days import Days
from graphkit.gaps.progress import Progress
from graphkit.gaps.run import UNCOVERED_RULES
from graphkit.listings.duties import targets
from graphkit.map.coverage import Cells, Coverage
from graphkit.model import ROSTER_ROLES
from graphkit.today import day_of

if TYPE_CHECKING:
    from graphkit.map.scene import Scene

EMPTY = "gap"
"""Status of a cell that a target demands and nobody fills."""

State = dict[str, dict[Any, Any]]


@dataclass
class Moments:
    """What every day shows.

    ``findings`` are those of all days, each once; ``stops`` hold for every day the numbers of findings that come and
    go, and the cells, targets and figures that change. ``uncovered`` are the keys of units that nobody works with on
    the last day.
    """

    findings: list[Finding] = field(default_factory=list)
    stops: list[dict[str, Any]] = field(default_factory=list)
    targets: list[dict[str, Any]] = field(default_factory=list)
    uncovered: set[str] = field(default_factory=set)


def moments(scene: Scene, provinces: Sequence[str], sectors: Sequence[str]) -> Moments:
    """Judge every day.

    Parameters
    ----------
    scene : Scene
        What is shown.
    provinces, sectors : sequence of str
        Columns of the two matrices.
    """
    coverage = Coverage(scene)
    found = Moments(targets=targets(scene.graph))
    columns = {"cells": provinces, "sectors": sectors}
    numbers: dict[Finding, int] = {}
    before: State = {"cells": {}, "sectors": {}, "targets": {}, "cover": {}}
    standing: set[int] = set()
    with Days(scene.graph) as days:
        judged = [days.judge(day_of(day)) for day in scene.days]
    for place, (day, (findings, made)) in enumerate(zip(scene.days, judged, strict=True)):
        now = {numbers.setdefault(finding, len(numbers)) for finding in findings}
        missing = {(f.unit_id, f.province_id) for f in findings if f.province_id}
        after: State = {
            "cells": _with_empty(coverage.by_province(place), missing),
            "sectors": dict(coverage.by_sector(place)),
            "targets": _targets(found.targets, made),
            "cover": _covered(scene, findings),
        }
        stop: dict[str, Any] = {"date": day, "add": sorted(now - standing), "drop": sorted(standing - now)}
        for name, of in columns.items():
            stop[name] = _cell_changes(before[name], after[name], list(scene.left), of)
        for name in ("targets", "cover"):
            stop[name] = [[key, *value] for key, value in after[name].items() if before[name].get(key) != value]
        found.stops.append(stop)
        before, standing = after, now
        found.uncovered = {f.unit_id for f in findings if f.rule in UNCOVERED_RULES.values()}
    found.findings = list(numbers)
    return found


def _with_empty(cells: Cells, missing: set[tuple[str, str]]) -> Cells:
    return {**dict.fromkeys(sorted(missing - cells.keys()), (0, EMPTY)), **cells}


def _targets(listed: Sequence[Mapping[str, Any]], made: Sequence[Progress]) -> dict[int, tuple[int, int, int]]:
    """By number of the target: done, done or planned, needed.

    A target of every county, zone or department counts the units that reach it, one of the city what it counts.
    """
    found = {}
    for number, target in enumerate(listed):
        own = [one for one in made if one.target == target["id"]]
        if target["scope"] in ROSTER_ROLES:
            found[number] = (sum(p.reached for p in own), sum(p.planned >= p.needed for p in own), len(own))
        elif own:
            found[number] = (own[0].done, own[0].planned, own[0].needed)
    return found


def _covered(scene: Scene, findings: Sequence[Finding]) -> dict[str, tuple[int, int]]:
    """By role: units that somebody works with, and all of the roster."""
    covered = {}
    for role, rule in UNCOVERED_RULES.items():
        units = {key for key, known in scene.roles.items() if known == role}
        if units:
            covered[role] = (len(units - {f.unit_id for f in findings if f.rule == rule}), len(units))
    return covered


def _cell_changes(
    before: Mapping[tuple[str, str], tuple[int, str]],
    after: Mapping[tuple[str, str], tuple[int, str]],
    units: Sequence[str],
    columns: Sequence[str],
) -> list[list[Any]]:
    """Cells that are others than before: number of the row, of the column, counterparts, status (none: empty now)."""
    row, column = ({key: place for place, key in enumerate(keys)} for keys in (units, columns))
    changed = [cell for cell in {**before, **after} if before.get(cell) != after.get(cell)]
    known = [cell for cell in changed if cell[0] in row and cell[1] in column]
    return [
        [row[unit], column[name], *after.get((unit, name), (0, None))]
        for unit, name in sorted(known, key=lambda cell: (row[cell[0]], column[cell[1]]))
    ]
