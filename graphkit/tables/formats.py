"""The formats that every command can answer in, and which of them a file's ending asks for."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, get_args

from graphkit.errors import UsageError
from graphkit.tables.content import Answer

Format = Literal["table", "json", "csv", "md"]

FORMATS: tuple[Format, ...] = get_args(Format)

ENDINGS: dict[str, Format] = {".json": "json", ".csv": "csv", ".md": "md", ".txt": "table"}
"""Format that a file's ending asks for."""

PLAIN_WIDTH = 80
"""Columns of a table in a file, where no terminal says how wide it is."""


def choose_format(asked: Format | None, output: Path | None) -> Format:
    """The format that was asked for by name, or by the ending of the file, or else a table.

    Raises
    ------
    UsageError
        If the ending tells nothing, or something else than the name.

    Examples
    --------
    >>> choose_format(None, Path("gaps.csv"))
    'csv'
    """
    if output is None:
        return asked or "table"
    by_ending = ENDINGS.get(output.suffix.lower())
    if by_ending and asked and by_ending != asked:
        raise UsageError(f"{output}: the ending asks for {by_ending}, --format for {asked}; change one of them.")
    if chosen := by_ending or asked:
        return chosen
    known = ", ".join(ENDINGS)
    raise UsageError(f"{output}: this ending names no format; use one of {known}, or say --format.")


def render(answer: Answer, form: Format, columns: int = PLAIN_WIDTH, colour: bool = False) -> str:
    """The text of an answer in a format; only a table depends on width and colour."""
    match form:
        case "json":
            from graphkit.tables.as_json import as_json

            return as_json(answer)
        case "csv":
            from graphkit.tables.as_csv import as_csv

            return as_csv(answer)
        case "md":
            from graphkit.tables.as_markdown import as_markdown

            return as_markdown(answer)
    from graphkit.tables.as_text import as_text

    return as_text(answer, columns, colour)
