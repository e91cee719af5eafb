"""What the text of a query says before an engine sees it: whether it reads only, and which parameters it needs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from graphkit.errors import UsageError
from graphkit.nearest import nearest

_APART = re.compile(
    r"""//[^\n]* | /\*.*?(?:\*/|\Z) | '(?:\\.|[^'\\])*' | "(?:\\.|[^"\\])*" | `(?:``|[^`])*`""", re.VERBOSE | re.DOTALL
)
"""Comments, texts and quoted names: nothing in them is a clause or a parameter."""

_WRITES = re.compile(
    r"(?<![\w.:|$])(CREATE|MERGE|DELETE|DETACH|SET|REMOVE|DROP|ALTER|COPY|LOAD|INSERT|FOREACH|CALL|EXPORT|IMPORT|"
    r"ATTACH|INSTALL|UNINSTALL|USE|BEGIN|COMMIT|ROLLBACK|CHECKPOINT|COMMENT|GRANT|REVOKE)(?=[\s(`*{])(?!\s*[=<>,.)])",
    re.IGNORECASE,
)
"""Clauses that change data or settings, or read other files: a graph that is asked stays as it is."""

_PARAMETER = re.compile(r"\$(\w+)")


def bare(text: str) -> str:
    """The text with comments, texts and quoted names blanked out; places stay.

    Examples
    --------
    >>> bare("RETURN 'a' AS x // b")
    'RETURN     AS x     '
    """
    return _APART.sub(lambda found: re.sub(r"[^\n]", " ", found.group()), text)


def parameters(text: str) -> set[str]:
    """Names of the parameters that a text uses.

    Examples
    --------
    >>> sorted(parameters("MATCH (n {key: $unit}) WHERE n.name <> '$no' RETURN $day AS d"))
    ['day', 'unit']
    """
    return set(_PARAMETER.findall(bare(text)))


def check_reads(text: str) -> None:
    """Refuse what is not one statement that reads.

    Raises
    ------
    UsageError
        If the text is empty, holds several statements, or a clause that would change something.
    """
    words = bare(text)
    statements = [part for part in words.split(";") if part.strip()]
    if not statements:
        raise UsageError("The query is empty: write Cypher such as MATCH (z:Zone) RETURN z.name AS name.")
    if len(statements) > 1:
        raise UsageError("The text holds several statements: run them one at a time.")
    if found := _WRITES.search(words):
        line = words.count("\n", 0, found.start()) + 1
        raise UsageError(
            f"Queries only read, and line {line} says {found.group(1).upper()}: "
            "change the documents or the ledger and build the graph again."
        )


def check_given(text: str, params: Mapping[str, Any]) -> None:
    """Compare the parameters given with those that a text uses: engines take a missing one for null.

    Raises
    ------
    UsageError
        If one is missing, or one is given that the text does not use.
    """
    wanted = parameters(text)
    for name in sorted(wanted - params.keys()):
        raise UsageError(f"The query needs ${name}, which is not given: add -p {name}=VALUE.")
    for name in sorted(params.keys() - wanted):
        raise UsageError(f"The query has no parameter {name!r}; {nearest(name, sorted(wanted))}")
