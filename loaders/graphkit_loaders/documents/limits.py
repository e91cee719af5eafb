"""How much a file may ask of the machine. Each limit is far above any plan, and far below what harms."""

from __future__ import annotations

MEGABYTE = 1_000_000

FILE_BYTES = 300 * MEGABYTE
"""Bytes of a file."""

CHARACTERS = 20 * MEGABYTE
"""Characters of a document's text: a plan has some ten thousand."""

UNFOLDED_BYTES = 200 * MEGABYTE
"""Bytes that the parts of a Word file unfold to."""

CONTENT_BYTES = 16 * MEGABYTE
"""Bytes that the drawing instructions of one page of a PDF file unfold to."""

PICTURE_BYTES = 400 * MEGABYTE
"""Bytes that one picture or font in a PDF file unfolds to."""

PDF_PAGES = 5_000

SCANNED_PAGES = 300
"""Pages whose letters must be made out: each takes some seconds."""

PIXELS = 120 * MEGABYTE
"""Pixels of a picture: a page of A3 at 600 dots per inch has 70 million."""

DEPTH = 500
"""Elements within one another in a web page."""

DOUBTFUL = 0.9
"""Confidence of the recognition of letters below which a line is told to be checked."""
