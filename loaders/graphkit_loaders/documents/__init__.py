"""Files → text with places. One module a kind of file; ``read_document`` chooses by the bytes, not by the name."""

from __future__ import annotations

from graphkit_loaders.documents.opening import DocumentText, read_document, read_text

__all__ = ["DocumentText", "read_document", "read_text"]
