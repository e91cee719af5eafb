"""``graphkit query``: questions in Cypher, from the catalogue, a file or the command line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from graphkit.cli.options import command as make_command
from graphkit.cli.options import sources
from graphkit.cli.parameters import free_values, split
from graphkit.cli.session import Session
from graphkit.errors import InputError, UsageError
from graphkit.model import LABELS, LINK_TYPES
from graphkit.nearest import nearest
from graphkit.tables import Answer, Column, Sheet

if TYPE_CHECKING:
    from graphkit.queries import Query

ENDING = ".cypher"

LONGEST_CELL = 40
"""Characters of a cell in the terminal: a sentence of a plan would push all other columns to the edge."""

HEADER = "// id:"
"""How a file begins that declares its parameters as those of the catalogue do."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A query ready to run: its id where it has one, text and parameters."""

    id: str | None
    text: str
    params: dict[str, Any]
    day: str | None
    """The day whose graph it asks, none for all that is known."""


def _ids(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Ids of the catalogue and their titles, for a shell; a file where none fits."""
    from graphkit.queries import catalogue

    found = [CompletionItem(name, help=q.title) for name, q in catalogue().items() if name.startswith(incomplete)]
    return found or [CompletionItem(incomplete, type="file")]


@make_command(server="instead")
@click.argument("query", required=False, shell_complete=_ids)
@sources
@click.option("--list", "listing", is_flag=True, help="List the queries that travel with graphkit, rules too.")
@click.option("-p", "--param", "given", metavar="NAME=VALUE", multiple=True, help="A parameter; may be given again.")
def command(session: Session, query: str | None, listing: bool, given: tuple[str, ...]) -> None:
    """Ask a question in Cypher.

    QUERY is an id of --list, a .cypher file, or the text of a query. One that knows $as_of gets the day of --as-of,
    or today.

    \b
      graphkit query --list
      graphkit query links-of-unit -p unit=340207
      graphkit query "MATCH (z:Zone) RETURN z.name AS zone ORDER BY zone"
    """
    if listing:
        session.deliver(_catalogue(session))
        return
    if query is None:
        raise UsageError("query: name a query, or see what there is with graphkit query --list.")
    asked = _asked(session, query, split(given))
    store = session.store(asked.day)
    try:
        found = store.run(asked.text, asked.params)
    finally:
        store.close()
    names = tuple(found.columns)
    rows = [list(row) for row in found.rows]
    numeric = [bool(rows) and all(isinstance(row[i], int | float | None) for row in rows) for i in range(len(names))]
    columns = tuple(Column(name, name, number) for name, number in zip(names, numeric, strict=True))
    document = {
        "schema": 1,
        "query": asked.id,
        "columns": names,
        "rows": [dict(zip(names, row, strict=True)) for row in rows],
    }
    session.deliver(Answer(document, (Sheet(columns, rows),), (_for_the_eye(columns, rows),), title=asked.id or ""))
    if not rows:
        session.note("the query gave no rows.", "查询没有结果。")


def _asked(session: Session, words: str, given: dict[str, str]) -> _Asked:
    from graphkit.queries import catalogue, parse_query

    known = catalogue()
    if words in known:
        return _catalogued(session, known[words], given)
    if words.endswith(ENDING):
        text = _read(Path(words))
        if text.lstrip().startswith(HEADER):
            return _catalogued(session, parse_query(text, Path(words)), given)
        return _free(session, text, given)
    if any(character.isspace() for character in words):
        return _free(session, words, given)
    raise UsageError(f"there is no query {words!r}; {nearest(words, known)}")


def _catalogued(session: Session, query: Query, given: dict[str, str]) -> _Asked:
    from graphkit.queries import check_params

    declared = {param.name for param in query.params}
    day = {"as_of": session.day} if "as_of" in declared else {}
    values = check_params(query, {**day, **given})
    return _Asked(query.id, query.text, values, values["as_of"] if query.dated else _asked_day(session, query))


def _asked_day(session: Session, query: Query) -> str | None:
    return None if query.statements else session.as_of


def _free(session: Session, text: str, given: dict[str, str]) -> _Asked:
    """A query without a header: what it names must be given, and nothing else."""
    from graphkit.store.statements import check_given, check_reads, parameters

    check_reads(text)
    day = {"as_of": session.day} if "as_of" in parameters(text) else {}
    values = {**day, **free_values(given)}
    check_given(text, values)
    return _Asked(None, text, values, session.as_of)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise InputError(f"{path}: there is no such file.") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: this is no UTF-8 text (byte {error.start}); save it as UTF-8.") from error


def _for_the_eye(columns: tuple[Column, ...], rows: list[list[Any]]) -> Sheet:
    """The answer without columns that are empty, hold keys of links, or the key of what the next column names."""
    names = {column.key for column in columns}
    kept = [
        place
        for place, column in enumerate(columns)
        if column.key.removesuffix("_id") not in names - {column.key}
        and (not rows or any(row[place] is not None for row in rows))
    ]
    kept = [place for place in kept if not _for_machines([row[place] for row in rows])] or kept
    return Sheet(tuple(columns[place] for place in kept), [[_cut(row[place]) for place in kept] for row in rows])


def _for_machines(cells: list[Any]) -> bool:
    """Whether a column holds nothing but keys of links, or one plan's key in all of several rows."""
    held = [cell for cell in cells if cell is not None]
    if not held or not all(isinstance(cell, str) for cell in held):
        return False
    if all(cell.partition(":")[0] in LINK_TYPES for cell in held):
        return True
    return len(held) > 1 and len(set(held)) == 1 and held[0].startswith(LABELS["Plan"].prefix)


def _cut(cell: Any) -> Any:
    """A cell as the terminal shows it; other formats give the whole."""
    if not isinstance(cell, str):
        return cell
    words = cell.replace("\n", "")
    return words if len(words) <= LONGEST_CELL else words[: LONGEST_CELL - 1] + "…"


def _needed(query: Query) -> str:
    """The parameters that a query cannot do without, behind its title."""
    names = [p.name for p in query.params if not p.optional and p.name != "as_of"]
    return f" ({', '.join(names)})" if names else ""


def _catalogue(session: Session) -> Answer:
    from graphkit.queries import catalogue

    queries = list(catalogue().values())
    keys = ("id", "severity", "title", "title_zh", "question", "params", "columns")
    rows = [
        [q.id, q.severity, q.title, q.title_zh, q.question, [f"{p.name} {p.kind}" for p in q.params], list(q.columns)]
        for q in queries
    ]
    say = session.say
    shown = Sheet(
        (
            Column("id", say("id", "编号"), whole=True),
            Column("title", say("title", "标题")),
        ),
        [[q.id, say(q.title, q.title_zh) + _needed(q)] for q in queries],
    )
    whole = Sheet(tuple(Column(key, key) for key in keys), rows)
    document = {"schema": 1, "queries": [dict(zip(keys, row, strict=True)) for row in rows]}
    return Answer(document, (whole,), (shown,), title=say("Questions", "可用的查询"))
