"""The numbers after a benchmark's name: sizes, or how often."""

from __future__ import annotations

from collections.abc import Sequence


def numbers(words: Sequence[str], usual: Sequence[int], quick: Sequence[int]) -> list[int]:
    """Those that are given; with ``--quick`` the least, without a word the usual ones."""
    if list(words) == ["--quick"]:
        return list(quick)
    return [int(word) for word in words] or list(usual)
