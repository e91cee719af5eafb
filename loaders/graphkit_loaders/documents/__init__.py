"""Files → text with places. One module a kind of file; ``read_text`` chooses by the bytes, not by the name."""

from __future__ import annotations

from graphkit_loaders.documents.opening import DocumentText, read_text

__all__ = ["DocumentText", "read_text"]
