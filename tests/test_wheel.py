"""The wheel: it holds everything, and works where no checkout is."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from shared import ROOT

# One worker builds the wheel once.
pytestmark = pytest.mark.xdist_group("wheel")


def _run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    # Nothing of the checkout may reach the fresh environment; UTF-8 whatever the machine's locale is.
    kept = {
        name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")
    }
    kept["PYTHONUTF8"] = "1"
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=kept,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    built = _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, ROOT, cwd=out)
    assert built.returncode == 0, built.stdout + built.stderr
    (made,) = out.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def fresh(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Scripts of an environment that holds the wheel, and borrows the dependencies of the one that runs the tests."""
    place = tmp_path_factory.mktemp("fresh")
    made = _run(sys.executable, "-m", "venv", "--without-pip", place / "env", cwd=place)
    assert made.returncode == 0, made.stdout + made.stderr
    scripts = place / "env" / ("Scripts" if os.name == "nt" else "bin")
    python = scripts / Path(sys.executable).name
    got = _run(
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        wheel,
        cwd=place,
    )
    assert got.returncode == 0, got.stdout + got.stderr
    library = Path(
        _run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=place).stdout.strip()
    )
    # A plain line adds the folder behind the fresh one and follows none of its .pth files, so the checkout stays out.
    (library / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return scripts


def test_the_wheel_holds_both_packages_and_the_folders_beside_them(wheel: Path) -> None:
    held = zipfile.ZipFile(wheel).namelist()
    for start in (
        "graphkit/model/__init__.py",
        "graphkit/py.typed",
        "graphkit_loaders/py.typed",
        "graphkit/_shipped/cypher/gaps/",
        "graphkit/_shipped/cypher/explore/",
        "graphkit/_shipped/data/wuhu/plan.txt",
        "graphkit/_shipped/data/wuhu/ledger.csv",
        "graphkit/_shipped/data/gazetteer/divisions.csv",
    ):
        assert any(name.startswith(start) for name in held), start
    assert {name.split("/")[0].split("-")[0] for name in held} == {
        "graphkit",
        "graphkit_loaders",
        "partnership_graphkit",
    }
    beside = [
        place
        for room in ("graphkit", "loaders")
        for place in (ROOT / room).rglob("*")
        if place.suffix in (".toml", ".txt")
    ]
    assert {place.name for place in beside} <= {name.rpartition("/")[2] for name in held}


def test_the_command_finds_gaps_outside_the_checkout(fresh: Path, tmp_path: Path) -> None:
    home = _run(
        fresh / "python",
        "-c",
        "import graphkit, graphkit_loaders as l; print(graphkit.__file__, l.__file__)",
        cwd=tmp_path,
    )
    assert all(str(fresh.parent) in place for place in home.stdout.split()), home.stdout + home.stderr
    ran = _run(fresh / "graphkit", "gaps", "--format", "json", cwd=tmp_path)
    assert ran.returncode == 0, ran.stderr
    findings = json.loads(ran.stdout)["findings"]
    without = [finding["unit"] for finding in findings if finding["rule"] == "county-without-counterpart"]
    assert "弋江区" in without


def test_the_command_reads_a_document_outside_the_checkout(fresh: Path, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("南京市与杭州市签订战略合作协议。\n", encoding="utf-8")
    ran = _run(fresh / "graphkit", "links", "note.txt", "--format", "json", cwd=tmp_path)
    assert ran.returncode == 0, ran.stderr
    assert [{link["unit"], link["counterpart"]} for link in json.loads(ran.stdout)["links"]] == [{"南京市", "杭州市"}]
