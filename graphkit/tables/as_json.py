"""An answer as JSON: UTF-8, two blanks of indent, keys in the order of the answer."""

from __future__ import annotations

import datetime
import decimal
import json
import math
from collections.abc import Mapping

from graphkit.tables.content import Answer


def as_json(answer: Answer) -> str:
    """The document of an answer as text.

    Examples
    --------
    >>> print(as_json(Answer({"schema": 1, "links": []}, ())), end="")
    {
      "schema": 1,
      "links": []
    }
    """
    return json.dumps(plain(answer.document), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def plain(value: object) -> object:
    """A value in JSON's own types: dates as ISO texts, whole decimals as whole numbers, what is no number as null."""
    match value:
        case None | bool() | int() | str():
            return value
        case float():
            return value if math.isfinite(value) else None
        case decimal.Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case datetime.date() | datetime.time():
            return value.isoformat()
        case Mapping():
            return {str(key): plain(item) for key, item in value.items()}
        case list() | tuple():
            return [plain(item) for item in value]
    return str(value)
