"""Files that make Neo4j Browser pleasant: a style sheet, saved queries as it imports them, and a guide."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from graphkit.atomic import write_file
from graphkit.queries import Query, catalogue
from graphkit.queries.header import parse_query
from graphkit.shipped import folder

TODAY = "toString(date())"
"""What stands for ``$as_of`` in a saved query, so that it runs without a parameter being set."""

_SHELVES = {
    "queries": "graphkit 1 图 graphs",
    "gaps": "graphkit 2 缺口 gaps",
    "explore": "graphkit 3 查询 questions",
}
"""Folders of ``cypher/``, and what they are called in Browser's drawer of saved queries."""

# A zip stores times; the same input must give the same bytes.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


def drawings() -> dict[str, Query]:
    """The queries whose rows are nodes and links, which Browser draws; by id.

    Examples
    --------
    >>> drawings()["draw-partnerships"].columns
    ('u', 'r', 'c')
    """
    paths = sorted((folder("cypher") / "browser" / "queries").glob("*.cypher"))
    return {path.stem: parse_query(path.read_text(encoding="utf-8"), path) for path in paths}


def saved(query: Query) -> str:
    """A query as Browser keeps it: its first line is its name, its date is today, other parameters are explained.

    Examples
    --------
    >>> print(saved(drawings()["draw-vague"]).splitlines()[0])
    // 没有点名的合作承诺 · Commitments to nobody in particular
    """
    body = "\n".join(line for line in query.text.splitlines() if not line.startswith("//"))
    lines = [f"// {query.title_zh} · {query.title}", f"// {query.question}"]
    for parameter in query.params:
        if parameter.name == "as_of":
            body = re.sub(r"\$as_of\b", TODAY, body)
        elif parameter.optional:
            body = re.sub(rf"\${parameter.name}\b", repr(parameter.default), body)
        else:
            lines.append(f"// 先执行 first run  :param {parameter.name} => '…'")
    return "\n".join([*lines, body.strip()]) + "\n"


def saved_queries() -> bytes:
    """All queries as a zip that Browser imports when it is dropped on its window, one file each."""
    queries = {**drawings(), **catalogue()}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, query in queries.items():
            shelf = _SHELVES[query.path.parent.name]
            archive.writestr(zipfile.ZipInfo(f"{shelf}/{name}.cypher", _NO_TIME), saved(query))
    return buffer.getvalue()


def write_setup(place: Path) -> tuple[Path, ...]:
    """Write the files into a folder, which is made if need be.

    Returns
    -------
    tuple of Path
        ``graphkit.grass``, ``graphkit-queries.zip`` and ``guide.md``.

    Raises
    ------
    OutputError
        If a file cannot be written.
    """
    source = folder("cypher") / "browser"
    content = {
        "graphkit.grass": (source / "graphkit.grass").read_bytes(),
        "graphkit-queries.zip": saved_queries(),
        "guide.md": (source / "guide.md").read_bytes(),
    }
    place.mkdir(parents=True, exist_ok=True)
    for name, data in content.items():
        write_file(place / name, data)
    return tuple(place / name for name in content)
