"""Words of the page in both languages, from ``words.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from graphkit.language import LANGUAGES, Language

TABLES = ("rules", "counted")
"""Parts of the file whose words belong to rules."""


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))


def words() -> dict[str, dict[str, str]]:
    """All words but those of the rules, by language.

    Examples
    --------
    >>> words()["en"]["none"]
    'no counterpart'
    """
    return {
        language: {name: pair[place] for name, pair in _file().items() if name not in TABLES}
        for place, language in enumerate(LANGUAGES)
    }


def of_rule(table: str, rule: str) -> dict[str, str]:
    """What a table says of a rule, by language; nothing where a newer rule has no words yet."""
    pair = _file()[table].get(rule)
    return {language: pair[place] for place, language in enumerate(LANGUAGES)} if pair else {}


def fill(name: str, language: Language, **values: object) -> str:
    """A word with its values filled in.

    Examples
    --------
    >>> fill("title-several", "en", n=2)
    'Partnerships of 2 plans'
    """
    return words()[language][name].format(**values)
