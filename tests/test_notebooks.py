"""The notebooks run as they are told to, in a process and in a kernel, and the results beside them belong to them."""

from __future__ import annotations

import ast
import runpy
import subprocess
import sys
import warnings
from pathlib import Path

import jupytext
import nbformat
import pytest

from shared import ROOT

FOLDER = ROOT / "notebooks"
SOURCES = sorted(FOLDER.glob("[0-9]*.py"))


def code(notebook: object) -> list[str]:
    return [cell.source for cell in notebook.cells if cell.cell_type == "code"]  # type: ignore[attr-defined]


def test_there_are_some() -> None:
    assert 4 <= len(SOURCES) <= 6


def test_all_run_one_after_the_other_in_a_process() -> None:
    lines = "; ".join(f"runpy.run_path({str(source)!r})" for source in SOURCES)
    command = [sys.executable, "-W", "error", "-c", f"import runpy, matplotlib; matplotlib.use('agg'); {lines}"]
    ran = subprocess.run(command, cwd=FOLDER, env=_surroundings(), capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr


def _surroundings() -> dict[str, str]:
    import os

    return {**os.environ, "PYTHONPATH": str(FOLDER), "PYTHONUTF8": "1"}


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_the_results_beside_a_notebook_are_of_its_code(source: Path) -> None:
    written = jupytext.read(source)
    shown = nbformat.read(source.with_suffix(".ipynb"), 4)
    assert code(shown) == code(written), "run make notebooks"
    assert all(cell.execution_count for cell in shown.cells if cell.cell_type == "code"), "run make notebooks"
    assert source.with_suffix(".ipynb").stat().st_size < 200_000


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_a_notebook_uses_the_public_interface_only(source: Path) -> None:
    import graphkit

    tree = ast.parse(source.read_text(encoding="utf-8"))
    modules = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    modules |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert modules <= {"graphkit", "pandas", "matplotlib.pyplot", "pathlib", "figures"}
    used = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "gk"
    }
    assert used <= set(graphkit.__all__)


def test_a_real_kernel_gives_the_same_results_each_time() -> None:
    render = runpy.run_path(str(FOLDER / "render.py"))
    source = FOLDER / "05_shortlist.py"
    with warnings.catch_warnings():
        # The notebook libraries warn about themselves.
        warnings.simplefilter("ignore")
        first, second = (nbformat.writes(render["run"](source)) for _ in range(2))
    assert first == second
    shown = nbformat.reads(first, 4)
    assert all(cell.execution_count for cell in shown.cells if cell.cell_type == "code")
    assert "a map: run this cell to see it" in first


def test_figures_fall_back_to_pinyin_where_no_font_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(FOLDER))
    import figures

    monkeypatch.setattr(figures, "FONTS", ("No Such Font",))
    assert figures.prepare() is False
    assert figures.written(["镜湖区", "南陵县"], chinese=False) == ["Jing Hu Qu", "Nan Ling Xian"]
    assert figures.written(["镜湖区"], chinese=True) == ["镜湖区"]
    assert [figures.worded("年末", "end of the year", chinese) for chinese in (True, False)] == [
        "年末",
        "end of the year",
    ]
