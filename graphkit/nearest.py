"""What the caller may have meant: the known names nearest to an unknown one, or those that contain it."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(name: str, known: Iterable[str], count: int = 3) -> str:
    """Words for the end of a message: the nearest known names, or all of a few where none is near.

    Parameters
    ----------
    name : str
        The unknown name.
    known : iterable of str
        The names there are.
    count : int
        How many to name at most.

    Returns
    -------
    str
        ``did you mean A or B?`` or ``known are A, B, …``.

    Examples
    --------
    >>> nearest("Divison", ["Division", "Zone"])
    'did you mean Division?'
    >>> nearest("county", ["county-province-empty", "overdue"])
    'did you mean county-province-empty?'
    >>> nearest("x", ["Division", "Zone"])
    'known are Division, Zone.'
    """
    names = list(known)
    close = get_close_matches(name, names, n=count) or [other for other in names if name and name in other][:count]
    if close:
        return f"did you mean {' or '.join(close)}?"
    if not names:
        return "there are none."
    return f"known are {', '.join(names[: 4 * count])}{', …' if len(names) > 4 * count else '.'}"
