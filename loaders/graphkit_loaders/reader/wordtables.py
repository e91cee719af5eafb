"""Opens the tables beside the reader and says clearly what is wrong with one."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from graphkit.errors import InputError


def table(name: str) -> dict[str, Any]:
    """One TOML table of the folder ``tables``.

    Raises
    ------
    InputError
        If it is missing or no TOML; the message names the file and the line.
    """
    try:
        text = (files("graphkit_loaders.reader") / "tables" / name).read_text(encoding="utf-8")
        return tomllib.loads(text)
    except FileNotFoundError:
        raise InputError(f"{name}: this table of the reader is missing; install graphkit again") from None
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{name}: this table of the reader cannot be read: {error}") from None


def wanted(name: str, entry: str, row: Mapping[str, Any], *keys: str) -> None:
    """Check that an entry of a table has what it needs.

    Raises
    ------
    InputError
        If a key is missing; the message names file, entry and key.
    """
    for key in keys:
        if key not in row:
            raise InputError(f"{name}: the entry {entry} has no {key}; add it")
