"""What changed between two graphs: links, tasks and who must do them, targets, gaps."""

from __future__ import annotations

from graphkit.comparison.diff import Diff, diff

__all__ = ["Diff", "diff"]
