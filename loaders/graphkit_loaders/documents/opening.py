"""Open a file as a document: what can go wrong with a file is said here, once."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from importlib import import_module
from os import PathLike
from pathlib import Path

from graphkit.errors import InputError
from graphkit.places import Place
from graphkit_loaders.documents import limits
from graphkit_loaders.documents.kinds import WORDS, Kind, kind_of
from graphkit_loaders.documents.text import Doubt, Extracted, UnreadableError

_READERS: dict[Kind, str] = {
    "pdf": "pdf",
    "docx": "word",
    "doc": "oldword",
    "html": "web",
    "image": "picture",
    "text": "plain",
}
"""Module that reads a kind; imported when the first such file comes."""

_ENDINGS: dict[str, Kind] = {
    ".pdf": "pdf", ".docx": "docx", ".doc": "doc", ".html": "html", ".htm": "html", ".txt": "text", ".md": "text",
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp"), "image"),
}  # fmt: skip


_ENDING_OF: dict[Kind, str] = {kind: ending for ending, kind in reversed(_ENDINGS.items())}
"""The first ending of each kind."""


@dataclass(frozen=True, slots=True)
class DocumentText:
    """The text of a file. ``text`` has no byte-order mark and ``\\n`` line ends: what offsets count in."""

    text: str
    encoding: str
    sha256: str
    notes: tuple[str, ...] = ()
    """What the reader of the file should tell its user, one sentence each."""
    places: tuple[Place, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    scanned: tuple[int, ...] = ()
    """Pages whose letters were made out in a picture."""
    really: str | None = None
    """The ending that the file should have, where its name says something else."""


def read_text(path: str | PathLike[str]) -> DocumentText:
    """Read a text file.

    Parameters
    ----------
    path : path
        A text file in UTF-8, UTF-16 or GB18030 (GBK, GB2312), with or without byte-order mark.

    Returns
    -------
    DocumentText
        The text, its encoding, the hash of the file's bytes, and a note where the encoding was not UTF-8.

    Raises
    ------
    InputError
        If there is no such file, or it is a folder, empty, or no text.
    """
    file = Path(path)
    data = _bytes(file)
    kind = kind_of(data)
    if kind not in ("text", "html"):
        save = "save it as text (UTF-8) and give that"
        raise InputError(f"{file} is {WORDS[kind]}, not a text file; {save}" if kind in WORDS else f"{file} {kind}")
    return _extracted(file, data, "text")


def read_document(path: str | PathLike[str]) -> DocumentText:
    """Read a document of any kind: text, Word, PDF, web page, or the picture of a page.

    Parameters
    ----------
    path : path
        The file. What it is, its bytes tell; where its name says otherwise, ``really`` does.

    Returns
    -------
    DocumentText
        The text with its places, and what was hard to make out.

    Raises
    ------
    InputError
        If the file is missing, empty, damaged, protected, too large, or of a kind that is not read; or if what reads
        its kind is not installed.
    """
    file = Path(path)
    data = _bytes(file)
    kind = kind_of(data)
    if kind not in _READERS:
        raise InputError(f"{file} {kind}")
    done = _extracted(file, data, kind)
    told = _ENDINGS.get(file.suffix.lower(), kind)
    return done if told == kind else replace(done, really=_ENDING_OF[kind])


def _extracted(file: Path, data: bytes, kind: Kind) -> DocumentText:
    module = import_module(f"graphkit_loaders.documents.{_READERS[kind]}")
    try:
        found: Extracted = module.extract(data)
    except UnreadableError as error:
        raise InputError(f"{file} {error}") from error
    except MemoryError as error:
        raise InputError(f"{file} asks for more memory than there is; split it") from error
    if not found.text.strip():
        raise InputError(f"{file} is empty; give a document with text")
    digest = hashlib.sha256(data).hexdigest()
    notes = tuple(f"{file.name} {note}" for note in found.notes)
    return DocumentText(found.text, found.encoding, digest, notes, found.places, found.doubts, found.scanned)


def _bytes(file: Path) -> bytes:
    try:
        size = file.stat().st_size
        if size > limits.FILE_BYTES and not file.is_dir():
            most = limits.FILE_BYTES // limits.MEGABYTE
            raise InputError(f"{file} has {size // limits.MEGABYTE} MB, more than the {most} that are read; split it")
        data = file.read_bytes()
    except FileNotFoundError:
        raise InputError(f"{file}: there is no such file; check the path") from None
    except IsADirectoryError:
        raise InputError(f"{file} is a folder, not a document; name the file in it") from None
    except OSError as error:
        # Windows answers a folder with PermissionError, and a name it cannot hold with a plain OSError.
        if file.is_dir():
            raise InputError(f"{file} is a folder, not a document; name the file in it") from None
        raise InputError(
            f"{file} cannot be read ({error.strerror or error}); check the path and its permissions"
        ) from None
    if not data.strip():
        raise InputError(f"{file} is empty; give a document with text")
    return data
