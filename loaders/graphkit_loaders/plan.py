"""Load a plan, report, list or piece of news: one loader a kind of file, all with the same reader behind them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from graphkit.meaning import Meaning
from graphkit.model import Node, Records, Remark, Source
from graphkit_loaders.assembly.candidates import places
from graphkit_loaders.assembly.home import home_roster
from graphkit_loaders.assembly.plan import Read, records
from graphkit_loaders.assembly.quoting import Quoting
from graphkit_loaders.documents import DocumentText, read_document
from graphkit_loaders.gazetteer import gazetteer
from graphkit_loaders.naming.meanings import meanings
from graphkit_loaders.reader.clean import clean
from graphkit_loaders.reader.links import read_pairs
from graphkit_loaders.reader.outline import outline


@dataclass(frozen=True, slots=True)
class DocumentLoader:
    """Loads the documents whose names end so. What a file really is, its bytes tell."""

    name: str
    suffixes: tuple[str, ...]

    def load(self, path: Path) -> Records:
        """Records of one document.

        Raises
        ------
        InputError
            If the file is missing, empty, damaged, protected or too large, or what reads its kind is not installed.
        """
        document = read_document(path)
        key = f"{path.name}@{document.sha256[:8]}"
        source = Source(key, path.name, "plan", document.sha256, document.encoding, document.text, document.places)
        gaz = gazetteer()
        text = clean(document.text)
        layout = outline(text)
        source = replace(source, date=layout.issued)
        found = records(gaz, Read(source, layout, read_pairs(text, layout, gaz), Quoting(text, key)))
        return replace(found, remarks=(*_told(document, key), *found.remarks))

    def roster(self, home: str, year: int | None) -> Records:
        """The roster of a division (six-digit code) in a year, from the gazetteer alone.

        Raises
        ------
        InputError
            If no table has the code.
        """
        return home_roster(gazetteer(), home, year)

    def resolve(self, name: str, year: int | None, home: str | None) -> tuple[list[Meaning], list[str]]:
        """What a name may mean in a year, and the nearest known names where it means nothing."""
        return meanings(gazetteer(), name, year, home)

    def places(self, provinces: Iterable[str]) -> list[Node]:
        """Cities, counties and zones of these provinces (six-digit codes), as the gazetteer lists them."""
        return places(gazetteer(), provinces)


def _told(document: DocumentText, key: str) -> Iterator[Remark]:
    """What there is to say of the file: how it was read, and what of it was hard to make out."""
    for note in document.notes:
        yield Remark("note", "encoding", key, "", 0, 0, note)
    if document.really:
        yield Remark("note", "other-kind", key, "", 0, 0, document.really)
    if document.scanned:
        yield Remark("note", "scan", key, "", 0, 0, ", ".join(map(str, document.scanned)))
    for doubt in document.doubts:
        quote = document.text[doubt.start : doubt.stop]
        yield Remark("doubtful-text", "ocr", key, quote, doubt.start, doubt.stop, f"{doubt.confidence:.2f}")


text = DocumentLoader("text", (".txt", ".md"))
pdf = DocumentLoader("pdf", (".pdf",))
docx = DocumentLoader("docx", (".docx",))
doc = DocumentLoader("doc", (".doc",))
html = DocumentLoader("html", (".html", ".htm"))
picture = DocumentLoader("picture", (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp"))
