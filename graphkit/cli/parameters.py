"""Parameters of queries as the command line gives them: ``name=value``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from graphkit.errors import UsageError

_LITERAL = re.compile(r"true|false|null|-?\d+(?:\.\d+)?|\[.*\]", re.DOTALL | re.ASCII)


def split(given: Iterable[str]) -> dict[str, str]:
    """Names and values of ``name=value`` words; the last one of a name wins.

    Raises
    ------
    UsageError
        If a word has no ``=``.

    Examples
    --------
    >>> split(["unit=340207", "since=2021"])
    {'unit': '340207', 'since': '2021'}
    """
    found = {}
    for words in given:
        name, sign, value = words.partition("=")
        if not sign or not name.strip():
            raise UsageError(f"-p {words!r}: write a parameter as NAME=VALUE.")
        found[name.strip().removeprefix("$")] = value
    return found


def free_values(given: Mapping[str, str]) -> dict[str, Any]:
    """Values of parameters that no header gives a type: numbers, truth values and lists as JSON writes them, else text.

    A code that begins with a zero stays text, and so does what stands in double quotes.

    Examples
    --------
    >>> free_values({"least": "3", "name": "东湖区", "code": '"340202"', "all": "true"})
    {'least': 3, 'name': '东湖区', 'code': '340202', 'all': True}
    """
    return {name: _value(text) for name, text in given.items()}


def _value(text: str) -> Any:
    if _LITERAL.fullmatch(text) or (len(text) > 1 and text[0] == text[-1] == '"'):
        try:
            return json.loads(text)
        except ValueError:
            return text
    return text
