"""Where the folders that travel with graphkit are: inside the package in a wheel, beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

from graphkit.errors import InputError, UsageError

_PACKAGE = Path(__file__).resolve().parent

FOLDERS = ("cypher", "data")


def folder(name: str) -> Path:
    """Path of a shipped folder.

    Parameters
    ----------
    name : str
        ``cypher`` or ``data``.

    Raises
    ------
    UsageError
        If no folder of this name is shipped.
    InputError
        If this installation lacks it.

    Examples
    --------
    >>> folder("cypher").name
    'cypher'
    """
    if name not in FOLDERS:
        raise UsageError(f"No folder {name!r} travels with graphkit; those that do are {' and '.join(FOLDERS)}.")
    inside = _PACKAGE / "_shipped" / name
    if inside.is_dir():
        return inside
    # Beside the package only in a checkout: in site-packages, a folder ``data`` would be somebody else's.
    if (_PACKAGE.parent / "pyproject.toml").is_file() and (_PACKAGE.parent / name).is_dir():
        return _PACKAGE.parent / name
    raise InputError(f"This installation lacks its folder {name}; install graphkit again.")
