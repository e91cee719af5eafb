"""What a name may mean, as a gazetteer tells it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing that a name may mean.

    ``how`` tells by what the name is known: ``full``, ``short``, ``former``, ``own`` (the user's table), ``listed``,
    ``letter`` (a name of one character) or ``ending`` (only its ending tells what it is). ``code`` and ``name`` are
    those of the day asked for, ``key`` and ``name_today`` those of today. ``parents`` are the divisions above, nearest
    first; ``history`` names and codes by years. ``chosen`` marks the one that a document would be read by.
    """

    label: str
    key: str
    name: str
    name_today: str
    how: str
    code: str | None = None
    level: str | None = None
    parents: tuple[str, ...] = ()
    history: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()
    valid: bool = True
    """Whether it was called so on the day asked for."""
    chosen: bool = False
