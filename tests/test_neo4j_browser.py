"""What makes Neo4j Browser pleasant: every label has a style, every query can be imported, the same bytes each time."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from command_line import call
from graphkit.model import LABELS, LINK_TYPES
from graphkit.push.browser import drawings, saved, saved_queries, write_setup
from graphkit.queries import catalogue
from graphkit.shipped import folder


def test_every_label_and_type_has_a_style_with_a_caption_that_it_has() -> None:
    text = (folder("cypher") / "browser" / "graphkit.grass").read_text(encoding="utf-8")
    styles = dict(re.findall(r"^((?:node|relationship)\.\w+) \{(.*?)\}$", text, re.MULTILINE | re.DOTALL))
    assert set(styles) == {
        *(f"node.{label}" for label in (*LABELS, "Source", "Remark", "Run", "PushLock")),
        *(f"relationship.{name}" for name in LINK_TYPES),
    }
    for label in LABELS:
        caption = re.search(r'caption: "\{(\w+)\}"', styles[f"node.{label}"])
        assert caption
        assert caption[1] in {"name", *(p.name for p in LABELS[label].properties)}
    # Sizes that Browser's own palette offers, so that a click on another one can take them back.
    assert set(re.findall(r"diameter: (\d+)px", text)) <= {"10", "20", "25", "50", "65", "80"}


def test_every_query_is_in_the_zip_under_its_title() -> None:
    with zipfile.ZipFile(io.BytesIO(saved_queries())) as archive:
        names = {name.rpartition("/")[2]: name for name in archive.namelist()}
        assert set(names) == {f"{name}.cypher" for name in (*catalogue(), *drawings())}
        for name, query in {**catalogue(), **drawings()}.items():
            text = archive.read(names[f"{name}.cypher"]).decode("utf-8")
            assert text.startswith(f"// {query.title_zh} · {query.title}\n")
            assert "$as_of" not in text


def test_a_saved_query_says_which_parameter_it_wants() -> None:
    text = saved(drawings()["draw-unit"])
    assert ":param unit => " in text
    assert "$unit" in text
    assert "toString(date())" in saved(drawings()["draw-partnerships"])
    assert "$least" not in saved(catalogue()["units-with-several-provinces"])


def test_drawings_return_nodes_and_links_only() -> None:
    for query in drawings().values():
        returned = query.text.rpartition("RETURN ")[2].strip()
        assert returned == ", ".join(query.columns)
        assert all(re.fullmatch(r"[a-z]", name) for name in query.columns), query.id


def test_the_files_are_written_and_the_same_each_time(tmp_path: Path) -> None:
    ran = call("browser-setup", "-o", tmp_path / "one", "-f", "json")
    assert ran.status == 0, ran.err
    files = [Path(name) for name in ran.json["files"]]
    assert [file.name for file in files] == ["graphkit.grass", "graphkit-queries.zip", "guide.md"]
    for one, two in zip(files, write_setup(tmp_path / "two"), strict=True):
        assert one.read_bytes() == two.read_bytes()
