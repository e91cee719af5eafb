"""The changes that a comparison tells, one record each."""

from __future__ import annotations

from dataclasses import dataclass

from graphkit.model import Evidence


@dataclass(frozen=True, slots=True)
class LinkChange:
    """What became of two units' partnership, counted once however many sentences state it.

    ``change`` is ``added``; ``ended``, where a date or statement says so; ``gone``, where nothing states it any more;
    ``status`` or ``dates``, where those of its strongest statement are others. ``evidence`` states the new state, or
    the old one of what is no more.
    """

    change: str
    unit: str
    unit_id: str
    counterpart: str
    counterpart_id: str
    old_status: str | None
    new_status: str | None
    old_since: str | None
    new_since: str | None
    old_until: str | None
    new_until: str | None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class TaskChange:
    """What became of a task or row of an annex.

    ``change`` is ``added``, ``gone``, ``changed`` (title, deadline, or whether it goes on) or ``same``. ``likeness`` is
    that of the titles, 0 to 1.
    """

    change: str
    part: str | None
    old_id: str | None
    new_id: str | None
    old_no: int | None
    new_no: int | None
    old_title: str | None
    new_title: str | None
    old_due: str | None
    new_due: str | None
    likeness: float | None


@dataclass(frozen=True, slots=True)
class DutyChange:
    """A unit that became responsible for a task (``added``) or is so no more (``gone``); ``title`` is the newer one."""

    change: str
    unit: str
    unit_id: str
    title: str
    old_id: str
    new_id: str


@dataclass(frozen=True, slots=True)
class TargetChange:
    """What became of a target: ``added``, ``gone``, or ``moved`` in one ``field``."""

    change: str
    old_id: str | None
    new_id: str | None
    what: str
    field: str | None = None
    old: str | None = None
    new: str | None = None


@dataclass(frozen=True, slots=True)
class GapChange:
    """A gap that is ``closed`` or ``opened``, with the words of the finding."""

    change: str
    rule: str
    severity: str
    unit: str
    unit_id: str
    message_zh: str
    message_en: str
