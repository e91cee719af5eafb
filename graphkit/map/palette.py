"""Colours of the page, in both themes.

Blue means that there is a partnership, the darker the firmer; red that something is missing, and nothing else; grey
that it is over or does not count. A kind of unit has a shape as well as a hue. What the tests demand of them: text
4.5 : 1 and marks 3 : 1 against their ground, and a distance that is seen with every loss of colour vision.
"""

from __future__ import annotations

LIGHT = {
    "bg": "#ffffff", "panel": "#f4f6f8", "line": "#d3dae1", "text": "#17202a", "muted": "#51606d",
    "accent": "#0b5cad", "band": "#eef1f4", "mark": "#ffe58a", "mark-ink": "#17202a",
    "gap": "#b3261e", "gap-soft": "#fdecea",
    "planned": "#4f86b5", "paired": "#1f68ae", "built": "#0a3a6b", "ended": "#7a828c",
    "acquaintance": "#7a828c", "alliance": "#6b747e", "vague": "#7a828c", "suggested": "#17202a",
    "city": "#17202a", "county": "#00796b", "zone": "#b07f00", "department": "#7e3f8f", "institution": "#51606d",
    "counterpart": "#46535f",
    "cell-planned": "#d3e4f3", "cell-planned-ink": "#17202a", "cell-paired": "#1f68ae",
    "cell-paired-ink": "#ffffff", "cell-built": "#0a3a6b", "cell-built-ink": "#ffffff", "cell-ended": "#e2e6ea",
    "cell-ended-ink": "#4a545e",
}  # fmt: skip

DARK = {
    "bg": "#11161b", "panel": "#182027", "line": "#33404c", "text": "#e8edf2", "muted": "#a7b4c0",
    "accent": "#86bdf7", "band": "#1b242c", "mark": "#6b5a12", "mark-ink": "#fff6d6",
    "gap": "#ff8f80", "gap-soft": "#3b1e1b",
    "planned": "#5d8fbd", "paired": "#7db7f5", "built": "#dcedff", "ended": "#8a95a0",
    "acquaintance": "#8a95a0", "alliance": "#98a3ae", "vague": "#8a95a0", "suggested": "#e8edf2",
    "city": "#e8edf2", "county": "#3fc1ae", "zone": "#e0a83c", "department": "#d694e2", "institution": "#a7b4c0",
    "counterpart": "#b8c4cf",
    "cell-planned": "#22405b", "cell-planned-ink": "#e8edf2", "cell-paired": "#2c6cab",
    "cell-paired-ink": "#ffffff", "cell-built": "#cfe5fb", "cell-built-ink": "#11161b", "cell-ended": "#2c353e",
    "cell-ended-ink": "#b5c0ca",
}  # fmt: skip


def style() -> str:
    """Both themes as variables of CSS."""
    light, dark = ("".join(f"--{name}:{value};" for name, value in theme.items()) for theme in (LIGHT, DARK))
    return f":root{{{light}color-scheme:light}}\n:root[data-theme=dark]{{{dark}color-scheme:dark}}\n"
