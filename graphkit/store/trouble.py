"""What goes wrong between us and a Neo4j server, each as one sentence that says what to do."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager

from graphkit.errors import GraphkitError, ServerError, UsageError
from graphkit.store.access import Access

_BY_CODE = (
    (
        "Security.Unauthorized",
        "the server refuses user {user!r} with this password; check NEO4J_USERNAME and NEO4J_PASSWORD",
    ),
    ("AuthenticationRateLimit", "too many wrong passwords in a row; wait a minute and try again with the right one"),
    ("CredentialsExpired", "the first password of user {user!r} must be changed first; log in to Neo4j Browser once"),
    ("Security.Forbidden", "user {user!r} may not do this ({said}); ask for a role that may write, such as publisher"),
    ("DatabaseNotFound", "the server has no database {database!r}; check --database or NEO4J_DATABASE"),
    ("DatabaseUnavailable", "the database is there and does not run; see the server's log for why, and start it"),
    ("ReadOnly", "the database only reads; let its keeper open it to writing"),
    ("MemoryPoolOutOfMemory", "the server has too little memory for this ({said}); give it more per transaction"),
    ("OutOfMemory", "the server has too little memory for this; give it more heap"),
    ("ConstraintValidationFailed", "the database holds something that contradicts this graph ({said})"),
    ("ConstraintCreationFailed", "data that is there already contradicts a constraint that graphkit needs ({said})"),
    ("LockClientStopped", "another client keeps the data locked; try again later"),
    ("TransactionTimedOut", "the server stopped a transaction that took too long; raise db.transaction.timeout there"),
)
"""A part of the server's error code, and what it means; the first that fits counts."""

ROUTING = "retrieve routing information"
"""Said for every failure of a ``neo4j://`` address; what was wrong with the server itself is lost."""

_DISK = ("no space left", "disk is full", "not enough space", "disk quota", "diskfull")

_BROKEN = (
    "could not append transaction", "after written to log", "page eviction", "needs to be restarted",
    "encountered a critical error",
)  # fmt: skip
"""What a server says that could not write to its disk; why it could not stands in its log alone."""


@contextmanager
def told(access: Access) -> Iterator[None]:
    """Turn what the driver raises inside the block into a ``ServerError``; other errors pass."""
    from neo4j.exceptions import DriverError, Neo4jError

    try:
        yield
    except GraphkitError:
        raise
    except (DriverError, Neo4jError, OSError, ValueError) as error:
        raise sentence(error, access) from error


def sentence(error: BaseException, access: Access) -> GraphkitError:
    """The error that tells a user what a driver's error means."""
    from neo4j.exceptions import ConfigurationError, Neo4jError

    about = f"{access.uri}: "
    if isinstance(error, Neo4jError):
        return ServerError(about + _of_server(error, access) + ".")
    chain = _chain(error)
    said = " ".join(" ".join(str(one) for one in chain).split())
    if any("ssl" in type(one).__name__.lower() or "certificate" in str(one).lower() for one in chain):
        return ServerError(about + _of_encryption(said, access) + ".")
    if isinstance(error, ConfigurationError) and "Bolt Protocol" in said:
        # Not to be bothered with notifications is what a connection asks first, and 5.7 is the first to know of that.
        return ServerError(f"{about}this server is too old: graphkit needs Neo4j 5.7 or newer; update it.")
    if isinstance(error, ConfigurationError):
        return UsageError(f"{about}this address or setting does not fit ({' '.join(str(error).split())}).")
    if any(type(one).__name__ in {"BoltHandshakeError", "UnsupportedServerProduct"} for one in chain):
        return ServerError(
            f"{about}what answers there is no Neo4j of version 5.7 or newer; check the port and the version."
        )
    if ROUTING in said:
        return ServerError(
            f"{about}a server answers there and names no member of its cluster that can be reached; "
            f"try {direct(access.uri)} to speak to this one alone."
        )
    if any(isinstance(one, ConnectionRefusedError) for one in chain) or "refused" in said:
        return ServerError(f"{about}no server answers there; check the address, and whether Neo4j runs.")
    if any(isinstance(one, socket.gaierror) for one in chain) or "cannot resolve" in said.lower():
        return ServerError(f"{about}no machine of this name is known; check the address.")
    return ServerError(
        f"{about}the connection to the server was lost or never came about; check that it runs, and try again."
    )


def direct(uri: str) -> str:
    """The address that speaks to one server alone, whatever its cluster.

    Examples
    --------
    >>> direct("neo4j+s://host:7687")
    'bolt+s://host:7687'
    """
    scheme, sign, rest = uri.partition("://")
    return scheme.replace("neo4j", "bolt") + sign + rest


def _of_server(error: BaseException, access: Access) -> str:
    code = getattr(error, "code", None) or ""
    said = " ".join((getattr(error, "message", None) or str(error)).split()).rstrip(".")
    whole = " ".join(str(one).lower() for one in _chain(error))
    if any(word in whole for word in _DISK):
        return "the server's disk is full; make room there"
    if any(word in whole for word in _BROKEN):
        return "the server could not write to its disk, which may be full; make room there and restart it"
    for part, meaning in _BY_CODE:
        if part in code:
            return meaning.format(user=access.user, database=access.database, said=said)
    return f"the server says: {said}"


def _of_encryption(said: str, access: Access) -> str:
    scheme, _, rest = access.uri.partition("://")
    plain = scheme.partition("+")[0]
    if "self-signed" in said or "self signed" in said or "unable to get" in said or "verify failed" in said:
        doubt = (
            "the name in it is another" if "ostname" in said or "mismatch" in said else "nobody known vouches for it"
        )
        return f"the server's certificate is refused, {doubt}; have it mended, or take it as it is with {plain}+ssc://{rest}"
    return f"no encrypted connection came about; if the server does not encrypt, write {plain}://{rest}"


def _chain(error: BaseException) -> list[BaseException]:
    found: list[BaseException] = []
    one: BaseException | None = error
    while one is not None and one not in found:
        found.append(one)
        one = one.__cause__ or one.__context__
    return found
