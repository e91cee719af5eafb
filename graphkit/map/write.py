"""``write_map`` and ``show_map``: the interactive map as one HTML file, or inside a notebook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.language import LANGUAGES, Language, default_language
from graphkit.nearest import nearest

if TYPE_CHECKING:
    from os import PathLike

    import pandas as pd

    from graphkit.graph import Graph
    from graphkit.map.notebook import Frame
    from graphkit.map.suggested import Shortlist


def write_map(
    graph: Graph,
    path: str | PathLike[str],
    *,
    as_of: str | None = None,
    language: Language | None = None,
    suggestions: pd.DataFrame | Shortlist | None = None,
    focus: str | None = None,
    hops: int = 1,
) -> None:
    """Write the interactive map of a graph as one HTML file, which works without a network.

    Parameters
    ----------
    graph : Graph
        Plans, partnerships, or both.
    path : str or path
        The file; an older one there is replaced.
    as_of : str, optional
        The day to judge by, an ISO date of any precision; today by default.
    language : {"zh", "en"}, optional
        In which the page opens, by default that of the locale; a button on the page changes it.
    suggestions : Suggestions or pandas.DataFrame, optional
        Partnerships that are proposed, drawn as their own kind: what ``suggest`` answers, or a frame with the columns
        ``unit`` and ``counterpart`` (names or keys) and ``why``.
    focus : str, optional
        Name or key of a unit: only what lies within ``hops`` links of it is shown.
    hops : int
        How many links the neighbourhood reaches.

    Raises
    ------
    UsageError
        If the date, the language or a name is unknown, or hops is below 1.
    OutputError
        If the file cannot be written.

    Examples
    --------
    >>> import graphkit as gk, tempfile, pathlib
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     page = pathlib.Path(folder, "map.html")
    ...     gk.write_map(gk.wuhu(), page, as_of="2024-12-31")
    ...     page.read_text(encoding="utf-8")[:15]
    '<!DOCTYPE html>'
    """
    from graphkit.atomic import write_file

    write_file(Path(path), map_html(graph, as_of, language, suggestions, focus, hops))


def show_map(
    graph: Graph,
    *,
    as_of: str | None = None,
    language: Language | None = None,
    suggestions: pd.DataFrame | Shortlist | None = None,
    focus: str | None = None,
    hops: int = 1,
    height: int = 720,
) -> Frame:
    """Show the interactive map inside a notebook.

    Parameters
    ----------
    graph, as_of, language, suggestions, focus, hops
        As in ``write_map``.
    height : int
        Height of the frame, CSS pixels.

    Returns
    -------
    Frame
        What Jupyter and VS Code show as a frame of its own, which can reach neither the notebook nor the network.

    Raises
    ------
    UsageError
        As in ``write_map``.

    Examples
    --------
    >>> import graphkit as gk
    >>> gk.show_map(gk.wuhu(), as_of="2024-12-31", height=500)
    <Frame: a map, 500 pixels high>
    """
    from graphkit.map.notebook import Frame

    return Frame(map_html(graph, as_of, language, suggestions, focus, hops), height)


def map_html(
    graph: Graph,
    as_of: str | None = None,
    language: Language | None = None,
    suggestions: pd.DataFrame | Shortlist | None = None,
    focus: str | None = None,
    hops: int = 1,
) -> str:
    """The page of ``write_map`` as a text."""
    from graphkit.errors import UsageError
    from graphkit.map.html import html
    from graphkit.map.picture import picture
    from graphkit.map.scene import scene
    from graphkit.today import day_of

    if language is not None and language not in LANGUAGES:
        raise UsageError(f"language is {language!r}; {nearest(language, LANGUAGES)}")
    day = day_of(as_of)
    return html(picture(scene(graph, day, suggestions, focus, hops)), language or default_language())
