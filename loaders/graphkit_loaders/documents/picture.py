"""Pictures of pages (.png, .jpg, .tif): one page each, or several in one TIFF file."""

from __future__ import annotations

import io
import warnings

from graphkit.progress import step
from graphkit_loaders.documents import limits, pages
from graphkit_loaders.documents.letters import WHAT, read_picture
from graphkit_loaders.documents.libraries import library
from graphkit_loaders.documents.printed import Page, read_page
from graphkit_loaders.documents.text import Extracted, UnreadableError, Writer


def extract(data: bytes) -> Extracted:
    """Text in a picture.

    Raises
    ------
    UnreadableError
        If it is damaged or too large, shows no letters, or rapidocr is not installed.
    """
    library("rapidocr", "ocr", WHAT)
    from PIL import Image, ImageOps, ImageSequence

    Image.MAX_IMAGE_PIXELS = None  # our own limit stands below, and speaks to the user
    read: list[Page] = []
    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(data)) as picture:
            count = getattr(picture, "n_frames", 1)
            if count > limits.SCANNED_PAGES:
                raise UnreadableError(
                    f"has {count} pages, more than the {limits.SCANNED_PAGES} that are read; split it"
                )
            for number, frame in enumerate(ImageSequence.Iterator(picture), 1):
                step(number - 1, count)
                if frame.width * frame.height > limits.PIXELS:
                    most = limits.PIXELS // limits.MEGABYTE
                    raise UnreadableError(f"has more than {most} million pixels; scan it at 150 to 300 dots per inch")
                frame.load()
                read.append(read_page(number, *read_picture(ImageOps.exif_transpose(frame))))
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise UnreadableError("is damaged or cut off and cannot be read as a picture; scan or copy it again") from error
    if not any(page.items for page in read):
        raise UnreadableError("is a picture in which no letters were found; give a scan of the pages")
    return pages.write(read, Writer(limits.CHARACTERS, limits.DOUBTFUL), [page.number for page in read])
