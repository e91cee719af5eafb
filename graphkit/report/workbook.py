"""The workbook: what is missing, what there is, and the sentence behind each, on sheets that lead to one another."""

from __future__ import annotations

from graphkit.report.material import Material
from graphkit.report.sheets import evidence, findings, links, matrix, method, summary, targets, tasks, unread
from graphkit.tables.book import Book

SHEETS = (summary, findings, matrix, tasks, targets, links, evidence, unread, method)
"""In their order; each has ``name``, ``about`` and ``add``."""


def workbook(material: Material) -> bytes:
    """The bytes of an Excel workbook; the same material gives the same bytes.

    Parameters
    ----------
    material : Material
        What to print.
    """
    book = Book(material.title, material.language)
    for sheet in SHEETS:
        sheet.add(book, material)
    return book.close()
