"""The documents say what the program does: the command reference, every option, and the commands of the README."""

from __future__ import annotations

import re
import runpy
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from command_line import call
from graphkit.cli import OVERVIEW
from graphkit.cli.group import COMMANDS, graphkit
from graphkit.tables.width import width
from shared import ROOT

MAKER = runpy.run_path(str(ROOT / "docs" / "make_cli_reference.py"))
REFERENCE = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")

OUTDATED = "run python docs/make_cli_reference.py"


def commands() -> Iterator[tuple[str, click.Command]]:
    context = click.Context(graphkit)
    for name in COMMANDS:
        command = graphkit.get_command(context, name)
        assert command is not None
        yield name, command


def test_the_command_reference_is_what_the_commands_say() -> None:
    assert MAKER["reference"]() == REFERENCE, OUTDATED


def test_the_stored_overview_is_what_click_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    stored = Path(OVERVIEW).read_text(encoding="utf-8")
    assert MAKER["overview"]() == stored, OUTDATED
    monkeypatch.setenv("COLUMNS", "80")
    # Not the words of the quick way: with another option beside it, click makes the text itself.
    assert call("--help", "--version").out == stored


def test_every_command_and_option_has_a_word_of_help() -> None:
    for name, command in commands():
        assert command.help, name
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert parameter.help, f"{name} {parameter.opts}"


def test_every_command_and_option_stands_in_the_reference() -> None:
    for name, command in commands():
        section = REFERENCE.split(f"\n## graphkit {name}\n")[1].split("\n## ")[0]
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert all(option in section for option in parameter.opts), f"{name} {parameter.opts}"


def test_every_command_has_the_shared_options_on_what_it_reads() -> None:
    reading = {"--as-of", "--ledger", "--strict", "--names"}
    fewer = {"resolve": {"--as-of", "--names"}, "pull": {"--as-of"}, "browser-setup": set(), "completion": set()}
    for name, command in commands():
        options = {option for parameter in command.params for option in parameter.opts}
        assert options >= {"--format", "--lang", "--debug", "--output"}, name
        assert options & reading == fewer.get(name, reading), name


def test_every_command_has_one_line_in_the_overview_and_shows_how_it_is_called() -> None:
    assert "..." not in call("--help").out.partition("Commands:")[2]
    for name, _ in commands():
        said = call(name, "--help").out
        assert name == "browser-setup" or f" graphkit {name} " in said.partition("\n\n")[2], name
        assert max(map(width, said.splitlines())) <= 80, name


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("asked", ["-h", "--help"])
def test_every_command_explains_itself(name: str, asked: str) -> None:
    answer = call(name, asked)
    assert answer.status == 0
    assert answer.out.startswith(f"Usage: graphkit {name} ")


def console_lines(document: Path) -> list[str]:
    """Commands of a document that a reader would type: lines of console blocks that begin with ``$ graphkit``."""
    blocks = re.findall(r"^```console\n(.*?)^```", document.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    return [
        line.removeprefix("$ ") for block in blocks for line in block.splitlines() if line.startswith("$ graphkit ")
    ]


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_the_commands_of_the_readme_run(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = console_lines(ROOT / name)
    assert lines, f"{name} shows no command"
    for file in ("plan.txt", "ledger.csv"):
        (tmp_path / file).write_bytes((ROOT / "data" / "wuhu" / file).read_bytes())
    monkeypatch.chdir(tmp_path)
    for line in lines:
        answer = call(*shlex.split(line, comments=True)[1:])
        assert answer.status in (0, 1), f"{line}: {answer.err}"
