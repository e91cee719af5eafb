"""``manifest.json`` of a saved graph: what is in the folder, and how to tell that it still is."""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

from graphkit.errors import InputError
from graphkit.graph.conflicts import Conflict
from graphkit.model import SCHEMA_VERSION

if TYPE_CHECKING:
    from graphkit.graph.contents import Contents

NAME = "manifest.json"
FORMAT = "graphkit graph"


@dataclass(frozen=True, slots=True)
class Manifest:
    """The part of a manifest that loading needs: sha256 of every table file, and the conflicts."""

    tables: Mapping[str, str]
    conflicts: tuple[Conflict, ...]


def write(graph: Contents, tables: Mapping[str, tuple[int, str]]) -> bytes:
    """Manifest of a graph whose table files, by path in the folder, have these rows and hashes."""
    content = {
        "format": FORMAT,
        "schema": SCHEMA_VERSION,
        "graphkit": _version(),
        "made": _now(),
        "sources": [
            {"key": s.key, "file": s.file, "kind": s.kind, "sha256": s.sha256, "encoding": s.encoding}
            for s in graph.sources
        ],
        "counts": {"nodes": graph.labels(), "links": graph.types()},
        "tables": {path: {"rows": rows, "sha256": sha256} for path, (rows, sha256) in tables.items()},
        "conflicts": [asdict(conflict) for conflict in graph.conflicts],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def read(data: bytes) -> Manifest:
    """Manifest from its bytes.

    Raises
    ------
    InputError
        If it is none, is damaged, or is of a newer schema; the message goes on after the folder's name.
    """
    try:
        content = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise InputError("this graph is damaged, its manifest.json is no JSON; build it again.") from error
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise InputError("this folder is no saved graph, its manifest.json is not of graphkit.")
    schema = content.get("schema")
    if isinstance(schema, int) and schema > SCHEMA_VERSION:
        newer = f"this graph was saved by a newer graphkit (schema {schema}, this one reads up to {SCHEMA_VERSION})"
        raise InputError(f"{newer}; update graphkit, or build it again.")
    try:
        if schema != SCHEMA_VERSION:
            raise ValueError("schema")
        tables = {str(path): str(table["sha256"]) for path, table in content["tables"].items()}
        conflicts = tuple(Conflict(**{k: _value(v) for k, v in told.items()}) for told in content["conflicts"])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputError("this graph is damaged, its manifest.json lacks something; build it again.") from error
    return Manifest(tables, conflicts)


def _value(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _version() -> str:
    try:
        return version("partnership-graphkit")
    except PackageNotFoundError:
        return "unknown"


def _now() -> str:
    """Now, or the moment that SOURCE_DATE_EPOCH sets for builds that must come out the same."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    zone = datetime.UTC
    now = datetime.datetime.fromtimestamp(int(given), zone) if given.isdecimal() else datetime.datetime.now(zone)
    return now.isoformat(timespec="seconds")
