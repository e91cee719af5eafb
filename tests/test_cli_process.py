"""What only a process of its own can show: pipes, interruption, encodings, terminals."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import small_graph
from command_line import process, start

POSIX = os.name == "posix"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("graphs") / "small.graph"
    small_graph.graph().save(place)
    return place


def test_a_reader_that_stops_reading_is_no_error(graph: Path) -> None:
    if not POSIX:
        return  # a closed pipe is another error there, which Python tells at the end of the process
    reader, writer = os.pipe()
    os.close(reader)
    with start("links", graph, "--format", "json", stdout=writer) as running:
        os.close(writer)
        assert running.stderr is not None
        assert running.stderr.read() == b""
    assert running.returncode == 141


def test_an_overview_that_nobody_reads_is_no_error() -> None:
    if not POSIX:
        return
    reader, writer = os.pipe()
    os.close(reader)
    with start("--help", stdout=writer) as running:
        os.close(writer)
        assert running.stderr is not None
        assert running.stderr.read() == b""


def opened(pipe: Path, running: subprocess.Popen[bytes]) -> int:
    """Our end of a named pipe, once the command has opened its own: from then on it is busy reading."""
    while running.poll() is None:
        with contextlib.suppress(OSError):  # nobody reads yet
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
    pytest.fail("the command ended before it read")


def test_ctrl_c_ends_with_130_and_leaves_no_half_file(tmp_path: Path) -> None:
    if not POSIX:
        return
    out, pipe = tmp_path / "out.csv", tmp_path / "slow.cypher"
    os.mkfifo(pipe)
    # where a shell runs these tests in the background, they ignore the signal, and what they start would too
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        running = start("query", pipe, "-o", out)
    finally:
        signal.signal(signal.SIGINT, before)
    with running:
        ours = opened(pipe, running)
        running.send_signal(signal.SIGINT)
        _, err = running.communicate(timeout=60)
        os.close(ours)
    assert running.returncode == 130
    assert b"Traceback" not in err
    assert [place.name for place in tmp_path.iterdir()] == ["slow.cypher"]


@pytest.mark.parametrize("locale", ["C", "POSIX", "zh_CN.GBK", "en_US.UTF-8"])
def test_what_goes_into_a_pipe_is_utf8_whatever_the_locale(graph: Path, locale: str) -> None:
    surroundings = {"LC_ALL": locale, "PYTHONIOENCODING": "", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    answer = process("links", graph, "--format", "csv", environment=surroundings)
    assert answer.status == 0
    assert "海州市明珠区" in answer.out


@pytest.mark.parametrize(
    ("locale", "heading"), [("zh_CN.UTF-8", "合作对象"), ("en_GB.UTF-8", "counterpart"), ("C", "unit")]
)
def test_the_locale_chooses_the_language(graph: Path, locale: str, heading: str) -> None:
    assert heading in process("links", graph, environment={"LC_ALL": locale}).out


def test_nothing_is_coloured_where_no_terminal_is(graph: Path) -> None:
    assert "\x1b" not in process("check", graph).out


@pytest.mark.parametrize(("no_colour", "coloured"), [("", True), ("1", False)])
def test_a_terminal_gets_colour_unless_it_says_no(graph: Path, no_colour: str, coloured: bool) -> None:
    if not POSIX:
        return
    import pty

    ours, theirs = pty.openpty()
    surroundings = {"NO_COLOR": no_colour, "TERM": "xterm", "COLUMNS": "80"}
    with start("check", graph, environment=surroundings, stdout=theirs, stderr=subprocess.DEVNULL) as running:
        running.wait()
    os.close(theirs)
    shown = os.read(ours, 65536).decode("utf-8")
    os.close(ours)
    assert "plan.txt:5" in shown
    assert ("\x1b[" in shown) == coloured


def test_columns_of_the_environment_set_the_width(graph: Path) -> None:
    narrow, wide = (process("stats", graph, environment={"COLUMNS": columns}).out for columns in ("40", "120"))
    assert max(map(len, narrow.splitlines())) <= 40 < max(map(len, wide.splitlines()))


def test_the_script_and_the_module_are_one() -> None:
    import graphkit

    answer = process("--version")
    assert (answer.status, answer.out) == (0, f"graphkit {graphkit.__version__}\n")
    script = Path(sys.executable).with_name("graphkit")
    if script.exists():
        assert subprocess.run([script, "--version"], capture_output=True, check=True).stdout.decode() == answer.out
