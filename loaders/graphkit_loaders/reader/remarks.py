"""What was seen and gave no link, with the reason."""

from __future__ import annotations

from dataclasses import dataclass

from graphkit_loaders.reader.clauses import Clause
from graphkit_loaders.reader.discourse import UNITS
from graphkit_loaders.reader.fits import Refusal


@dataclass(frozen=True, slots=True)
class SentenceRemark:
    """A sentence with a word of cooperation and no link, or a name that resolves to nothing or to several places.

    ``kind`` is one of the model's kinds of remarks; offsets count in the clean text.
    """

    kind: str
    reason: str
    start: int
    stop: int
    detail: str = ""


def reason_for(clause: Clause, refusal: Refusal) -> str:
    """Why a clause with a word of cooperation gives no link.

    ``no-party`` it names nobody; ``one-party`` it names one side only; ``alliance`` and ``group`` it names only wide
    areas or collectives; ``benchmark`` one is the other's model; ``same-side`` both belong to one side; ``no-joint``
    several parties, but no construction of the table joins them (``one-side`` where all are the document's own).
    """
    if refusal.reason:
        return refusal.reason
    units = [letter for letter in clause.letters if letter in UNITS]
    if not units:
        return "no-party"
    parties = [letter for letter in units if letter in "PZDIHF"]
    if not parties:
        return "alliance" if "M" in units else "group"
    if "x" in clause.letters:
        return "benchmark"
    if len(parties) == 1:
        return "one-party"
    return "visit" if "t" in clause.letters else "no-joint"
