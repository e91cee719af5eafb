"""Nothing is imported before it is needed, and the public names are there when they are."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import small_graph
from command_line import call
from graphkit.cli.group import COMMANDS

HEAVY = ("pandas", "networkx", "ladybug", "pyarrow", "neo4j", "rich", "click", "numpy")


def imported_by(code: str) -> set[str]:
    """Modules that are there after some code has run in a fresh process."""
    told = f"{code}\nimport sys; sys.stderr.write(' '.join(sys.modules))"
    run = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, encoding="utf-8", check=True)
    return set(run.stderr.split())


def test_importing_graphkit_imports_nothing_heavy() -> None:
    assert imported_by("import graphkit") & {*HEAVY, "typing", "importlib.metadata"} == set()


def test_the_overview_needs_not_even_click() -> None:
    code = "from graphkit.cli import main; main(['--help'])"
    assert imported_by(code) & {*HEAVY, "typing"} == set()


def test_the_help_of_a_command_needs_no_graph() -> None:
    assert imported_by("from graphkit.cli import main; main(['gaps', '--help'])") & (set(HEAVY) - {"click"}) == set()


@pytest.mark.parametrize("name", ["gaps", "stats"])
def test_a_command_imports_no_library_that_it_does_not_use(name: str, tmp_path: Path) -> None:
    small_graph.graph().save(tmp_path / "small.graph")
    words = ["graphkit", name, str(tmp_path / "small.graph"), "--format", "json"]
    found = imported_by(f"import sys; sys.argv = {words!r}; from graphkit.cli import main; main()")
    assert "pyarrow" in found
    assert found & {"pandas", "networkx", "neo4j", "rich"} == set()
    assert ("ladybug" in found) == (name == "gaps")


def test_gaps_stays_the_function_when_the_package_below_is_imported_first() -> None:
    code = (
        "import graphkit.gaps as before; from graphkit.gaps import gaps; import graphkit; assert graphkit.gaps is gaps"
    )
    assert "graphkit.gaps" in imported_by(code)


def test_every_public_name_is_there() -> None:
    import graphkit

    for name in graphkit.__all__:
        assert getattr(graphkit, name)
        assert name in dir(graphkit)
    with pytest.raises(AttributeError, match="no attribute 'gasp'"):
        _ = graphkit.gasp


@pytest.mark.parametrize("words", [[], ["-h"], ["--help"]])
def test_the_overview_is_printed_at_any_width(words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    wide = call(*words)
    monkeypatch.setenv("COLUMNS", "60")
    narrow = call(*words)
    assert wide.status == narrow.status == 0
    assert max(map(len, wide.out.splitlines())) <= 80
    assert len(narrow.out.splitlines()) > len(wide.out.splitlines())
    for answer in (wide, narrow):
        assert all(f"\n  {name} " in answer.out for name in COMMANDS)
