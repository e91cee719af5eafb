"""Open a file as a document: what can go wrong with a file is said here, once."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from os import PathLike
from pathlib import Path

from graphkit.errors import InputError
from graphkit_loaders.documents.plain import decode

_KINDS = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a Word, Excel or ZIP file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Excel file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"II*\x00", "an image"),
    (b"MM\x00*", "an image"),
    (b"PAR1", "a Parquet table"),
    (b"\x1f\x8b", "a compressed file"),
)
"""First bytes of files that are no text, and what to call them."""


@dataclass(frozen=True, slots=True)
class DocumentText:
    """The text of a file. ``text`` has no byte-order mark and ``\\n`` line ends: what offsets count in."""

    text: str
    encoding: str
    sha256: str
    notes: tuple[str, ...] = ()
    """What the reader of the file should tell its user, one sentence each."""


def read_text(path: str | PathLike[str]) -> DocumentText:
    """Read a document as text.

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
    try:
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
    for first, kind in _KINDS:
        if data.startswith(first):
            raise InputError(f"{file} is {kind}, not a text file; save it as text (UTF-8) and give that")
    decoded = decode(data)
    if decoded is None:
        raise InputError(f"{file} holds binary data, not text; save the document as text (UTF-8) and give that")
    text, encoding, notes = decoded
    if not text.strip():
        raise InputError(f"{file} is empty; give a document with text")
    return DocumentText(
        text, encoding, hashlib.sha256(data).hexdigest(), tuple(f"{file.name} {note}" for note in notes)
    )
