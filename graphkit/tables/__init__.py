"""Answers as tables, workbooks, pages, JSON, CSV and Markdown: one shape for all commands, one file a format."""

from __future__ import annotations

from graphkit.tables.content import Answer, Cell, Column, Paragraph, Sheet
from graphkit.tables.formats import ENDINGS, FORMATS, Format, choose_format, render, render_text

__all__ = [
    "ENDINGS",
    "FORMATS",
    "Answer",
    "Cell",
    "Column",
    "Format",
    "Paragraph",
    "Sheet",
    "choose_format",
    "render",
    "render_text",
]
