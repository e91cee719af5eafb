"""How a Chinese name is typed on a keyboard: its pinyin and the initials of it."""

from __future__ import annotations

from collections.abc import Iterable


def spelling(names: Iterable[str]) -> str:
    """Pinyin without tones and initials of some names, each once, with blanks between.

    Examples
    --------
    >>> spelling(["芜湖市"])
    'wuhushi whs'
    """
    from pypinyin import lazy_pinyin

    found: dict[str, None] = {}
    for name in names:
        letters = [word.lower() for word in lazy_pinyin(name[:200])]
        found["".join(letters)] = None
        found["".join(word[0] for word in letters if word)] = None
    return " ".join(found)
