"""One call of a command: where it reads, in which form it answers, and what it says on the way."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.cli.ledger_rows import check_rows, unread_rows
from graphkit.cli.progress_line import ProgressLine
from graphkit.errors import InputError, UsageError
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

NO_WORKBOOK = "no-workbook"
"""Reason of the remark that a file with a workbook's name holds a text."""

_USUAL_ENCODINGS = ("", "utf-8", "utf8", "utf-8-sig", "ascii")


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
        self.note_if_too_early(whole, graph)
        return graph

    def note_if_too_early(self, whole: Graph, graph: Graph) -> None:
        """Say so where a date leaves no plan of those that there are."""
        plans = whole.node_table("Plan")
        if plans.num_rows and not graph.node_table("Plan").num_rows:
            first = min(date for date in plans["issued"].to_pylist() if date)
            self.note(
                f"no plan had been issued by {self.day}; the first is of {first}.",
                f"截至 {self.day} 还没有方案印发；最早的一份是 {first}。",
            )

    def whole_graph(self) -> Graph:
        """The same with all that is known, whatever the day."""
        from graphkit.reading import read, read_many, wuhu_files
        from graphkit.spread import Way

        if self.asks_server:
            return self._pulled()
        if not self.sources and not self.home:
            self._tell_bundled()
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
            self._tell_left_out(bad, others)
        self._tell_sources(graph)
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
            self.note_if_too_early(whole, graph)
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

    def note_if_empty(self, graph: Graph) -> None:
        """Say what was looked for where a text has neither a task nor a partnership."""
        if any(graph.types().get(kind, 0) for kind in ("PARTNERS_WITH", "SETS", "RESPONSIBLE_FOR")):
            return
        files = "、".join(source.file for source in graph.sources) or "-"
        self.note(
            f"{files}: neither a task nor a partnership was found; looked for numbered tasks with 责任单位, and for "
            "sentences in which two units that have names cooperate (合作, 结对, 共建, 对接 …).",
            f"{files}：没有发现任务，也没有发现合作关系；查找的是带“责任单位”的编号任务，以及写明双方名称的合作、结对、共建、对接等语句。",
        )

    def _tell_bundled(self) -> None:
        if self.ledger:
            self.note(
                "no SOURCES named: the bundled plan of Wuhu (2021) with its ledger of later agreements applied; "
                "--no-ledger shows the plan alone.",
                "未指定文件：使用自带的芜湖市 2021 年方案，并计入其后签约台账；--no-ledger 只看方案本身。",
            )
        else:
            self.note(
                "no SOURCES named: the bundled plan of Wuhu (2021) alone, without its ledger.",
                "未指定文件：只使用自带的芜湖市 2021 年方案，不计台账。",
            )

    def _tell_sources(self, graph: Graph) -> None:
        from graphkit.reading import SAME_CONTENT

        files = {Path(source).name for source in self.sources if not os.path.isdir(source)}
        if not self.strict:
            for file, words in unread_rows(graph, self.language):
                self.note(f'{file}: {words}. "graphkit check" lists all.', f"{file}：{words}。详见 graphkit check。")
        for source in graph.sources:
            if source.file in files and source.encoding.lower().replace("_", "-") not in _USUAL_ENCODINGS:
                self.note(
                    f"{source.file} was read as {source.encoding}.", f"{source.file} 按 {source.encoding} 编码读取。"
                )
        self._tell_kinds(graph)
        for remark in graph.remarks:
            if remark.reason == NO_WORKBOOK:
                self.note(
                    f"{remark.detail} is a text and no workbook; it was read as CSV.",
                    f"{remark.detail} 是文本而不是工作簿，已按 CSV 读取。",
                )
            elif remark.reason == SAME_CONTENT:
                self.note(
                    f"the same content twice was read once: {remark.detail}.",
                    f"内容相同的文件只读一次：{remark.detail}。",
                )

    def _tell_left_out(self, bad: list[Bad], others: list[Path]) -> None:
        """List what could not be read; where nobody takes it, the first ends the command."""
        if others:
            shown = "、".join(path.name for path in others[:5]) + (" …" if len(others) > 5 else "")
            self.note(
                f"left out, no loader reads files with these endings ({len(others)}): {shown}.",
                f"以下 {len(others)} 个文件的格式无法读取，已略过：{shown}。",
            )
        if self.bad is None and bad:
            raise InputError(bad[0].why)
        for one in bad:
            self.note(f"not read: {one.why.rstrip('.')}.", f"未能读取：{one.why.rstrip('.')}。")
        if self.bad is not None:
            self.bad.extend(bad)

    def _tell_kinds(self, graph: Graph) -> None:
        """Files that are scans, or something else than their names say; a saved graph told that when it was built."""
        from graphkit.terms import reason

        files = {source.key: source.file for source in graph.sources}
        given = {Path(source).name for source in self.sources if not os.path.isdir(source)}
        for remark in graph.remarks:
            if remark.reason in ("scan", "other-kind") and files.get(remark.source) in given:
                about = f"{reason(remark.reason, self.language)}: {remark.detail}"
                self.note(f"{files[remark.source]}: {about}.", f"{files[remark.source]}：{about}。")

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
