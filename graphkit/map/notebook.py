"""A page as notebooks show it: in a frame of its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape


@dataclass(frozen=True, slots=True)
class Frame:
    """A page in a sandbox: its script runs, and reaches neither the notebook around it nor a network."""

    page: str = field(repr=False)
    height: int

    def __repr__(self) -> str:
        return f"<Frame: a map, {self.height} pixels high>"

    def _repr_html_(self) -> str:
        return (
            f'<iframe srcdoc="{escape(self.page)}" sandbox="allow-scripts allow-downloads" '
            f'style="width:100%;height:{self.height}px;border:1px solid #ccc" title="graphkit map"></iframe>'
        )
