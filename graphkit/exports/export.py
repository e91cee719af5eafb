"""``export``: a graph written in a form of another program's, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast

from graphkit.atomic import write_file, write_folder
from graphkit.errors import OutputError, UsageError
from graphkit.exports.form import FORMS, Form, Written
from graphkit.nearest import nearest

if TYPE_CHECKING:
    from graphkit.graph import Graph

_ENDINGS = {form.ending: form for form in FORMS.values() if form.ending}

_STRAY = {".DS_Store", "Thumbs.db", "desktop.ini"}
"""What file browsers leave in any folder."""


def export(graph: Graph, path: str | Path, to: str | None = None, name: str | None = None) -> tuple[Written, ...]:
    """Write a graph in a form of another program's.

    The same graph gives the same bytes. Files are written beside their place and renamed; a folder is replaced only
    if nothing stands in it but what an export of this form wrote.

    Parameters
    ----------
    graph : Graph
        What to write.
    path : str or path
        The file (``graphml``, ``gexf``, ``jsonld``), or the folder of the files (``csv``, ``parquet``,
        ``neo4j-admin``). The folder that it stands in must exist.
    to : str, optional
        The form, one of ``graphkit.exports.FORMS``; by default the one of the path's ending.
    name : str, optional
        For ``neo4j-admin``: the name that the server knows the graph by, as ``push`` gives it. By default its plans';
        of many plans it must be given.

    Returns
    -------
    tuple of Written
        Every file with its count of nodes or links; a file that holds both counts both.

    Raises
    ------
    UsageError
        If there is no such form, the path's ending tells none, or the graph needs a name, or takes none in this form.
    OutputError
        If the place cannot be written, or something else stands there.

    Examples
    --------
    >>> import tempfile
    >>> from graphkit.graph import Graph
    >>> from graphkit.model import Node, Records
    >>> graph = Graph.from_records(Records(nodes=(Node("Sector", "sector:科技", "科技"),)))
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     [file.rows for file in export(graph, f"{folder}/small.gexf")]
    [1]
    """
    form = _form(to, Path(path))
    if name is not None and form.name != "neo4j-admin":
        raise UsageError(f"Only neo4j-admin knows a graph by a name, and this is {form.name}: leave the name out.")
    writer = import_module(form.module)
    if form.ending:
        content, rows = writer.content(graph)
        write_file(path, content)
        return (Written(Path(path), rows),)
    written: list[Written] = []

    def fill(folder: Path) -> None:
        written.clear()
        named = {} if name is None else {"name": name}
        written.extend(cast("Callable[..., Iterable[Written]]", writer.fill)(graph, folder, **named))

    write_folder(path, fill, lambda place: _check_replaceable(place, form, writer.is_own))
    # They were written beside their place.
    return tuple(replace(file, path=Path(path, *file.path.parts)) for file in written)


def _form(to: str | None, path: Path) -> Form:
    if to is not None:
        if to not in FORMS:
            raise UsageError(f"There is no form {to!r} to export to; {nearest(to, FORMS)}")
        return FORMS[to]
    if path.suffix.lower() not in _ENDINGS:
        raise UsageError(f"{path}: the ending tells no form to export to; say one of {', '.join(FORMS)}.")
    return _ENDINGS[path.suffix.lower()]


def _check_replaceable(place: Path, form: Form, is_own: Callable[[str], bool]) -> None:
    if not place.is_dir():
        raise OutputError(f"{place}: a file stands there, and {form.name} is a folder of files; choose another name.")
    for thing in sorted(place.rglob("*")):
        name = thing.relative_to(place).as_posix()
        if not is_own(name) and thing.name not in _STRAY:
            about = f"{place}: {name} in there is not of an earlier {form.name} export and would be lost"
            raise OutputError(f"{about}; move it away, or choose another name.")
