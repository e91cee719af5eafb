"""An answer as a workbook: one sheet a table."""

from __future__ import annotations

from graphkit.language import Language, pick
from graphkit.tables.book import Book
from graphkit.tables.content import Answer


def as_xlsx(answer: Answer, language: Language) -> bytes:
    """The bytes of a workbook with all tables of an answer."""
    book = Book(answer.title or "graphkit", language)
    for sheet in answer.sheets:
        book.table(sheet.title or answer.title or pick(language, "Table", "表"), sheet.columns, sheet.rows)
    return book.close()
