"""Ledgers of agreements: a table with one row an agreement, kept in a spreadsheet."""

from __future__ import annotations

from graphkit_loaders.ledger.loader import LedgerLoader, loader

__all__ = ["LedgerLoader", "loader"]
