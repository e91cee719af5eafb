"""Evidence from places in the clean text: the words as the document gives them, and their offsets there."""

from __future__ import annotations

from dataclasses import dataclass

from graphkit.model import Evidence, Remark
from graphkit_loaders.reader.shapes import Clean, Span


@dataclass(frozen=True, slots=True)
class Quoting:
    """Turns spans of the clean text of one document into evidence and remarks."""

    clean: Clean
    source: str

    def evidence(self, span: Span, rule: str, confidence: float = 1.0) -> Evidence:
        """Evidence whose quote is exactly the document's text between its offsets."""
        start, stop = self.clean.original(*span)
        return Evidence(self.source, self.clean.given[start:stop], start, stop, rule, confidence)

    def remark(self, kind: str, reason: str, span: Span, detail: str = "") -> Remark:
        """A remark about a span."""
        start, stop = self.clean.original(*span)
        return Remark(kind, reason, self.source, self.clean.given[start:stop], start, stop, detail)
