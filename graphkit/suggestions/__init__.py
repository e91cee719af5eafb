"""Suggestions: a shortlist of new links that would close the gaps, each with its reason and its runner-up."""

from __future__ import annotations

from graphkit.suggestions.result import StillOpen, Suggestion, Suggestions
from graphkit.suggestions.suggest import suggest

__all__ = ["StillOpen", "Suggestion", "Suggestions", "suggest"]
