"""Findings that say the same of several units, told in one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.gaps.wording import SEPARATOR, table
from graphkit.language import Language, pick

if TYPE_CHECKING:
    from graphkit.gaps.finding import Finding
    from graphkit.model import Evidence

_PAIRS = {"“": "”", "「": "」", "《": "》"}
"""Marks that stand around each name, not around the enumeration."""

_EACH = re.compile(r"^(”?)( \w)")
"""Where the verb begins in an English sentence that is told of several."""


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one rule whose sentences differ in the name alone.

    ``before`` and ``after`` are the words around the name, all of them ``before`` where a sentence does not name its
    unit; ``demands`` are the sentences that they rest on, each once.
    """

    findings: tuple[Finding, ...]
    before: str
    after: str
    demands: tuple[Evidence, ...]
    named: bool = True

    def names(self, language: Language) -> str:
        """The names, enumerated."""
        mark = self.before[-1:]
        close = _PAIRS.get(mark, "")
        between = SEPARATOR[language]
        if close and self.after.startswith(close):
            between = f"{close}{between.strip() or between}{mark}" if language == "zh" else f"{close}{between}{mark}"
        return between.join(dict.fromkeys(finding.unit for finding in self.findings))

    def quoted(self, language: Language) -> str:
        """The names, in the marks that stand around each of them where the sentences have some."""
        mark = self.before[-1:]
        close = _PAIRS.get(mark, "")
        marked = close and self.after.startswith(close)
        return f"{mark}{self.names(language)}{close}" if marked else self.names(language)

    def sentence(self, language: Language) -> str:
        """One sentence for all of them."""
        if not self.named:
            return self.before
        after = self.after
        if language == "en" and len(self.findings) > 1:
            after = _EACH.sub(r"\1: each\2", after)
        return f"{self.before}{self.names(language)}{after}"


def together(findings: Sequence[Finding], language: Language) -> list[Group]:
    """Findings of one rule in groups, in the order of their first members.

    Parameters
    ----------
    findings : sequence of Finding
        Those of one rule.
    language : str
        In which they are told.

    Returns
    -------
    list of Group
        Every finding stands in just one of them. What is known of one unit alone, such as sentences that were not
        understood, is left to the finding itself.
    """
    found: dict[tuple[str, str | None, str | None], list[Finding]] = {}
    for finding in findings:
        found.setdefault((*_around(finding, language), finding.target), []).append(finding)
    return [
        Group(tuple(some), before, after or "", _demands(some), after is not None)
        for (before, after, _), some in found.items()
    ]


def unread_note(finding: Finding, language: Language) -> str:
    """The words on sentences that name the unit and were not understood; empty where there are none."""
    return str(table()["words"]["more"]["unread"][language].format(unread=finding.unread)) if finding.unread else ""


def unread_names(findings: Iterable[Finding]) -> dict[str, int]:
    """Units of findings that sentences name which were not understood, with their number."""
    return {finding.unit: finding.unread for finding in findings if finding.unread}


def _demands(findings: Iterable[Finding]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(evidence for finding in findings for evidence in finding.evidence[:1]))


def _around(finding: Finding, language: Language) -> tuple[str, str | None]:
    """A message as the words before and after the unit's name; nothing after where it does not name the unit."""
    message = pick(language, finding.message_en, finding.message_zh)
    message = message.removesuffix(unread_note(finding, language))
    before, name, after = message.partition(finding.unit)
    return (before, after) if name else (message, None)
