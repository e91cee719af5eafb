"""What the guides tell a reader to type works, and what they show is what comes out."""

from __future__ import annotations

import re
import runpy
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from command_line import call
from shared import ROOT

GUIDES = ("README.md", "README.zh-CN.md")
PLACEHOLDER = re.compile(r"\b[A-Z]{2,}\b|name=value")
EXAMPLES = runpy.run_path(str(ROOT / "docs" / "refresh_examples.py"))


def _text(guide: str) -> str:
    return (ROOT / guide).read_text(encoding="utf-8")


def _mentioned(text: str) -> Iterator[str]:
    """What the guide says in passing, in backquotes or with the path of the environment before it."""
    for words in re.findall(r"`graphkit ([^`]+)`|^ *\.venv[/\\](?:bin|Scripts)[/\\]graphkit (.+)$", text, re.MULTILINE):
        command = "".join(words).strip()
        if not PLACEHOLDER.search(command):
            yield command


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the files that the guides speak of."""
    for name in ("plan.txt", "方案.txt"):
        shutil.copy(ROOT / "data" / "wuhu" / "plan.txt", tmp_path / name)
    for name in ("ledger.csv", "台账.csv"):
        shutil.copy(ROOT / "data" / "wuhu" / "ledger.csv", tmp_path / name)
    for name in ("city.graph", "本市.graph"):
        made = call("build", tmp_path / "plan.txt", tmp_path / "ledger.csv", "-o", tmp_path / name)
        assert made.status == 0, made.err
    return tmp_path


@pytest.mark.parametrize("guide", GUIDES)
def test_every_command_mentioned_in_a_guide_runs(guide: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commands = list(dict.fromkeys(_mentioned(_text(guide))))
    assert len(commands) > 5
    monkeypatch.chdir(folder)
    for command in commands:
        ran = call(*shlex.split(command))
        assert ran.status == 0, f"graphkit {command}\n{ran.err}"


@pytest.mark.parametrize("guide", GUIDES)
def test_what_a_guide_shows_is_what_comes_out(guide: str) -> None:
    blocks = list(EXAMPLES["SHOWN"].finditer(_text(guide)))
    assert blocks
    for block in blocks:
        assert block["head"] + EXAMPLES["answer"](block["words"]) + block["foot"] == block[0], "run make docs"


def test_the_python_of_the_guide_runs(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", _text("README.md"), re.DOTALL)
    monkeypatch.chdir(folder)
    exec(code, {})
    assert (folder / "wuhu.graph" / "manifest.json").is_file()


def test_the_ledger_of_the_guide_can_be_read(tmp_path: Path) -> None:
    rows = [line.strip("| ").split(" | ") for line in _text("README.zh-CN.md").splitlines() if line.count(" | ") == 5]
    assert rows[0] == ["日期", "本地单位", "合作对方", "事项", "状态", "来源"]
    lines = [",".join(cell.strip() for cell in row) for row in rows]
    (tmp_path / "台账.csv").write_text("\n".join(lines) + "\n", encoding="utf-8-sig")
    ran = call("links", tmp_path / "台账.csv", "--all", "--format", "json")
    assert ran.status == 0, ran.err
    assert [link["status"] for link in ran.json["links"]] == ["signed", "visit", "visit"]


def test_each_guide_leads_to_the_other() -> None:
    assert "(README.zh-CN.md)" in _text("README.md")
    assert "(README.md)" in _text("README.zh-CN.md")


@pytest.mark.parametrize("guide", [*GUIDES, "CONTRIBUTING.md", "CHANGELOG.md", "data/SOURCES.md"])
def test_links_between_files_lead_somewhere(guide: str) -> None:
    targets = re.findall(r"\]\(([^)#]+)[^)]*\)", _text(guide))
    inside = [target for target in targets if "://" not in target]
    assert [target for target in inside if not (ROOT / guide).parent.joinpath(target).exists()] == []
