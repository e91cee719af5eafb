"""The documents among what a user names: files as they are, folders with all that is in them."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from pathlib import Path

from graphkit.atomic import whole_folder
from graphkit.errors import InputError


def is_saved(folder: Path) -> bool:
    """Whether a folder is a saved graph."""
    return (whole_folder(folder) / "manifest.json").is_file()


def in_folder(folder: Path, endings: Collection[str]) -> tuple[list[Path], list[Path]]:
    """Files of a folder, at any depth, in the order of their paths.

    Parameters
    ----------
    folder : path
        The folder. Saved graphs in it are left alone, and so are hidden files and those that Word keeps while a
        document is open.
    endings : collection of str
        Endings that loaders read, such as ``.pdf``.

    Returns
    -------
    known, others : list of path
        Those with such an ending, and the rest.

    Raises
    ------
    InputError
        If the folder may not be read, or holds no document.
    """
    found: list[Path] = []
    try:
        for place, folders, files in os.walk(folder, onerror=_raise):
            here = Path(place)
            folders[:] = sorted(name for name in folders if not name.startswith(".") and not is_saved(here / name))
            found += [here / name for name in sorted(files) if not name.startswith((".", "~$"))]
    except OSError as error:
        raise InputError(f"{folder}: this folder cannot be read, {(error.strerror or str(error)).lower()}.") from error
    known = [file for file in found if file.suffix.lower() in endings]
    if not known:
        raise InputError(
            f"{folder}: in this folder is no saved graph and no document; endings that are read: "
            f"{', '.join(sorted(endings))}."
        )
    return known, [file for file in found if file.suffix.lower() not in endings]


def once(places: Iterable[Path]) -> list[Path]:
    """Each file once, whatever it was called."""
    seen: dict[str, Path] = {}
    for place in places:
        seen.setdefault(os.path.realpath(place), place)
    return list(seen.values())


def likely(place: Path) -> str:
    """Words on a file of nearly this name beside the place of one that is missing; empty if there is none."""
    import difflib

    try:
        beside = sorted(other.name for other in place.parent.iterdir())
    except OSError:
        return ""
    names = difflib.get_close_matches(place.name, beside, n=1)
    return f"; there is {names[0]!r}" if names else ""


def _raise(error: OSError) -> None:
    raise error
