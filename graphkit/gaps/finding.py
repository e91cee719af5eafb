"""``Finding`` and ``Findings``: what the rules found, as records and as a frame."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, overload

from graphkit.model import Evidence

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Finding:
    """One gap.

    ``unit`` is who or what has it: a unit, a task or a target; ``units`` are all units that it concerns. ``evidence``
    begins with the sentence that demands, where a document states it, followed by the nearest ones that fell short.
    ``unread`` counts sentences that name the unit and were not understood, so that the gap may only be apparent.
    ``province_id`` is the province that lacks a counterpart, ``target`` the key of the target that is not reached,
    where the rule tells, and ``partner_id`` the other side of a link that is found at fault. ``kind`` tells apart what
    one rule finds in several ways. ``plans`` are the keys of the plans whose gap it is; a link that only a ledger
    states is no plan's.
    """

    rule: str
    severity: str
    unit: str
    unit_id: str
    have: int | str | None
    need: int | str | None
    by: str | None
    message_zh: str
    message_en: str
    evidence: tuple[Evidence, ...] = ()
    units: tuple[str, ...] = ()
    unread: int = 0
    province_id: str | None = None
    target: str | None = None
    partner_id: str | None = None
    kind: str | None = None
    plans: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Findings(Sequence[Finding]):
    """What the rules found, in the order of the rules.

    Attributes
    ----------
    findings : tuple of Finding
        All of them.
    as_of : str
        The day they hold for.
    unread : mapping of str to int
        Remarks on what was not understood, by kind: apart from the gaps, since they tell of the reading, not of
        the plan.
    """

    findings: tuple[Finding, ...]
    as_of: str
    unread: Mapping[str, int]

    @overload
    def __getitem__(self, index: int) -> Finding: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Finding, ...]: ...
    def __getitem__(self, index: int | slice) -> Finding | tuple[Finding, ...]:
        return self.findings[index]

    def __len__(self) -> int:
        return len(self.findings)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def by_rule(self) -> dict[str, tuple[Finding, ...]]:
        """The findings of each rule that found something."""
        grouped: dict[str, list[Finding]] = {}
        for finding in self.findings:
            grouped.setdefault(finding.rule, []).append(finding)
        return {rule: tuple(some) for rule, some in grouped.items()}

    def counts(self) -> dict[str, int]:
        """Number of findings by severity, the gravest first."""
        number = Counter(finding.severity for finding in self.findings)
        return {severity: number[severity] for severity in ("error", "warning", "info")}

    def to_frame(self) -> pd.DataFrame:
        """A row a finding; ``evidence`` holds the quotes, as a tuple."""
        import pandas as pd

        names = [field.name for field in fields(Finding)]
        rows = [
            [
                tuple(e.quote for e in finding.evidence) if name == "evidence" else getattr(finding, name)
                for name in names
            ]
            for finding in self.findings
        ]
        return pd.DataFrame(rows, columns=names)
