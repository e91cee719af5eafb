"""Characters that would steer a terminal, a page or a workbook instead of being read, made visible."""

from __future__ import annotations

import re

_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]"
)
"""Control characters but tab and line feed, marks that turn the direction of writing, lone halves of characters."""

_PICTURES = 0x2400


def visible(text: str) -> str:
    """A text in which control characters and marks of direction show instead of acting.

    Examples
    --------
    >>> visible("红\\x1b[31m"), visible("abc\\u202ecba"), visible("镜湖区")
    ('红␛[31m', 'abc‹U+202E›cba', '镜湖区')
    """
    return text if text.isascii() and text.isprintable() else _STEERING.sub(_shown, text)


def _shown(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(_PICTURES + code)
    return "␡" if code == 0x7F else f"‹U+{code:04X}›"
