"""The formats that every command can answer in, and which of them a file's ending asks for."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, get_args

from graphkit.errors import UsageError
from graphkit.language import Language
from graphkit.tables.content import Answer

Format = Literal["table", "json", "csv", "md", "html", "xlsx"]

FORMATS: tuple[Format, ...] = get_args(Format)

ENDINGS: dict[str, Format] = {
    ".xlsx": "xlsx", ".html": "html", ".csv": "csv", ".md": "md", ".json": "json", ".txt": "table",
}  # fmt: skip
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


def render(
    answer: Answer, form: Format, columns: int = PLAIN_WIDTH, colour: bool = False, language: Language = "en"
) -> bytes:
    """An answer in a format, text as UTF-8; only a table depends on width and colour."""
    if form == "xlsx":
        from graphkit.tables.as_xlsx import as_xlsx

        return as_xlsx(answer, language)
    return render_text(answer, form, columns, colour, language).encode("utf-8", "backslashreplace")


def render_text(
    answer: Answer, form: Format, columns: int = PLAIN_WIDTH, colour: bool = False, language: Language = "en"
) -> str:
    """An answer in a format that is text."""
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
        case "html":
            from graphkit.tables.as_html import as_html

            return as_html(answer, language)
        case "xlsx":
            raise ValueError("a workbook is no text")
    from graphkit.tables.as_text import as_text

    return as_text(answer, columns, colour)
