"""Headers of query files: comment lines before the text that say what it asks, and with which parameters.

::

    // id: county-without-counterpart
    // title: Counties without a counterpart
    // 标题: 没有合作对象的县市区
    // question: Which counties of the roster does no sentence give a counterpart?
    // severity: error
    // params: as_of date, role text = 'county', ranks texts = []
    // columns: plan, unit_id, unit
    MATCH ...

``severity`` stands in gap rules only; ``params`` may be left out where there are none. ``over: statements`` says that
the query asks all that was ever stated, not only what holds on the day.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from graphkit.errors import InputError
from graphkit.nearest import nearest

Value = str | int | float | bool | tuple[str, ...] | None
Kind = Literal["text", "integer", "number", "truth", "texts", "date"]

SEVERITIES = ("error", "warning", "info")

_LINE = re.compile(r"//\s*(\w+):\s*(.*?)\s*")
_REQUIRED = ("id", "title", "标题", "question", "columns")
_KNOWN = (*_REQUIRED, "severity", "params", "over")
_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_PARAMETER = re.compile(r"(\w+)\s+(\w+)(?:\s*=\s*(null|'[^']*'|\[[^\]]*\]|[^\s,]+))?\s*(?:,|$)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: name, type, and the default where it may be left out."""

    name: str
    kind: Kind
    optional: bool = False
    default: Value = None


@dataclass(frozen=True, slots=True)
class Query:
    """One query file.

    ``severity`` is that of a gap rule, none for a question. ``statements`` tells whether it asks all that was ever
    stated; others that know ``as_of`` ask what holds on that day.
    """

    id: str
    title: str
    title_zh: str
    question: str
    severity: str | None
    params: tuple[Parameter, ...]
    columns: tuple[str, ...]
    text: str
    path: Path
    statements: bool = False

    @property
    def takes_day(self) -> bool:
        """Whether it has the parameter ``as_of``."""
        return any(parameter.name == "as_of" for parameter in self.params)

    @property
    def dated(self) -> bool:
        """Whether it asks what holds on a day."""
        return self.takes_day and not self.statements


def parse_query(text: str, path: Path) -> Query:
    """Read the header of a query file.

    Parameters
    ----------
    text : str
        The whole file.
    path : Path
        Where it stands, for messages.

    Raises
    ------
    InputError
        If a line of the header is missing, unknown, said twice or malformed.
    """
    fields: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("//"):
            break
        found = _LINE.fullmatch(line)
        if not found:
            raise InputError(f"{path.name}, line {number}: write the header as // name: value.")
        name, value = found.groups()
        if name not in _KNOWN:
            raise InputError(f"{path.name}, line {number}: unknown header line {name!r}; {nearest(name, _KNOWN)}")
        if name in fields or not value:
            raise InputError(f"{path.name}, line {number}: {name} is {'said twice' if value else 'empty'}.")
        fields[name] = value
    for name in _REQUIRED:
        if name not in fields:
            raise InputError(f"{path.name}: the header lacks the line // {name}: ...")
    if not _ID.fullmatch(fields["id"]):
        raise InputError(f"{path.name}: the id {fields['id']!r} must be small letters, digits and hyphens.")
    severity = fields.get("severity")
    if severity is not None and severity not in SEVERITIES:
        raise InputError(f"{path.name}: unknown severity {severity!r}; {nearest(severity, SEVERITIES)}")
    if fields.get("over", "statements") != "statements":
        raise InputError(f"{path.name}: over is {fields['over']!r}; write statements, or leave the line out.")
    return Query(
        fields["id"],
        fields["title"],
        fields["标题"],
        fields["question"],
        severity,
        _parameters(fields.get("params", ""), path),
        tuple(name.strip() for name in fields["columns"].split(",")),
        text,
        path,
        "over" in fields,
    )


def _parameters(words: str, path: Path) -> tuple[Parameter, ...]:
    declared: list[Parameter] = []
    place = 0
    while place < len(words):
        found = _PARAMETER.match(words, place)
        if not found or found.group(2) not in get_args(Kind):
            raise InputError(
                f"{path.name}: cannot read the parameters at {words[place:]!r}; write name type or "
                f"name type = default, with a type of {', '.join(get_args(Kind))}."
            )
        name, kind, default = found.groups()
        try:
            value = _default(default)
        except ValueError as error:
            raise InputError(f"{path.name}: the default of {name} is {default}, which is no value.") from error
        declared.append(Parameter(name, kind, default is not None, value))  # type: ignore[arg-type]
        place = found.end()
        while place < len(words) and words[place] == " ":
            place += 1
    return tuple(declared)


def _default(words: str | None) -> Value:
    if words is None:
        return None
    value = json.loads(words.replace("'", '"'))
    return tuple(value) if isinstance(value, list) else value
