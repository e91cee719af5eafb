"""Gaps: what plans expect and the facts do not hold, each with the sentence that demands it."""

from __future__ import annotations

from graphkit.gaps.finding import Finding, Findings
from graphkit.gaps.run import RULES, gaps

__all__ = ["RULES", "Finding", "Findings", "gaps"]
