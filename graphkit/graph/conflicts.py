"""What documents disagree on, kept as a report."""

from __future__ import annotations

from dataclasses import dataclass

from graphkit.errors import InputError
from graphkit.model import Source, Value

Origin = str | None
"""Key of the one document that a row comes from, where that is known."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two statements about one node, link or source that cannot both hold. The first was kept.

    ``kind`` is the label, the link type or ``Source``; the sources are keys of documents, none where unknown.
    """

    kind: str
    key: str
    property: str
    kept: Value
    other: Value
    kept_source: Origin = None
    other_source: Origin = None


def unite_sources(sources: list[Source]) -> tuple[tuple[Source, ...], list[Conflict]]:
    """One source a key, in the order met; what else differs about it is a conflict.

    Raises
    ------
    InputError
        If two texts have one key: offsets could not tell which they count in.
    """
    kept: dict[str, Source] = {}
    conflicts: dict[Conflict, None] = {}
    for source in sources:
        first = kept.setdefault(source.key, source)
        if first == source:
            continue
        if first.text != source.text:
            raise InputError(f"source {source.key!r}: two different texts have this one key: rename one of the files.")
        for name in ("file", "kind", "sha256", "encoding", "date"):
            value, other = getattr(first, name), getattr(source, name)
            if value != other:
                conflicts[Conflict("Source", source.key, name, value, other, source.key, source.key)] = None
    return tuple(kept.values()), list(conflicts)
