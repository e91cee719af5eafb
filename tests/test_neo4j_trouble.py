"""Whatever is wrong with the server or the way to it: one sentence, exit status 4, and no password in it."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

import graphkit as gk
from command_line import process
from graphkit.errors import ServerError, UsageError
from graphkit.store.access import Access, access, password_from
from graphkit.store.trouble import sentence
from neo4j_fixtures import Database
from small_graph import graph as small_plan

pytestmark = pytest.mark.xdist_group("neo4j")

SECRET = "geheim-und-lang"


def refused(uri: str, *auth: str, database: str | None = None) -> str:
    """What a push says that fails; always one sentence for exit status 4."""
    user, password = auth or ("neo4j", SECRET)
    with pytest.raises(ServerError) as failure:
        gk.push(small_plan(), uri, (user, password), database)
    said = str(failure.value)
    assert password not in said
    assert said.startswith(uri)
    assert said.endswith(".")
    assert "\n" not in said
    return said


def test_a_wrong_password(database: Database) -> None:
    assert "refuses user 'neo4j' with this password; check NEO4J_USERNAME" in refused(database.uri)


def test_no_server(database: Database) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert "no server answers there" in refused(f"bolt://127.0.0.1:{port}")


def test_an_unknown_host() -> None:
    assert "no machine of this name is known" in refused("bolt://no-such-host.invalid:7687")


def test_something_else_at_the_port() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        import threading

        def talk() -> None:
            caller, _ = server.accept()
            with caller:
                caller.recv(100)
                caller.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

        thread = threading.Thread(target=talk)
        thread.start()
        uri = f"bolt://127.0.0.1:{server.getsockname()[1]}"
        said = refused(uri)
        thread.join()
    assert "no Neo4j 5.7 or newer" in said or "the connection" in said


def test_an_unknown_database(database: Database) -> None:
    assert "has no database 'nowhere'" in refused(database.uri, *database.auth, database="nowhere")


def test_encryption_that_the_server_does_not_speak(database: Database) -> None:
    uri = database.uri.replace("bolt://", "bolt+s://")
    assert f"no encrypted connection came about; if the server does not encrypt, write {database.uri}" in refused(uri)


@pytest.mark.parametrize(
    ("code", "said", "expected"),
    [
        # The Community edition knows no roles; the code is the server's own. The rest: test_neo4j_breakdowns.
        ("Neo.ClientError.Security.Forbidden", "Create node is not allowed", "user 'neo4j' may not do this"),
        ("Neo.DatabaseError.Transaction.TransactionCommitFailed", "No space left on device", "disk is full"),
        ("Neo.TransientError.General.MemoryPoolOutOfMemoryError", "limit 700 MB", "too little memory"),
        ("Neo.TransientError.General.DatabaseUnavailable", "offline", "does not run"),
        ("Neo.ClientError.Statement.Odd", "something new.", "the server says: something new."),
    ],
)
def test_what_the_server_says_is_put_plainly(code: str, said: str, expected: str) -> None:
    from neo4j.exceptions import Neo4jError

    error = Neo4jError._hydrate_neo4j(code=code, message=said)
    found = sentence(error, Access("bolt://127.0.0.1", "neo4j", SECRET))
    assert expected in str(found)
    assert found.exit_code == 4


def test_the_address_is_checked_before_anything_else() -> None:
    with pytest.raises(UsageError, match="No server is named: add --uri"):
        access(environ={})
    for odd in ("localhost:7687", "http://localhost:7474", "neo4j://"):
        with pytest.raises(UsageError, match="is no address of a Neo4j server"):
            access(odd, environ={})


def test_user_password_and_database_come_from_the_environment() -> None:
    told = {"NEO4J_URI": "neo4j://x", "NEO4J_USERNAME": "li", "NEO4J_PASSWORD": SECRET, "NEO4J_DATABASE": "d"}
    found = access(environ=told)
    assert (found.uri, found.user, found.password, found.database) == ("neo4j://x", "li", SECRET, "d")
    assert access("bolt://y", ("a", "b"), "e", told) == Access("bolt://y", "a", "b", "e")
    assert SECRET not in repr(found)


def test_the_password_may_stand_in_a_file(tmp_path: Path) -> None:
    place = tmp_path / "password"
    place.write_text(f"{SECRET}\nsecond line\n", encoding="utf-8")
    assert password_from(place) == SECRET
    place.write_text("\n", encoding="utf-8")
    with pytest.raises(UsageError, match="first line is empty"):
        password_from(place)
    with pytest.raises(UsageError, match="cannot be read, no such file"):
        password_from(tmp_path / "absent")


def test_the_command_line_ends_with_4_and_one_sentence(database: Database) -> None:
    told = {**database.environment, "NEO4J_PASSWORD": SECRET}
    ran = process("push", "--lang", "en", environment=told)
    assert ran.status == 4
    assert ran.out == ""
    assert ran.err.splitlines()[-1].startswith(f"graphkit: {database.uri}: the server refuses user 'neo4j'")
    assert SECRET not in ran.err
    assert "Traceback" not in ran.err
