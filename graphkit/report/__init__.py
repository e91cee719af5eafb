"""Reports for people: a workbook, a brief of one page, and the template of a ledger. They print what was counted."""

from __future__ import annotations

from graphkit.report.monthly import write_report
from graphkit.report.template import write_template

__all__ = ["write_report", "write_template"]
