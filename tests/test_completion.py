"""A shell completes what one begins to type: asked of a real bash, and of the scripts for the others."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from command_line import call, process
from graphkit.cli.group import COMMANDS
from shared import ROOT

ASKS = """
eval "$(cat script)"
COMP_WORDS=({words})
COMP_CWORD={place}
COMP_LINE="{words}"
_graphkit_completion graphkit
printf '%s\\n' "${{COMPREPLY[@]}}"
complete -p graphkit >&2
"""


def completed(folder: Path, *words: str) -> list[str]:
    """What bash offers for the last of the words, which may be empty."""
    bash = shutil.which("bash")
    if bash is None:
        if os.environ.get("CI"):
            pytest.fail("no bash here")
        pytest.skip("the test of completion asks a real bash: install bash")
    # The program as a shell finds it, by its name on the path.
    program = folder / "bin" / "graphkit"
    program.parent.mkdir(exist_ok=True)
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m graphkit "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    told = {**os.environ, "PATH": f"{program.parent}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    (folder / "script").write_text(call("completion", "bash").out, encoding="utf-8")
    text = ASKS.format(words=" ".join(word or "''" for word in words), place=len(words) - 1)
    ran = subprocess.run(
        [bash, "--norc", "-c", text], cwd=folder, env=told, capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert "-F _graphkit_completion graphkit" in ran.stderr
    return ran.stdout.split()


def test_bash_completes_commands_options_values_and_queries(tmp_path: Path) -> None:
    assert completed(tmp_path, "graphkit", "") == [name for name in COMMANDS if name != "help"]
    assert completed(tmp_path, "graphkit", "pu") == ["push", "pull"]
    assert completed(tmp_path, "graphkit", "gaps", "--form") == ["--format"]
    assert "csv" in completed(tmp_path, "graphkit", "links", "--format", "c")
    assert completed(tmp_path, "graphkit", "export", "--to", "g") == ["graphml", "gexf"]
    assert completed(tmp_path, "graphkit", "query", "links-") == ["links-by-document", "links-of-unit"]


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_the_other_shells_get_their_script_and_their_answers(shell: str) -> None:
    assert "_GRAPHKIT_COMPLETE" in call("completion", shell).out
    words = {"COMP_WORDS": "graphkit pu", "COMP_CWORD": "pu" if shell == "fish" else "1"}
    ran = process(environment={**words, "_GRAPHKIT_COMPLETE": f"{shell}_complete"})
    assert (ran.status, ran.err) == (0, "")
    assert "push" in ran.out
    assert "pull" in ran.out
    assert "gaps" not in ran.out


def test_sources_are_completed_as_files() -> None:
    words = {"COMP_WORDS": "graphkit gaps ci", "COMP_CWORD": "2", "_GRAPHKIT_COMPLETE": "bash_complete"}
    assert process(environment=words).out == "file,ci\n"


def test_the_script_can_be_written_to_a_file_and_has_one_form(tmp_path: Path) -> None:
    assert call("completion", "fish", "-o", tmp_path / "graphkit.fish").status == 0
    assert (tmp_path / "graphkit.fish").read_text(encoding="utf-8") == call("completion", "fish").out
    assert call("completion", "bash", "-f", "json").status == 2
    assert call("completion", "tcsh").status == 2
