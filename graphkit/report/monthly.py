"""The monthly set: the workbook, the brief of one page and the map, written together."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.atomic import write_file
from graphkit.errors import OutputError
from graphkit.language import Language, default_language
from graphkit.map.write import map_html
from graphkit.report.brief import brief
from graphkit.report.material import gather
from graphkit.report.workbook import workbook

if TYPE_CHECKING:
    from graphkit.graph import Graph
    from graphkit.store import Store

WORKBOOK, BRIEF, MAP = "report.xlsx", "brief.html", "map.html"


def write_report(
    graph: Graph,
    folder: str | os.PathLike[str],
    as_of: str | None = None,
    language: Language | None = None,
    store: Store | None = None,
    with_map: bool = True,
) -> tuple[Path, ...]:
    """Write the workbook, the brief and the map of a graph into a folder.

    Parameters
    ----------
    graph : Graph
        What to report on.
    folder : path
        Where the files go; it is made if need be, files of the same names are replaced, others stay.
    as_of : str, optional
        The day to judge by, an ISO date of any precision; today by default.
    language : str, optional
        ``zh`` or ``en``; by default that of the locale.
    store : Store, optional
        What holds this graph and answers the rules; the caller closes it. By default the embedded engine.
    with_map : bool
        Whether to draw the map, which takes the longest of the three on a large graph.

    Returns
    -------
    tuple of Path
        The files: ``report.xlsx``, ``brief.html``, ``map.html``. The same graph, day and language give the same bytes.

    Raises
    ------
    UsageError
        If the date is none.
    OutputError
        If a file cannot be written, for instance because Excel has it open.

    Examples
    --------
    >>> import tempfile
    >>> import graphkit as gk
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     files = gk.write_report(gk.wuhu(), folder, as_of="2023-12-31", language="zh")
    >>> [file.name for file in files]
    ['report.xlsx', 'brief.html', 'map.html']
    """
    material = gather(graph, as_of, language or default_language(), store)
    # All is made before anything is written, so that a set is never half of one month and half of another.
    content: dict[str, str | bytes] = {
        WORKBOOK: workbook(material),
        BRIEF: brief(material),
    }
    if with_map:
        content[MAP] = map_html(graph, material.day, material.language)
    place = Path(folder)
    try:
        place.mkdir(exist_ok=True)
    except OSError as error:
        reason = "a file stands there" if place.exists() else (error.strerror or str(error)).lower()
        raise OutputError(f"{place}: no folder can be made here, {reason}; choose another place.") from error
    for name, data in content.items():
        write_file(place / name, data)
    return tuple(place / name for name in content)
