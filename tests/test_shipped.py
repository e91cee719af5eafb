"""The folders that travel with graphkit are found."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit import shipped
from graphkit.errors import InputError, UsageError


@pytest.mark.parametrize("name", ["cypher", "data"])
def test_a_shipped_folder_is_there(name: str) -> None:
    assert shipped.folder(name).is_dir()
    assert shipped.folder(name).name == name


def test_another_name_is_refused() -> None:
    with pytest.raises(UsageError, match=r"'tests' travels with graphkit; those that do are cypher and data\.$"):
        shipped.folder("tests")


def test_a_wheel_uses_its_own_folder_and_never_its_neighbours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site-packages" / "graphkit"
    package.mkdir(parents=True)
    (tmp_path / "site-packages" / "data").mkdir()
    monkeypatch.setattr(shipped, "_PACKAGE", package)
    with pytest.raises(InputError, match="This installation lacks its folder data"):
        shipped.folder("data")
    (package / "_shipped" / "data").mkdir(parents=True)
    assert shipped.folder("data") == package / "_shipped" / "data"
