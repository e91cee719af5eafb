"""Figures that can be read wherever they are drawn: without a Chinese font names are in pinyin and words in English."""

from __future__ import annotations

from collections.abc import Iterable

import matplotlib

FONTS = (
    "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", "SimHei", "Heiti SC",
    "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "Noto Sans CJK JP", "Noto Serif CJK SC", "Noto Serif CJK JP",
)  # fmt: skip
"""Fonts that hold Chinese characters, the usual ones of Linux, Windows and macOS."""


def chinese_font() -> str | None:
    """The first of the usual Chinese fonts that is installed; none where there is none."""
    from matplotlib import font_manager

    installed = set(font_manager.get_font_names())
    return next((font for font in FONTS if font in installed), None)


def prepare(font: str | None = None) -> bool:
    """Set figures up once at the top of a notebook; tells whether Chinese can be drawn.

    Parameters
    ----------
    font : str, optional
        A font to take; by default the first Chinese one that is installed.
    """
    chosen = font or chinese_font()
    matplotlib.rcParams["axes.unicode_minus"] = False
    matplotlib.rcParams["figure.dpi"] = 80
    matplotlib.rcParams["svg.hashsalt"] = "graphkit"
    if chosen:
        matplotlib.rcParams["font.sans-serif"] = [chosen, "DejaVu Sans"]
    return chosen is not None


def worded(zh: str, en: str, chinese: bool) -> str:
    """Words of a figure that are no names: Chinese if they can be drawn, else English.

    Examples
    --------
    >>> worded("覆盖率", "share covered", chinese=False)
    'share covered'
    """
    return zh if chinese else en


def written(names: Iterable[str], chinese: bool) -> list[str]:
    """Names as a figure can draw them.

    Examples
    --------
    >>> written(["镜湖区"], chinese=False)
    ['Jing Hu Qu']
    """
    if chinese:
        return list(names)
    from pypinyin import lazy_pinyin

    return [" ".join(part.capitalize() for part in lazy_pinyin(name)) for name in names]
