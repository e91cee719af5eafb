"""Write a file or a folder so that a kill at any moment leaves the old one or the new one, never half.

Both are written beside their place and renamed into it. A file takes its place in one step. A folder that has
content cannot be replaced in one step on every system, so the old one is renamed away, the new one renamed in, and
the old one removed; whoever reads asks ``whole_folder`` where the whole one is, should a kill have come between.

Beside ``name`` there may be, after a kill, and until the same folder is written again:
``.name-<hash>-<token>.new`` (perhaps half), ``.name-<hash>.old`` (always whole), ``.name-<hash>-<token>.trash``.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from graphkit.errors import OutputError

_ABANDONED_AFTER = 24 * 3600.0
"""Seconds after which a leftover counts as abandoned where no lock can tell that its writer is gone."""


def write_file(path: str | Path, content: str | bytes) -> None:
    """Write a file, text as UTF-8, in place of the one that is there.

    Parameters
    ----------
    path : str or path
        The file. A link is followed; a device such as ``/dev/stdout`` is written to, not replaced.
    content : str or bytes
        All of it; line ends are written as they are.

    Raises
    ------
    OutputError
        If it cannot be written. What was there stays.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    with _saying(path):
        place = Path(os.path.realpath(path))
        if place.exists() and not place.is_file() and not place.is_dir():
            place.write_bytes(data)
            return
        beside = place.with_name(f"{_stem(place)}-{secrets.token_hex(4)}.new")
        try:
            with open(beside, "xb") as file:
                file.write(data)
                flush(file)
            os.replace(beside, place)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise


def write_folder(path: str | Path, fill: Callable[[Path], None], may_replace: Callable[[Path], None]) -> None:
    """Write a folder in place of the one that is there.

    Parameters
    ----------
    path : str or path
        The folder. A link is followed; the folder that it stands in must exist.
    fill : callable
        Is given an empty folder and puts the content in.
    may_replace : callable
        Is given what stands there now, if it is a file or a folder with content, and raises if it must stay.

    Raises
    ------
    OutputError
        If it cannot be written. What was there stays.
    """
    with _saying(path):
        place = Path(os.path.realpath(path))
        with _locked(place.parent) as alone:
            _check_place(place, may_replace)
            # Before anything is written: leftovers may be what fills the disk.
            _clear_leftovers(place, alone)
            new = place.with_name(f"{_stem(place)}-{secrets.token_hex(4)}.new")
            try:
                new.mkdir()
                fill(new)
                for folder, _, _ in os.walk(new):
                    _flush_folder(Path(folder))
                # Looked at again: filling takes time, and something else may have come to stand there.
                _check_place(place, may_replace)
                _swap(new, place)
            except BaseException:
                shutil.rmtree(new, ignore_errors=True)
                raise


def whole_folder(path: str | Path) -> Path:
    """Where the content of a folder is: its place, or beside it if a kill came while it was replaced."""
    place = Path(os.path.realpath(path))
    if not place.name:
        return place  # the root of the disk
    old = _old(place)
    return old if old.is_dir() and not os.path.lexists(place) else place


def flush(file: BinaryIO) -> None:
    """Bring a file to the disk, so that a rename that survives a power cut does not outlive its content."""
    file.flush()
    os.fsync(file.fileno())


def _check_place(place: Path, may_replace: Callable[[Path], None]) -> None:
    if os.path.lexists(place) and (not place.is_dir() or any(place.iterdir())):
        may_replace(place)


def _swap(new: Path, place: Path) -> None:
    old = _old(place)
    if os.path.lexists(place):
        # With something in place, an old one beside it is of no use any more. It is renamed before it is removed,
        # so that what bears the name ``.old`` is whole at any moment.
        _remove(old)
        os.rename(place, old)
    try:
        os.rename(new, place)
    except BaseException:
        if old.is_dir() and not os.path.lexists(place):
            os.rename(old, place)
        raise
    _flush_folder(place.parent)
    _remove(old)


def _remove(folder: Path) -> None:
    trash = folder.with_name(f"{folder.name.removesuffix('.old')}-{secrets.token_hex(4)}.trash")
    with suppress(FileNotFoundError):
        os.rename(folder, trash)
    shutil.rmtree(trash, ignore_errors=True)


def _clear_leftovers(place: Path, alone: bool) -> None:
    stem = f"{_stem(place)}-"
    with suppress(OSError):  # tidying up is no reason to fail
        for leftover in place.parent.iterdir():
            ours = leftover.name.startswith(stem) and leftover.suffix in {".new", ".trash"}
            if ours and (alone or time.time() - leftover.stat().st_mtime > _ABANDONED_AFTER):
                shutil.rmtree(leftover, ignore_errors=True)


@contextmanager
def _locked(folder: Path) -> Iterator[bool]:
    """Hold the folder against other writers of this kind; the system lets go when the process ends, however it ends.

    Yields false where the system or its file system knows no such lock.
    """
    handle = _lock(folder)
    try:
        yield handle is not None
    finally:
        if handle is not None:
            os.close(handle)


def _lock(folder: Path) -> int | None:
    try:
        from fcntl import LOCK_EX, flock
    except ImportError:
        return None
    try:
        handle = os.open(folder, os.O_RDONLY)
    except PermissionError:
        return None  # it may still be open to writing
    try:
        flock(handle, LOCK_EX)
    except OSError:
        os.close(handle)
        return None
    except BaseException:
        os.close(handle)
        raise
    return handle


@contextmanager
def _saying(path: str | Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        folder = Path(path).absolute().parent
        reason = (error.strerror or str(error)).lower() if folder.is_dir() else f"there is no folder {folder}"
        raise OutputError(f"{path}: cannot be written, {reason}; choose another place.") from error


def _stem(place: Path) -> str:
    # Short whatever the name: a name of the longest allowed length must leave room for what is added.
    digest = hashlib.sha256(place.name.encode("utf-8", "surrogateescape")).hexdigest()[:8]
    return f".{place.name[:20]}-{digest}"


def _old(place: Path) -> Path:
    return place.with_name(f"{_stem(place)}.old")


def _flush_folder(folder: Path) -> None:
    # Some systems cannot flush a folder; names then reach the disk when the system likes.
    if os.name == "posix":
        with suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
