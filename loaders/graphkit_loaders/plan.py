"""Loads a plan, report, list or piece of news from its text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from graphkit.model import Node, Records, Remark, Source
from graphkit_loaders.assembly.candidates import places
from graphkit_loaders.assembly.plan import Read, records
from graphkit_loaders.assembly.quoting import Quoting
from graphkit_loaders.documents import read_text
from graphkit_loaders.gazetteer import gazetteer
from graphkit_loaders.reader.clean import clean
from graphkit_loaders.reader.links import read_pairs
from graphkit_loaders.reader.outline import outline


class PlanLoader:
    """Loads ``.txt`` and ``.md`` documents."""

    name = "plan"
    suffixes = (".txt", ".md")

    def load(self, path: Path) -> Records:
        """Records of one document.

        Raises
        ------
        InputError
            If the file is missing, empty or no text.
        """
        document = read_text(path)
        source = Source(
            f"{path.name}@{document.sha256[:8]}", path.name, "plan", document.sha256, document.encoding, document.text
        )
        gaz = gazetteer()
        text = clean(document.text)
        layout = outline(text)
        source = replace(source, date=layout.issued)
        found = records(gaz, Read(source, layout, read_pairs(text, layout, gaz), Quoting(text, source.key)))
        notes = tuple(Remark("note", "encoding", source.key, "", 0, 0, note) for note in document.notes)
        return replace(found, remarks=(*notes, *found.remarks))

    def places(self, provinces: Iterable[str]) -> list[Node]:
        """Cities, counties and zones of these provinces (six-digit codes), as the gazetteer lists them."""
        return places(gazetteer(), provinces)


loader = PlanLoader()
