"""The Cypher of a push, written from the shapes. Names come from the model, values travel as parameters only."""

from __future__ import annotations

from graphkit.push.shape import OTHERS, OWNERS, SHAPES, Shape

Ends = tuple[str, str] | None
"""Labels of both ends of a link; none for nodes."""

_OWNED = (
    f"CASE WHEN $graph IN x.{OWNERS} THEN x.{OWNERS} "
    f"WHEN x.{OWNERS} IS NULL THEN ['{OTHERS}', $graph] ELSE x.{OWNERS} + $graph END"
)
"""The owners that a thing has after this push; who was there before stays."""


def create(shape: Shape, ends: Ends) -> str:
    """Write rows that are not there yet, as in an empty database; returns how many were made."""
    made = f"CREATE (x:`{shape.name}`)" if ends is None else f"{_match(ends)} CREATE (a)-[x:`{shape.name}`]->(b)"
    return f"UNWIND $rows AS row {made} SET x = row.p RETURN count(*)"


def update(shape: Shape, ends: Ends) -> str:
    """Find rows by key and write those that differ; returns how many were found and how many differed."""
    return f"UNWIND $rows AS row {_find(shape, ends)} {_write_if_other(shape)}"


def detach(shape: Shape, ends: Ends) -> str:
    """Remove links that have the key of a row and other ends: the node at an end has got another label or key."""
    return (
        f"UNWIND $rows AS row MATCH (a)-[x:`{shape.name}`]->(b) USING INDEX x:`{shape.name}`(key) "
        f"WHERE x.key = row.p.key AND NOT ({_joins(ends)}) DELETE x RETURN count(*)"
    )


def merge(shape: Shape, ends: Ends) -> str:
    """Write rows that may be there or not; returns how many are there now, and how many of the old ones differed."""
    return f"UNWIND $rows AS row {_merge(shape, ends)} ON CREATE SET x = row.p {_write_if_other(shape)}"


def compare(shape: Shape, ends: Ends) -> str:
    """Find rows and write nothing; returns how many were found, and how many of those differ."""
    return (
        f"UNWIND $rows AS row {_find(shape, ends)} {_difference(shape)} "
        "RETURN count(*), sum(CASE WHEN differs THEN 1 ELSE 0 END)"
    )


def count_owned() -> str:
    """How many of each label and type this graph owns."""
    return " UNION ALL ".join(
        f"MATCH {_any(shape)} WHERE $graph IN x.{OWNERS} RETURN '{shape.name}' AS name, count(x) AS owned"
        for shape in SHAPES
    )


def count_all() -> str:
    """How many there are of each label and type, whoever's; the server answers from its statistics."""
    return " UNION ALL ".join(
        f"MATCH {_any(shape)} RETURN '{shape.name}' AS name, count(x) AS present" for shape in SHAPES
    )


def owned_keys(shape: Shape) -> str:
    """Keys of what this graph owns."""
    return f"MATCH {_any(shape)} WHERE $graph IN x.{OWNERS} RETURN x.key"


def release(shape: Shape) -> str:
    """Let go of rows that others own too; returns how many."""
    rest = f"[owner IN x.{OWNERS} WHERE owner <> $graph]"
    return (
        f"UNWIND $keys AS key {_find_key(shape)} WITH x, {rest} AS rest WHERE $graph IN x.{OWNERS} AND size(rest) > 0 "
        f"SET x.{OWNERS} = CASE WHEN rest = ['{OTHERS}'] THEN null ELSE rest END RETURN count(*)"
    )


def remove(shape: Shape) -> str:
    """Remove rows that this graph alone owns; nodes only where no link hangs on them. Returns how many."""
    alone = f"x.{OWNERS} = [$graph]" + (" AND NOT EXISTS { (x)--() }" if shape.kind == "node" else "")
    return f"UNWIND $keys AS key {_find_key(shape)} WITH x WHERE {alone} DELETE x RETURN count(*)"


def linked_by_others(shape: Shape) -> str:
    """Nodes among the keys that this graph alone owns and a link of somebody else hangs on: key and name."""
    return (
        f"UNWIND $keys AS key {_find_key(shape)} WITH x WHERE x.{OWNERS} = [$graph] "
        f"AND EXISTS {{ MATCH (x)-[r]-() WHERE NOT $graph IN coalesce(r.{OWNERS}, []) }} "
        "RETURN x.key, x.name ORDER BY x.key"
    )


def _any(shape: Shape) -> str:
    return f"(x:`{shape.name}`)" if shape.kind == "node" else f"()-[x:`{shape.name}`]->()"


def _find(shape: Shape, ends: Ends) -> str:
    found = _seek(shape, "row.p.key")
    return found if ends is None else f"{found.replace('()-[', '(a)-[').replace(']->()', ']->(b)')} AND {_joins(ends)}"


def _joins(ends: Ends) -> str:
    assert ends
    return f"a:`{ends[0]}` AND a.key = row.a AND b:`{ends[1]}` AND b.key = row.b"


def _find_key(shape: Shape) -> str:
    return _seek(shape, "key")


def _seek(shape: Shape, key: str) -> str:
    # The hint is for plans that were made when the database was empty: those scan, and stay in the server's cache.
    return f"MATCH {_any(shape)} USING INDEX x:`{shape.name}`(key) WHERE x.key = {key}"


def _merge(shape: Shape, ends: Ends) -> str:
    if ends is None:
        return f"MERGE (x:`{shape.name}` {{key: row.p.key}})"
    return f"{_match(ends)} MERGE (a)-[x:`{shape.name}` {{key: row.p.key}}]->(b)"


def _match(ends: tuple[str, str]) -> str:
    a, b = ends
    return f"MATCH (a:`{a}` {{key: row.a}}) MATCH (b:`{b}` {{key: row.b}})"


def _wanted() -> str:
    """What a thing shall have: the row's properties, and its owners whoever they are."""
    return f"p{{.*, {OWNERS}: {_OWNED}}}"


def _difference(shape: Shape) -> str:
    """Whether what is there differs from the row; in most cases the first comparison, which is quick, says no.

    Otherwise it may be a property of somebody else that makes the difference, or another owner: neither is ours.
    """
    names = ", ".join(f"'{name}'" for name in (*shape.properties, OWNERS))
    other = "x[name] <> want[name] OR (x[name] IS NULL) <> (want[name] IS NULL)"
    return (
        f"WITH x, row.p AS p WITH x, p, CASE WHEN properties(x) = p THEN false ELSE "
        f"any(want IN [{_wanted()}] WHERE any(name IN [{names}] WHERE {other})) END AS differs"
    )


def _write_if_other(shape: Shape) -> str:
    # Naming every property sets those that the row lacks to null; what others added to the node stays.
    named = ", ".join(f".`{name}`" for name in (*shape.properties, OWNERS))
    return (
        f"{_difference(shape)} "
        f"FOREACH (want IN CASE WHEN differs THEN [{_wanted()}] ELSE [] END | SET x += want{{{named}}}) "
        "RETURN count(*), sum(CASE WHEN differs THEN 1 ELSE 0 END)"
    )
