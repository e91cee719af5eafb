"""Messages of findings in both languages, from ``wording.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGES = ("zh", "en")
SEPARATOR = {"zh": "、", "en": ", "}


@cache
def table() -> dict[str, Any]:
    """The file, read once."""
    return tomllib.loads((Path(__file__).parent / "wording.toml").read_text(encoding="utf-8"))


def word(kind: str, name: str | None, language: str) -> str:
    """A word of the tables below the sentences; the name itself where they have none."""
    return str(table()["words"][kind].get(name, {}).get(language, name or ""))


def messages(
    rule: str, values: Mapping[str, Any], lists: Mapping[str, tuple[str, ...]], unread: int
) -> tuple[str, str]:
    """The Chinese and the English sentence of a finding.

    Parameters
    ----------
    rule : str
        Id of the rule.
    values : mapping
        Columns of the finding's row.
    lists : mapping
        Names to be enumerated.
    unread : int
        Sentences on the unit that were not understood.
    """
    sentences = table()[rule]
    if "kind" in values:
        sentences = sentences[values["kind"]]
    said = []
    for language in LANGUAGES:
        words = {
            **values,
            **{name: SEPARATOR[language].join(items) for name, items in lists.items()},
            "measure": word("measure", values.get("measure"), language),
            "demanded": word("status", values.get("demanded"), language),
            **{name: word("status", values[name], language) for name in ("what", "against") if name in values},
        }
        more = table()["words"]["more"]
        words["deadline"] = more["deadline"][language].format(**values) if values.get("by") else ""
        note = more["unread"][language].format(unread=unread) if unread else ""
        said.append(sentences[language].format(**words) + note)
    return said[0], said[1]
