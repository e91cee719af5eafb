"""Plans by what people call them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.errors import UsageError
from graphkit.listings.names import fold
from graphkit.nearest import nearest

if TYPE_CHECKING:
    from graphkit.graph import Graph


def find_plan(graph: Graph, words: str) -> str:
    """Key of the plan that a key, document number, title or name of its file means.

    Raises
    ------
    UsageError
        If no plan is called so, or several are; the message names the nearest, or those.

    Examples
    --------
    >>> import graphkit as gk
    >>> find_plan(gk.wuhu(), "芜政办〔2021〕10号")
    'plan:340200/2021/10'
    """
    rows = graph.node_table("Plan").select(["key", "name", "aliases", "title", "number", "file"]).to_pylist()
    asked = fold(words)
    called = {
        row["key"]: [*row["aliases"], *(row[c] for c in ("key", "number", "title", "name", "file"))] for row in rows
    }
    found: list[str] = [key for key, names in called.items() if any(fold(name) == asked for name in names if name)]
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f"{len(found)} plans are called {words!r}; name one by its key: {', '.join(found)}.")
    known = dict.fromkeys(name for row in rows for name in (row["key"], row["number"], row["title"]) if name)
    raise UsageError(f"there is no plan {words!r}; {nearest(words, known)}")
