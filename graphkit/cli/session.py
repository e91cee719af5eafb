"""One call of a command: where it reads, in which form it answers, and what it says on the way."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.cli import notes
from graphkit.cli.ledger_rows import check_rows
from graphkit.cli.progress_line import ProgressLine
from graphkit.errors import UsageError
from graphkit.language import Language, pick
from graphkit.tables.content import Answer
from graphkit.tables.formats import PLAIN_WIDTH, Format, render, render_text

if TYPE_CHECKING:
    from graphkit.graph import Graph
    from graphkit.reading import Bad
    from graphkit.spread import Way
    from graphkit.store import Store
    from graphkit.store.access import Access

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Session:
    """What the shared options say."""

    sources: tuple[str, ...]
    ledger: bool
    as_of: str | None
    language: Language
    format: Format
    output: Path | None
    server: Access | None = None
    pushes: bool = False
    names: str | None = None
    """A table of names of the user's own."""
    home: str | None = None
    """A division whose roster the gazetteer gives."""
    strict: bool = False
    way: Way | None = None
    """Where to read documents; none: over the cores, if there are many."""
    bad: list[Bad] | None = None
    """Takes the documents that could not be read while others could; without it one of them ends the command."""

    @property
    def day(self) -> str:
        """The day to judge by: the one asked for, else today."""
        from graphkit.today import today

        return self.as_of or today()

    def say(self, en: str, zh: str) -> str:
        """The wording in the user's language."""
        return pick(self.language, en, zh)

    def note(self, en: str, zh: str) -> None:
        """Tell the user something beside the answer, on standard error."""
        print(self.say(f"note: {en}", f"说明：{zh}"), file=sys.stderr)

    def graph(self) -> Graph:
        """The graph that the command is about, as of the day that was asked for.

        Read from the sources, or the bundled data where none is named, with a word on what is worth knowing about
        them; where a server is asked instead, what it holds.
        """
        whole = self.whole_graph()
        graph = whole.as_of(self.as_of) if self.as_of else whole
        notes.too_early(self, whole, graph)
        return graph

    def whole_graph(self) -> Graph:
        """The same with all that is known, whatever the day."""
        from graphkit.reading import read, read_many, wuhu_files
        from graphkit.spread import Way

        if self.asks_server:
            return self._pulled()
        if not self.sources and not self.home:
            notes.bundled(self)
            graph = read(*wuhu_files(self.ledger), names=self.names)
        else:
            if not self.ledger:
                self.note(
                    "--no-ledger concerns the bundled data only; what SOURCES name is read whole.",
                    "--no-ledger 只对自带数据有效；所列文件全部读入。",
                )
            self._spare_sources()
            way = self.way or Way(os.cpu_count() or 1)
            with ProgressLine(self.say("reading …", "正在读取……")) as progress, tempfile.TemporaryDirectory() as folder:
                places = [_place(source, Path(folder)) for source in self.sources]
                graph, bad, others = read_many(
                    *places, names=self.names, home=self.home, home_as_of=self.as_of, way=way, told=progress.told
                )
            notes.left_out(self, bad, others)
        notes.on_sources(self, graph)
        if self.strict:
            check_rows(graph, self.language)
        return graph

    @property
    def asks_server(self) -> bool:
        """Whether the command asks a server instead of sources."""
        return self.server is not None and not self.pushes

    def store(self, day: str | None = None) -> Store:
        """What answers queries: the server that is asked, else the embedded engine over the sources.

        A server holds all that is known; where a day leaves some of it out, the embedded engine answers of the rest.

        Parameters
        ----------
        day : str, optional
            Ask what was known to hold on this day; all that is known by default.
        """
        from graphkit.store import open_store

        if not self.asks_server:
            if indexed := self._indexed(day):
                return indexed
            whole = self.whole_graph()
            graph = whole.as_of(day) if day else whole
            notes.too_early(self, whole, graph)
            return open_store(graph)
        store = self.server_store()
        if day is None or (not self.as_of and _holds_all(store, day)):
            return store
        whole = self.whole_graph()
        graph = whole.as_of(day)
        if graph is whole:
            return store
        store.close()
        return open_store(graph)

    def _indexed(self, day: str | None) -> Store | None:
        """The index of a large saved graph; none where it is small or a day leaves some of it out."""
        from graphkit.store.index import open_large

        if len(self.sources) != 1 or self.sources[0] == STANDARD_INPUT:
            return None
        with ProgressLine(self.say("reading …", "正在读取……")):
            store = open_large(self.sources[0])
        if store is None or day is None or (not self.as_of and _holds_all(store, day)):
            return store
        store.close()
        return None

    def server_store(self) -> Store:
        """The server that is asked."""
        from graphkit.store.neo4j import Neo4jStore

        assert self.server is not None
        self._spare_documents()
        return Neo4jStore(self.server)

    def _spare_documents(self) -> None:
        if self.sources:
            raise UsageError("--uri asks a server instead of documents: name SOURCES or --uri, not both.")

    def _pulled(self) -> Graph:
        from graphkit.push import pull

        self._spare_documents()
        with ProgressLine(self.say("reading …", "正在读取……")):
            return pull(self.server)

    def deliver(self, answer: Answer) -> None:
        """Print the answer, or write it to the file that was named."""
        if self.output is None:
            if self.format == "xlsx":
                self.hand_over(render(answer, self.format, language=self.language))
                return
            columns = shutil.get_terminal_size().columns
            sys.stdout.write(render_text(answer, self.format, columns, _colour(), self.language))
            sys.stdout.flush()
            return
        self.hand_over(render(answer, self.format, PLAIN_WIDTH, language=self.language))

    def hand_over(self, data: bytes) -> None:
        """Write bytes to the file that was named, or to standard output where that is no terminal."""
        if self.output is not None:
            from graphkit.atomic import write_file

            self._spare_sources()
            write_file(self.output, data)
            return
        if sys.stdout.isatty():
            raise UsageError("a workbook is nothing for a terminal: name a file with -o, such as -o gaps.xlsx.")
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.flush()

    def _spare_sources(self) -> None:
        if self.output is None:
            return
        for source in self.sources:
            if os.path.exists(source) and self.output.exists() and os.path.samefile(source, self.output):
                raise UsageError(f"{self.output}: this is one of the sources; name another file to write to.")


_ENDED_OR_LATER = """
MATCH ()-[r:PARTNERS_WITH]->()
WHERE r.status = 'ended' OR r.since > $day OR r.until < $day
RETURN count(r) AS some
UNION ALL
MATCH (p:Plan) WHERE p.issued > $day
RETURN count(p) AS some
"""


def _holds_all(store: Store, day: str) -> bool:
    """Whether all that a server holds holds today: without this every question would read the whole graph first."""
    return not any(row[0] for row in store.run(_ENDED_OR_LATER, {"day": day}).rows)


def _place(source: str, folder: Path) -> Path:
    """The path of a source; what comes on standard input is put into a file first, since loaders read files."""
    if source != STANDARD_INPUT:
        return Path(source)
    place = folder / "stdin.txt"
    place.write_bytes(sys.stdin.buffer.read())
    return place


def _colour() -> bool:
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or not sys.stdout.isatty():
        return False
    return sys.platform != "win32" or "WT_SESSION" in os.environ
