"""The weights of the cost: read from a table that a planner may change, checked when it is read."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from graphkit.errors import InputError
from graphkit.nearest import nearest

SHIPPED = Path(__file__).with_name("weights.toml")

_TERMS = ("sector", "level", "distance", "load", "tie")
_LIMITS = ("max_load", "distance_most_km", "distance_unknown_km")


@dataclass(frozen=True, slots=True)
class Weights:
    """Points of each term, limits, and the classes of zones that are related; see ``weights.toml``."""

    sector: int
    level: int
    distance: int
    load: int
    tie: int
    max_load: int
    distance_most_km: float
    distance_unknown_km: float
    related: frozenset[frozenset[str]]

    def classes_related(self, a: str, b: str) -> bool:
        """Whether two classes of zones stand in one group."""
        return any(a in group and b in group for group in self.related)


@cache
def shipped_weights() -> Weights:
    """The weights that travel with graphkit."""
    return read_weights(SHIPPED)


def read_weights(path: Path) -> Weights:
    """Weights of a file; what it leaves out is as shipped.

    Raises
    ------
    InputError
        If the file is missing, no TOML, or holds an unknown name or an unfit value.

    Examples
    --------
    >>> read_weights(SHIPPED).load
    12
    """
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InputError(f"{path}: the weights cannot be read, {(error.strerror or str(error)).lower()}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: these weights are no TOML in UTF-8: {error}.") from error
    known = {"weights": _TERMS, "limits": _LIMITS, "classes": ("related",)}
    for section, entries in told.items():
        if section not in known or not isinstance(entries, dict):
            raise InputError(f"{path}: there is no section [{section}]; {nearest(section, known)}")
        for name in entries:
            if name not in known[section]:
                raise InputError(f"{path}: [{section}] has no {name!r}; {nearest(name, known[section])}")
    base = {} if path == SHIPPED else _flat(tomllib.loads(SHIPPED.read_text(encoding="utf-8")))
    values = base | _flat(told)
    for name in (*_TERMS, "max_load"):
        if type(values[name]) is not int or not 0 <= values[name] <= 1_000_000:
            raise InputError(f"{path}: {name} is {values[name]!r}; write a whole number from 0 to 1000000.")
    for name in ("distance_most_km", "distance_unknown_km"):
        if type(values[name]) not in (int, float) or not 0 <= values[name] <= 40_000:
            raise InputError(f"{path}: {name} is {values[name]!r}; write kilometres from 0 to 40000.")
    groups = values.pop("related")
    if not isinstance(groups, list) or not all(
        isinstance(group, list) and all(isinstance(name, str) for name in group) for group in groups
    ):
        raise InputError(f"{path}: related must be lists of classes, such as [['经开', '高新']].")
    return Weights(**values, related=frozenset(map(frozenset, groups)))


def _flat(told: dict[str, Any]) -> dict[str, Any]:
    return {name: value for entries in told.values() for name, value in entries.items()}
