"""The engine's own file beside a saved graph, so that a large one need not be loaded for every question.

An index is named after the manifest of the graph that it was built from and the engine's form of storage. It is built
under another name and renamed when it is whole, so whatever bears the name can be trusted: a kill leaves a leftover
that nobody opens, a graph that was saved anew finds no index and gets one, and the old one is removed.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from contextlib import suppress
from pathlib import Path

from graphkit.errors import InputError
from graphkit.graph.saved import SavedTables
from graphkit.store import LARGE, Store, Tables, open_store

_MANIFEST = "manifest.json"


def open_large(folder: str | Path) -> Store | None:
    """Engine on the index of a saved graph, if the graph is large; none otherwise, or if it is no saved graph.

    Raises
    ------
    InputError
        If the graph is damaged, or a newer graphkit wrote it.
    """
    place = Path(folder)
    if not (place / _MANIFEST).is_file():
        return None
    tables = SavedTables(place)
    return open_index(place, tables) if tables.link_count() >= LARGE else None


def open_index(folder: str | Path, tables: Tables) -> Store:
    """Engine on the index of a saved graph; the index is built where there is none, or an old one.

    Parameters
    ----------
    folder : str or path
        The saved graph.
    tables : Graph
        The same graph, loaded.

    Returns
    -------
    Store
        On the index; in memory where nothing can be written beside the graph.

    Raises
    ------
    InputError
        If the folder holds no saved graph.
    """
    from graphkit.store.ladybug import LadybugStore, large_buffer

    place = Path(os.path.realpath(folder))
    index = index_path(place)
    if not index.is_file() and not _build(place, index, tables):
        return open_store(tables)
    try:
        return LadybugStore(index, read_only=True, buffer_bytes=large_buffer())
    except RuntimeError:
        # Removed by another process that saw a newer graph, or not readable to this one.
        return open_store(tables)


def index_path(place: Path) -> Path:
    """Where the index of a saved graph stands, as the graph is now."""
    import ladybug

    try:
        manifest = (place / _MANIFEST).read_bytes()
    except OSError as error:
        raise InputError(f"{place}: this is no saved graph, or it cannot be read; name one, or build it.") from error
    storage = str(ladybug.Database.get_storage_version()).encode()
    return place.with_name(f"{_stem(place)}{hashlib.sha256(manifest + storage).hexdigest()[:16]}.index")


def _build(place: Path, index: Path, tables: Tables) -> bool:
    from graphkit.store.ladybug import LadybugStore, large_buffer

    beside = index.with_suffix(f".{secrets.token_hex(4)}.new")
    try:
        beside.touch(exist_ok=False)
        beside.unlink()
    except OSError:
        return False
    try:
        store = LadybugStore(beside, buffer_bytes=large_buffer())
        try:
            if isinstance(tables, SavedTables):
                store.load_saved(tables)
            else:
                store.load(tables)
        finally:
            store.close()
        if _log(beside).exists():
            # The engine still holds back what it wrote; without its log the file alone would lack it.
            return False
        if index_path(place) != index:
            # Another graph was saved there meanwhile, and some of it may have gone in.
            return False
        os.replace(beside, index)
    except (OSError, RuntimeError):
        return False
    finally:
        for left in (beside, _log(beside)):
            with suppress(OSError):
                left.unlink()
    _remove_others(index)
    return True


def _remove_others(index: Path) -> None:
    stem = index.name[: -len("0123456789abcdef.index")]
    for old in index.parent.glob(f"{stem}*.index"):
        if old != index:
            with suppress(OSError):
                old.unlink()


def _stem(place: Path) -> str:
    return f".{place.name}-"


def _log(path: Path) -> Path:
    return path.with_name(path.name + ".wal")
