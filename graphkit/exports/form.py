"""The forms that a graph can be exported in: what each is for, and whether it is a file or a folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Form:
    """One form: its name, what it is for in both languages, and the ending of its file; none for a folder."""

    name: str
    meaning: str
    meaning_zh: str
    ending: str | None = None

    @property
    def module(self) -> str:
        """Name of the module that writes it."""
        return f"graphkit.exports.as_{self.name.replace('-', '_')}"


@dataclass(frozen=True, slots=True)
class Written:
    """A file that an export wrote, and how many nodes or links stand in it."""

    path: Path
    rows: int


FORMS: Mapping[str, Form] = {
    form.name: form
    for form in (
        Form("csv", "nodes.csv and links.csv, for a spreadsheet", "nodes.csv 与 links.csv，供电子表格使用"),
        Form("graphml", "for NetworkX, Gephi, yEd, Cytoscape", "供 NetworkX、Gephi、yEd、Cytoscape 使用", ".graphml"),
        Form("gexf", "Gephi's own", "Gephi 的格式", ".gexf"),
        Form("jsonld", "linked data with schema.org and PROV", "关联数据，用 schema.org 与 PROV 词汇", ".jsonld"),
        Form("parquet", "nodes.parquet and links.parquet, one table each", "nodes.parquet 与 links.parquet 各一张表"),
        Form("neo4j-admin", "for neo4j-admin database import full", "供 neo4j-admin database import full 使用"),
    )
}
