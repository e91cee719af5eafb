"""The house rules: what imports what, how large a file may be, and what no file may say."""

from __future__ import annotations

import ast
import re
import statistics
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from shared import ROOT

MADE = {".git", ".venv", "build", "dist", "node_modules", "__pycache__"}
"""Folders that commands make; caches besides, whose names end in ``_cache``."""

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PERMISSIVE = re.compile(r"\b(MIT|BSD|0BSD|Apache|ISC|ISCL|PSF|Python|Zlib|CC0|MPL|Unlicense)\b", re.IGNORECASE)
COPYLEFT = re.compile(r"\bA?GPL|General Public License|Affero", re.IGNORECASE)


def files(folder: Path = ROOT) -> Iterator[Path]:
    for place in sorted(folder.iterdir()):
        if place.is_file():
            yield place
        elif place.name not in MADE and not place.name.endswith(("_cache", ".egg-info", ".graph", ".hypothesis")):
            yield from files(place)


@cache
def texts() -> dict[str, str]:
    found = {}
    for place in files():
        try:
            found[place.relative_to(ROOT).as_posix()] = place.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
    return found


def modules() -> dict[str, int]:
    """Lines of every module of both packages."""
    rooms = ("graphkit/", "loaders/")
    return {name: text.count("\n") for name, text in texts().items() if name.startswith(rooms) and name.endswith(".py")}


def pins() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split("==") for line in lines if line and not line.startswith("#"))


def runtime_closure() -> dict[str, metadata.Distribution]:
    """Every distribution that a base install brings, on this system."""
    found: dict[str, metadata.Distribution] = {}
    waiting = [Requirement(text) for text in PROJECT["dependencies"]]
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        if name in found:
            continue
        found[name] = metadata.distribution(name)
        needs = [Requirement(text) for text in found[name].requires or ()]
        waiting += [need for need in needs if need.marker is None or need.marker.evaluate({"extra": ""})]
    return found


def test_each_room_imports_only_what_lies_below_it() -> None:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as main; main()", "--no-cache"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_modules_stay_small() -> None:
    sizes = modules()
    assert {name: lines for name, lines in sizes.items() if lines > 400} == {}
    assert statistics.median(lines for lines in sizes.values() if lines) < 120


def test_no_module_is_a_drawer_for_odds_and_ends() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "misc"}
    assert [name for name in modules() if drawers & {*Path(name).with_suffix("").parts}] == []


def test_no_file_holds_a_path_of_this_machine() -> None:
    places = {str(ROOT), str(ROOT.parent / "shared"), f"{Path.home()}/"}
    places = {place for place in places if len(place) > 4}
    assert [name for name, text in texts().items() if any(place in text for place in places)] == []


def test_no_file_holds_the_address_of_a_package_index() -> None:
    address = re.compile(r"--(extra-)?index[-_]url|\bpy" r"pi\.(org|io)|python" r"hosted\.org", re.IGNORECASE)
    assert [name for name, text in texts().items() if address.search(text)] == []


def test_no_text_tells_a_user_to_install_a_stranger_from_the_index() -> None:
    stranger = re.compile(r"(pip|pipx|uv|conda)\s+(tool\s+)?(install|add)\s+([\w\s=.-]*\s)?[\"']?graphkit\b")
    assert [name for name, text in texts().items() if stranger.search(text)] == []


def spoken(name: str, text: str) -> str:
    """What a file makes the program say or look for: tables without comments, code without comments and docstrings."""
    if not name.endswith(".py"):
        return "\n".join(re.split(r"#|//", line)[0] for line in text.splitlines())
    tree = ast.parse(text)
    remarks = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    strings = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))
    return "\n".join(str(node.value) for node in strings if id(node) not in remarks)


def test_no_rule_or_table_of_the_code_names_the_bundled_city() -> None:
    local = re.compile("芜湖|弋江|镜湖|鸠江|湾沚|皖江江北|亳州")
    rooms, kinds = ("graphkit/", "loaders/", "cypher/"), (".py", ".toml", ".cypher", ".csv")
    inside = {name: text for name, text in texts().items() if name.startswith(rooms) and name.endswith(kinds)}
    # The command line says which data it takes when it is given none.
    inside = {name: text for name, text in inside.items() if not name.startswith("graphkit/cli/")}
    assert [name for name, text in inside.items() if local.search(spoken(name, text))] == []


def test_every_dependency_is_pinned_inside_its_range() -> None:
    pinned = {canonicalize_name(name): version for name, version in pins().items()}
    wanted = [
        *PROJECT["dependencies"],
        *(need for extra in PROJECT["optional-dependencies"].values() for need in extra),
    ]
    foreign = [need for need in map(Requirement, wanted) if need.name != PROJECT["name"]]
    for requirement in foreign:
        assert requirement.specifier.contains(pinned[canonicalize_name(requirement.name)]), requirement


def test_everything_that_a_base_install_brings_is_pinned() -> None:
    pinned = {canonicalize_name(name) for name in pins()}
    assert runtime_closure().keys() - pinned == set()


def test_constraints_hold_names_and_versions_only() -> None:
    assert [f"{n}=={v}" for n, v in pins().items() if not re.fullmatch(r"[\w.-]+==[\w.]+", f"{n}=={v}")] == []


def test_a_base_install_brings_no_copyleft() -> None:
    for name, distribution in runtime_closure().items():
        about = distribution.metadata
        classifiers = [c for c in about.get_all("Classifier") or () if c.startswith("License ::")]
        # Some put the whole text into the field License: its first line names it.
        first = (about.get("License") or "").strip().partition("\n")[0]
        said = " / ".join([about.get("License-Expression") or "", first, *classifiers])
        assert PERMISSIVE.search(said), f"{name} states no licence that is known here: {said}"
        assert not COPYLEFT.search(said), f"{name}: {said}"


def test_every_runtime_dependency_says_what_it_is_for() -> None:
    rows = [line for line in texts()["CONTRIBUTING.md"].splitlines() if line.startswith("|")]
    for requirement in map(Requirement, PROJECT["dependencies"]):
        assert any(line.startswith(f"| {requirement.name} |") for line in rows), requirement.name
