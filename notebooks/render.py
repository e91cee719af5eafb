"""Run the notebooks and keep each with its results beside it as ``NAME.ipynb``; give names to run some.

``python notebooks/render.py`` is what ``make notebooks`` does. The sources are the ``.py`` files; Jupyter opens either.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import jupytext
import nbformat
from nbclient import NotebookClient

FOLDER = Path(__file__).resolve().parent


def sources() -> list[Path]:
    """The notebooks as written, in order."""
    return sorted(FOLDER.glob("[0-9]*.py"))


def run(source: Path) -> Any:
    """A notebook with its results, run by a kernel of its own, without what differs from run to run."""
    notebook = jupytext.read(source)
    notebook.metadata = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    client = NotebookClient(notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(FOLDER)}})
    client.execute()
    for number, cell in enumerate(notebook.cells, 1):
        cell.id = f"cell-{number}"
        cell.metadata = {}
        for output in cell.get("outputs", ()):
            output.get("metadata", {}).pop("execution", None)
            _without_map(output)
    notebook.metadata = {"kernelspec": notebook.metadata["kernelspec"]}
    return notebook


def _without_map(output: Any) -> None:
    """Leave a note where an inline map was: the page is large, and a saved notebook shows no page inside."""
    html = output.get("data", {}).get("text/html", "")
    if "<iframe" in html:
        output["data"] = {"text/plain": "（地图：运行本单元格后在此显示 · a map: run this cell to see it）"}


def main(names: list[str]) -> None:
    """Run the named notebooks, or all."""
    for source in sources():
        if names and source.stem not in names:
            continue
        print(source.name, flush=True)
        nbformat.write(run(source), source.with_suffix(".ipynb"))


if __name__ == "__main__":
    main(sys.argv[1:])
