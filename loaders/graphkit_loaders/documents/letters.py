"""Letters made out in the picture of a page, and the lines of its tables."""

from __future__ import annotations

import multiprocessing
from functools import cache
from typing import TYPE_CHECKING, Any

from graphkit_loaders.documents.libraries import library
from graphkit_loaders.documents.printed import Box, Grid
from graphkit_loaders.documents.ruled import grids

if TYPE_CHECKING:
    from PIL.Image import Image

WHAT = "a scan"

_NOISE = 0.3
"""Confidence below which what looks like words is specks. The library's own is 0.5: lines would go silently."""


def read_picture(picture: Image) -> tuple[list[Box], list[Grid]]:
    """Words of a page with their places and confidence, and the cells of its tables.

    Parameters
    ----------
    picture : PIL.Image.Image
        The page, upright, at some 150 dots per inch or more.

    Raises
    ------
    UnreadableError
        If rapidocr is not installed.
    """
    import numpy as np

    pixels = np.asarray(picture.convert("RGB"))[:, :, ::-1]  # as OpenCV has them: blue first
    found = _engine()(np.ascontiguousarray(pixels))
    boxes = []
    if found.boxes is not None:
        for corners, text, score in zip(found.boxes, found.txts, found.scores, strict=True):
            xs, ys = corners[:, 0], corners[:, 1]
            words = text.strip()
            if words:
                left, top, right, bottom = (float(edge) for edge in (xs.min(), ys.min(), xs.max(), ys.max()))
                boxes.append(Box(words, left, top, right, bottom, float(score)))
    return boxes, grids(pixels)


@cache
def _engine() -> Any:
    rapidocr = library("rapidocr", "ocr", WHAT)
    # One of several processes leaves the other cores to the others.
    alone = multiprocessing.parent_process() is None
    params = {
        "Global.log_level": "critical",
        "Global.text_score": _NOISE,
        "EngineConfig.onnxruntime.intra_op_num_threads": -1 if alone else 1,
    }
    return rapidocr.RapidOCR(params=params)
