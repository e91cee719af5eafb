"""Opens the tables beside the reader and says clearly what is wrong with one."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping
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


def known(name: str, entry: str, row: Mapping[str, Any], keys: Collection[str]) -> None:
    """Check that an entry of a table has no key that nothing reads.

    Raises
    ------
    InputError
        If it has one; the message names file, entry and key.
    """
    unknown = set(row).difference(keys)
    if unknown:
        raise InputError(f"{name}: the entry {entry} has {min(unknown)}, which is not known; see the head of the table")


def one_of(name: str, entry: str, row: Mapping[str, Any], key: str, choices: Collection[str]) -> None:
    """Check that an entry of a table gives one of some words for a key, if it has the key.

    Raises
    ------
    InputError
        If it gives another; the message names file, entry, key and the words.
    """
    if key in row and row[key] not in choices:
        raise InputError(f"{name}: the entry {entry} has {key} = {row[key]}; it is one of {', '.join(choices)}")


def refused(name: str, entry: str, error: re.error) -> InputError:
    """The error to raise where the expression of an entry is none."""
    return InputError(f"{name}: the entry {entry} is no regular expression: {error}")


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
