"""Partnership plans as a graph: who works with whom, what is missing, and the sentence that says so.

Names are imported when they are first used, so that ``import graphkit`` costs nothing.
"""

from __future__ import annotations

import sys
from importlib import import_module

TYPE_CHECKING = False  # as in typing, whose import would take most of the time

if TYPE_CHECKING:
    from typing import Any

    from graphkit.analysis import analyse
    from graphkit.comparison import diff
    from graphkit.exports import export
    from graphkit.gaps import gaps
    from graphkit.graph import Graph
    from graphkit.map import show_map, write_map
    from graphkit.push import pull, push
    from graphkit.reading import load, read, resolve, wuhu
    from graphkit.report import write_report
    from graphkit.suggestions import suggest

    __version__: str

__all__ = [
    "Graph",
    "__version__",
    "analyse",
    "diff",
    "export",
    "gaps",
    "load",
    "pull",
    "push",
    "read",
    "resolve",
    "show_map",
    "suggest",
    "write_map",
    "write_report",
    "wuhu",
]

DISTRIBUTION = "partnership-graphkit"
"""Name under which pip knows graphkit; plain ``graphkit`` on the package index is somebody else's."""

_HOMES = {
    "Graph": "graphkit.graph",
    "analyse": "graphkit.analysis",
    "diff": "graphkit.comparison",
    "export": "graphkit.exports",
    "gaps": "graphkit.gaps",
    "load": "graphkit.reading",
    "pull": "graphkit.push",
    "push": "graphkit.push",
    "read": "graphkit.reading",
    "resolve": "graphkit.reading",
    "show_map": "graphkit.map",
    "suggest": "graphkit.suggestions",
    "write_map": "graphkit.map",
    "wuhu": "graphkit.reading",
    "write_report": "graphkit.report",
}


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version(DISTRIBUTION)
    if name not in _HOMES:
        raise AttributeError(f"module 'graphkit' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


class _Package(type(sys)):  # type: ignore[misc]
    """Keeps ``graphkit.gaps`` and ``graphkit.push`` the functions when the packages of these names are imported."""

    def __setattr__(self, name: str, value: object) -> None:
        if name in {"gaps", "push"} and isinstance(value, type(sys)):
            value = getattr(value, name)
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
