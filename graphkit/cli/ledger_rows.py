"""Cells of ledgers that hold nothing that is known: told to the user, or a reason to refuse all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.errors import InputError
from graphkit.language import Language, pick
from graphkit.terms import reason

if TYPE_CHECKING:
    from graphkit.graph import Graph
    from graphkit.model import Remark

SHOWN = 3
"""Cells that are told at once."""

UNREAD, UNKNOWN = "row-not-read", "unknown"
INSTEAD = " → "
"""What parts a value from the nearest known one; a name that is like no other is taken for a new one."""


def unread_rows(graph: Graph, language: Language) -> list[tuple[str, str]]:
    """For each ledger with rows that could not be read, or names that are nearly known, its file and the first ones."""
    ledgers = {source.key: source.file for source in graph.sources if source.kind == "ledger"}
    found: dict[str, list[Remark]] = {}
    for remark in graph.remarks:
        odd = remark.kind == UNREAD or (remark.reason == UNKNOWN and INSTEAD in remark.detail)
        if odd and remark.source in ledgers:
            found.setdefault(remark.source, []).append(remark)
    return [(ledgers[key], _words(some, language)) for key, some in found.items()]


def check_rows(graph: Graph, language: Language) -> None:
    """Refuse a graph of which a ledger has such a cell.

    Raises
    ------
    InputError
        The first of them by sheet, row and column, with the nearest value that could be.
    """
    for file, words in unread_rows(graph, language):
        raise InputError(
            pick(
                language,
                f"{file}: {words}; correct it, or leave --strict out to go on all the same.",
                f"{file}：{words}；请改正，或去掉 --strict 继续。",
            )
        )


def _words(remarks: list[Remark], language: Language) -> str:
    told = pick(language, "; ", "；").join(
        f"{remark.detail} ({reason(remark.reason, language)})" for remark in remarks[:SHOWN]
    )
    count = len(remarks)
    head = pick(language, f"{count} to look at: ", f"有 {count} 处需要核对：")
    return head + told + (" …" if count > SHOWN else "")
