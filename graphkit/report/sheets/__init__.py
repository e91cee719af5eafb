"""The sheets of the workbook, one a file. Each has a ``name``, a line ``about`` it, and ``add`` to write it."""

from __future__ import annotations
